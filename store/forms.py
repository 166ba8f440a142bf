"""Drafts: what people typed into forms and have not sent off."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, or_, select

from bot.model.bare_answers import ANSWERED_WITHIN
from bot.model.forms import KEPT_FOR
from bot.model.unsaid import QUESTION
from store.glance import NOTHING, Glance
from store.insert import insert_or_update
from store.schema import drafts as table


class Draft(NamedTuple):
    """What stood in a form, and when."""

    fields: Mapping[str, str]
    kept_at: datetime


_NEWEST = select(table.c.fields, table.c.kept_at).where(
    table.c.school == bindparam("of"),
    table.c.person == bindparam("who"),
    table.c.form == bindparam("named"),
    table.c.kept_at > bindparam("since"),
)

_WHOSE = (
    select(table.c.person)
    .where(table.c.school == bindparam("of"), table.c.person.in_(bindparam("all", expanding=True)))
    .distinct()
)


class Drafts:
    """The drafts of one school; the newest of each person and form."""

    def __init__(self, connection: Connection, school: str, now: datetime, glance: Glance = NOTHING) -> None:
        self.connection = connection
        self.school = school
        self.now = now
        self.glance = glance
        self._without: set[int] = set()

    def look_for(self, persons: Collection[int]) -> None:
        """Find out at once which of these have none."""
        kept = self.connection.execute(_WHOSE, {"of": self.school, "all": list(persons)})
        self._without = set(persons) - set(kept.scalars())

    def none(self, person: int) -> bool:
        """Whether somebody certainly has none."""
        return person in self._without or self.glance.none("drafts", person)

    def keep(self, person: int, form: str, fields: Mapping[str, str]) -> None:
        """Put it in the place of the one before."""
        self._without.discard(person)
        row = {"school": self.school, "person": person, "form": form, "fields": dict(fields), "kept_at": self.now}
        insert_or_update(self.connection, table, [row])

    def of(self, person: int, form: str) -> Draft | None:
        """The one that was kept, unless it is too old."""
        if self.none(person):
            return None
        asked = {"of": self.school, "who": person, "named": form, "since": self.now - KEPT_FOR}
        row = self.connection.execute(_NEWEST, asked).first()
        return Draft(row.fields, row.kept_at) if row else None

    def drop(self, person: int, form: str) -> bool:
        """Whether there was one."""
        return self.connection.execute(delete(table).where(*self._key(person, form))).rowcount > 0

    def _key(self, person: int, form: str) -> tuple[ColumnElement[bool], ...]:
        return table.c.school == self.school, table.c.person == person, table.c.form == form


def let_go(connection: Connection, now: datetime) -> None:
    """Let go of what is too old to be gone on with: a question, which may hold words of theirs, once nothing answers it
    any more.
    """
    answered = and_(table.c.form == QUESTION, table.c.kept_at < now - ANSWERED_WITHIN)
    connection.execute(delete(table).where(or_(table.c.kept_at < now - KEPT_FOR, answered)))
