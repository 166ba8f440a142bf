"""Whether platforms answer at all: counted from what became of everything that was said, whatever the platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.errors import NotSent, Throttled, Undeliverable, Unexplained, Unknown
from bot.outcomes import Broken, LetGo

FEWEST = 3
"""Failures in a row."""
FOR_LONGER_THAN = timedelta(minutes=1)
"""From the first of them to the last: many at one moment are one hiccup."""
TOLD_FOR = timedelta(minutes=10)
"""After the last one. While something waits, it is tried more often; without a try nobody knows."""
_OURS = (Throttled, Unexplained, Broken, LetGo)
"""The platform answered, or nothing was called."""


@dataclass(frozen=True, slots=True)
class _Failing:
    since: datetime
    last: datetime
    count: int = 1


class Reached:
    """Of one process."""

    def __init__(self) -> None:
        self._failing: dict[str, _Failing] = {}

    def note(self, platform: str, error: BaseException | None, now: datetime) -> None:
        """What became of a try to say something. That it is refused for good is an answer, too."""
        if error is None or isinstance(error, Undeliverable):
            self._failing.pop(platform, None)
        elif isinstance(error, NotSent | Unknown) and not isinstance(error, _OURS):
            before = self._failing.get(platform)
            self._failing[platform] = _Failing(before.since, now, before.count + 1) if before else _Failing(now, now)

    def problem(self, platform: str, now: datetime) -> str | None:
        """What is wrong; None while it answers, or nobody tried for a while."""
        failing = self._failing.get(platform)
        if failing is None or failing.count < FEWEST or now - failing.last > TOLD_FOR:
            return None
        if failing.last - failing.since <= FOR_LONGER_THAN:
            return None
        minutes = int((now - failing.since) / timedelta(minutes=1))
        return f"the last {failing.count} tries to say something failed, for {minutes} min"
