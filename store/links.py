"""Codes that were given for joining two accounts, and who tries them."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.model.linking import GOOD_FOR, MOST_TRIES, Code, digest, new_code
from store.insert import insert_new
from store.schema import links as table


class Links:
    """The codes of one school. Nothing but their digests is kept here."""

    def __init__(self, connection: Connection, school: str, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now

    def offer(self, person: int) -> Code:
        """A new code for a person; their earlier one is void."""
        code = new_code(secrets.choice)
        self._note(person, digest=digest(self.school, code), until=self.now + GOOD_FOR)
        return code

    def take(self, code: Code, person: int | None = None) -> int | None:
        """The person whom a valid code was given to, if that is somebody else than `person`; the code is used up."""
        good = (table.c.digest == digest(self.school, code), table.c.until > self.now)
        mine = () if person is None else (table.c.person != person,)
        used = update(table).where(table.c.school == self.school, *good, *mine).values(digest=None, until=None)
        return self.connection.execute(used.returning(table.c.person)).scalar()

    def tried_too_often(self, person: int) -> bool:
        """Whether they said so many wrong codes lately that no further one is looked at."""
        return self._tries(person) >= MOST_TRIES

    def failed(self, person: int) -> None:
        """Count a wrong code."""
        self._note(person, tries=self._tries(person) + 1, tried_at=self.now)

    def _tries(self, person: int) -> int:
        where = (table.c.school == self.school, table.c.person == person, table.c.tried_at > self.now - GOOD_FOR)
        return self.connection.execute(select(table.c.tries).where(*where).with_for_update()).scalar() or 0

    def _note(self, person: int, **values: object) -> None:
        row = {"school": self.school, "person": person, "tries": 0, "tried_at": self.now, "digest": None, "until": None}
        if not insert_new(self.connection, table, [{**row, **values}]):
            where = (table.c.school == self.school, table.c.person == person)
            self.connection.execute(update(table).where(*where).values(**values))
