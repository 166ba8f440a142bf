"""Chores: what the clock asks for, for a school at once; row by row where one of the rows is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.again import Again
from bot.model.errors import Unavailable
from bot.model.school import School
from handlers.catalogue import Regular
from handlers.deadline_notices import put_aside
from store import due, in_hand
from store.store import Store
from store.unit_of_work import UnitOfWork

_log = structlog.get_logger()


class Chores:
    """One call is one transaction; after a failure one for each row, so that a bad one leaves the others be."""

    def __init__(self, store: Store, again: Again, process: str = "") -> None:
        self.store = store
        self._again = again
        self._process = process

    def do(self, regular: Regular, school: School, now: datetime) -> int:
        """Do what is due of a noun in one school; how many replies came of it."""
        try:
            return self._together(regular, school, now)
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 - one school's trouble leaves the others be
            _log.exception("chore failed", school=school.id, noun=regular.noun)
            return 0

    def _together(self, regular: Regular, school: School, now: datetime) -> int:
        rows = self._again(lambda: self._taken(regular.noun, school, now))
        if rows is None:
            try:
                return self._once(regular, school, now)
            except Unavailable:
                raise
            except Exception:
                rows = self._again(lambda: self._rows(regular.noun, school, now))
                if not rows:
                    raise
        return sum(self._alone(regular, school, now, row) for row in rows)

    def _taken(self, noun: str, school: School, now: datetime) -> Sequence[int] | None:
        """Write down that what is due is in hand; the rows, when there are some among them that have failed before."""
        with self.store.noting() as connection:
            tried = due.tried(connection, noun, school.id, now)
            if any(tried.values()):
                return sorted(tried, key=lambda row: tried[row])
            if tried:
                in_hand.take(connection, self._process, noun, {school.id: list(tried)}, now)
        return None

    def _alone(self, regular: Regular, school: School, now: datetime, row: int) -> int:
        self._again(lambda: self._takes(regular.noun, school, now, row))
        try:
            return self._once(regular, school, now, row)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one row's trouble leaves the others be
            kind = type(error).__name__
            over = self._again(lambda: self._noted(school, (regular.noun, row), now, kind))
            _log.exception("row put aside" if over else "row not done", school=school.id, noun=regular.noun, row=row)
            return 0

    def _once(self, regular: Regular, school: School, now: datetime, row: int | None = None) -> int:
        def once() -> int:
            with self.store.begin(school, now) as work:
                work.alone = row
                replies = regular.chore(work)
                work.outbox.add(replies)
                return len(replies)

        return self._again(once)

    def _takes(self, noun: str, school: School, now: datetime, row: int) -> None:
        with self.store.noting() as connection:
            in_hand.take(connection, self._process, noun, {school.id: [row]}, now)

    def _rows(self, noun: str, school: School, now: datetime) -> list[int]:
        with self.store.looking() as connection:
            return list(due.rows(connection, noun, school.id, now))

    def _noted(self, school: School, which: tuple[str, int], now: datetime, error: str) -> bool:
        with self.store.begin(school, now) as work:
            over = due.note(work.connection, school.id, which, now, error)
            work.outbox.add(put_aside(work, *which) if over else ())
        return over


def ended(work: UnitOfWork, noun: str, rows: Sequence[int], since: datetime) -> None:
    """A process ended that had these rows of a noun in hand since then: what it did not do of them is noted."""
    school = work.school.id
    for row in due.still(work.connection, noun, school, rows, since):
        if due.note(work.connection, school, (noun, row), work.now, due.ENDED):
            work.outbox.add(put_aside(work, noun, row))
            _log.error("row put aside", school=school, noun=noun, row=row, why="processes ended while they did it")
