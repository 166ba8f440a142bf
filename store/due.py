"""What is due, noun by noun, and which due rows are put aside because they failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Exists,
    Select,
    delete,
    func,
    or_,
    select,
    update,
)

from bot.model.deadlines import MOST_FAULTS, tried_again_at
from store import schema
from store.insert import insert_or_update
from store.schema import undone as table
from store.schema.limits import PUT_ASIDE

AT_ONCE = 100
"""So many rows that are due are done in one transaction."""
DUE: Mapping[str, Column[Any]] = {
    "escalations": schema.escalations.c.due,
    "reminders": schema.reminders.c.due,
    "walkthroughs": schema.walkthroughs.c.due,
    "offers": schema.offers.c.due,
    "tickets": schema.tickets.c.close_at,
    "outages": schema.tickets.c.expected_until,
    "maintenance": schema.maintenance.c.due,
    "covers": schema.covers.c.due,
    "outbox": schema.outbox.c.unreached_at,
    "joined": schema.joined.c.due,
    "unanswered": schema.unanswered.c.heard_at,
}
"""The column that says when something is to be done about a row."""
_UNDONE = (table.c.school, table.c.noun, table.c.row, table.c.at, table.c.error, table.c.tries)
ENDED = "a process ended"
SLOW = "the database was too slow"


@dataclass(frozen=True, slots=True)
class Undone:
    """A due row that is not tried any more. `error` is the kind of exception, never words of people."""

    school: str
    noun: str
    row: int
    at: datetime
    error: str
    tries: int


def ripe(noun: str, now: datetime | BindParameter[Any], alone: int | None = None) -> tuple[ColumnElement[bool], ...]:
    """The condition that a row of a noun is to be done now: it is due, and not put aside; only the row `alone`, if
    given.
    """
    due = (DUE[noun] <= now, ~noted_since_due(noun, rests(now)))
    return due if alone is None else (*due, _key(noun) == alone)


def rows(connection: Connection, noun: str, school: str, now: datetime) -> Sequence[int]:
    """The ids of rows that are to be done now, those due first in front; nothing else of them is read."""
    mine = DUE[noun].table.c.school == school
    query = select(_key(noun)).where(mine, *ripe(noun, now)).order_by(DUE[noun]).limit(AT_ONCE)
    return connection.execute(query).scalars().all()


def tried(connection: Connection, noun: str, school: str, now: datetime) -> dict[int, int]:
    """How often each of these rows has failed since it is due, by id."""
    tries = _noted_of(noun).with_only_columns(table.c.tries).scalar_subquery()
    mine = DUE[noun].table.c.school == school
    query = select(_key(noun), func.coalesce(tries, 0)).where(mine, *ripe(noun, now)).order_by(DUE[noun]).limit(AT_ONCE)
    return {row: count for row, count in connection.execute(query)}


def still(connection: Connection, noun: str, school: str, rows: Sequence[int], since: datetime) -> Sequence[int]:
    """Which of these rows were due then and are not done yet."""
    query = select(_key(noun)).where(DUE[noun].table.c.school == school, *ripe(noun, since), _key(noun).in_(rows))
    return connection.execute(query.order_by(_key(noun))).scalars().all()


def note(connection: Connection, school: str, which: tuple[str, int], now: datetime, error: str) -> bool:
    """Count one failure of a row, which is tried again ever later; returns whether it is given up with this one. A
    process that `ENDED` may not have been the row's fault, so the second try comes at once. Nor is a `SLOW` database:
    such a row is tried ever more seldom, and never given up.
    """
    noun, row = which
    mine = (table.c.school == school, table.c.noun == noun, table.c.row == row)
    before = connection.execute(select(table.c.tries).where(*mine, blocks(noun).exists())).scalar()
    tries = (before or 0) + 1
    tries = min(tries, MOST_FAULTS - 1) if error == SLOW else tries
    again = now if error == ENDED and tries == 1 else tried_again_at(tries, now)
    told = {"tries": tries, "again": again, "at": now, "error": error}
    insert_or_update(connection, table, [{"school": school, "noun": noun, "row": row, **told}])
    return again is None


def noted(connection: Connection, school: str, which: tuple[str, int]) -> tuple[int, str]:
    """How often a row has failed, and the kind of the last exception."""
    mine = (table.c.school == school, table.c.noun == which[0], table.c.row == which[1])
    row = connection.execute(select(table.c.tries, table.c.error).where(*mine)).first()
    return (row.tries, row.error) if row else (0, "")


def set_aside(connection: Connection, school: str, which: tuple[str, int], tries: int) -> None:
    """Give up a row that has failed, as if it had failed so many times."""
    mine = (table.c.school == school, table.c.noun == which[0], table.c.row == which[1])
    connection.execute(update(table).where(*mine).values(again=None, tries=tries))


def put_aside(connection: Connection, most: int) -> list[Undone]:
    """The rows that were given up, the newest first."""
    query = select(*_UNDONE).where(PUT_ASIDE).order_by(table.c.at.desc(), table.c.row).limit(most)
    return [Undone(*row) for row in connection.execute(query)]


def one(connection: Connection, which: tuple[str, int]) -> Undone | None:
    """A row that was given up; None when it was not."""
    row = connection.execute(select(*_UNDONE).where(*_chosen(which))).first()
    return Undone(*row) if row else None


def retry(connection: Connection, which: tuple[str, int] | None = None) -> int:
    """Try one row again, or all that were given up, as if they had never failed; returns how many."""
    return connection.execute(delete(table).where(*_chosen(which))).rowcount


def drop(connection: Connection, which: tuple[str, int]) -> int:
    """Let a row that was given up go: it is neither tried nor listed until it is due at another moment."""
    return connection.execute(update(table).where(*_chosen(which)).values(tries=0)).rowcount


def tidy(connection: Connection) -> None:
    """Forget failures of rows that are done meanwhile, or due at another moment."""
    for noun in DUE:
        connection.execute(delete(table).where(table.c.noun == noun, ~blocks(noun).exists()))


def _chosen(which: tuple[str, int] | None) -> list[ColumnElement[bool]]:
    return [PUT_ASIDE] if which is None else [PUT_ASIDE, table.c.noun == which[0], table.c.row == which[1]]


def _key(noun: str) -> Column[Any]:
    return schema.joined.c.gone if noun == "joined" else DUE[noun].table.c.id


def rests(now: datetime | BindParameter[Any]) -> ColumnElement[bool]:
    """The condition that a failed row is not to be tried now: only later, or not at all."""
    return or_(table.c.again.is_(None), table.c.again > now)


def noted_since_due(noun: str, *where: ColumnElement[bool]) -> Exists:
    """The condition that a row has failed since it is due."""
    return _noted_of(noun).where(*where).exists()


def _noted_of(noun: str) -> Select[Any]:
    of = DUE[noun].table
    same = (table.c.school == of.c.school, table.c.noun == noun, table.c.row == _key(noun), table.c.at >= DUE[noun])
    return select(table.c.row).where(*same)


def blocks(noun: str) -> Select[Any]:
    """The failed row itself, as long as it is due for the same moment."""
    of = DUE[noun].table
    return select(_key(noun)).where(of.c.school == table.c.school, _key(noun) == table.c.row, DUE[noun] <= table.c.at)
