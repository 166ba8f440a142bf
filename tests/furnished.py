"""A school's own rows in an empty database: made once by the program, then copied from one story to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection

from bot.model.school import School
from store import schema
from store.store import Store

_Steps: TypeAlias = list[tuple[str, list[tuple[Any, ...]]]]
"""Statements, each with the rows it is for; without any it is done once."""
_MADE: dict[tuple[bool, datetime], _Steps] = {}
"""By kind of database, and moment."""


def furnish(store: Store, schools: Sequence[School], now: datetime, alike: bool) -> None:
    """Have the database know these schools, as when the program starts. Where these are `alike` each time, they are
    copied into an empty one: `Store.know` takes a tenth of a short story.
    """
    if not alike:
        store.know(schools, now)
        return
    key = (store.sqlite, now)
    with store.transaction() as connection:
        empty = connection.exec_driver_sql("SELECT 1 FROM schools LIMIT 1").first() is None
        if empty and key in _MADE:
            for statement, rows in _MADE[key]:
                connection.exec_driver_sql(statement, rows or None)
            return
    store.know(schools, now)
    if empty:
        with store.looking() as connection:
            _MADE[key] = _copied(connection) if store.sqlite else _told(connection)


def _copied(connection: Connection) -> _Steps:
    """The rows of SQLite as they are."""
    found: _Steps = []
    for table in schema.metadata.sorted_tables:
        if rows := connection.exec_driver_sql(f'SELECT * FROM "{table.name}"').all():  # noqa: S608
            marks = ", ".join("?" * len(rows[0]))
            found.append((f'INSERT INTO "{table.name}" VALUES ({marks})', [tuple(row) for row in rows]))  # noqa: S608
    return found


def _told(connection: Connection) -> _Steps:
    """The rows of PostgreSQL as it writes them itself, and how far it has counted; all on one way there and back."""
    steps: list[str] = []
    for table in schema.metadata.sorted_tables:
        name = f'"{table.name}"'
        if rows := connection.exec_driver_sql(f"SELECT json_agg(t)::text FROM {name} t").scalar_one():  # noqa: S608
            told = rows.replace("'", "''")
            steps.append(f"INSERT INTO {name} SELECT * FROM json_populate_recordset(NULL::{name}, '{told}')")  # noqa: S608
        if "id" in table.c:
            last = connection.exec_driver_sql(f"SELECT last_value, is_called FROM {table.name}_id_seq").one()  # noqa: S608
            steps += [f"SELECT setval('{table.name}_id_seq', {last.last_value})"] if last.is_called else []
    return [("; ".join(steps), [])]
