"""Nobody knows whether it was said: it is looked up, and each message belongs to one process at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.delivery import loop as module
from bot.delivery.loop import Delivery
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable, Unknown
from bot.model.escalation import EscalationState
from bot.model.messages import Guard, Place
from bot.model.people import Identity, Person, Role
from bot.model.ports import Post
from store import claims
from store import delivery as rows
from store.claims import LEASE
from store.delivery import Outcome
from store.outbox import OutboxState
from store.schema import cards, outbox
from tests.desk import ELSEWHERE, Desk
from tests.fakes.chat import Chat
from tests.store.samples import NORTH, NOW, ROOM, escalation, reply
from tests.world import text

_T = TypeVar("_T")
SAM = Person(1, "Sam", Role.STUDENT, "Europe/Lisbon", identities=(Identity("chat", "north", "sam"),))


async def test_nothing_is_lost_or_doubled_when_the_answer_of_a_platform_that_reads_back_is_lost(desk: Desk) -> None:
    desk.says(reply("taken", live="card"))
    desk.chat.failures, desk.chat.accepts_although_failing = [Unknown("timeout")], True
    await desk.delivery.deliver()
    desk.says(reply("not taken", ELSEWHERE))
    desk.chat.failures, desk.chat.accepts_although_failing = [Unknown("timeout")], False
    await desk.delivery.deliver()
    await desk.passes(seconds=59)
    assert desk.states() == ["unknown", "unknown"]

    await desk.passes(seconds=1)
    assert desk.said() == ["taken", "not taken"]
    with desk.store.looking() as connection:
        assert connection.execute(select(cards.c.remote_id)).scalars().all() == ["p1"]


async def test_a_page_whose_matter_ended_is_not_repeated_but_found_so_that_it_can_be_changed(desk: Desk) -> None:
    with desk.store.begin(NORTH, NOW) as work:
        kept = work.escalations.add(escalation(due=None))
    guard = Guard("escalations", kept.id, "open")
    for words, accepts in (("seen", True), ("not seen", False)):
        desk.says(reply(words, Place("chat", "north", words), live=words, only_while=guard))
        desk.chat.failures, desk.chat.accepts_although_failing = [Unknown("timeout")], accepts
        await desk.delivery.deliver()
    with desk.store.begin(NORTH, NOW) as work:
        work.escalations.save(replace(kept, state=EscalationState.ENDED))
        work.outbox.add([reply("settled", live=words, edit_only=True) for words in ("seen", "not seen")])
    await desk.passes(seconds=60)

    assert desk.said() == ["settled"]
    assert desk.states() == ["sent", "cancelled", "sent", "cancelled"]


@pytest.mark.parametrize("said_before_it_died", [True, False])
async def test_what_a_killed_process_had_claimed_is_taken_over_after_its_lease(
    desk: Desk, said_before_it_died: bool
) -> None:
    desk.says(reply("a"), reply("b"))
    (claimed,) = desk.claims().sayings
    if said_before_it_died:
        spoken = claimed.spoken
        await desk.chat.say(Post(spoken.place, spoken.card, spoken.reader, claimed.mark))
    await desk.passes(seconds=LEASE.total_seconds() - 1)
    assert desk.states() == ["sending", "ready"]

    await desk.passes(seconds=1)
    assert desk.said() == ["a", "b"]


@pytest.mark.parametrize(("still", "said"), [(5, ["a"]), (6, []), (65, ["a"])])
async def test_who_stood_still_since_the_claim_begins_nothing_that_another_may_be_saying(
    desk: Desk, still: int, said: list[str]
) -> None:
    async def stands_still(function: Callable[[], _T]) -> _T:
        done = function()
        if isinstance(done, claims.Claim) and done.sayings:
            desk.clock.moment += timedelta(seconds=still)
            await desk.process().deliver()
        return done

    desk.says(reply("a"))
    await Delivery(desk.store, {"chat": desk.chat}, desk.clock, stands_still).deliver()
    assert desk.said() == said

    await desk.passes(seconds=2)
    assert desk.said() == ["a"]


async def test_who_was_overtaken_writes_nothing_any_more(desk: Desk) -> None:
    desk.says(reply("a", live="card"))
    slow = desk.claims("slow/1").sayings[0]
    await desk.passes(seconds=60)
    with desk.store.transaction() as connection:
        rows.settle(connection, [Outcome(slow, OutboxState.DEAD, remote_id="elsewhere", error="late")])

    assert desk.states() == ["sent"]
    with desk.store.looking() as connection:
        assert connection.execute(select(cards.c.remote_id)).scalars().all() == ["p1"]


async def test_who_is_late_but_was_not_overtaken_still_writes(desk: Desk) -> None:
    desk.says(reply("a"))
    slow = desk.claims("slow/1").sayings[0]
    desk.clock.moment += 2 * LEASE
    with desk.store.transaction() as connection:
        rows.settle(connection, [Outcome(slow, OutboxState.SENT, remote_id="p7")])

    assert desk.states() == ["sent"]


async def test_a_message_that_kills_every_process_is_given_up(desk: Desk) -> None:
    desk.says(reply("deadly"), reply("harmless"))
    for number in range(MOST_FAULTS):
        desk.claims(f"killed/{number}")
        desk.clock.moment += LEASE
    await desk.delivery.deliver()

    assert desk.said() == ["harmless"]
    assert (desk.states(), desk.errors()[0]) == (["dead", "sent"], "processes ended while they said it")


async def test_answers_that_got_lost_and_processes_that_ended_are_counted_apart(desk: Desk) -> None:
    desk.says(reply("a"))
    desk.chat.failures = [Unknown("timeout")] * (MOST_FAULTS - 1)
    for _ in range(MOST_FAULTS - 1):
        await desk.passes(seconds=60)
    assert desk.states() == ["unknown"]
    for number in range(MOST_FAULTS - 1):
        desk.clock.moment += LEASE
        assert desk.claims(f"killed/{number}").sayings
    await desk.passes(seconds=60)

    assert desk.said() == ["a"]
    assert desk.states() == ["sent"]


@pytest.mark.parametrize("spoken", ["", "{", "[]", "{}", '{"place":["chat"],"card":{"text":["a"]},"reader":["UTC"]}'])
async def test_a_row_that_cannot_be_read_is_put_aside_and_the_others_are_said(desk: Desk, spoken: str) -> None:
    desk.says(reply("a"), reply("b"), reply("x", ELSEWHERE))
    with desk.store.transaction() as connection:
        connection.exec_driver_sql(f"UPDATE outbox SET spoken = '{spoken}' WHERE id = 1")  # noqa: S608
    await desk.delivery.deliver()

    assert sorted(desk.said()) == ["b", "x"]
    with desk.store.looking() as connection:
        state, error = connection.execute(select(outbox.c.state, outbox.c.error).where(outbox.c.id == 1)).one()
    assert state == "dead"
    assert error.startswith("it cannot be read: ")


async def test_a_guard_of_a_later_version_is_put_aside(desk: Desk) -> None:
    desk.says(reply("a", only_while=Guard("approvals", 1, "open")), reply("b"))
    await desk.delivery.deliver()

    assert desk.said() == ["b"]
    assert desk.states() == ["dead", "sent"]


class Broken(Chat):
    """Fails as no adapter should."""

    async def say(self, post: Post) -> str:
        if "a" in text(post.card):
            raise KeyError("ts")
        return await super().say(post)


async def test_a_bug_in_an_adapter_stops_no_other_message_and_is_logged(
    desk: Desk,
) -> None:
    desk.says(reply("a"), reply("x", ELSEWHERE))
    broken = Broken()
    with capture_logs() as log:
        await desk.process(broken).deliver()

    assert [text(post.card) for post in broken.posts.values()] == ["x"]
    assert desk.states() == ["unknown", "sent"]
    assert [line["event"] for line in log] == ["adapter failed"]


class Silent(Chat):
    """Answers nothing until it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = asyncio.Event()
        self.asked = asyncio.Event()

    async def say(self, post: Post) -> str:
        if post.place == ROOM:
            self.asked.set()
            await self.answers.wait()
        return await super().say(post)


