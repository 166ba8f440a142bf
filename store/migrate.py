"""The schema's version: bringing a database to it, and telling whether it is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select, text

from store.store import Store

_ONE_AT_A_TIME = 0x6465736B
"""The key of the advisory lock under which PostgreSQL is migrated."""


def upgrade(store: Store, to: str = "head") -> None:
    """Bring the database to a version; does nothing when it is there."""
    _run(store, lambda config: command.upgrade(config, to))


def downgrade(store: Store, to: str) -> None:
    """Take the database back to an older version."""
    _run(store, lambda config: command.downgrade(config, to))


def version(store: Store) -> str | None:
    """The version the database has; None when it has none."""
    with store.looking() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The version this program wants."""
    return ScriptDirectory.from_config(_config(None)).get_current_head()


def _run(store: Store, action: Callable[[Config], None]) -> None:
    with store.transaction() as connection:
        if not store.sqlite:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        action(_config(connection))


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
