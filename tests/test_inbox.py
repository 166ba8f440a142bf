"""The inbox: who is answered together, and what gives way meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import event

from bot import inbox
from bot import threads as module
from bot.app import App, Duty
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from bot.threads import Threads
from store.store import Store
from tests.fakes.chat import Chat
from tests.store.samples import SOUTH
from tests.world import NORTH, Turned

ROUNDS = 5


@pytest.fixture
async def app(store: Store) -> AsyncIterator[App]:
    made = App(store, [NORTH], {"chat": Chat()}, Turned(), Duty.WEB)
    await made.know()
    yield made
    await asyncio.to_thread(made.threads.close)


async def asks(app: App, number: int, rounds: int = ROUNDS) -> None:
    """Somebody whose next message takes a few turns of the loop to come."""
    author = Identity("chat", "north", f"sam{number}", f"Sam {number}")
    for turn in range(rounds):
        for _ in range(number):
            await asyncio.sleep(0)
        key = f"{number}-{turn}"
        await app.inbox.hear(Message((key,), author, private_place(author), "ticket open It is dark", Kind.COMMAND))


def counted(store: Store) -> list[str]:
    """A line for every transaction from now on in which something is heard."""
    heard: list[str] = []

    def begun(*given: Any) -> None:
        if "INTO heard" in given[2]:
            heard.append("one")

    event.listen(store.engine, "before_cursor_execute", begun)
    return heard


async def test_who_is_answered_together_is_heard_together_again(app: App, store: Store) -> None:
    together = counted(store)
    await asyncio.gather(*(asks(app, number) for number in range(8)))
    assert len(together) <= ROUNDS + 3  # the first is heard alone, and those who came meanwhile after it


async def test_who_asks_alone_waits_for_nobody(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "STILL_FOR", 10**9)
    async with asyncio.timeout(20):
        await asks(app, 0)


async def test_a_flood_of_one_workspace_leaves_the_others_alone(store: Store) -> None:
    app = App(store, [NORTH, SOUTH], {"chat": Chat()}, Turned(), Duty.WEB)
    await app.know()
    order: list[str] = []

    async def one(workspace: str, number: int) -> None:
        author = Identity("chat", workspace, f"sam{number}", f"Sam {number}")
        key = f"{workspace}-{number}"
        await app.inbox.hear(Message((key,), author, private_place(author), "my tickets", Kind.COMMAND))
        order.append(workspace)

    flood = [one("north", number) for number in range(5 * inbox.MOST_AT_ONCE)]
    await asyncio.gather(*flood, one("south", 1))
    await asyncio.to_thread(app.threads.close)
    assert order.index("south") <= 2 * inbox.MOST_AT_ONCE


@pytest.fixture
async def threads() -> AsyncIterator[Threads]:
    made = Threads(1)
    yield made
    await asyncio.to_thread(made.close)


async def test_after_one_alone_what_can_wait_goes_on_at_once(threads: Threads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CALM_AFTER", 3600)
    monkeypatch.setattr(module, "GIVES_WAY_FOR", 3600)
    with threads.pressing():
        waits = asyncio.ensure_future(threads.later(lambda: "done"))
        await asyncio.sleep(0)
    async with asyncio.timeout(20):
        assert await waits == "done"


async def test_between_two_crowds_nothing_else_begins(threads: Threads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CALM_AFTER", 3600)
    monkeypatch.setattr(module, "GIVES_WAY_FOR", 3600)
    with threads.pressing(), threads.pressing():
        waits = asyncio.ensure_future(threads.later(lambda: "what can wait"))
        await asyncio.sleep(0)
    for _ in range(20):
        await asyncio.sleep(0)
    with threads.pressing():
        assert await threads(lambda: "the next crowd") == "the next crowd"
    assert not waits.done()
    waits.cancel()


async def test_after_a_crowd_what_can_wait_goes_on_when_it_is_calm(
    threads: Threads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GIVES_WAY_FOR", 3600)
    with threads.pressing(), threads.pressing():
        waits = asyncio.ensure_future(threads.later(lambda: "done"))
        await asyncio.sleep(0)
    async with asyncio.timeout(20):
        assert await waits == "done"


async def test_who_goes_away_while_others_are_heard_takes_nobody_else_s_turn(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on, hears = threading.Event(), threading.Event(), app.engine.hear_all

    def slowly(messages: Sequence[Message], now: datetime) -> list[str | Unavailable]:
        begun.set()
        goes_on.wait(20)
        return hears(messages, now)

    monkeypatch.setattr(app.engine, "hear_all", slowly)
    first = asyncio.ensure_future(asks(app, 1, rounds=1))
    await asyncio.to_thread(begun.wait, 20)
    goes, waits = (asyncio.ensure_future(asks(app, number, rounds=1)) for number in (2, 3))
    for _ in range(20):
        await asyncio.sleep(0)
    goes.cancel()
    goes_on.set()
    await asyncio.gather(first, waits)
    assert goes.cancelled()
