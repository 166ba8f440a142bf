"""What somebody has told of their device, for a ticket or in a walk-through that ended well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, ScalarSelect, Text, bindparam, cast, select

from store.schema import tickets, walkthroughs


class Told(NamedTuple):
    """Of the newest ticket and of the newest walk-through in which it is told; None where there is none."""

    answers: tuple[tuple[str, str], ...] | None = None
    opened_at: datetime | None = None
    walk: Mapping[str, Any] | None = None
    begun_at: datetime | None = None


def _newest(wanted: Column[Any], tells: ColumnElement[bool], *mine: ColumnElement[bool]) -> ScalarSelect[Any]:
    """Something of the newest row in which it is named; each is found by the index of a person's rows."""
    table = wanted.table
    found = select(wanted).where(table.c.school == bindparam("of"), *mine, tells)
    return found.order_by((table.c.number if table is tickets else table.c.id).desc()).limit(1).scalar_subquery()


_NAMED = (cast(tickets.c.answers, Text).contains('"Device"'), ~tickets.c.private)
_MEASURED = (cast(walkthroughs.c.walk, Text).contains('"device"'), walkthroughs.c.verdict.is_not(None))
_TICKET = (*_NAMED, tickets.c.reporter == bindparam("who"))
_WALK = (*_MEASURED, walkthroughs.c.person == bindparam("who"))
COLUMNS = (
    _newest(tickets.c.answers, *_TICKET),
    _newest(tickets.c.opened_at, *_TICKET),
    _newest(walkthroughs.c.walk, *_WALK),
    _newest(walkthroughs.c.begun_at, *_WALK),
)
"""Can be asked along with something else; want `of` and `who`."""
_LATELY = (
    cast(walkthroughs.c.walk, Text).contains('"device"'),
    walkthroughs.c.person == bindparam("who"),
    walkthroughs.c.begun_at > bindparam("since"),
)
_OF_ONE = select(*COLUMNS, _newest(walkthroughs.c.walk, *_LATELY), _newest(walkthroughs.c.begun_at, *_LATELY))
_ALL: Any = bindparam("all", expanding=True)
_TICKETS = select(tickets.c.reporter, tickets.c.answers, tickets.c.opened_at).where(
    tickets.c.school == bindparam("of"), tickets.c.reporter.in_(_ALL), *_NAMED
)
_WALKS = select(walkthroughs.c.person, walkthroughs.c.walk, walkthroughs.c.begun_at).where(
    walkthroughs.c.school == bindparam("of"), walkthroughs.c.person.in_(_ALL), *_MEASURED
)


def told_of(connection: Connection, school: str, person: int, since: datetime) -> Told:
    """The same by itself; a walk-through begun since then counts however it ended."""
    row = connection.execute(_OF_ONE, {"of": school, "who": person, "since": since}).one()
    known, (walk, begun_at) = Told(*row[: len(COLUMNS)]), row[len(COLUMNS) :]
    newer = begun_at is not None and (known.begun_at is None or begun_at > known.begun_at)
    return known._replace(walk=walk, begun_at=begun_at) if newer else known


def told(row: Sequence[Any]) -> Told:
    """What stands in a row of these columns."""
    return Told(*row[-len(COLUMNS) :])


def told_of_all(connection: Connection, school: str, persons: Collection[int]) -> Mapping[int, Told]:
    """The same of several people, with two statements."""
    whose, nothing = {"of": school, "all": list(persons)}, (None, None)
    named, measured = (_last(connection.execute(query, whose)) for query in (_TICKETS, _WALKS))
    return {who: Told(*named.get(who, nothing), *measured.get(who, nothing)) for who in persons}


def _last(rows: Iterable[Any]) -> Mapping[int, Sequence[Any]]:
    """Of each person what stands in their newest row."""
    return {row[0]: row[1:] for row in sorted(rows, key=lambda row: row[2])}
