"""What can be wrong with a database while a program runs on it, and how it is put right."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, event

from store.store import Store
from tests.fakes.line import Line

_FULL = """
CREATE FUNCTION full_up() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_up BEFORE INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION full_up();
CREATE TRIGGER full_up BEFORE INSERT ON heard FOR EACH ROW EXECUTE FUNCTION full_up()
"""


@dataclass(frozen=True)
class Scene:
    """The store the program uses, one that goes around all trouble, and the line to the server, where there is one."""

    store: Store
    aside: Store
    line: Line | None

    @property
    def proxy(self) -> Line:
        assert self.line is not None
        return self.line


Trouble: TypeAlias = Callable[[Scene], AbstractContextManager[None]]


@contextmanager
def _down(scene: Scene, ends: Callable[[], None]) -> Iterator[None]:
    """Nobody gets through; `ends` is what becomes of those who had."""
    scene.proxy.down = True
    ends()
    yield
    scene.proxy.down = False


def away(scene: Scene) -> AbstractContextManager[None]:
    return _down(scene, scene.proxy.cut)


@contextmanager
def mute(scene: Scene) -> Iterator[None]:
    scene.proxy.mute = True
    try:
        yield
    finally:
        scene.proxy.cut()
        scene.proxy.mute = False


def half_closed(scene: Scene) -> AbstractContextManager[None]:
    return _down(scene, scene.proxy.half_close)


@contextmanager
def full(scene: Scene) -> Iterator[None]:
    if not scene.store.sqlite:
        _aside(scene, _FULL)
        yield
        _aside(scene, "DROP TRIGGER full_up ON tickets; DROP TRIGGER full_up ON heard; DROP FUNCTION full_up")
        return
    with scene.aside.looking() as connection:
        pages, free = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("page_count", "freelist_count")
        )
        more = 4096 * (int(free or 0) + 2)

    def limited(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.exec_driver_sql(f"CREATE TABLE large AS SELECT zeroblob({more}) AS hole")

    event.listen(scene.store.engine, "begin", limited)
    yield
    event.remove(scene.store.engine, "begin", limited)
    scene.store.engine.dispose()


@contextmanager
def read_only(scene: Scene) -> Iterator[None]:
    statement = "PRAGMA query_only = ON" if scene.store.sqlite else "SET TRANSACTION READ ONLY"

    def closed(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    event.listen(scene.store.engine, "begin", closed)
    yield
    event.remove(scene.store.engine, "begin", closed)
    scene.store.engine.dispose()


@contextmanager
def locked(scene: Scene) -> Iterator[None]:
    """Somebody writes and does not come to an end."""

    def impatient(connection: Connection) -> None:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 20")

    if scene.store.sqlite:
        scene.store.engine.dispose()
        event.listen(scene.store.engine, "connect", _no_patience)
    else:
        event.listen(scene.store.engine, "begin", impatient)
    with scene.aside.transaction() as connection:
        if not scene.store.sqlite:
            connection.exec_driver_sql("LOCK TABLE heard, tickets, people IN ACCESS EXCLUSIVE MODE")
        yield
    if scene.store.sqlite:
        event.remove(scene.store.engine, "connect", _no_patience)
    else:
        event.remove(scene.store.engine, "begin", impatient)
    scene.store.engine.dispose()


def _no_patience(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout = 0").close()


@contextmanager
def losing(scene: Scene, state: str, times: int) -> Iterator[None]:
    """So many times somebody else was first, as the server says with this SQLSTATE."""
    raised = f"IF nextval('lost') <= {times} THEN RAISE EXCEPTION 'lost' USING ERRCODE = '{state}'; END IF"
    body = f"CREATE FUNCTION loses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {raised}; RETURN NEW; END $$"
    trigger = "CREATE TRIGGER loses BEFORE INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION loses()"
    _aside(scene, f"CREATE SEQUENCE lost; {body}; {trigger}")
    yield
    _aside(scene, "DROP TRIGGER loses ON tickets; DROP FUNCTION loses; DROP SEQUENCE lost")


def _aside(scene: Scene, statements: str) -> None:
    with scene.aside.transaction() as connection:
        connection.exec_driver_sql(statements)


ON_THE_LINE: tuple[Trouble, ...] = (away, mute, half_closed)
IN_THE_DATABASE: tuple[Trouble, ...] = (full, read_only, locked)
