"""Insert what is not there yet, or put it in the place of what is: the same on both databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows that no unique key forbids, in order; how many were new."""
    statement = _unless_there(connection.dialect.name, table)
    return connection.execute(statement, rows, execution_options={"preserve_rowcount": True}).rowcount


def insert_or_update(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows; one with the same primary key is overwritten."""
    connection.execute(_or_instead(connection.dialect.name, table, tuple(rows[0])), rows)


def insert_or_add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows; the `count` of one with the same primary key is added to what stands there."""
    connection.execute(_or_more(connection.dialect.name, table), rows)


@cache  # making a statement costs five times what running it costs
def _unless_there(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return _insert(dialect, table).on_conflict_do_nothing()


@cache
def _or_instead(dialect: str, table: Table, names: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    statement = _insert(dialect, table)
    key = list(table.primary_key.columns)
    news = {name: statement.excluded[name] for name in names if name not in table.primary_key.columns}
    return statement.on_conflict_do_update(index_elements=key, set_=news)


@cache
def _or_more(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    statement = _insert(dialect, table)
    more = {"count": table.c.count + statement.excluded["count"]}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more)


def _insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
