"""What an adapter is given in these tests: a clock that stands and an inbox that remembers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

from bot.model.errors import Unavailable
from bot.model.forms import Form
from bot.model.messages import Message
from bot.model.ports import Look
from bot.model.words import Said

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


class Clock:
    def now(self) -> datetime:
        return NOW


class Nobodys:
    """Says of every workspace that it is of no school, and remembers which ones it was asked about."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, workspace: str) -> bool:
        self.asked.append(workspace)
        return False


class Formless:
    """What an inbox does about forms that has none."""

    async def form(self, asked: Message) -> Form | None:
        return None

    async def fill(self, filled: Message) -> Mapping[str, Said]:
        return {}

    async def look(self, asked: Message, name: str) -> Look | None:
        return None


class Inbox:
    """Remembers what it heard; `gate` keeps it from committing, `fails` makes it raise. `shows` is its one form."""

    def __init__(self) -> None:
        self.shows: Form | None = None
        self.asked: list[Message] = []
        self.wrong: Mapping[str, Said] = {}
        self.looks: dict[str, Look] = {}
        self.no_looks = False
        self.messages: list[Message] = []
        self.came = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()
        self.fails: Exception | None = None

    async def hear(self, message: Message) -> None:
        self.messages.append(message)
        self.came.set()
        await self.gate.wait()
        if self.fails:
            raise self.fails

    async def form(self, asked: Message) -> Form | None:
        self.asked.append(asked)
        await self.gate.wait()
        if self.fails:
            raise self.fails
        return self.shows

    async def fill(self, filled: Message) -> Mapping[str, Said]:
        await self.hear(filled)
        return self.wrong

    async def look(self, asked: Message, name: str) -> Look | None:
        self.asked.append(asked)
        if self.no_looks:
            raise Unavailable("away")
        return self.looks.get(name)
