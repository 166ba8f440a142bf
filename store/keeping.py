"""All that is kept of somebody, as they may ask to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Select, Table, and_, or_, select

from bot.model.messages import private_place
from bot.model.people import Identity, Person
from bot.model.secrets.masking import masked
from store import schema
from store.joining import columns
from store.journal import plain
from store.payloads import Spoken, read_spoken
from store.traces import Traces, said
from store.unit_of_work import UnitOfWork

Row: TypeAlias = dict[str, Any]
HIDDEN = "•••"
_SECRET = {"digest", "reference", "seal"}
"""Columns that open something, or that would let a line of the journal be made anew."""
_OF_NOBODY = {"school", "version"}
_OF_THE_STAFF: Mapping[str, tuple[str, ...]] = {
    "tickets.owner": ("number", "solution", "acknowledged_at", "resolved_at"),
    "escalations.by": ("ticket", "acknowledged_at"),
    "journal.person": ("noun", "row", "what", "at"),
}
"""Of what somebody did for others, only what is their own."""


def kept_of(work: UnitOfWork, person: Person) -> dict[str, list[Row]]:
    """The rows about somebody, by table, with what looks like a secret hidden."""
    themselves = _rows(work, schema.people, schema.people.c.id == person.id)
    found: dict[str, list[Row]] = {"people": [{**row, "role": person.role.name.lower()} for row in themselves]}
    for column in columns():
        table = schema.metadata.tables[str(column.table.name)]
        shown = _OF_THE_STAFF.get(f"{table.name}.{column.name}", ())
        name = f"{table.name} ({column.name})" if shown else table.name
        rows = _rows(work, table, _theirs(table, column == person.id, person), shown)
        found[name] = [*found.get(name, ()), *(row for row in rows if row not in found.get(name, ()))]
    emails = [identity.email for identity in person.identities if identity.email]
    found["roster"] = _rows(work, schema.roster, schema.roster.c.email.in_(emails))
    found["journal of what is theirs"] = _lines(work, person)
    for identity in person.identities:
        found.setdefault("place_references", []).extend(_rows(work, schema.place_references, _way_to(identity)))
    return {name: rows for name, rows in found.items() if rows}


def said_to(work: UnitOfWork, person: Person) -> Iterator[tuple[str, str, Spoken]]:
    """What was or will be said to somebody alone: when that was decided, what became of it, and what it says."""
    ids, names = Traces(person, frozenset()).ids, {private_place(each).channel for each in person.identities}
    for row in said(work.connection, work.school.id):
        spoken = _read(row.spoken) if ids.search(row.queue) else None
        if spoken and (spoken.place.channel in names or spoken.private_to in person.identities):
            yield row.due.isoformat(), row.state, spoken


def _read(kept: str) -> Spoken | None:
    try:
        return read_spoken(kept)
    except ValueError:
        return None  # what cannot be read cannot be shown


def hidden(value: Any) -> Any:
    """The same without what looks like a secret, wherever it stands."""
    match value:
        case str():
            return masked(value)
        case frozenset():
            return sorted(value)
        case list():
            return [hidden(part) for part in value]
        case dict():
            return {name: HIDDEN if name in _SECRET and part else hidden(part) for name, part in value.items()}
        case _:
            return value


def _rows(work: UnitOfWork, table: Table, which: ColumnElement[bool], shown: tuple[str, ...] = ()) -> list[Row]:
    every = [column.name for column in table.c if column.name not in _OF_NOBODY]
    names = [name for name in every if name in shown or not shown]
    query = select(*(table.c[name] for name in names)).where(table.c.school == work.school.id, which)
    ordered = query.order_by(*table.primary_key.columns)
    return [
        hidden({name: plain(value) for name, value in row._mapping.items()}) for row in work.connection.execute(ordered)
    ]


def _theirs(table: Table, named: ColumnElement[bool], person: Person) -> ColumnElement[bool]:
    """Who reads what is kept of them reads what others wrote on their tickets, too."""
    return (
        or_(named, table.c.ticket.in_(_ids(table, schema.tickets.c.reporter, person))) if "text" in table.c else named
    )


def _ids(outer: Table, who: Column[Any], person: Person) -> Select[Any]:
    """The rows in whose column they stand, of the school that is asked about."""
    table = schema.metadata.tables[str(who.table.name)]
    return select(table.c.id).where(table.c.school == outer.c.school, who == person.id)


def _lines(work: UnitOfWork, person: Person) -> list[Row]:
    """What the journal says of what they reported and wrote, and of their role."""
    lines = schema.journal
    theirs = (schema.tickets.c.reporter, schema.comments.c.author, schema.offers.c.person)
    about = [and_(lines.c.noun == who.table.name, lines.c.row.in_(_ids(lines, who, person))) for who in theirs]
    return _rows(work, lines, or_(and_(lines.c.noun == "people", lines.c.row == person.id), *about))


def _way_to(identity: Identity) -> ColumnElement[bool]:
    place, table = private_place(identity), schema.place_references.c
    return and_(table.platform == place.platform, table.workspace == place.workspace, table.channel == place.channel)
