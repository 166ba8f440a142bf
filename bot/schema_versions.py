"""Whether the schema of a database is the one this program knows, and what to do where it is not."""

from __future__ import annotations

from store import migrate


def outdated(version: str | None) -> str | None:
    """What to do about a database with this schema, None for no tables; None when it is the one this program wants."""
    wanted = migrate.newest()
    if version == wanted:
        return None
    if version is None:
        return "The database has no tables yet: run `deskbell migrate`."
    if ahead(version):
        return f"The database has schema {version}, this program knows {wanted}: it needs a newer Deskbell."
    return f"The database has schema {version}, this program wants {wanted}: run `deskbell migrate`."


def ahead(version: str | None) -> bool:
    """Whether a newer program has migrated the database."""
    return version is not None and version > migrate.newest()
