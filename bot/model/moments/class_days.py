"""Which days somebody asks about: one, this week, or the next one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.model.letters import plain
from bot.model.moments.moments import read_moment, written
from bot.model.moments.readings import Moment, Unread, Why
from bot.model.moments.weekdays import is_named
from bot.model.moments.zones import local_time

_NEXT = re.compile(
    r"\b(?:next week|(?:la )?semana que vi?e[nm]e?|proxima semana|semaine prochaine|nachste(?:n|r)? woche)(?!\w)"
)
_THIS = re.compile(r"\b(?:this week|esta semana|cette semaine|diese(?:r|n)? woche)(?!\w)")
_PART = re.compile(r"\b(?:in the )?(?:morning|afternoon|evening|night)\b")
_TODAY = re.compile(r"\bthis (?:morning|afternoon|evening)\b|\btonight\b")
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, in the person's own zone, and how that is written."""

    first: date
    last: date
    written: str


def days_said(words: str, zone: str, now: datetime) -> Days | None:
    """The days that are named in the words; None where they name none that is clear."""
    known, today = plain(words), local_time(now, zone).date()
    monday = today - timedelta(days=today.weekday())
    if _NEXT.search(known):
        return Days(monday + timedelta(days=7), monday + timedelta(days=7 + _SUNDAY), "next week")
    if _THIS.search(known):
        return Days(today, monday + timedelta(days=_SUNDAY), "this week")
    read = a_day(words, zone, now)
    if not isinstance(read, Moment) or not read.day_named:
        return None
    day = local_time(read.at, zone).date()
    return Days(day, day, f"on {written(read.at, zone).partition(',')[0]}")


def days_shown(words: str, zone: str, now: datetime) -> Days | None:
    """The same for whoever only looks: of a part of a day all of that day is shown."""
    found = days_said(words, zone, now)
    return found or days_said(_PART.sub("", _TODAY.sub("today", plain(words))), zone, now)


def names_a_week(words: str) -> bool:
    """Whether the words say this week, or the next one."""
    known = plain(words)
    return bool(_NEXT.search(known) or _THIS.search(known))


def is_next_week(words: str) -> bool:
    """Whether the words are the next week and nothing else."""
    return _NEXT.fullmatch(plain(words).strip(" .!")) is not None


def names_a_weekday(words: str) -> bool:
    """Whether a day is called by its name: said on that day itself, the one in a week may be meant."""
    return is_named(plain(words))


def a_day(words: str, zone: str, now: datetime) -> Moment | Unread:
    """What day or time is said; a day alone is read as its last minute, for a class of today may be to come."""
    read = read_moment(words, zone, now)
    only_a_day = isinstance(read, Unread) and read.why is Why.NO_TIME
    return read_moment(f"{words} 23:59", zone, now) if only_a_day else read
