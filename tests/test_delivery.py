"""What waits is said: in order, once, and when it may be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from bot.delivery.outcomes import LONGEST_WAIT
from bot.model.errors import NotSent, Throttled, Undeliverable
from bot.model.messages import Guard, Lane, Place, Reply, Thread, private_place
from bot.model.people import Identity
from store.schema import outbox, sessions
from tests.desk import ELSEWHERE, STAFF, Desk
from tests.next_due import next_due
from tests.store.samples import NORTH, NOW, ROOM, SOUTH, escalation, reply, says, session
from tests.world import text

SAM = private_place(Identity("chat", "north", "sam"))


async def test_a_place_hears_things_in_the_order_in_which_they_were_decided(desk: Desk) -> None:
    desk.says(reply("a"), reply("b", key="with a key"), reply("x", ELSEWHERE), reply("c"))
    await desk.delivery.deliver()

    assert [text(post.card) for post in desk.chat.posts.values() if post.place == ROOM] == ["a", "b", "c"]
    assert len(desk.said()) == 4


async def test_pages_go_first_and_notices_last(desk: Desk) -> None:
    lanes = {"notice": Lane.NOTICE, "answer": Lane.ANSWER, "page": Lane.PAGE}
    desk.says(*(reply(words, Place("chat", "north", words), lane=lane) for words, lane in lanes.items()))
    await desk.delivery.deliver()

    assert desk.said() == ["page", "answer", "notice"]


async def test_a_failure_holds_up_its_own_place_alone_and_the_order_stays(desk: Desk) -> None:
    desk.says(reply("a"), reply("b"), reply("x", ELSEWHERE))
    desk.chat.failures = [NotSent("refused")]
    await desk.delivery.deliver()
    assert desk.said() == ["x"]

    await desk.passes(seconds=1)
    assert desk.said() == ["x", "a", "b"]


async def test_a_key_is_said_once_ever_but_in_each_school(desk: Desk) -> None:
    desk.says(reply("a", key="k"), reply("b", key="k"))
    await desk.delivery.deliver()
    desk.says(reply("c", key="k"))
    says(desk.store, reply("d", SOUTH.staff[0], key="k"), of=SOUTH)
    await desk.delivery.deliver()

    assert desk.said() == ["a", "d"]


async def test_a_live_card_stays_one_message_also_when_it_changes_before_it_is_said(desk: Desk) -> None:
    desk.says(reply("new", live="card"), reply("newer", live="card"))
    await desk.delivery.deliver()
    desk.says(reply("newest", to=ELSEWHERE, live="card"))
    await desk.delivery.deliver()

    assert desk.said() == ["newest"]
    assert [post.place for post in desk.chat.posts.values()] == [ROOM]


async def test_two_schools_have_cards_of_the_same_name_apart(desk: Desk) -> None:
    desk.says(reply("north", live="card"))
    says(desk.store, reply("south", SOUTH.staff[0], live="card"), of=SOUTH)
    await desk.delivery.deliver()
    says(desk.store, reply("south again", live="card"), of=SOUTH)
    await desk.delivery.deliver()

    assert desk.said() == ["north", "south again"]


async def test_what_only_changes_a_card_is_dropped_when_there_is_none(desk: Desk) -> None:
    desk.says(reply("settled", live="card", edit_only=True))
    await desk.delivery.deliver()

    assert desk.said() == []
    assert desk.states() == ["cancelled"]


@pytest.mark.parametrize(("edit_only", "said"), [(False, ["newer"]), (True, [])])
async def test_a_card_that_was_deleted_is_posted_anew_unless_it_was_only_to_be_changed(
    desk: Desk, edit_only: bool, said: list[str]
) -> None:
    desk.says(reply("new", live="card"))
    await desk.delivery.deliver()
    desk.chat.posts.clear()

    desk.says(reply("newer", live="card", edit_only=edit_only))
    await desk.delivery.deliver()
    assert desk.said() == said


async def test_a_thread_waits_for_the_message_it_hangs_under(desk: Desk) -> None:
    desk.says(reply("root", STAFF, live="card"), reply("below", Thread("card"), lane=Lane.PAGE))
    desk.chat.failures = [Throttled("slow down", 30)]
    await desk.delivery.deliver()
    assert desk.said() == []

    await desk.passes(seconds=30)
    assert {words: post.place.thread for words, post in zip(desk.said(), desk.chat.posts.values(), strict=True)} == {
        "root": None,
        "below": "p1",
    }


async def test_a_thread_whose_message_never_came_is_said_in_the_channel_itself(desk: Desk) -> None:
    desk.says(reply("root", STAFF, live="card"), reply("below", Thread("card")))
    desk.chat.failures = [Undeliverable("msg_too_long")]
    await desk.delivery.deliver()

    assert desk.said() == ["below"]
    assert desk.chat.posts["p1"].place == STAFF


async def test_nothing_is_said_before_it_is_due_and_what_is_due_need_not_wait_for_it(desk: Desk) -> None:
    desk.says(reply("later", due=NOW + timedelta(minutes=5)), reply("now"))
    await desk.delivery.deliver()
    await desk.passes(minutes=4, seconds=59)
    assert desk.said() == ["now"]

    await desk.passes(seconds=1)
    assert desk.said() == ["now", "later"]


@pytest.mark.parametrize(("left", "said"), [(1, ["soon"]), (0, []), (-1, [])])
async def test_what_comes_too_late_is_not_said(desk: Desk, left: int, said: list[str]) -> None:
    desk.says(reply("soon", until=NOW + timedelta(seconds=60)))
    await desk.passes(seconds=60 - left)

    assert desk.said() == said
    assert desk.states() == ["sent" if said else "expired"]


async def test_many_that_came_too_late_do_not_hide_the_one_behind_them(desk: Desk) -> None:
    places = [Place("chat", "north", f"room{number}") for number in range(120)]
    desk.says(*(reply("late", place, until=NOW) for place in places), reply("in time"))
    await desk.delivery.deliver()

    assert desk.said() == ["in time"]


@pytest.mark.parametrize(
    ("state", "plan", "said"), [("scheduled", 1, True), ("cancelled", 1, False), ("scheduled", 2, False)]
)
async def test_a_guard_is_checked_when_it_is_said(desk: Desk, state: str, plan: int, said: bool) -> None:
    with desk.store.begin(NORTH, NOW) as work:
        kept = work.sessions.add(session())
        work.outbox.add([reply("soon", only_while=Guard("sessions", kept.id, "scheduled", 1))])
    with desk.store.transaction() as connection:
        changed = update(sessions).where(sessions.c.id == kept.id)
        connection.execute(changed.values(state=type(kept.state)(state), plan=plan))
    await desk.delivery.deliver()

    assert desk.said() == (["soon"] if said else [])
    assert desk.states() == (["sent"] if said else ["cancelled"])


async def test_a_guard_about_another_schools_row_does_not_hold(desk: Desk) -> None:
    with desk.store.begin(SOUTH, NOW) as work:
        theirs = work.escalations.add(escalation())
    desk.says(reply("never", only_while=Guard("escalations", theirs.id, "open")))
    await desk.delivery.deliver()

    assert desk.states() == ["cancelled"]


WAITS_GROW_FOR = 14
"""So many tries; then all waits are alike, and the program is away until the end is near."""


@pytest.mark.parametrize(
    ("said", "hours"),
    [(reply("a", SAM), 1), (reply("a", lane=Lane.PAGE), 24), (reply("a", lane=Lane.NOTICE), 72), (reply("a"), 72)],
)
async def test_what_is_certainly_not_said_is_tried_ever_more_rarely_until_it_is_too_old(
    desk: Desk, said: Reply, hours: int
) -> None:
    desk.says(said)
    waits = []
    while desk.clock.moment < NOW + timedelta(hours=hours):
        desk.chat.failures = [NotSent("refused")]
        await desk.delivery.deliver()
        assert desk.states() == ["ready"]
        due = next_due(desk.store, desk.clock.now())
        assert due is not None
        waits.append(due - desk.clock.now())
        soon_over = NOW + timedelta(hours=hours, minutes=-20)
        desk.clock.moment = max(due, soon_over) if len(waits) == WAITS_GROW_FOR else due
    desk.chat.failures = []
    await desk.delivery.deliver()
    assert desk.states() == ["dead"]
    assert desk.errors() == ["too old: refused"]

    for tries, wait in enumerate(waits):
        most = min(timedelta(seconds=2 ** min(tries, 20)), LONGEST_WAIT)
        assert most / 2 <= wait <= most


async def test_what_was_never_tried_is_not_too_old_but_for_an_answer(desk: Desk) -> None:
    desk.says(reply("page", lane=Lane.PAGE), reply("card"), reply("answer", SAM))
    await desk.passes(days=4)

    assert desk.said() == ["page", "card"]
    assert desk.states() == ["sent", "sent", "dead"]


async def test_that_a_page_became_too_old_is_told_at_once_and_of_an_answer_nobody_is(desk: Desk) -> None:
    for lane in (Lane.PAGE, Lane.ANSWER):
        desk.says(reply("late", lane=lane))
        desk.chat.failures = [NotSent("refused")]
        await desk.delivery.deliver()
        await desk.passes(days=4)
        assert desk.states() == ["dead"]
        told = desk.store.schools_with_due("outbox", desk.clock.now())
        assert told == ([NORTH.id] if lane is Lane.PAGE else [])
        with desk.store.transaction() as connection:
            connection.execute(delete(outbox))


async def test_a_platform_that_says_wait_is_waited_for_exactly_and_it_costs_no_try(desk: Desk) -> None:
    desk.says(reply("a"))
    for _ in range(20):
        desk.chat.failures = [Throttled("slow down", 90)]
        await desk.delivery.deliver()
        assert next_due(desk.store, desk.clock.now()) == desk.clock.now() + timedelta(seconds=90)
        desk.clock.moment += timedelta(seconds=90)
    await desk.delivery.deliver()

    assert desk.said() == ["a"]
