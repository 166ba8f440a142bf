"""What an immediate private answer needs is a secret for some minutes: it does not stay with what was said."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.model.errors import NotSent, Undeliverable
from bot.model.messages import Asked, Guard, Reply, private_place
from bot.model.people import Identity, Person, Role
from store.queues import raw
from store.schema import outbox
from tests.desk import Desk
from tests.store.samples import NORTH, NOW, ROOM, reply
from tests.world import HELP_DESK, World

SECRET = "https://hooks.example/commands/T1/secret"
SAM = Person(1, "Sam", Role.STUDENT, "Europe/Lisbon", identities=(Identity("chat", "north", "sam"),))
HIS_OWN = private_place(SAM.identities[0])
ASKED = Asked(ROOM, NOW, alone=True, handle=SECRET)


def whisper(words: str, **more: Any) -> Reply:
    return reply(words, private_to=SAM, handle=SECRET, **more)


def kept(desk: Desk) -> list[bool]:
    """Whether the secret stands in what is kept of each message."""
    with desk.store.looking() as connection:
        rows = connection.execute(select(raw(outbox.c.spoken)).order_by(outbox.c.id)).scalars()
        return [SECRET in row for row in rows]


async def test_it_is_there_for_saying_it_and_gone_when_it_is_said(desk: Desk) -> None:
    desk.says(whisper("a"), reply("b", HIS_OWN, asked=ASKED), reply('"handle" and "asked"'))
    assert kept(desk) == [True, True, False]
    desk.chat.failures = [NotSent("refused")]
    await desk.delivery.deliver()
    assert kept(desk) == [True, False, False]

    await desk.passes(seconds=1)
    assert [post.handle for post in desk.chat.posts.values() if post.private_to] == [SECRET]
    assert kept(desk) == [False] * 3
    assert desk.states() == ["sent"] * 3
    with desk.store.begin(NORTH, NOW) as work:
        (card,) = work.outbox.last_said(ROOM, SAM, 9)[:1]
    assert card == reply("a").card


async def test_it_is_gone_when_it_is_given_up(desk: Desk) -> None:
    desk.says(whisper("a"), reply("b", HIS_OWN, asked=ASKED))
    desk.chat.failures = [Undeliverable("no_text"), Undeliverable("no_text")]
    await desk.delivery.deliver()

    assert desk.states() == ["dead", "dead"]
    assert kept(desk) == [False, True], "who asked is to be told there"
    with desk.store.begin(NORTH, NOW) as work:
        lost = work.unreached.find()
        assert lost[1].spoken.asked == ASKED
        work.unreached.settled(lost)
    assert kept(desk) == [False, False]


@pytest.mark.parametrize("more", [{"until": NOW}, {"only_while": Guard("escalations", 99, "open")}])
async def test_it_is_gone_when_it_is_not_said_at_all(desk: Desk, more: dict[str, Any]) -> None:
    desk.says(whisper("a", **more), reply("b", HIS_OWN, asked=ASKED, **more))
    await desk.delivery.deliver()

    assert set(desk.states()) <= {"expired", "cancelled"}
    assert kept(desk) == [False, False]


async def test_it_is_gone_when_something_newer_takes_its_place(desk: Desk) -> None:
    desk.says(*(reply("a", HIS_OWN, live=name, asked=ASKED) for name in ("card", "other", "card")))
    with desk.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE outbox SET spoken = '{\"asked\"' WHERE id = 3")
    with desk.store.begin(NORTH, NOW) as work:
        work.outbox.overtake("card")

    assert desk.states() == ["cancelled", "ready", "cancelled"]
    assert kept(desk) == [False, True, False]


async def test_it_is_not_kept_for_whom_nobody_can_reach(desk: Desk) -> None:
    nobody = Person(2, "Kim", Role.STUDENT, "Europe/Lisbon")
    desk.says(reply("a", private_to=nobody, handle=SECRET, asked=ASKED))
    assert (desk.states(), kept(desk)) == (["dead"], [False])


def test_after_a_story_nothing_leads_to_anybody(world: World) -> None:
    student = world.student
    student.says("/ticket open it stays dark", where=HELP_DESK, handle=SECRET)
    student.says("/help", where=HELP_DESK, handle=SECRET)
    student.says("/login", where=HELP_DESK, handle=SECRET)
    world.passes(minutes=1)
    with world.store.looking() as connection:
        rows = connection.execute(select(raw(outbox.c.spoken))).scalars().all()
    assert any(post.handle == SECRET for post in world.chat.posts.values())
    assert [row for row in rows if SECRET in row] == []
