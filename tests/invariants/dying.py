"""A process that ends between two statements of a transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from store.store import Store
from tests.invariants.processes import Killed


@contextmanager
def dying(store: Store, statements: int) -> Iterator[None]:
    """Before its `statements`th statement from now on, if it comes to that many."""
    left = statements

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        nonlocal left
        left -= not statement.startswith("BEGIN")
        if left == 0:
            raise Killed

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield
    except Killed:
        pass
    finally:
        event.remove(store.engine, "before_cursor_execute", note)
