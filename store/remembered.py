"""What was read in a transaction, known until something of the kind is written in it, or anything is locked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, event

_T = TypeVar("_T")


def locks(statement: str) -> bool:
    """Whether somebody may have had to wait for it: then they find what others did meanwhile."""
    return "FOR UPDATE" in statement


def changed(statement: str, tables: Collection[str]) -> bool:
    """Whether something of these tables may be otherwise after a statement: it names one, and is no mere look."""
    looks = statement.startswith("SELECT") and not locks(statement)
    return not looks and any(table in statement for table in tables)


class Remembered:
    """Rows that are not read twice, made of these tables."""

    def __init__(self, connection: Connection, tables: Collection[str]) -> None:
        self._tables = tables
        self._known: dict[Hashable, Sequence[Any]] = {}
        event.listen(connection, "before_cursor_execute", self._note)

    def rows(self, of: Hashable, read: Callable[[], Sequence[_T]]) -> list[_T]:
        """What `read` finds, or found before under this name."""
        if of not in self._known:
            self.keep(of, read())
        return list(cast(Sequence[_T], self._known[of]))

    def known(self, of: Hashable) -> Sequence[Any] | None:
        """What was found under this name, if that still counts."""
        return self._known.get(of)

    def keep(self, of: Hashable, rows: Sequence[Any]) -> None:
        """What a look under this name would find."""
        self._known[of] = tuple(rows)

    def forget(self) -> None:
        self._known.clear()

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if self._known and (locks(statement) or changed(statement, self._tables)):
            self._known.clear()
