"""Whether every row is what its lines in the journal add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, exists, select

from store import schema
from store.journal import plain
from store.schema import journal

AT_ONCE = 500
NOUNS = (
    *(schema.tickets, schema.comments, schema.offers, schema.maintenance, schema.escalations, schema.covers),
    schema.sessions,
)
"""The tables whose rows have a line for each change; of people it tells only some changes."""
_UNREADABLE = (LookupError, TypeError, ValueError)
_END = "deleted"
"""What the last line says of a row that is there no more."""


def astray(connection: Connection) -> Iterator[str]:
    """A word for each row that differs from what the journal says of it; rows are read some at a time."""
    for table in (*NOUNS, schema.people):
        last = 0
        while ids := _next(connection, table, last):
            yield from _compared(connection, table, ids)
            last = ids[-1]
    for table in NOUNS:
        for row in connection.execute(_gone(table), execution_options={"yield_per": AT_ONCE}):
            yield f"{row.school}: {table.name} {row.row} is gone, and no line tells that it was deleted"


def different(told: Mapping[str, Any], row: Mapping[str, Any]) -> list[str]:
    """What is different in a row from what its lines say. A column added after its last line is not compared."""
    return sorted(name for name, value in told.items() if name in row and plain(row[name]) != value)


def _next(connection: Connection, table: Table, last: int) -> Sequence[int]:
    ids = select(table.c.id).where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE)
    return connection.execute(ids).scalars().all()


def _compared(connection: Connection, table: Table, ids: Sequence[int]) -> Iterator[str]:
    schools = connection.execute(select(table.c.school).where(table.c.id.in_(ids)).distinct()).scalars().all()
    told = _told(connection, table.name, schools, ids)
    for number, row in _rows(connection, table, ids):
        if row is None:
            yield f"{table.name} {number} cannot be read"
        elif (lines := told.get((row.school, number))) is None:
            if table is not schema.people:
                yield f"{row.school}: no line tells of {table.name} {number}"
        elif names := different(lines, row._asdict()):
            yield f"{row.school}: {table.name} {number} is not what its lines add up to: {', '.join(names)}"


def _told(
    connection: Connection, noun: str, schools: Sequence[str], ids: Sequence[int]
) -> dict[tuple[str, int], dict[str, Any]]:
    """What the lines of some rows add up to."""
    of = (journal.c.school.in_(schools), journal.c.noun == noun, journal.c.row.in_(ids))
    lines = select(journal.c.school, journal.c.row, journal.c.change).where(*of).order_by(journal.c.nth, journal.c.id)
    told: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
    for line in connection.execute(lines, execution_options={"yield_per": AT_ONCE}):
        told[line.school, line.row].update(line.change)
    return told


def _rows(connection: Connection, table: Table, ids: Sequence[int]) -> list[tuple[int, Row[Any] | None]]:
    """Some rows by their ids; None for one whose values are none that Deskbell writes."""
    try:
        rows = connection.execute(select(table).where(table.c.id.in_(ids)).order_by(table.c.id)).all()
    except _UNREADABLE:
        if len(ids) == 1:
            return [(ids[0], None)]
        return [found for number in ids for found in _rows(connection, table, [number])]
    return [(row.id, row) for row in rows]


def _gone(table: Table) -> Select[Any]:
    """Rows that have lines and are missing, though no line says that they were deleted."""
    there = exists().where(table.c.school == journal.c.school, table.c.id == journal.c.row)
    later = journal.alias()
    ended = exists().where(
        later.c.school == journal.c.school,
        later.c.noun == journal.c.noun,
        later.c.row == journal.c.row,
        later.c.what == _END,
    )
    return select(journal.c.school, journal.c.row).where(journal.c.noun == table.name, ~there, ~ended).distinct()