async def test_a_platform_that_never_answers_is_waited_for_no_longer_than_a_while(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.voice.PATIENCE", 0.01)
    desk.says(reply("a"))
    await desk.process(Silent()).deliver()

    assert desk.states() == ["unknown"]


async def test_what_is_new_does_not_wait_for_a_slow_answer_and_what_is_under_way_is_finished(desk: Desk) -> None:
    silent = Silent()
    delivery = desk.process(silent)
    desk.says(reply("slow"))
    async with asyncio.TaskGroup() as group:
        running = group.create_task(delivery.run())
        delivery.wake()
        await silent.asked.wait()
        desk.says(reply("quick", ELSEWHERE))
        await delivery.deliver()
        assert [text(post.card) for post in silent.posts.values()] == ["quick"]

        finished = group.create_task(delivery.finish())
        desk.says(reply("after the end", ELSEWHERE))
        silent.answers.set()
        await finished
        running.cancel()
    assert desk.states() == ["sent", "sent", "ready"]


async def test_a_long_batch_begins_all_at_once_and_takes_no_longer_than_its_longest_answer(desk: Desk) -> None:
    """Nothing waits behind another until its lease is over."""
    rooms = [Place("chat", "north", f"room {number}") for number in range(module.MOST_AT_ONCE + 1)]
    begun: list[str] = []

    class Slow(Chat):
        async def say(self, post: Post) -> str:
            begun.append(post.place.channel)
            if len(begun) == module.MOST_AT_ONCE:
                full.set()
            await answers.wait()
            desk.clock.moment += timedelta(seconds=1)
            return await super().say(post)

    slow, full, answers = Slow(), asyncio.Event(), asyncio.Event()
    desk.says(*(reply("a", room) for room in rooms))
    async with asyncio.TaskGroup() as group:
        group.create_task(desk.process(slow).deliver())
        await asyncio.wait_for(full.wait(), 10)
        assert desk.states() == ["sending"] * module.MOST_AT_ONCE + ["ready"]
        answers.set()

    assert begun == [room.channel for room in rooms]
    assert desk.states() == ["sent"] * len(rooms)


async def test_a_message_for_a_platform_that_this_process_has_not_is_left_to_another(desk: Desk) -> None:
    desk.says(reply("a", Place("pigeon", "north", "room")), reply("b"))
    assert await desk.delivery.deliver() == 1
    assert desk.states() == ["ready", "sent"]

    pigeon = Chat(name="pigeon")
    await desk.process(pigeon).deliver()
    assert [text(post.card) for post in pigeon.posts.values()] == ["a"]


@pytest.mark.logs_errors("delivery failed")
async def test_the_database_goes_away_and_the_loop_goes_on(desk: Desk) -> None:
    failures, failed = [Unavailable("away"), ValueError("a bug")], asyncio.Event()

    async def threads(function: Callable[[], _T]) -> _T:
        if failures:
            failed.set()
            raise failures.pop(0)
        return function()

    silent = Silent()
    delivery = Delivery(desk.store, {"chat": silent}, desk.clock, threads)
    desk.says(reply("a"))
    async with asyncio.TaskGroup() as group:
        running = group.create_task(delivery.run())
        for _ in range(2):
            failed.clear()
            delivery.wake()
            await failed.wait()
        delivery.wake()
        await silent.asked.wait()
        running.cancel()
