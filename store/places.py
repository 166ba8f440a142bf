"""Places: what their platforms need to be told to speak there, and who has spoken there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, tuple_

from bot.model.messages import Place
from store.insert import insert_new, insert_or_update
from store.schema import place_references as table
from store.schema import visitors

_GONE = delete(table).where(*(column == bindparam(f"of_{column.name}") for column in table.primary_key.columns))


class Places:
    """The places of one school."""

    def __init__(self, connection: Connection, school: str, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now
        self.kept: dict[Place, str] = {}
        """What this unit of work was told; the store remembers it after the commit."""
        self.visits: set[tuple[int, Place]] = set()
        """Who was heard where; remembered likewise."""
        self.departures: set[tuple[int, Place]] = set()
        """Who is not there any more; forgotten likewise."""

    def keep(self, references: Mapping[Place, str]) -> None:
        """Keep the newest reference of each whole place; an empty one: there is no way to it any more."""
        rows = [{**_key(self.school, place), "reference": reference} for place, reference in references.items()]
        if there := [{**row, "seen_at": self.now} for row in rows if row["reference"]]:
            insert_or_update(self.connection, table, there)
        for row in rows:
            if not row["reference"]:
                names = {f"of_{name}": value for name, value in row.items() if name != "reference"}
                self.connection.execute(_GONE, names)
        self.kept |= references

    def visit(self, person: int, place: Place, within: Place | None = None) -> None:
        """Note that a person has spoken to the desk in a whole place, and what that is part of."""
        if (person, place) not in self.visits:
            row = {"school": self.school, "person": person, "place": place, "within": within}
            insert_new(self.connection, visitors, [row])
            self.visits.add((person, place))

    def left(self, person: int, place: Place | None = None, workspace: tuple[str, str] = ("", "")) -> None:
        """Somebody is not in a whole place any more, nor in what is part of it; without a place: in none of the
        workspace.
        """
        where = (visitors.c.school == self.school, visitors.c.person == person)
        rows = self.connection.execute(select(visitors.c.place, visitors.c.within).where(*where)).all()
        gone = [
            p
            for p, within in rows
            if place in (p, within) or (place is None and (p.platform, p.workspace) == workspace)
        ]
        if gone:
            self.connection.execute(delete(visitors).where(*where, visitors.c.place.in_(gone)))
        self.departures |= {(person, each) for each in gone}

    def visitors(self, place: Place) -> list[int]:
        """Who has spoken to the desk in a whole place, or came to it for its class."""
        where = (visitors.c.school == self.school, visitors.c.place == place)
        return list(self.connection.execute(select(visitors.c.person).where(*where)).scalars())

    def visited(self, person: int, place: Place) -> bool:
        """Whether they ever have."""
        where = (visitors.c.school == self.school, visitors.c.person == person, visitors.c.place == place)
        return self.connection.execute(select(visitors.c.person).where(*where)).first() is not None


def references(connection: Connection, wanted: Collection[tuple[str, Place]]) -> dict[tuple[str, Place], str]:
    """The newest references of places, each with its school, as far as there are any."""
    if not wanted:
        return {}
    names = (table.c.school, table.c.platform, table.c.workspace, table.c.channel)
    keys = sorted({tuple(_key(school, place).values()) for school, place in wanted})
    rows = connection.execute(select(*names, table.c.reference).where(tuple_(*names).in_(keys)))
    return {(row[0], Place(*row[1:4])): row.reference for row in rows}


def _key(school: str, place: Place) -> dict[str, str]:
    return {"school": school, "platform": place.platform, "workspace": place.workspace, "channel": place.channel}
