"""What an adapter is given in these tests: a clock that stands and an inbox that remembers."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.model.messages import Message

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


class Clock:
    def now(self) -> datetime:
        return NOW


class Inbox:
    """Remembers what it heard; `gate` keeps it from committing, `fails` makes it raise."""

    def __init__(self) -> None:
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
