"""From which message something came: what an edit, a deletion or a reaction is about."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, select, update

from bot.model.messages import Place
from store.insert import insert_new
from store.records import Stale
from store.schema import origins as table


@dataclass(frozen=True, slots=True)
class Origin:
    """What came of a message: the row of a noun. `person` wrote it; `stamp` is that of the newest edit."""

    noun: str
    row: int
    person: int
    stamp: str


class Origins:
    """What came of the messages of one school."""

    def __init__(self, connection: Connection, school: str) -> None:
        self.connection = connection
        self.school = school
        self._nothing: set[tuple[Place, str]] = set()
        """Of which messages nothing had come when it was looked: nobody can lock that."""

    def keep(self, place: Place, remote_id: str, origin: Origin) -> None:
        """Note what came of a message; the first thing stays. `Stale` when nothing had come of it, and another process
        has made something of it since.
        """
        values = {"noun": origin.noun, "row": origin.row, "person": origin.person, "stamp": origin.stamp}
        row = {"school": self.school, "place": place.whole, "remote_id": remote_id, **values}
        first = insert_new(self.connection, table, [row]) == 1
        if not first and (place.whole, remote_id) in self._nothing:
            raise Stale(table.name)
        self._nothing.discard((place.whole, remote_id))

    def of(self, place: Place, remote_id: str) -> Origin | None:
        """What came of a message, if anything did; nobody else may change it until the transaction ends."""
        query = select(table).where(*self._is(place, remote_id)).with_for_update()
        row = self.connection.execute(query).first()
        if row is None:
            self._nothing.add((place.whole, remote_id))
        return Origin(row.noun, row.row, row.person, row.stamp) if row else None

    def edited(self, place: Place, remote_id: str, stamp: str) -> None:
        """Note the newest edit."""
        self.connection.execute(update(table).where(*self._is(place, remote_id)).values(stamp=stamp))

    def left_of(self, place: Place, origin: Origin) -> bool:
        """Whether the same came of another message in this place."""
        same = (table.c.noun == origin.noun, table.c.row == origin.row, table.c.person == origin.person)
        here = (table.c.school == self.school, table.c.place == place.whole)
        return self.connection.execute(select(table.c.row).where(*here, *same).limit(1)).first() is not None

    def forget(self, place: Place, remote_id: str) -> None:
        """The message is not there any more."""
        self.connection.execute(delete(table).where(*self._is(place, remote_id)))

    def _is(self, place: Place, remote_id: str) -> tuple[ColumnElement[bool], ...]:
        return (table.c.school == self.school, table.c.place == place.whole, table.c.remote_id == remote_id)
