"""Which reminders people want, as they said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select

from bot.model.mutes import EVERY, Wanted
from store.insert import insert_or_update
from store.schema import mutes as table


class Mutes:
    """What the people of one school want to be reminded of; who has said nothing is in no row."""

    def __init__(self, connection: Connection, school: str) -> None:
        self.connection = connection
        self.school = school

    def want(self, person: int, title: str, wanted: Wanted) -> None:
        """Keep what somebody wants of a class, or of all: then what they said of single ones is over."""
        if title == EVERY:
            self.connection.execute(delete(table).where(table.c.school == self.school, table.c.person == person))
        if title != EVERY or wanted is not Wanted.ALL:
            row = {"school": self.school, "person": person, "title": title.casefold(), "wanted": wanted}
            insert_or_update(self.connection, table, [row])

    def of(self, persons: Iterable[int]) -> Mapping[int, Mapping[str, Wanted]]:
        """What people said, by person and class."""
        ours = (table.c.school == self.school, table.c.person.in_(sorted(persons)))
        found: dict[int, dict[str, Wanted]] = {}
        for row in self.connection.execute(select(table).where(*ours)):
            found.setdefault(row.person, {})[row.title] = row.wanted
        return found
