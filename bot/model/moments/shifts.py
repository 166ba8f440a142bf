"""How much later or earlier than planned: `one hour later`, `by 30 minutes`, `a week earlier`, `+15m`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.model.moments.days import COUNT, counted
from bot.model.moments.readings import Span, Stop, Why

_SHIFT = re.compile(
    rf"(?<![\w.:,/+-])(?:(?P<by>(?:back |forward )?by {{1,3}})|(?P<sign>[+-]) ?(?=\d))?"
    rf"(?:(?P<half>half an hour)|{COUNT}[ -]?(?P<unit>hours?|hrs?|h|minutes?|mins?|m|days?|d|weeks?|w)"
    r"(?P<more> and a half)?)(?!\w)(?: (?P<way>later|earlier|sooner)(?!\w))?"
)
_BACKWARDS = re.compile(r"(?<!\w)(?:earlier|sooner|forward)(?!\w)")


@dataclass(frozen=True, slots=True)
class Shift:
    """What is added: whole days by the calendar, `time` as it passes; both are negative for earlier."""

    days: int
    time: timedelta
    span: Span


def one_shift(words: str) -> Shift | None:
    """The one shift in plain words. A mere `30 minutes` is none: it may be how long it takes."""
    found = [match for match in _SHIFT.finditer(words) if match["by"] or match["way"] or match["sign"]]
    if len(found) > 1:
        raise Stop(Why.SEVERAL)
    if not found:
        return None
    match = found[0]
    sign = -1 if match["sign"] == "-" or _BACKWARDS.search(match["way"] or words) else 1
    days, minutes = (0, 30) if match["half"] else _added(match)
    return Shift(sign * days, timedelta(minutes=sign * minutes), match.span())


def _added(match: re.Match[str]) -> tuple[int, int]:
    """Days, and minutes."""
    count, unit = counted(match["count"]), match["unit"][0]
    if match["more"] and unit != "h":
        raise Stop(Why.VAGUE)
    if unit in "dw":
        return count * (7 if unit == "w" else 1), 0
    return 0, (count * 60 + 30 * bool(match["more"])) if unit == "h" else count
