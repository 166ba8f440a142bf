"""Attempts: how often a process began to answer a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from store.insert import insert_new
from store.schema import attempts as table

_MORE = (
    update(table)
    .where(table.c.school == bindparam("of"), table.c.key.in_(bindparam("keys", expanding=True)))
    .values(count=table.c.count + 1, at=bindparam("now"))
)


def begin(connection: Connection, school: str, keys: Sequence[str], now: datetime) -> dict[str, int]:
    """Count one more attempt for each name of a message; how many there are now. `keys`: each once."""
    if not keys:
        return {}
    insert_new(connection, table, [{"school": school, "key": key, "count": 0, "at": now} for key in sorted(keys)])
    connection.execute(_MORE, {"of": school, "keys": list(keys), "now": now})
    rows = connection.execute(select(table.c.key, table.c.count).where(table.c.school == school, table.c.key.in_(keys)))
    return {row[0]: row[1] for row in rows}
