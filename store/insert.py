"""Insert what is not there yet, or put it in the place of what is: the same on both databases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    CursorResult,
    Dialect,
    Insert,
    Table,
    Text,
    bindparam,
    cast,
    func,
    insert,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.types import TypeDecorator, TypeEngine

from store.types import written

_Writers: TypeAlias = Sequence[tuple[str, Callable[[Any], Any] | None]]
MANY = 8
"""From so many rows on PostgreSQL gets them as one value: one by one they cost twice as much."""


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows that no unique key forbids, in order; how many were new."""
    counted: Any = {"preserve_rowcount": True}
    if _many(connection, rows):
        statement = _together(connection.dialect, table, tuple(rows[0])).on_conflict_do_nothing()
        told = {"rows": _written(connection.dialect, table, rows)}
        return connection.execute(statement, told, execution_options=counted).rowcount
    return _for_each(connection, _unless_there(connection.dialect.name, table), rows, counted).rowcount


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, in order."""
    if _many(connection, rows):
        statement = _together(connection.dialect, table, tuple(rows[0]))
        connection.execute(statement, {"rows": _written(connection.dialect, table, rows)})
    else:
        _for_each(connection, _plainly(table), rows)


def insert_or_update(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows; one with the same primary key is overwritten."""
    connection.execute(_or_instead(connection.dialect.name, table, tuple(rows[0])), rows)


def insert_or_add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows; the `count` of one with the same primary key is added to what stands there."""
    connection.execute(_or_more(connection.dialect.name, table), rows)


def insert_or_count(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """As `insert_or_add`, each row standing there taking over the moment `at` too; what is counted now, by `key`."""
    return [(key, count) for key, count in connection.execute(_or_count(connection.dialect.name, table), rows).all()]


def _for_each(
    connection: Connection, statement: Insert, rows: Sequence[Mapping[str, Any]], options: Any = None
) -> CursorResult[Any]:
    """A statement with each of these rows, which all have the same names; `options` of the execution. As
    `Connection.execute`, which takes as long to put each row together as the database to write it.
    """
    if connection.dispatch.after_execute:  # whoever looks at statements is shown this one, too
        return connection.execute(statement, rows, execution_options=options)
    words, writers, named = _compiled(statement, connection.dialect, tuple(rows[0]))
    values = ([write(row[name]) if write else row[name] for name, write in writers] for row in rows)
    names = [name for name, _ in writers]
    told: Any = [dict(zip(names, row, strict=True)) for row in values] if named else [tuple(row) for row in values]
    return connection.exec_driver_sql(words, told, execution_options=options)


@cache
def _compiled(statement: Insert, dialect: Dialect, names: tuple[str, ...]) -> tuple[str, _Writers, bool]:
    """Its words, what each value of a row is written with, in their order, and whether they are told by their names."""
    compiled: Any = statement.compile(dialect=dialect, column_keys=names, for_executemany=True)
    wanted = compiled.positiontup or list(compiled.bind_names.values())
    writers = [(name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in wanted]
    return str(compiled), writers, not compiled.positiontup


@cache  # making a statement costs five times what running it costs
def _plainly(table: Table) -> Any:
    return insert(table)


@cache
def _unless_there(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return inserting(dialect, table).on_conflict_do_nothing()


@cache
def _or_instead(dialect: str, table: Table, names: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    statement = inserting(dialect, table)
    key = list(table.primary_key.columns)
    news = {name: statement.excluded[name] for name in names if name not in table.primary_key.columns}
    return statement.on_conflict_do_update(index_elements=key, set_=news)


@cache
def _or_more(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    statement = inserting(dialect, table)
    more = {"count": table.c.count + statement.excluded["count"]}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more)


@cache
def _or_count(dialect: str, table: Table) -> ReturningInsert[Any]:
    statement = inserting(dialect, table)
    more = {"count": table.c.count + statement.excluded["count"], "at": statement.excluded["at"]}
    counted = statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more)
    return counted.returning(table.c.key, table.c.count)


def inserting(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT to which can be said what becomes of a row that is there."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def _many(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> bool:
    return len(rows) >= MANY and connection.dialect.name != "sqlite"


@cache
def _together(dialect: Dialect, table: Table, names: tuple[str, ...]) -> postgresql.Insert:
    """Insert what stands in one value, in its order, which a function's rows keep
    (https://www.postgresql.org/docs/current/functions-json.html).
    """
    columns: list[Column[Any]] = [Column(name, _stored_as(table.c[name].type, dialect)) for name in names]
    rows = func.json_to_recordset(cast(bindparam("rows", type_=Text), JSON)).table_valued(*columns)
    source = select(*rows.render_derived(with_types=True).c)
    return postgresql.insert(table).from_select(list(names), source)


def _stored_as(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.load_dialect_impl(dialect) if isinstance(kind, TypeDecorator) else kind


def _written(dialect: Dialect, table: Table, rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as one value, each column as its type writes it."""
    writes = _writers(dialect, table, tuple(rows[0]))
    return written([{**row, **{name: write(row[name]) for name, write in writes}} for row in rows])


@cache
def _writers(dialect: Dialect, table: Table, names: tuple[str, ...]) -> list[tuple[str, Callable[[Any], Any]]]:
    """The columns of which not every value can stand in JSON as it is."""
    found = ((name, table.c[name].type.bind_processor(dialect)) for name in names)
    return [(name, write) for name, write in found if write]
