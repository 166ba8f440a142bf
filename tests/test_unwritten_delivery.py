"""The database cannot write what became of a message: that is no fault of the message's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DataError, DBAPIError, OperationalError, ProgrammingError

from bot.delivery.loop import TRIES_AT_STORING, Delivery
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable
from bot.model.ports import Post
from store.claims import LEASE
from store.outbox import OutboxState
from store.records import Stale
from store.schema import outbox
from tests.desk import ELSEWHERE, Desk
from tests.fakes.chat import Chat
from tests.store.samples import reply
from tests.world import text

_T = TypeVar("_T")


class Flapping:
    """A database that is away whenever a result is to be written, as often as told."""

    def __init__(self, times: int, error: Exception) -> None:
        self.times, self.error = times, error

    async def __call__(self, function: Callable[[], _T]) -> _T:
        if function.__name__ == "settled" and self.times:
            self.times -= 1
            raise self.error
        return function()


def flapping(desk: Desk, times: int, error: Exception, chat: Chat | None = None) -> Delivery:
    return Delivery(desk.store, {"chat": chat or desk.chat}, desk.clock, Flapping(times, error))


@pytest.mark.parametrize("times", [1, MOST_FAULTS, 3 * MOST_FAULTS])
async def test_what_stands_there_is_not_given_up_however_often_its_result_could_not_be_written(
    desk: Desk, times: int
) -> None:
    desk.says(reply("a"), reply("b"))
    delivery = flapping(desk, times, Unavailable("away"))
    for _ in range(times):
        with pytest.raises(Unavailable):
            await delivery.deliver()
        desk.clock.moment += LEASE
    await delivery.deliver()

    assert desk.said() == ["a", "b"]
    assert desk.states() == ["sent", "sent"]
    with desk.store.looking() as connection:
        assert connection.execute(select(outbox.c.faults)).scalars().all() == [0, 0]


@pytest.mark.parametrize("error", [ProgrammingError, OperationalError])
async def test_what_was_said_while_the_database_refused_everything_is_written_later(
    desk: Desk, error: type[DBAPIError]
) -> None:
    desk.says(reply("a"))
    delivery = flapping(desk, 1, error("UPDATE", {}, Exception("permission denied")))
    with pytest.raises(Unavailable):
        await delivery.deliver()
    await delivery.deliver()
    assert (desk.said(), desk.states()) == (["a"], ["sent"])


async def test_what_the_database_cannot_take_is_not_written_for_ever(desk: Desk) -> None:
    desk.says(reply("a"))
    delivery = flapping(desk, 1, DataError("UPDATE", {}, Exception("out of range")))
    with pytest.raises(DataError):
        await delivery.deliver()
    desk.says(reply("b", ELSEWHERE))
    await delivery.deliver()
    assert desk.states() == ["sending", "sent"]


async def test_what_was_under_way_when_the_database_went_is_said_to_its_end_and_written_later(desk: Desk) -> None:
    class Slow(Chat):
        async def say(self, post: Post) -> str:
            if text(post.card) == "slow":
                await gone.wait()
            said.set()
            return await super().say(post)

    gone, said, slow = asyncio.Event(), asyncio.Event(), Slow()
    desk.says(reply("quick"), reply("slow", ELSEWHERE))
    delivery = flapping(desk, 1, Unavailable("away"), slow)
    running = asyncio.ensure_future(delivery.deliver())
    await said.wait()
    for _ in range(10):
        await asyncio.sleep(0)
    gone.set()
    with pytest.raises(Unavailable):
        await running
    await delivery.deliver()

    assert [text(post.card) for post in slow.posts.values()] == ["quick", "slow"]
    assert desk.states() == ["sent", "sent"]


async def test_a_result_that_is_written_twice_does_not_undo_what_came_in_between(desk: Desk) -> None:
    class Lost(Flapping):
        """The answer to the commit is lost."""

        async def __call__(self, function: Callable[[], _T]) -> _T:
            lost, done = function.__name__ == "settled" and self.times > 0, function()
            self.times -= lost
            if lost:
                raise self.error
            return done

    desk.says(reply("a", live="card"))
    delivery = Delivery(desk.store, {"chat": desk.chat}, desk.clock, Lost(1, Unavailable("away")))
    with pytest.raises(Unavailable):
        await delivery.deliver()
    with desk.store.transaction() as connection:
        connection.execute(update(outbox).values(state=OutboxState.CANCELLED.value))
    await delivery.deliver()

    assert desk.states() == ["cancelled"]


@pytest.mark.parametrize(("times", "states"), [(TRIES_AT_STORING - 1, ["sent"]), (TRIES_AT_STORING, ["sending"])])
async def test_a_result_that_meets_another_process_is_written_again_five_times_at_most(
    desk: Desk, times: int, states: list[str]
) -> None:
    assert TRIES_AT_STORING == 5
    desk.says(reply("a"))
    delivery = flapping(desk, times, Stale("outbox"))
    with suppress(Unavailable):
        await delivery.deliver()

    assert desk.said() == ["a"]
    assert desk.states() == states


async def test_what_a_killed_process_had_claimed_and_is_looked_for_too_late_is_dead_with_the_reason(desk: Desk) -> None:
    desk.says(reply("a"))
    desk.claims("killed/1")
    await desk.passes(days=4)
    assert (desk.states(), desk.errors()) == (["dead"], ["too old"])
