"""When a school's support team works: in words, and when that begins or ends next."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.school import Hours
from bot.model.words import together

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FEW = 2
"""Days in a row that are named one by one."""
_AHEAD = 400
"""Days that are looked at; a school without a working day in all of them has none."""


def days_in_words(days: Collection[int]) -> str:
    """Days of the week, 0 is Monday: `Monday to Friday`, `Monday, Wednesday and Sunday`."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = []
    for run in runs:
        names = [_DAYS[day] for day in run]
        parts += [f"{names[0]} to {names[-1]}"] if len(names) > _FEW else names
    return together(parts) or "on no fixed day"


def next_change(now: datetime, zone: str, hours: Hours) -> tuple[datetime, bool] | None:
    """When work begins or ends next (aware UTC), and whether it begins; None where it never does."""
    today = now.astimezone(ZoneInfo(zone)).date()
    for day in (today + timedelta(days=each) for each in range(_AHEAD)):
        if not hours.works_on(day):
            continue
        for clock, begins in ((hours.opens, True), (hours.closes, False)):
            at = datetime.combine(day, clock, ZoneInfo(zone)).astimezone(now.tzinfo)
            if at > now:
                return at, begins
    return None
