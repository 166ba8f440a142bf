"""A local chat to test with: its people, a clock that stands still, an inbox that remembers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.browser import BrowserAdapter, Character, PushableClock, Room
from bot.model.errors import Unavailable
from bot.model.messages import Card, Message, Place
from bot.model.people import Identity, Reader
from bot.model.ports import Inbox, Post
from bot.model.words import say
from tests.adapters.desk import Formless

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
LISBON = Reader("Europe/Lisbon")
STUDENT = Character(
    "student",
    "Sam Rivera",
    "Student",
    (("@student", "Deskbell"), ("#help-desk", "#help-desk")),
    ("/help login", "/help ticket open ...", "my tickets"),
)
INSTRUCTOR = Character(
    "instructor",
    "Ines Duarte",
    "Instructor",
    (("@instructor", "Deskbell"), ("#algebra-2", "#algebra-2"), ("#help-desk", "#help-desk")),
    ("my sessions",),
)
ON_CALL = Character(
    "oncall",
    "Ana Castro",
    "On call",
    (("#help-desk-staff", "#help-desk-staff"), ("@oncall", "Deskbell")),
)
CAST = (STUDENT, INSTRUCTOR, ON_CALL)

Client: TypeAlias = TestClient[web.Request, web.Application]


class StillClock:
    def now(self) -> datetime:
        return NINE


class RememberingInbox(Formless):
    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.busy = False

    async def hear(self, message: Message) -> None:
        if self.busy:
            raise Unavailable
        self.heard.append(message)


def local_chat(room: Room) -> BrowserAdapter:
    return BrowserAdapter(room, CAST, PushableClock(StillClock(), room), zone="Europe/Lisbon")


def card_to(channel: str, card: Card, key: str = "key", only: Identity | None = None) -> Post:
    return Post(Place("browser", "local", channel), card, LISBON, key, only)


def simple(words: str) -> Card:
    return Card(say("{words}", words=words))


def application_of(chat: BrowserAdapter, inbox: Inbox) -> web.Application:
    application = web.Application()
    for route in chat.routes(inbox):
        application.router.add_route(route.method, route.path, route.handler)
    return application


@asynccontextmanager
async def opened(chat: BrowserAdapter, inbox: Inbox) -> AsyncIterator[Client]:
    """The chat's endpoints, served on loopback."""
    server = TestServer(application_of(chat, inbox), host="127.0.0.1")
    async with TestClient(server) as client:
        yield client
        await chat.close()


def a_room(folder: Path) -> Room:
    return Room(folder / "room.jsonl")
