"""Slots: how much of what is said at a time one platform may take, and what wakes those who wait for a slow one."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeAlias, TypeVar

from store.delivery import Saying
from store.outbox import scope_of

LOOKED_WITHIN = 0.25
"""Seconds: who looked so lately for what is to be said need not be told that there is something."""
_T = TypeVar("_T")
_Reached: TypeAlias = tuple[Sequence[str], Sequence[str]]


class Slots:
    """The slots of one process. Among several platforms a quarter is kept free for the others."""

    def __init__(self, all_of_them: int) -> None:
        self._most = all_of_them * 3 // 4
        self._taken = Counter[str]()
        self._claimed = 0
        """So many may be taken in a moment."""

    def fill(self, task: asyncio.Task[_T], saying: Saying) -> asyncio.Task[_T]:
        """Give a slot to this task until it ends."""
        place = saying.spoken.place
        of = (place.platform, scope_of(place, whole=True))
        self._taken.update(of)
        task.add_done_callback(partial(self._free, of))
        return task

    @contextmanager
    def left(self, platforms: Sequence[str], scopes: Sequence[str], limit: int) -> Iterator[_Reached]:
        """The platforms, and the workspaces on others, that have a free slot. All `limit` messages may turn out to be
        for one platform, so until that is known they count against each.
        """
        most = self._most - self._claimed
        self._claimed += limit
        try:
            if len(platforms) + len(scopes) < 2:
                yield platforms, scopes
            else:
                left = [[each for each in names if self._taken[each] < most] for names in (platforms, scopes)]
                yield left[0], left[1]
        finally:
            self._claimed -= limit

    def _free(self, of: tuple[str, str], _: object) -> None:
        self._taken.subtract(of)


class Bell:
    """Rung when there is something new and every loop waits for slow answers."""

    def __init__(self) -> None:
        self._rung: asyncio.Future[str] | None = None
        self._looked = 0.0

    def looked(self) -> None:
        """Note that somebody looks for what is to be said."""
        self._looked = asyncio.get_running_loop().time()

    def listen(self) -> asyncio.Future[str]:
        """Done when it rings."""
        if self._rung is None or self._rung.done():
            self._rung = asyncio.get_running_loop().create_future()
        return self._rung

    def ring(self) -> None:
        late = asyncio.get_running_loop().time() - self._looked >= LOOKED_WITHIN
        if late and self._rung is not None and not self._rung.done():
            self._rung.set_result("")
