"""Two transactions that meet: both are open, one has read and not yet written when the other one reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier, Event, get_ident
from types import TracebackType
from typing import Any, Self

from sqlalchemy import event

from store.store import Store

PATIENCE = 30
"""Seconds until something that hangs fails the test."""
LEEWAY = 0.003
"""Seconds that who has read waits for the other to read, write and commit; in vain, where there is a lock."""


@dataclass
class _Guest:
    reads: re.Pattern[str]
    first: bool
    has_read: Event = field(default_factory=Event)
    done: Event = field(default_factory=Event)
    came: bool = False


class Meeting:
    """Has two functions run side by side, each on a store of its own, and meet before they read what both want.

    On SQLite only one transaction that writes can be open: there they merely begin in the same moment.
    """

    def __init__(self, one: Store, two: Store) -> None:
        self.stores = (one, two)
        self.threads = ThreadPoolExecutor(2)
        self.meet = Barrier(2)
        self.guests: dict[int, tuple[_Guest, _Guest]] = {}

    def __enter__(self) -> Self:
        for store in () if self.stores[0].sqlite else self.stores:
            event.listen(store.engine, "before_cursor_execute", self._before)
            event.listen(store.engine, "after_cursor_execute", self._after)
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.threads.shutdown()
        for store in () if self.stores[0].sqlite else self.stores:
            event.remove(store.engine, "before_cursor_execute", self._before)
            event.remove(store.engine, "after_cursor_execute", self._after)

    def of(self, one: Callable[[], Any], two: Callable[[], Any], reads: tuple[str, str], first: int) -> tuple[Any, Any]:
        """What they return. `reads`: how the statements begin that read it; `first`: whose is the first."""
        guests = tuple(_Guest(re.compile(asked), number == first) for number, asked in enumerate(reads))
        doings = ((one, guests), (two, guests[::-1]))
        running = [self.threads.submit(self._does, doing, mine, other) for doing, (mine, other) in doings]
        return running[0].result(PATIENCE), running[1].result(PATIENCE)

    def _does(self, doing: Callable[[], Any], mine: _Guest, other: _Guest) -> Any:
        self.guests[get_ident()] = (mine, other)
        if self.stores[0].sqlite:
            self.meet.wait(PATIENCE)
        try:
            return doing()
        finally:
            mine.done.set()

    def _before(self, _: object, __: object, statement: str, *___: object) -> None:
        mine, other = self.guests.get(get_ident(), (None, None))
        if mine is None or other is None or mine.came or not mine.reads.match(statement):
            return
        mine.came = True
        self.meet.wait(PATIENCE)
        if not mine.first:
            other.has_read.wait(PATIENCE)

    def _after(self, *_: object) -> None:
        mine, other = self.guests.get(get_ident(), (None, None))
        if mine is None or other is None or not mine.came or mine.has_read.is_set():
            return
        mine.has_read.set()
        if mine.first:
            other.done.wait(LEEWAY)
