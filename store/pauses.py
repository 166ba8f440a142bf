"""Pauses: what a platform takes no more of for a while, as it said to any process."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Label, bindparam, exists, select

from store.insert import insert_or_update
from store.schema import limits


@dataclass(frozen=True, slots=True)
class Limit:
    """A pause a platform wants, as in the table `limits`."""

    scope: str
    way: str
    until: datetime


def keep(connection: Connection, pauses: Iterable[Limit]) -> None:
    """Tell every process; of two about the same, the later one."""
    if rows := {(limit.scope, limit.way): asdict(limit) for limit in pauses}:
        insert_or_update(connection, limits, list(rows.values()))


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
