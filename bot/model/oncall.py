"""For which moment somebody asks who is on call."""

from __future__ import annotations

import re
from datetime import datetime

from bot.model.moments import read_moment
from bot.model.readings import Moment, Why

_PARTS = (
    (re.compile(r"\bmorning\b", re.IGNORECASE), "9:00"),
    (re.compile(r"\bafternoon\b", re.IGNORECASE), "15:00"),
    (re.compile(r"\b(?:evening|tonight|night)\b", re.IGNORECASE), "20:00"),
)
"""Parts of a day, and the time by which who is on call then is told."""
_ANY_TIME = "9:00"
"""Of a day without one."""
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)


def asked_for(words: str, zone: str, now: datetime) -> datetime | None:
    """The moment still to come that is named (aware UTC), read by the person's own zone; None when it is now."""
    read = read_moment(words, zone, now)
    if not isinstance(read, Moment) and read.why is Why.NO_TIME:
        named = next((clock for part, clock in _PARTS if part.search(words)), None)
        if named is None and _TODAY.search(words):
            return None
        read = read_moment(f"{words.rstrip(' ?.!')} {named or _ANY_TIME}", zone, now)
    if not isinstance(read, Moment) and read.options:
        read = read_moment(read.options[-1], zone, now)
    return read.at if isinstance(read, Moment) and read.at > now else None
