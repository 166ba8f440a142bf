"""The classes of a run: when they are, and what is to be heard of each, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.model.sessions import APART

AHEAD = (timedelta(hours=1), timedelta(days=1), timedelta(days=3))
"""So long before its start a class is announced: with the last of these everybody is invited, unless that is over."""
_MINUTES = (5, 8)
"""From when it is asked for, or when it may be announced again, to the next announcement: at least, and at most. The
least is more than a process stands still that took the request and goes on with it then, and a minute's rounding.
"""
LEAP = APART + timedelta(minutes=_MINUTES[1] + 1)
"""So far the time is moved at once, twice in a run: then all is due that comes of a class that was planned before."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A class. `teacher` and `guests`: where they are told of it; `ahead`: the announcement that comes in the run."""

    title: str
    starts: datetime
    ahead: timedelta
    teacher: str
    guests: tuple[str, ...]

    @property
    def due(self) -> datetime:
        return self.starts - self.ahead

    @property
    def typed(self) -> str:
        return f'session add "{self.title}" {self.starts:%Y-%m-%d %H:%M} 60m'

    def heard(self) -> Iterator[tuple[str, str]]:
        """Everything that is to be heard of it by the end of the run: where, and how that begins."""
        for guest in self.guests:
            yield guest, f"You are invited to “{self.title}” on "
        if self.ahead == AHEAD[-1]:
            yield self.teacher, f"Your class “{self.title}” is on "
            return
        for one in (*self.guests, self.teacher):
            yield one, f"“{self.title}” starts in "


def starting(now: datetime, chance: Random) -> tuple[datetime, timedelta]:
    """A start on a whole minute, and how long before it the announcement is that comes in the run."""
    ahead = chance.choice(AHEAD)
    after = timedelta(minutes=chance.randint(*_MINUTES)) + (timedelta() if ahead == AHEAD[-1] else APART)
    start = now + ahead + after
    return start.replace(second=0, microsecond=0), ahead
