"""Paces: when the next message may be said in a place, by whichever process."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, literal_column, or_, select

from bot.model.messages import Lane
from bot.model.pace import Pace
from store.insert import inserting
from store.schema import outbox
from store.schema import paces as table
from store.types import Instant

LONGEST = timedelta(minutes=1)
"""No pace is as slow: what is further ahead was written by a clock that was set back since, and counts for nothing."""
KEPT_FOR = timedelta(hours=1)
"""By then every place may have its whole burst again, as one of which nothing is known."""


def scope_in(queue: str) -> str:
    """The place of a queue that is for everybody there: what is before the lane, which is one digit."""
    return queue[:-1]


def used_up(now: Any, latest: Any) -> ColumnElement[bool]:
    """Whether the place of a message has had its share; pages wait for none, and what one person alone is shown has a
    queue that is no place's. `now` and `latest` are `Instant`s, the second `LONGEST` after the first.

    The full places are looked for once, not for each message: a long queue behind one of them costs little.
    """
    place = func.substr(outbox.c.queue, 1, func.length(outbox.c.queue) - 1)
    full = select(table.c.scope).where(table.c.free_at > now, table.c.free_at <= latest)
    return and_(outbox.c.lane != Lane.PAGE.value, place.in_(full))


def take(connection: Connection, wanted: Mapping[str, Pace], now: datetime) -> set[str]:
    """Count one message against the share of each of these places; those that had one left.

    Every process asks in the same order, so that no two of them wait for each other.
    """
    had = set[str]()
    for pace, scopes in groupby(sorted(wanted), key=lambda scope: wanted[scope]):
        first = now - (pace.burst - 2) * pace.every
        rows = [{"scope": scope, "said_at": now, "free_at": first} for scope in scopes]
        had |= set(connection.execute(_taking(connection.dialect.name, pace.every), rows).scalars())
    return had


@cache
def _taking(dialect: str, every: timedelta) -> Any:
    """After a quiet time the whole burst is there again; otherwise each message moves `free_at` one step on."""
    statement = inserting(dialect, table)
    new = statement.excluded
    step: ColumnElement[int] = literal_column(str(Instant.length(every)))
    longest: ColumnElement[int] = literal_column(str(Instant.length(LONGEST)))
    counts = and_(table.c.free_at > new.free_at - step, table.c.free_at <= new.said_at)
    later = case((counts, table.c.free_at + step), else_=new.free_at)
    left = or_(table.c.free_at <= new.said_at, table.c.free_at > new.said_at + longest)
    return statement.on_conflict_do_update(
        index_elements=[table.c.scope], set_={"said_at": new.said_at, "free_at": later}, where=left
    ).returning(table.c.scope)


def forget(connection: Connection, now: datetime) -> None:
    """Let go of the places in which nothing was said for long."""
    connection.execute(delete(table).where(table.c.said_at < now - KEPT_FOR))
