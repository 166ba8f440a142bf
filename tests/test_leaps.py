"""The machine's clock is set while something is on its way: it is not said by the same process once more."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.delivery import loop as delivery
from bot.model.ports import Post
from store.claims import LEASE
from store.store import Store
from tests.desk import ELSEWHERE, Desk
from tests.fakes.chat import Chat
from tests.store.samples import NORTH, NOW, SOUTH, reply
from tests.world import text


@dataclass
class Slow(Chat):
    """Takes what comes at once, and answers when it is let."""

    begun: list[str] = field(default_factory=list)
    answers: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def say(self, post: Post) -> str:
        self.begun.append(text(post.card))
        self.asked.set()
        if text(post.card) == "slow":
            await self.answers.wait()
        return await super().say(post)


@pytest.fixture
def slow(store: Store) -> Desk:
    store.know([NORTH, SOUTH], NOW)
    return Desk(store, Slow())


async def test_what_is_on_its_way_when_the_clock_leaps_is_said_once_and_holds_nothing_up(slow: Desk) -> None:
    chat = slow.chat
    assert isinstance(chat, Slow)
    slow.says(reply("slow"))
    first = asyncio.ensure_future(slow.delivery.deliver())
    await chat.asked.wait()

    slow.clock.moment += LEASE + timedelta(hours=1)
    slow.says(reply("behind it"), reply("another", ELSEWHERE))
    await slow.delivery.deliver()
    assert chat.begun == ["slow", "another"]

    chat.answers.set()
    await first
    assert chat.begun == ["slow", "another", "behind it"]
    assert slow.states() == ["sent"] * 3


async def test_what_was_given_up_on_its_way_is_taken_up_again_by_the_same_process(slow: Desk) -> None:
    chat = slow.chat
    assert isinstance(chat, Slow)
    slow.says(reply("slow"))
    first = asyncio.ensure_future(slow.delivery.deliver())
    await chat.asked.wait()
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)

    chat.answers.set()
    await slow.passes(seconds=LEASE.total_seconds())
    assert chat.begun == ["slow", "slow"]
    assert slow.states() == ["sent"]


async def test_what_could_not_be_written_down_for_a_bug_is_taken_up_again_by_the_same_process(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError

    slow.says(reply("a"))
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "settle", breaks)
        with pytest.raises(ValueError):
            await slow.delivery.deliver()
    assert slow.states() == ["sending"]

    await slow.passes(seconds=LEASE.total_seconds())
    assert slow.said() == ["a"]
    assert slow.states() == ["sent"]
