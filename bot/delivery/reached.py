"""Reached: which platforms fail, and which workspaces take in what is said there, as this process has seen it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.outcomes import Absent, Broken, LetGo
from bot.model.errors import NotSent, Throttled, Undeliverable, Unexplained, Unknown
from bot.model.ports import Clock
from store.delivery import Saying
from store.outbox import scope_of

FEWEST = 3
"""Failures in a row."""
FOR_LONGER_THAN = timedelta(minutes=1)
"""From the first of them to the last: many at one moment are one hiccup."""
TOLD_FOR = timedelta(minutes=10)
"""After the last one. While something waits, it is tried more often; without a try nobody knows."""
_OURS = (Throttled, Unexplained, Broken, LetGo, Absent)
"""The platform answered, or nothing was called."""


@dataclass(frozen=True, slots=True)
class _Failing:
    since: datetime
    last: datetime
    count: int = 1


class Reached:
    """Of one process. A message that nobody can tell about is tried on while nothing else gets through either: it is
    then the platform that is away. Where others get through, it is the message.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failing: dict[str, _Failing] = {}
        """By platform."""
        self._took = dict[str, datetime]()
        """When the last message was surely taken in, by workspace."""
        self._silent = set[str]()
        """Where something is in doubt, and nothing has been taken in since."""
        self._back = set[str]()

    def note(self, saying: Saying, error: BaseException | None) -> None:
        """What became of a try to say something. That it is refused for good is an answer, too."""
        platform, now = saying.spoken.place.platform, self._clock.now()
        if error is None:
            self._took_in(_workspace(saying), now)
        if error is None or isinstance(error, Undeliverable):
            self._failing.pop(platform, None)
        elif isinstance(error, NotSent | Unknown) and not isinstance(error, _OURS):
            before = self._failing.get(platform)
            self._failing[platform] = _Failing(before.since, now, before.count + 1) if before else _Failing(now, now)

    def _took_in(self, scope: str, now: datetime) -> None:
        self._took[scope] = now
        if scope in self._silent:
            self._silent.discard(scope)
            self._back.add(scope)

    def problem(self, platform: str) -> str | None:
        """What is wrong; None while it answers, or nobody tried for a while."""
        failing, now = self._failing.get(platform), self._clock.now()
        if failing is None or failing.count < FEWEST or now - failing.last > TOLD_FOR:
            return None
        if failing.last - failing.since <= FOR_LONGER_THAN:
            return None
        minutes = int((now - failing.since) / timedelta(minutes=1))
        return f"the last {failing.count} tries to say something failed, for {minutes} min"

    def through(self, saying: Saying, waited: timedelta) -> bool:
        """This one is in doubt, and was tried last so long ago. Whether others there were taken in since then."""
        scope = _workspace(saying)
        took = self._took.get(scope)
        through = took is not None and self._clock.now() - took <= waited
        if not through:
            self._silent.add(scope)
        return through

    def back(self) -> Collection[str]:
        """What the queues of those workspaces begin with that take something in again, each once."""
        found, self._back = self._back, set()
        return found

    def unwritten(self, back: Collection[str]) -> None:
        """That these are back could not be written down yet."""
        self._back.update(back)


def _workspace(saying: Saying) -> str:
    return scope_of(saying.spoken.place, whole=True)
