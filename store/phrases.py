"""Phrases that a school has taught the desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select, update

from store.glance import NOTHING, Glance
from store.insert import insert_or_update
from store.schema import schools, taught

_EDITION = select(schools.c.taught).where(schools.c.school == bindparam("of"))
_NEXT = update(schools).where(schools.c.school == bindparam("of")).values(taught=schools.c.taught + 1)


class Phrases:
    """The phrases of one school. Its row counts their editions, so that a process knows when to read them again."""

    def __init__(self, connection: Connection, school: str, now: datetime, glance: Glance = NOTHING) -> None:
        self.connection = connection
        self.school = school
        self.now = now
        self.changed = False
        """Whether this unit of work changed them: what it reads may be undone."""
        self._edition = glance.speaker.taught if glance.speaker else None

    def edition(self) -> int:
        """Which edition is the newest; asked once in a unit of work."""
        if self._edition is None:
            self._edition = self.connection.execute(_EDITION, {"of": self.school}).scalar() or 0
        return self._edition

    def all(self) -> Mapping[str, str]:
        """What each phrase says, in the order of the alphabet."""
        query = select(taught.c.phrase, taught.c.says).where(taught.c.school == self.school).order_by(taught.c.phrase)
        return {row.phrase: row.says for row in self.connection.execute(query)}

    def count(self) -> int:
        """How many there are."""
        query = select(func.count()).select_from(taught).where(taught.c.school == self.school)
        return int(self.connection.execute(query).scalar_one())

    def says(self, phrase: str) -> str | None:
        """What one phrase says."""
        query = select(taught.c.says).where(taught.c.school == self.school, taught.c.phrase == phrase)
        said: str | None = self.connection.execute(query).scalar()
        return said

    def teach(self, phrase: str, says: str, person: int) -> None:
        """Keep a phrase, in the place of what it said before."""
        row = {"school": self.school, "phrase": phrase, "says": says, "person": person, "at": self.now}
        insert_or_update(self.connection, taught, [row])
        self._next()

    def forget(self, phrase: str) -> None:
        """Keep a phrase no more."""
        self.connection.execute(delete(taught).where(taught.c.school == self.school, taught.c.phrase == phrase))
        self._next()

    def _next(self) -> None:
        self.connection.execute(_NEXT, {"of": self.school})
        self.changed, self._edition = True, None
