"""The clocks: this machine's, the one place where the time is read, and the one that all processes share."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic

from bot.model.ports import Clock


class MachineClock:
    """The time of this machine, aware UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the one place


def pause(seconds: float) -> None:
    """Stand still, in a thread of one's own."""
    time.sleep(seconds)  # noqa: TID251 - the one place


class SharedClock:
    """The database's time, as it told it last, and what passed since: machines may be set to different times, and be
    set anew meanwhile. The machine's own until the database has told something.
    """

    def __init__(self, machine: Clock, passed: Callable[[], float] = monotonic) -> None:
        """`passed`: seconds of a watch that nobody sets."""
        self._machine, self._passed = machine, passed
        self._told: tuple[datetime, float] | None = None
        """What the database told, and what the watch showed then: one value, for threads read it meanwhile."""

    def now(self) -> datetime:
        if self._told is None:
            return self._machine.now()
        told, then = self._told
        return told + timedelta(seconds=self._passed() - then)

    def agree(self, ask: Callable[[], datetime | None]) -> timedelta:
        """Ask the database; by how much that set this clock anew."""
        begun = self._passed()
        told = ask()
        if told is None:
            return timedelta(0)
        before, ended = self.now(), self._passed()
        self._told = (told, (begun + ended) / 2)
        return self.now() - before
