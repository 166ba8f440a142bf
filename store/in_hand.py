"""What each process has begun and not finished, so that the next one knows what a dead process left in the middle."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select, update

from store.insert import insert_or_update
from store.schema import in_hand as table
from store.types import written

MESSAGES = "messages"
"""The noun of what is heard; what is due has its own."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a process had in hand of a noun, by school: names of messages, or numbers of rows."""

    noun: str
    names: Mapping[str, Sequence[str | int]]
    at: datetime


def take(
    connection: Connection, process: str, noun: str, names: Mapping[str, Sequence[str | int]], now: datetime
) -> bool:
    """Note what is begun now in place of what was before; returns whether somebody has looked back since then."""
    begun = {"words": written(names), "moment": now}
    if connection.execute(_ANEW, {**begun, "who": process, "what": noun}).first():
        return False
    row = {"process": process, "noun": noun, "names": begun["words"], "at": now}
    insert_or_update(connection, table, [row])
    return True


def left(connection: Connection, process: str) -> list[Left]:
    """What all other processes had in hand, told once. One that is alive notes it again with what it begins next."""
    others = delete(table).where(table.c.process != process).returning(table.c.noun, table.c.names, table.c.at)
    return [Left(row.noun, json.loads(row.names), row.at) for row in connection.execute(others)]


def newest(connection: Connection) -> datetime | None:
    """When a process began something last, of what nobody has looked back at."""
    found: datetime | None = connection.execute(select(func.max(table.c.at))).scalar()
    return found


def nothing(connection: Connection, process: str) -> None:
    """Note that a process ends in good order: what it did not do was undone and is nobody's fault."""
    connection.execute(delete(table).where(table.c.process == process))


_ANEW = (
    update(table)
    .where(table.c.process == bindparam("who"), table.c.noun == bindparam("what"))
    .values(names=bindparam("words"), at=bindparam("moment"))
    .returning(func.set_config("synchronous_commit", "off", True))
)
"""PostgreSQL does not wait for its disk at the end of this transaction: what a process leaves when it ends is kept all
the same (https://www.postgresql.org/docs/current/wal-async-commit.html).
"""
