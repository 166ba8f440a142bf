"""Numbers of tickets, given out one after the other: who waited for one finds what was opened meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, Update, bindparam, select, update

from store.devices import COLUMNS
from store.records import Stale
from store.schema import schools, tickets

_SEEN = schools.alias("seen")
_BEFORE = select(_SEEN.c.tickets).where(_SEEN.c.school == bindparam("of")).scalar_subquery()
"""The last number as it was when the statement began, on PostgreSQL: before whoever had to be waited for."""
COUNTED = (
    update(schools)
    .where(schools.c.school == bindparam("of"))
    .values(tickets=schools.c.tickets + bindparam("more"))
    .returning(schools.c.tickets, _BEFORE.label("before"))
)
COUNTED_FOR = COUNTED.returning(*COLUMNS)
"""Along with what somebody, `who`, has told of their device."""
_OPENED = select(tickets.c.number).where(
    tickets.c.school == bindparam("of"),
    tickets.c.reporter.in_(bindparam("whose", expanding=True)),
    tickets.c.number > bindparam("before"),
)


def count(connection: Connection, statement: Update, told: dict[str, Any], whose: Collection[int]) -> Row[Any]:
    """Take as many numbers as are `told` under `more`; the last of them comes first in the row. `Stale` when another
    process has meanwhile opened a ticket of one of these people: whether they have one was asked before.
    """
    row = connection.execute(statement, told).one()
    waited = connection.dialect.name != "sqlite" and row.tickets - told["more"] != row.before
    if waited and whose:
        asked = {"of": told["of"], "whose": list(whose), "before": row.before}
        if connection.execute(_OPENED.limit(1), asked).first() is not None:
            raise Stale(tickets.name)
    return row
