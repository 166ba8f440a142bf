"""The schema's version: bringing a database to it, and telling whether it is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import column, func, inspect, select, table

from store import seals
from store.database import unhurried
from store.store import Store

if TYPE_CHECKING:  # Alembic takes a quarter of a second to load, and only a migration needs it
    from alembic.config import Config

_FOLDER = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 0x6465736B
"""The key of the advisory lock under which PostgreSQL is migrated."""


def upgrade(store: Store, to: str = "head") -> None:
    """Bring the database to a version. At the newest, what older programs have written in the journal is sealed."""
    from alembic import command

    def upgraded(config: Config) -> None:
        command.upgrade(config, to)
        if to == "head":
            seals.seal_rest(config.attributes["connection"])

    _run(store, upgraded)


def downgrade(store: Store, to: str) -> None:
    """Take the database back to an older version."""
    from alembic import command

    _run(store, lambda config: command.downgrade(config, to))


def version(store: Store) -> str | None:
    """The version the database has; None when it has none, or is not there."""
    if store.absent:
        return None
    with store.looking() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(select(column("version_num")).select_from(table("alembic_version"))).scalar()


@cache
def newest() -> str:
    """The version this program wants: the migrations are numbered, and follow each other in that order."""
    return max(path.name.partition("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*.py"))


def _run(store: Store, action: Callable[[Config], None]) -> None:
    from alembic.config import Config

    with store.transaction() as connection, unhurried(connection):
        if not store.sqlite:
            connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        config = Config()
        config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
        config.attributes["connection"] = connection
        action(config)
