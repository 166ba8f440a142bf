"""Planned maintenance: what somebody says of it, when it is, and when it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.errors import Conflict
from bot.model.letters import plain
from bot.model.moments.clocks import minute_of, one_clock
from bot.model.moments.days import one_day
from bot.model.moments.readings import Stop
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
_SINCE = re.compile(r"[\s,]*since\b", re.IGNORECASE)
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
    """Take apart `SYSTEM "what is done" from friday 22:00 until 23:00`; the quotation marks may be left out, and the
    day may stand before `from`, or behind the end.
    """
    told = read_told(text)
    quoted = QUOTED.search(told.rest)
    behind = told.rest[quoted.end() if quoted else 0 :]
    found = _FROM.search(behind)
    if found is None and (quoted is None or _SINCE.match(behind)):
        return Planned(told, "", "")
    before, times = (behind[: found.start()], found[1]) if found else ("", behind)
    start, *more = _UNTIL.split(times, maxsplit=1)
    until = more[0].strip() if more else ""
    words, day = ("", before) if quoted else _day_behind(before)
    start = " ".join(f"{'' if _day(start) else day or _day_of_both(start, until)} {start}".split()).strip(" ,")
    return Planned(replace(told, words=told.words if quoted else tidy(words)), start, until if start else "")


def _day_behind(words: str) -> tuple[str, str]:
    """What is done, and the day that is said behind it."""
    day = _day(words.rstrip(" ,"))
    behind = day is not None and day.end() == len(words.rstrip(" ,"))
    return (words[: day.start()], words[day.start() :]) if day and behind else (words, "")


def _day_of_both(start: str, until: str) -> str:
    """The day behind the end, as in `12:00 to 13:00 on friday`, where the start is earlier on the same day."""
    day = _day(until)
    if day is None or not until[: day.start()].strip():
        return ""
    with suppress(Stop):
        clocks = [one_clock(plain(words), None) for words in (start, until[: day.start()])]
        minutes = [minute_of(clock["start"]) for clock in clocks if clock]
        return day[0] if len(minutes) == len(clocks) and minutes[0] < minutes[1] else ""
    return ""


def _day(words: str) -> re.Match[str] | None:
    """The one day that is named."""
    with suppress(Stop):
        return one_day(plain(words))[0]
    return None


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
