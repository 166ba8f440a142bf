"""Pauses of what an adapter calls besides what it is told to say: every process keeps them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.model.errors import Held, Throttled
from bot.model.ports import Clock, Pauses


class Rests:
    """Of one adapter. `shared`: what other processes know; None in one that is alone."""

    def __init__(self, platform: str, clock: Clock) -> None:
        self._platform, self._clock = platform, clock
        self.shared: Pauses | None = None
        self._until: dict[tuple[str, str], datetime] = {}

    @asynccontextmanager
    async def kept(self, workspace: str, *methods: str) -> AsyncIterator[None]:
        """Around calls of these methods. `Throttled` before any while one of them rests, whoever was told so; a pause
        that the platform wants now is told to the others, as one of the first method unless it names another.
        """
        await self._look(workspace, methods)
        try:
            yield
        except Throttled as error:
            if error.held in (Held.METHOD, Held.PLACE):
                self._begin(workspace, error.method or methods[0], timedelta(seconds=error.seconds))
            raise

    async def _look(self, workspace: str, methods: tuple[str, ...]) -> None:
        now = self._clock.now()
        self._until = {name: until for name, until in self._until.items() if until > now}
        known = {method: self._until[workspace, method] for method in methods if (workspace, method) in self._until}
        if not known and self.shared:
            known = dict(await self.shared.until(self._platform, workspace, methods))
        for method, until in known.items():
            self._until[workspace, method] = until
            raise Throttled(f"{method}: it rests", (until - now).total_seconds(), Held.METHOD, method)

    def _begin(self, workspace: str, method: str, pause: timedelta) -> None:
        self._until[workspace, method] = until = self._clock.now() + pause
        if self.shared:
            self.shared.begin(self._platform, workspace, method, until)
