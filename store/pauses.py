"""Pauses: what a platform takes no more of for a while, as it said to any process."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Label, bindparam, exists, select
from sqlalchemy.dialects import postgresql, sqlite

from store.insert import inserting
from store.schema import limits


@dataclass(frozen=True, slots=True)
class Limit:
    """A pause a platform wants, as in the table `limits`."""

    scope: str
    way: str
    until: datetime


def keep(connection: Connection, pauses: Iterable[Limit]) -> None:
    """Tell every process; of two about the same, the one that ends later."""
    if rows := [asdict(limit) for limit in pauses]:
        connection.execute(_unless_shorter(connection.dialect.name), rows)


@cache  # making a statement costs five times what running it costs
def _unless_shorter(dialect: str) -> sqlite.Insert | postgresql.Insert:
    statement = inserting(dialect, limits)
    until = statement.excluded.until
    return statement.on_conflict_do_update(
        index_elements=list(limits.primary_key.columns), set_={"until": until}, where=until > limits.c.until
    )


def resting(connection: Connection, scope: str, methods: Collection[str], now: datetime) -> Mapping[str, datetime]:
    """Which of these methods rest there, and until when."""
    asked = {"scope": scope, "ways": list(methods), "now": now}
    return {row.way: row.until for row in connection.execute(_RESTING, asked)}


_RESTING = select(limits.c.way, limits.c.until).where(
    limits.c.scope == bindparam("scope"),
    limits.c.way.in_(bindparam("ways", expanding=True)),
    limits.c.until > bindparam("now"),
)


def rests(connection: Connection, now: datetime) -> Mapping[str, Mapping[tuple[str, str], datetime]]:
    """By platform all methods that rest, each as (workspace, method), and until when."""
    found: dict[str, dict[tuple[str, str], datetime]] = {}
    for row in connection.execute(_RESTS, {"now": now}):
        platform, workspace = f"{row.scope}/".split("/")[:2]
        found.setdefault(platform, {})[workspace, row.way] = row.until
    return found


def methods_rest(now: Any) -> Label[bool]:
    """Whether any method rests: to be asked together with something else."""
    return exists().where(limits.c.until > now, _OF_METHODS).label("methods_rest")


_OF_METHODS = limits.c.way.not_in(("", "say", "edit"))
_RESTS = select(limits).where(limits.c.until > bindparam("now"), _OF_METHODS)
