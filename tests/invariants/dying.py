"""A process that ends between two statements of a transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from store.store import Store
from tests.invariants.processes import Killed

POINTS = ("UPDATE", "INSERT INTO journal", "INSERT INTO outbox")
"""What a process is about to ask of the database when it ends."""


@contextmanager
def dying(store: Store, point: int) -> Iterator[None]:
    """At one of these points, if it comes to that."""
    asked = POINTS[point % len(POINTS)]

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(asked):
            raise Killed

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield
    except Killed:
        pass
    finally:
        event.remove(store.engine, "before_cursor_execute", note)
