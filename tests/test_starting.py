"""A process that was just started: it hears as soon as it knows the school, and turns away when that takes long."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from datetime import timedelta

import pytest

from adapters.web import Part
from bot import app as program
from bot import inbox as module
from bot.app import App, Duty
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable
from bot.model.intents.tickets import OpenTicket
from bot.model.messages import Kind, Message, Reply, private_place
from bot.model.people import Identity
from handlers.catalogue import HANDLERS
from handlers.turn import Turn
from store.store import Store
from tests.fakes.chat import Chat
from tests.program.process import until
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


def poison() -> Message:
    return Message(("m1",), SAM, private_place(SAM), "ticket open It stays dark", Kind.COMMAND)


async def test_what_comes_first_waits_until_the_people_on_call_are_known(app: App) -> None:
    hearing = asyncio.ensure_future(app.inbox.hear(urgent()))
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
        await app.inbox.hear(urgent())


async def schools_are(app: App, problem: str | None) -> bool:
    return (await app.health.ready()).get("schools", Part(None)).problem == problem


async def test_what_it_waits_for_before_it_hears_anybody_makes_it_unready(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise Unavailable("it is read-only")

    monkeypatch.setattr(program, "AGAIN_AFTER", 0.01)
    with monkeypatch.context() as patch:
        patch.setattr(app.store, "know", refuses)
        beginning = asyncio.ensure_future(app.run(None))
        await until(lambda: schools_are(app, "they are not known yet: it is read-only"), "the reason")
    await until(lambda: schools_are(app, None), "the schools to be known")
    app.stopping.set()
    await beginning


async def test_nobody_can_reach_it_before_words_are_understood_at_once(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    async def listens(_: object) -> None:
        done.append("listens")
        app.stopping.set()

    monkeypatch.setattr(program, "rehearse", lambda: done.append("understands"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("keeps it"))
    monkeypatch.setattr(app, "_listen", listens)
    with closing(socket.socket()) as listener:
        await app.run(listener)
    assert done == ["understands", "keeps it", "listens"]


class Killed(BaseException):
    """The process ends: nothing is committed, and nobody answers."""


@pytest.mark.logs_errors("message put aside")
async def test_what_ends_every_process_is_put_aside_after_five_of_them(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def ends(intent: OpenTicket, turn: Turn) -> list[Reply]:
        begun.append(intent.summary)
        raise Killed

    monkeypatch.setitem(HANDLERS, OpenTicket, ends)
    clock, told = Turned(), list[str]()
    for _ in range(MOST_FAULTS + 1):
        chat = Chat()
        process = App(Store(database_url), [NORTH], {chat.name: chat}, clock, Duty.WEB)
        await process.know()
        with suppress(Killed):
            await process.inbox.hear(poison())
        await process.delivery.deliver()
        told += [text(post.card) for post in chat.posts.values()]
        process.close()
        clock.moment += timedelta(minutes=1)

    assert len(begun) == MOST_FAULTS == 5
    to_staff, to_author = sorted(told)
    assert to_staff.startswith("I could not answer somebody")
    assert to_author.startswith("Something went wrong on my side (code ")
