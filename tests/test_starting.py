"""A process that was just started: it hears as soon as it knows the school, and turns away when that takes long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot import app as module
from bot.app import App, Duty
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from store.store import Store
from tests.fakes.chat import Chat
from tests.stories.looking import URGENT
from tests.world import NORTH, Turned, text

SAM = Identity("chat", "north", "sam", "Sam Rivera")


@pytest.fixture
async def app(database_url: str) -> AsyncIterator[App]:
    """On an empty database, before anything is known."""
    chat = Chat()
    made = App(Store(database_url), [NORTH], {chat.name: chat}, Turned(), Duty.WEB)
    yield made
    made.close()


def urgent() -> Message:
    return Message(("m1",), SAM, private_place(SAM), URGENT.removeprefix("/"), Kind.COMMAND)


async def test_what_comes_first_waits_until_the_people_on_call_are_known(app: App) -> None:
    hearing = asyncio.ensure_future(app.hear(urgent()))
    await asyncio.sleep(0)
    assert not hearing.done()

    await app.know()
    await hearing
    await app.delivery.deliver()

    chat = app.adapters["chat"]
    assert isinstance(chat, Chat)
    assert any("Ticket 1 needs you" in text(post.card) for post in chat.posts.values())


async def test_what_would_have_to_wait_long_shall_come_again(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KNOWS_WITHIN", 0.01)

    with pytest.raises(Unavailable):
        await app.hear(urgent())
