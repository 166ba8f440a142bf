"""Rows that are written a little later: together, in one statement, before anything else is asked of the database."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, event, func, select

from store.insert import insert_all


class Late:
    """New rows of one table in one transaction, in their order. Their ids are known at once."""

    def __init__(self, connection: Connection, table: Table, most: int) -> None:
        """`most`: so many ids are taken at once. PostgreSQL never gives those again that are not needed."""
        self._connection = connection
        self._table = table
        self._most = most
        self._ids: list[int] = []
        self._rows: list[Mapping[str, Any]] = []
        event.listen(connection, "before_cursor_execute", lambda *_: self.write())

    def add(self, values: Mapping[str, Any]) -> int:
        """Take a new row without its id; the id."""
        if not self._ids:
            self._ids = self._next()
        number = self._ids.pop(0)
        self._rows.append({"id": number, **values})
        return number

    def write(self) -> None:
        """Write what was taken."""
        rows, self._rows = self._rows, []
        if rows:
            insert_all(self._connection, self._table, rows)

    def _next(self) -> list[int]:
        if self._connection.dialect.name == "sqlite":  # nobody else writes until the transaction ends
            last = self._connection.execute(_last(self._table)).scalar() or 0
            return list(range(last + 1, last + 1 + self._most))
        return list(self._connection.execute(_numbers(self._table), {"more": self._most}).scalars())


@cache
def _last(table: Table) -> Select[Any]:
    return select(func.max(table.c.id))


@cache
def _numbers(table: Table) -> Select[Any]:
    rows = func.generate_series(1, bindparam("more")).table_valued("number")
    return select(func.nextval(f"{table.name}_id_seq")).select_from(rows)
