"""Pauses: what a platform wants no more of for a while, told to the other processes, and asked of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from bot.model.errors import Unavailable
from bot.model.messages import Place
from bot.model.ports import Clock
from store.outbox import scope_of
from store.pauses import Limit, keep, resting
from store.records import Stale
from store.store import Store

LOOKS_FOR = 0.5
"""Seconds; who presses a button sees its form within three, or never."""
_T = TypeVar("_T")


class Threads(Protocol):
    """Runs plain functions beside the event loop."""

    def __call__(self, function: Callable[[], _T], /) -> Awaitable[_T]: ...


class Pauses:
    """Of one process, for what its adapters call besides what they are told to say. `wake` has them written."""

    def __init__(self, store: Store, clock: Clock, threads: Threads, wake: Callable[[], None]) -> None:
        self._store, self._clock, self._threads, self._wake = store, clock, threads, wake
        self._unwritten: dict[tuple[str, str], Limit] = {}

    async def until(self, platform: str, workspace: str, methods: Collection[str]) -> Mapping[str, datetime]:
        """Which of these methods rest there, and until when; none while the database does not answer soon."""
        scope, now = _scope(platform, workspace), self._clock.now()

        def looked() -> Mapping[str, datetime]:
            with self._store.looking() as connection:
                return resting(connection, scope, methods, now)

        try:
            async with asyncio.timeout(LOOKS_FOR):
                return await self._threads(looked)
        except (Stale, Unavailable, TimeoutError):
            return {}

    def begin(self, platform: str, workspace: str, method: str, until: datetime) -> None:
        """To be written soon."""
        limit = Limit(_scope(platform, workspace), method, until)
        before = self._unwritten.get((limit.scope, limit.way), limit)
        self._unwritten[limit.scope, limit.way] = max(before, limit, key=lambda each: each.until)
        self._wake()

    @property
    def owed(self) -> bool:
        """Whether the other processes do not know of all."""
        return bool(self._unwritten)

    async def write(self) -> None:
        """Tell the other processes, or try it again later."""
        told, self._unwritten = self._unwritten, {}

        def written() -> None:
            with self._store.transaction() as connection:
                keep(connection, told.values())

        try:
            await self._threads(written)
        except (Stale, Unavailable):
            self._unwritten = {**told, **self._unwritten}


def _scope(platform: str, workspace: str) -> str:
    return scope_of(Place(platform, workspace, ""), whole=True)
