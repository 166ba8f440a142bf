"""From when to when something is moved: `from 16:00 to 17:00`, `from tuesday to wednesday`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot.model.letters import plain
from bot.model.moments.class_days import names_a_weekday
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Kept, Moment, left_over
from bot.model.moments.zones import local_time

_FROM_TO = re.compile(r"(?:^|.*\s)from\s+(\S.*?)\s+to\s+(\S.*)$", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"[01]?\d|2[0-3]")
_MOMENT = timedelta(minutes=1)
_LONGEST = 200
"""Letters; two times are said in fewer."""


def from_to(words: str) -> tuple[str, str] | None:
    """From when, and to when; None where the words do not say both."""
    found = _FROM_TO.match(words) if len(words) <= _LONGEST else None
    return (_with_at(found[1]), _with_at(found[2].strip())) if found else None


def new_start(said: tuple[str, str], kept: Kept, zone: str, now: datetime) -> str:
    """The words for the new start, where the first of the two is what is kept; empty where it is another time."""
    first, second = said
    for seen_from in (now, kept.at - _MOMENT):
        read = read_moment(first, zone, seen_from, kept)
        if left_over(first, read.spans):
            continue
        options = [read_moment(each, zone, seen_from) for each in getattr(read, "options", ())]
        if any(isinstance(each, Moment) and _is_kept(each, first, kept) for each in (read, *options)):
            return _in_same_half(first, second, kept)
    return ""


def _is_kept(read: Moment, words: str, kept: Kept) -> bool:
    """The same time of the same day, which may be called by its name."""
    there, planned = local_time(read.at, kept.zone), local_time(kept.at, kept.zone)
    day = there.date() == planned.date() or (names_a_weekday(words) and there.weekday() == planned.weekday())
    return there.time() == planned.time() and day


def _in_same_half(first: str, second: str, kept: Kept) -> str:
    """`5` is in the afternoon for a class that was said to begin at `4` and does so in the afternoon."""
    hours = [re.fullmatch(r"at (\d{1,2})", plain(words)) for words in (first, second)]
    early = [hour and 1 <= int(hour[1]) < 12 for hour in hours]
    return f"{second}pm" if all(early) and local_time(kept.at, kept.zone).hour >= 12 else second


def _with_at(words: str) -> str:
    return f"at {words}" if _HOUR.fullmatch(words) else words
