"""Chores: what the clock asks for, for a school at once; row by row where one of the rows is in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial

import structlog

from bot.again import Again
from bot.model.errors import BotError, NotYet, Unavailable
from bot.model.school import School
from handlers.catalogue import Regular
from handlers.deadlines import put_aside
from handlers.turn import Chore
from store import due, in_hand
from store.database import TooSlow
from store.store import Store
from store.unit_of_work import UnitOfWork

SLOW_FOR = 3
"""So often the database is too slow for one school in one tick; what else it has due waits for the next one."""
SLOW_SCHOOLS = 3
"""Where it was too slow for so many schools, the trouble is none of a school: the tick is over, after seconds."""
_log = structlog.get_logger()


class Chores:
    """One call is one transaction; after a failure one for each row, so that a bad one leaves the others be.

    `leaving`: the process is told to stop. What is under way comes to its end, and all the rest is left to others.
    """

    def __init__(self, store: Store, again: Again, process: str = "") -> None:
        self.store = store
        self._again = again
        self._process = process
        self.leaving = False
        self._slow = Counter[str]()
        """How often the database was too slow for a school in this tick."""
        self._waits: set[str] = set()
        """Schools for which it was too slow in the last tick: in this one nothing is done for them."""

    def begin(self) -> None:
        """A tick begins."""
        self._waits, self._slow = set(self._slow), Counter()

    def do(self, regular: Regular, school: School, now: datetime) -> int:
        """Do what is due of a noun in one school; how many replies came of it."""
        if self._leaves(school):
            return 0
        try:
            return self._together(regular, school, now)
        except Exception as error:  # noqa: BLE001 - one school's trouble leaves the others be
            self._bear(school, error)
            _log.exception("chore failed", school=school.id, noun=regular.noun)
            return 0

    def _leaves(self, school: School) -> bool:
        """Whether nothing more is begun for a school in this tick."""
        return self.leaving or school.id in self._waits or self._slow[school.id] >= SLOW_FOR

    def _bear(self, school: School, error: Exception) -> None:
        """Raise what is no fault of one school or one row: the database is away, or too slow for everybody."""
        if isinstance(error, TooSlow):
            self._slow[school.id] += 1
            if len(self._slow) < SLOW_SCHOOLS:
                return
        if isinstance(error, Unavailable) and not isinstance(error, NotYet):
            raise error

    def _together(self, regular: Regular, school: School, now: datetime) -> int:
        rows = self._again(lambda: self._taken(regular, school, now))
        if rows is None:
            try:
                return self._once(regular, school, now)
            except Exception as error:
                self._bear(school, error)
                rows = self._again(lambda: self._rows(regular.noun, school, now))
                if not rows:
                    raise
        said = 0
        for row in rows:
            if self._leaves(school):
                break
            said += self._alone(regular, school, now, row)
        return said

    def _taken(self, regular: Regular, school: School, now: datetime) -> Sequence[int] | None:
        """Write down that what is due is in hand; the rows, when each is done by itself: there are some among them that
        have failed before, or each may be refused.
        """
        with self.store.noting() as connection:
            tried = due.tried(connection, regular.noun, school.id, now)
            if regular.refused or any(tried.values()):
                return sorted(tried, key=lambda row: tried[row])
            if tried:
                in_hand.take(connection, self._process, regular.noun, {school.id: list(tried)}, now)
        return None

    def _alone(self, regular: Regular, school: School, now: datetime, row: int) -> int:
        self._again(lambda: self._takes(regular.noun, school, now, row))
        try:
            return self._once(regular, school, now, row)
        except Exception as error:  # noqa: BLE001 - one row's trouble leaves the others be
            self._bear(school, error)
            kind = due.SLOW if isinstance(error, TooSlow) else type(error).__name__
            over = self._again(lambda: self._noted(school, (regular.noun, row), now, kind))
            _log.exception("row put aside" if over else "row not done", school=school.id, noun=regular.noun, row=row)
            return 0

    def _once(self, regular: Regular, school: School, now: datetime, row: int | None = None) -> int:
        try:
            return self._again(lambda: self._done(regular.chore, school, now, row))
        except BotError as error:
            if regular.refused is None:
                raise
            instead = partial(regular.refused, error)
        return self._again(lambda: self._done(instead, school, now, row))

    def _done(self, chore: Chore, school: School, now: datetime, row: int | None) -> int:
        with self.store.begin(school, now) as work:
            work.alone = row
            replies = chore(work)
            work.outbox.add(replies)
            return len(replies)

    def _takes(self, noun: str, school: School, now: datetime, row: int) -> None:
        with self.store.noting() as connection:
            in_hand.take(connection, self._process, noun, {school.id: [row]}, now)

    def _rows(self, noun: str, school: School, now: datetime) -> list[int]:
        with self.store.looking() as connection:
            return list(due.rows(connection, noun, school.id, now))

    def _noted(self, school: School, which: tuple[str, int], now: datetime, error: str) -> bool:
        with self.store.begin(school, now) as work:
            over = due.note(work.connection, school.id, which, now, error)
            work.outbox.add(put_aside(work, which, error) if over else ())
        return over


def ended(work: UnitOfWork, noun: str, rows: Sequence[int], since: datetime) -> None:
    """A process ended that had these rows of a noun in hand since then: what it did not do of them is noted."""
    school = work.school.id
    for row in due.still(work.connection, noun, school, rows, since):
        if due.note(work.connection, school, (noun, row), work.now, due.ENDED):
            work.outbox.add(put_aside(work, (noun, row), due.ENDED))
            _log.error("row put aside", school=school, noun=noun, row=row, why="processes ended while they did it")
