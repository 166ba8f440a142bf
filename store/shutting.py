"""Shutting: a process that ends undoes what its threads are still at in the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from bot.model.errors import Unavailable


@contextmanager
def shut(engine: Engine) -> Iterator[None]:
    """Meanwhile no statement begins: each transaction under way is undone at its next one, and `Unavailable` there."""
    event.listen(engine, "before_cursor_execute", _refused)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", _refused)


def _refused(*_: object) -> None:
    raise Unavailable("it is about to stop")
