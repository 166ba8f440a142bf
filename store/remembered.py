"""What was read in a transaction, known until something is written or locked in it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, event

_T = TypeVar("_T")


class Remembered:
    """Rows that are not read twice.

    Whatever is written makes it forget, and every lock too: who waited for one finds what others did meanwhile.
    """

    def __init__(self, connection: Connection) -> None:
        self._known: dict[Hashable, Sequence[Any]] = {}
        event.listen(connection, "before_cursor_execute", self._note)

    def rows(self, of: Hashable, read: Callable[[], Sequence[_T]]) -> list[_T]:
        """What `read` finds, or found before under this name."""
        if of not in self._known:
            found = tuple(read())
            self._known[of] = found
        return list(cast(Sequence[_T], self._known[of]))

    def forget(self) -> None:
        self._known.clear()

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("SELECT") or "FOR UPDATE" in statement:
            self._known.clear()
