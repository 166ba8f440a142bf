"""Two sockets at a time: while one goes the next one is there, and one that is deaf does not stay."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from adapters.slack.adapter import SlackAdapter
from adapters.slack.signs import COMES_BACK_WITHIN, QUIET
from adapters.slack.socket import Patience
from bot.model.messages import Card, Place
from bot.model.people import Reader
from bot.model.ports import Post
from bot.model.words import say
from store.schema import tickets
from tests.adapters.desk import NOW, Inbox
from tests.adapters.in_slack import slack
from tests.adapters.sockets import connected
from tests.adapters.stages import STAGES
from tests.adapters.stages.school import Desk
from tests.adapters.stages.slack import OverSocket
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_workspace import BOT, HELP, TEAM
from tests.world import Turned

__all__ = ["slack"]

STUDENT, ROOM = "U01STUD", "DU01STUD"
REFRESH = {"type": "disconnect", "reason": "refresh_requested"}


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[tuple[Desk, OverSocket]]:
    desk = Desk(sqlite_url)
    async with STAGES["slack over a socket"](desk, desk.clock) as made:
        assert isinstance(made, OverSocket)
        desk.open(made)
        yield desk, made
    desk.store.close()


async def until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it does not become true")


async def refreshed(slack: FakeSlack) -> None:
    """Slack wants the newest connection replaced, and the next one is open."""
    slack.connected.clear()
    await slack.sockets[-1].send_json(REFRESH)
    await slack.connected.wait()


async def test_the_next_connection_is_open_while_the_old_one_is_heard_to_its_end(slack: FakeSlack) -> None:
    inbox = Inbox()
    inbox.gate.clear()
    async with connected(slack, inbox):
        slow = await slack.send(slack.message(STUDENT, "hello"))
        await inbox.came.wait()
        await refreshed(slack)
        inbox.gate.set()
        assert await slack.acknowledged.get() == slow
        for socket in (0, 1):
            assert await slack.send({"type": "odd"}, socket=socket) == await slack.acknowledged.get()
        await slack.sockets[0].close()
        assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()
    assert len(slack.sockets) == 2


@pytest.mark.parametrize("frames", [1, 3])
async def test_one_that_slack_does_not_close_is_given_up_and_not_replaced_twice(slack: FakeSlack, frames: int) -> None:
    async with connected(slack, Inbox(), Patience(silence=30, pause=0, lingering=0.05)):
        for _ in range(frames - 1):
            await slack.sockets[0].send_json(REFRESH)
        await refreshed(slack)
        await until(lambda: slack.sockets[0].closed)
        assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()
    assert len(slack.sockets) == 2


async def test_what_comes_over_both_is_acknowledged_on_both_and_done_once(stage: tuple[Desk, OverSocket]) -> None:
    desk, on = stage
    await refreshed(on.slack)
    for number, socket in enumerate((0, 1)):
        await on.slack.send(on.slack.message(STUDENT, f"ticket open screen {number} is dark", ROOM), socket=socket)
    twice = on.slack.message(STUDENT, "ticket open the lamp is dark", ROOM)
    for socket in (0, 1):
        await on.slack.send_again("both", twice, socket=socket)
    await until(lambda: len(desk.outcomes) >= 4 and on.slack.answers["both"] == 2)
    assert sorted(opened(desk)) == ["screen 0 is dark", "screen 1 is dark", "the lamp is dark"]


async def test_a_refresh_in_the_middle_of_a_hundred_loses_none_and_doubles_none(stage: tuple[Desk, OverSocket]) -> None:
    desk, on = stage
    slack, sent = on.slack, {}
    for number in range(100):
        if number == 40:
            slack.connected.clear()
            await slack.sockets[0].send_json(REFRESH)
        if number == 50:
            await slack.connected.wait()
        if number == 70:
            await slack.sockets[0].close()
        event = slack.message(STUDENT, f"ticket open screen {number} is dark", ROOM)
        sent[await slack.send(event, socket=0 if number < 70 and number % 2 else -1)] = event
    async with asyncio.timeout(10):
        while missing := sent.keys() - slack.acknowledgements.keys():
            for envelope in missing:
                await slack.send_again(envelope, sent[envelope])
            await asyncio.sleep(0.1)
    assert sorted(opened(desk)) == sorted(f"screen {number} is dark" for number in range(100))
    assert len(slack.sockets) == 2


def opened(desk: Desk) -> list[str]:
    with desk.store.looking() as connection:
        return list(connection.execute(select(tickets.c.summary)).scalars())


async def test_what_is_said_while_one_hangs_comes_over_the_next(slack: FakeSlack) -> None:
    inbox = Inbox()
    async with connected(slack, inbox, Patience(silence=0.05, pause=0)):
        slack.connected.clear()
        await slack.connected.wait()
        await slack.send(slack.message(STUDENT, "hello"))
        await inbox.came.wait()
    assert [message.words for message in inbox.messages] == ["hello"]


PRIVATE = Place("slack", TEAM, f"@{STUDENT}")


def reminder(place: Place = PRIVATE) -> Post:
    return Post(place, Card(say("Algebra begins in an hour.")), Reader("UTC"), "key-1")


def own_words(slack: FakeSlack) -> dict[str, object]:
    return slack.message(BOT, "Algebra begins in an hour.", ROOM, bot_id="B01DESK")


class Quiet:
    """A connection over which pings come, and nothing else."""

    def __init__(self, slack: FakeSlack, clock: Turned) -> None:
        self.slack, self.clock = slack, clock

    async def later(self, desk: SlackAdapter, opened: int = 1, **length: float) -> None:
        """The next ping; `opened`: how many connections there were by then."""
        self.clock.moment += timedelta(**length)
        self.slack.now = self.clock.now()
        await self.slack.sockets[-1].ping()
        await until(lambda: desk.facts().get("last_frame_seconds") == 0.0 and len(self.slack.sockets) >= opened)
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(self.slack.sockets) == opened


PAST = COMES_BACK_WITHIN.total_seconds() + 1


async def test_a_connection_on_which_our_own_words_do_not_come_back_is_replaced(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    quiet = Quiet(slack, clock := Turned(NOW))
    async with connected(slack, Inbox(), clock=clock) as desk:
        await desk.say(reminder())
        await quiet.later(desk, seconds=PAST - 2)
        await quiet.later(desk, 2, seconds=2)
        assert "did not come back" in caplog.text
        assert desk.facts()["deaf_renewals"] == 1

        await desk.say(reminder())
        await quiet.later(desk, 2, seconds=PAST)  # it did not help, so it is tried less often
        await quiet.later(desk, 3, seconds=PAST)

        assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()
        assert "deaf_renewals" not in desk.facts()


async def test_a_connection_on_which_they_come_back_stays(slack: FakeSlack) -> None:
    inbox = Inbox()
    quiet = Quiet(slack, clock := Turned(NOW))
    async with connected(slack, inbox, clock=clock) as desk:
        for _ in range(3):
            await desk.say(reminder())
            assert await slack.send(own_words(slack)) == await slack.acknowledged.get()
            await quiet.later(desk, seconds=PAST)
        await quiet.later(desk, hours=2)
    assert inbox.messages == []


async def test_in_a_channel_nothing_need_come_back(slack: FakeSlack) -> None:
    quiet = Quiet(slack, clock := Turned(NOW))
    async with connected(slack, Inbox(), clock=clock) as desk:
        await desk.say(reminder(Place("slack", TEAM, HELP)))
        await quiet.later(desk, seconds=PAST)


async def test_where_other_processes_hear_too_one_word_that_goes_to_them_is_no_proof(slack: FakeSlack) -> None:
    slack.elsewhere = 1
    quiet = Quiet(slack, clock := Turned(NOW))
    async with connected(slack, Inbox(), clock=clock) as desk:
        for count in range(8):
            await desk.say(reminder())
            await quiet.later(desk, 1 if count < 7 else 2, seconds=PAST)


async def test_a_connection_that_brings_nothing_for_longer_than_ever_is_told_of_once(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    quiet = Quiet(slack, clock := Turned(NOW))
    night = QUIET.total_seconds() / 3600
    async with connected(slack, Inbox(), clock=clock) as desk:
        await quiet.later(desk, hours=night)
        assert "warning" not in desk.facts()
        for _ in range(3):
            await quiet.later(desk, hours=20)
        warning = f"no event came for {night + 60:.0f} hours, though the connection is open"
        assert (desk.facts()["warning"], desk.health()) == (warning, None)
        assert caplog.text.count("no event came") == 1

        assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()
        await quiet.later(desk, hours=night + 60)
        assert "warning" not in desk.facts(), "so long a pause is usual by now: a weekend"
