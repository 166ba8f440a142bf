"""Attempts: how many processes ended while they answered a message."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection, select

from store.insert import insert_or_count
from store.schema import attempts as table
from store.schema import heard

Deaths: TypeAlias = dict[tuple[str, str], int]
"""By school and name of a message."""


def count(connection: Connection, school: str, keys: Collection[str], now: datetime) -> None:
    """A process ended that had these in hand; what it had answered before is none of it."""
    answered = select(heard.c.key).where(heard.c.school == school, heard.c.key.in_(keys))
    unanswered = set(keys) - set(connection.execute(answered).scalars())
    if unanswered:
        rows = [{"school": school, "key": key, "count": 1, "at": now} for key in sorted(unanswered)]
        insert_or_count(connection, table, rows)


def known(connection: Connection) -> Deaths:
    """All that is counted."""
    query = select(table.c.school, table.c.key, table.c.count)
    return {(school, key): number for school, key, number in connection.execute(query)}
