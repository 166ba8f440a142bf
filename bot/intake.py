"""Intake: which workspaces take in what is said there, as this process has seen it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.model.ports import Clock
from store.delivery import Saying
from store.outbox import scope_of


class Intake:
    """Of one process. A message that nobody can tell about is tried on while nothing else gets through either: it is
    then the platform that is away. Where others get through, it is the message.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._took = dict[str, datetime]()
        """When the last message was surely taken in, by workspace."""
        self._silent = set[str]()
        """Where something is in doubt, and nothing has been taken in since."""
        self._back = set[str]()

    def took(self, saying: Saying) -> None:
        """This one was taken in."""
        scope = _workspace(saying)
        self._took[scope] = self._clock.now()
        if scope in self._silent:
            self._silent.discard(scope)
            self._back.add(scope)

    def doubted(self, saying: Saying, waited: timedelta) -> bool:
        """Nobody can tell whether this one was taken in, which was tried last so long ago. Whether others were, since
        then.
        """
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


def _workspace(saying: Saying) -> str:
    return scope_of(saying.spoken.place, whole=True)
