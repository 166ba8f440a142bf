"""Insert what is not there yet, or put it in the place of what is: the same on both databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows that no unique key forbids, in order; how many were new."""
    statement = _insert(connection, table).on_conflict_do_nothing()
    return connection.execute(statement, rows, execution_options={"preserve_rowcount": True}).rowcount


def insert_or_update(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows; one with the same primary key is overwritten."""
    statement = _insert(connection, table)
    key = list(table.primary_key.columns)
    news = {name: statement.excluded[name] for name in rows[0] if name not in table.primary_key.columns}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=news), rows)


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
