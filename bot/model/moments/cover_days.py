"""When somebody stands in who says a day without a time, or bare hours: what is read so is asked about once more."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.moments.asked_days import days_asked
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Moment, Why, left_over
from bot.model.moments.zones import beside, instants

_WEEKEND = re.compile(r"(?:this |the )?weekend", re.IGNORECASE)
_WEEK = re.compile(r"(?:next|this) week", re.IGNORECASE)
_SATURDAY = 5
_LAST_MINUTE = "23:59"
"""A time at which today is still to come."""
_HALF, _DAY = 12, 24
_PARTS = {"morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 24)}
"""From and until which hour."""
_HOUR = re.compile(r"(\d{1,2})(?: o'?clock)?", re.IGNORECASE)


def whole_days(words: str, zone: str, now: datetime) -> tuple[datetime, datetime] | None:
    """From when until when the day, or the weekend, lasts that is named without a time (aware UTC): from midnight to
    midnight by the clock of `zone`, or the part of the day that is said, and not before now. None where a time is said,
    or no one day.
    """
    said = " ".join(words.split())
    if _WEEK.fullmatch(said):
        week = days_asked(said, zone, now)
        return (week.start, week.end) if week else None
    day_said, _, part = said.rpartition(" ")
    if day_said and part.lower() in _PARTS:
        days = whole_days(day_said, zone, now)
        return _part(days[1], _PARTS[part.lower()], zone, now) if days else None
    if _WEEKEND.fullmatch(said):
        today = now.astimezone(ZoneInfo(zone)).date()
        saturday = today + timedelta(days=_SATURDAY - today.weekday())
        return max(_midnight(saturday, zone), now), _midnight(saturday + timedelta(days=2), zone)
    read = read_moment(said, zone, now)
    if isinstance(read, Moment) or read.why is not Why.NO_TIME:
        return None
    read = read_moment(f"{said} {_LAST_MINUTE}", zone, now)
    if not isinstance(read, Moment) or left_over(said, read.spans):
        return None
    day = read.local.date()
    return max(_midnight(day, zone), now), _midnight(day + timedelta(days=1), zone)


def _part(end: datetime, hours: tuple[int, int], zone: str, now: datetime) -> tuple[datetime, datetime] | None:
    """These hours of the day that ends then; None when they are over."""
    day = end.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    local = datetime.combine(day, time(hours[0]))
    starts_at = (instants(local, zone) or beside(local, zone))[0]
    last = datetime.combine(day, time()) + timedelta(hours=hours[1])
    ends_at = (instants(last, zone) or beside(last, zone))[0]
    return (max(starts_at, now), ends_at) if ends_at > now else None


def next_hour(words: str, zone: str, seen: datetime) -> datetime | None:
    """The first moment after `seen` at which a bare `6` or `18` comes (aware UTC); None where more is said."""
    match = _HOUR.fullmatch(words.strip())
    if match is None:
        return None
    hour = int(match[1])
    if hour > _DAY:
        return None
    hours = (hour, hour + _HALF) if 0 < hour <= _HALF else (hour,)
    ways = [read_moment(f"{each % _DAY}:00", zone, seen) for each in hours]
    return min((way.at for way in ways if isinstance(way, Moment)), default=None)


def _midnight(day: date, zone: str) -> datetime:
    local = datetime.combine(day, time())
    return (instants(local, zone) or beside(local, zone))[0]
