"""A store that tells which rows each unit of work has written, for whoever looks behind the scenes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Column, Delete, Insert, Update, event, select
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import BinaryExpression

from bot.model.school import School
from bot.model.witness import Change
from store import schema
from store.journal import plain
from store.store import Store
from store.unit_of_work import UnitOfWork

_UNTOLD = {"heard", "journal", "misses"}
"""The names of messages, a second copy of what is told here, and what is forgotten with each message, were it there
or not: that somebody was not understood stands in `unknown` too.
"""
_BESIDE = {"school", "id", "version", "spoken"}
"""Columns that every row has, and what is shown as the message itself."""
_WORDS = {Insert: "added", Update: "changed", Delete: "removed"}


class WatchedStore(Store):
    """As any other until `watching`: from then on `changes` has what was committed since it was last emptied.

    It looks at each statement, which costs time.
    """

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url)
        self.watching = False
        self.changes: list[Change] = []
        self._known: dict[tuple[str, int], Mapping[str, Any]] = {}

    @contextmanager
    def begin(self, school: School, now: datetime, messages: int = 1) -> Iterator[UnitOfWork]:
        with super().begin(school, now, messages) as work:
            found = _Changes()
            if self.watching:
                event.listen(work.connection, "after_execute", found.note)
            yield work
        if not found.changes:
            return
        news = map(self._news, self._numbered(found.changes))
        self.changes += [change for change in news if change.values or change.what == "removed"]

    def _numbered(self, changes: Sequence[Change]) -> Iterator[Change]:
        """Messages get their numbers; one whose key was said before was not added."""
        marks = [change.values["mark"] for change in changes if "mark" in change.values]
        table = schema.outbox
        with self.looking() as connection:
            rows = connection.execute(select(table.c.mark, table.c.id).where(table.c.mark.in_(marks)))
            numbers: dict[str, int] = {row[0]: row[1] for row in rows}
        for change in changes:
            mark = change.values.get("mark")
            if mark is None:
                yield change
            elif mark in numbers:
                yield Change(change.table, numbers[mark], change.what, change.values)

    def _news(self, change: Change) -> Change:
        """Without what was so before, or is empty from the beginning."""
        key = (change.table, change.row or 0)
        before = self._known.get(key, {}) if change.row else {}
        if change.row:
            self._known[key] = {**before, **change.values}
        news = {
            name: value
            for name, value in change.values.items()
            if (before[name] != value if name in before else not _empty(value))
        }
        return Change(change.table, change.row, change.what, news)


class _Changes:
    """What one transaction writes."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def note(self, *what: Any) -> None:
        """As SQLAlchemy tells it: connection, statement, values of many rows or of one, options, result."""
        _, statement, many, one, _, result = what
        word = next((word for kind, word in _WORDS.items() if isinstance(statement, kind)), None)
        if word is None or statement.table.name in _UNTOLD or (result.rowcount == 0 and not result.returns_rows):
            return
        for given in many or [one]:
            values = {**statement.compile().params, **given}
            row = _row(statement, values, result) if len(many) < 2 else None
            written = {c.name: plain(values[c.name]) for c in statement.table.columns if _tells(c, values)}
            self.changes.append(Change(statement.table.name, row, word, written))


def _tells(column: Column[Any], values: Mapping[str, Any]) -> bool:
    return column.name in values and column.name not in _BESIDE


def _empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})


def _row(statement: Insert | Update | Delete, values: Mapping[str, Any], result: Any) -> int | None:
    """The number of the row that was written, as far as the statement or SQLite tells it."""
    if "id" not in statement.table.columns:
        return None
    if isinstance(statement, Insert):
        return getattr(result.cursor, "lastrowid", None) if result.returns_rows else None
    where = statement.whereclause
    for part in visitors.iterate(where) if where is not None else ():
        if isinstance(part, BinaryExpression) and getattr(part.left, "name", "") == "id":
            found = values.get(str(part.right.key)) if isinstance(part.right, BindParameter) else None
            return found if isinstance(found, int) else None
    return None
