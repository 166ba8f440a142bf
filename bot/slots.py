"""Slots: how much of what one process can say at a time is taken by one platform that does not answer."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from store.delivery import Saying
from store.outbox import scope_of

_T = TypeVar("_T")


class Slots:
    """Of one process. A quarter is kept for the others while one of several platforms has the rest."""

    def __init__(self, all_of_them: int) -> None:
        self._most = all_of_them * 3 // 4
        self._taken = Counter[str]()

    def fill(self, task: asyncio.Task[_T], saying: Saying) -> asyncio.Task[_T]:
        """The task, which takes a slot until it ends."""
        place = saying.spoken.place
        of = (place.platform, scope_of(place, whole=True))
        self._taken.update(of)
        task.add_done_callback(partial(self._free, of))
        return task

    def left(self, platforms: Sequence[str], scopes: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
        """Those of the platforms, and of the workspaces on others, that may have one more."""
        if len(platforms) + len(scopes) < 2:
            return platforms, scopes
        kept = ([each for each in names if self._taken[each] < self._most] for names in (platforms, scopes))
        return next(kept), next(kept)

    def _free(self, of: tuple[str, str], _: object) -> None:
        self._taken.subtract(of)
