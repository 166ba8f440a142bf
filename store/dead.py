"""The dead: messages that were given up, looked through and tried again by whoever runs the desk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, bindparam, func, select, update

from bot.model.messages import Lane
from store.outbox import OutboxState
from store.payloads import Spoken, perhaps_said_since, read_spoken
from store.queues import raw
from store.schema import outbox as table
from store.schema.outbox import DEAD

_COLUMNS = (table.c.id, table.c.school, table.c.platform, table.c.lane, table.c.due, table.c.error, table.c.attempts)


@dataclass(frozen=True, slots=True)
class Dead:
    """A message that was given up. `error` is a code of the platform or a reason of ours, never words of people."""

    id: int
    school: str
    platform: str
    lane: Lane
    due: datetime
    error: str
    attempts: int


def newest(connection: Connection, limit: int) -> Sequence[Dead]:
    """The newest of them, the newest first."""
    query = select(*_COLUMNS).where(DEAD).order_by(table.c.id.desc()).limit(limit)
    return [_dead(row) for row in connection.execute(query)]


def one(connection: Connection, number: int) -> tuple[Dead, Spoken | None] | None:
    """One of them and what it says; None in place of what cannot be read."""
    row = connection.execute(select(*_COLUMNS, raw(table.c.spoken)).where(DEAD, table.c.id == number)).first()
    if row is None:
        return None
    try:
        return _dead(row), read_spoken(row.spoken)
    except ValueError:
        return _dead(row), None


def retry(connection: Connection, ids: Collection[int] | None, now: datetime) -> int:
    """Say them again as if they were decided now, or all; how many those are. What was perhaps said is looked up, from
    the moment on when it was decided first, and said all the same where it cannot be: somebody asked for it.
    """
    counted = {"attempts": 0, "doubts": None, "faults": None, "looks": None}
    again = {"next_at": now, "due": now, "error": "", "unreached_at": None, **counted}
    some = (*_chosen(ids), table.c.platform != "")
    perhaps = func.coalesce(table.c.doubts, 0) + func.coalesce(table.c.faults, 0) > 0
    doubted = connection.execute(select(table.c.id, table.c.due, raw(table.c.spoken)).where(*some, perhaps)).all()
    if doubted:
        rows = [{"row": row.id, "words": perhaps_said_since(row.spoken, row.due)} for row in doubted]
        change = update(table).where(table.c.id == bindparam("row"), DEAD)
        anew = change.values(state=OutboxState.RESTING.value, spoken=bindparam("words", type_=Text), **again)
        connection.execute(anew, rows)
    ready = update(table).where(*some, ~perhaps).values(state=OutboxState.READY.value, **again)
    return len(doubted) + connection.execute(ready).rowcount


def drop(connection: Connection, ids: Collection[int] | None) -> int:
    """Nobody is to hear of them any more, or of all; how many those are."""
    changed = update(table).where(*_chosen(ids)).values(state=OutboxState.CANCELLED.value, unreached_at=None)
    return connection.execute(changed).rowcount


def _chosen(ids: Collection[int] | None) -> list[ColumnElement[bool]]:
    return [DEAD] if ids is None else [DEAD, table.c.id.in_(ids)]  # type: ignore[list-item]  # a text is a condition


def _dead(row: Any) -> Dead:
    return Dead(row.id, row.school, row.platform, Lane(row.lane), row.due, row.error, row.attempts)
