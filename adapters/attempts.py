"""Pauses between two attempts at a connection of one's own: none after one that lasted, then ever longer ones."""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot.model.ports import Clock

LONGEST = 60.0
"""Seconds."""
_GOOD = 10.0
_MOST = 10


class Attempts:
    """Of one connection that is opened again whenever it ends. `first`: seconds of the first pause after a failure."""

    def __init__(self, clock: Clock, first: float = 1.0) -> None:
        self._clock, self.first = clock, first
        self._failures = 0
        self._begun: datetime = clock.now()

    def begin(self) -> None:
        """One is made now."""
        self._begun = self._clock.now()

    async def again(self, least: float = 0.0) -> None:
        """It has ended: returns when another one may be made, in `least` seconds or later unless it had lasted."""
        lasted = (self._clock.now() - self._begun).total_seconds() > _GOOD
        self._failures = 0 if lasted else min(self._failures + 1, _MOST)
        if self._failures:
            await asyncio.sleep(max(least, min(self.first * 2 ** (self._failures - 1), LONGEST)))
