"""The roster as it is kept: what the school's own records say of people, by their e-mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, select

from bot.model.roles import Line
from bot.model.sessions import SessionState
from store.insert import insert_new, insert_or_update
from store.persons import Persons
from store.schema import identities, participants, sessions
from store.schema import roster as table

AT_ONCE = 500
_T = TypeVar("_T")


class Roster:
    """The roster of one school."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons

    @property
    def _connection(self) -> Connection:
        return self._persons.connection

    def keep(self, lines: Sequence[Line]) -> set[int]:
        """Put these lines in the place of earlier ones; others stay. Whom of these people the desk knows."""
        school, known = self._persons.school.id, set[int]()
        for part in _parts(lines):
            rows = [
                {"school": school, "email": e.email, "name": e.name, "role": e.role, "classes": e.classes} for e in part
            ]
            insert_or_update(self._connection, table, rows)
            known |= set(self._persons.accounts.with_addresses([line.email for line in part]))
        return known

    def lines(self, emails: Iterable[str]) -> dict[str, Line]:
        """What it says, by e-mail."""
        found = dict[str, Line]()
        for part in _parts(sorted(set(emails))):
            where = (table.c.school == self._persons.school.id, table.c.email.in_(part))
            rows = self._connection.execute(select(table).where(*where))
            found |= {row.email: Line(row.email, row.name, row.role, tuple(row.classes)) for row in rows}
        return found

    def enroll(self, wanted: Sequence[tuple[int, str]]) -> None:
        """Let people take part in what is still to come of classes with these names, but for whoever teaches them."""
        if not wanted:
            return
        school, now = self._persons.school.id, self._persons.now
        ahead = (sessions.c.state == SessionState.SCHEDULED, sessions.c.starts_at > now)
        query = select(sessions.c.id, sessions.c.title, sessions.c.instructor)
        found = self._connection.execute(query.where(sessions.c.school == school, *ahead)).all()
        rows = [
            {"school": school, "session": session.id, "person": person}
            for person, name in wanted
            for session in found
            if session.title.casefold() == name.casefold() and session.instructor != person
        ]
        if rows:
            insert_new(self._connection, participants, rows)

    def of_class(self, name: str) -> list[int]:
        """Whom of a class the desk knows."""
        school = self._persons.school.id
        mine = table.c.email == identities.c.email
        query = select(identities.c.person, table.c.classes).join(table, mine & (table.c.school == identities.c.school))
        rows = self._connection.execute(query.where(identities.c.school == school)).all()
        wanted = name.casefold()
        return sorted({row.person for row in rows if wanted in {each.casefold() for each in row.classes}})


def _parts(whole: Sequence[_T]) -> Iterator[list[_T]]:
    rest = iter(whole)
    while part := list(islice(rest, AT_ONCE)):
        yield part
