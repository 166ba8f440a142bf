"""Planned maintenance: what somebody says of it, when it is, and when it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.errors import Conflict
from bot.model.moments.spans import check_span
from bot.model.outages import QUOTED, Told, read_told, tidy
from bot.model.sessions import Session

SOON = timedelta(hours=24)
"""So long before it begins it is mentioned to whoever asks about its system."""
SHORT = timedelta(hours=4)
"""What lasts longer is told a week ahead."""
_SATURDAY = 5
_FROM = re.compile(r"(?:^|[\s,;.]+)from\s+(\S.*)$", re.IGNORECASE | re.DOTALL)
_UNTIL = re.compile(r"[\s,]+(?:until|till|to)\s+(?=\S)", re.IGNORECASE)
_FROM_TODAY = re.compile(r"\b(today|tomorrow|tonight|in|this|next|day after)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """Work on a system from one moment to another (aware UTC). `system` is what walk-throughs call it.

    `words` are for everybody. `plan` grows with every change. `due`: when those who teach in that time are told; None
    when they were.
    """

    id: int
    number: int
    system: str
    words: str
    planner: int
    starts_at: datetime
    ends_at: datetime
    cancelled: bool = False
    plan: int = 1
    due: datetime | None = None
    version: int = 1

    def begun(self, now: datetime) -> bool:
        return self.starts_at <= now

    def touches(self, session: Session) -> bool:
        """Whether a class has any of this time."""
        return session.starts_at < self.ends_at and session.ends_at > self.starts_at


@dataclass(frozen=True, slots=True)
class Planned:
    """What somebody says of maintenance to be; `start` and `until` are words, empty when there are none."""

    told: Told
    start: str
    until: str


def read_planned(text: str) -> Planned:
    """Take apart `SYSTEM "what is done" from friday 22:00 until 23:00`; the quotation marks may be left out."""
    told = read_told(text)
    quoted = QUOTED.search(told.rest)
    found = _FROM.search(told.rest, quoted.end() if quoted else 0)
    if found is None:
        return Planned(told, "", "")
    start, *until = _UNTIL.split(found[1], maxsplit=1)
    words = told.words if quoted else tidy(told.rest[: found.start()])
    return Planned(replace(told, words=words), start.strip(), until[0].strip() if until else "")


def seen_from(until: str, starts_at: datetime, now: datetime) -> datetime:
    """The moment from which the words for the end are read: `2:00` is the next one after the start."""
    return now if _FROM_TODAY.search(until) else max(now, starts_at)


def tell_at(starts_at: datetime, ends_at: datetime, zone: str, now: datetime) -> datetime:
    """When those who teach in that time are told: a day ahead; a week, when it is long or at a weekend."""
    first = starts_at.astimezone(ZoneInfo(zone)).date()
    last = (ends_at - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date()
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    early = ends_at - starts_at > SHORT or any(day.weekday() >= _SATURDAY for day in days)
    return max(now, starts_at - (timedelta(days=7) if early else timedelta(days=1)))


def ended_at(window: Window, ends_at: datetime, now: datetime) -> Window:
    """The maintenance with another end."""
    _check_open(window, now)
    check_span(window.starts_at, ends_at, now)
    if ends_at == window.ends_at:
        raise Conflict("Maintenance {number} ends at {end} already.", number=window.number, end=ends_at)
    return replace(window, ends_at=ends_at, plan=window.plan + 1)


def called_off(window: Window, now: datetime) -> Window:
    _check_open(window, now)
    return replace(window, cancelled=True, due=None, plan=window.plan + 1)


def within(sessions: Iterable[Session], window: Window) -> list[Session]:
    """The classes that have any of its time."""
    return [session for session in sessions if window.touches(session)]


def _check_open(window: Window, now: datetime) -> None:
    if window.cancelled:
        raise Conflict("Maintenance {number} is cancelled already.", number=window.number)
    if window.ends_at <= now:
        raise Conflict("Maintenance {number} is over already.", number=window.number)
