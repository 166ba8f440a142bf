"""Attempts: how often a process began to answer a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from store.insert import insert_or_count
from store.schema import attempts as table


def begin(connection: Connection, school: str, keys: Sequence[str], now: datetime) -> dict[str, int]:
    """Count one more attempt for each name of a message; how many there are now. `keys`: each once."""
    rows = [{"school": school, "key": key, "count": 1, "at": now} for key in sorted(keys)]
    return dict(insert_or_count(connection, table, rows)) if rows else {}
