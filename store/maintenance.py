"""Planned maintenance, and what is to be told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam

from bot.model.errors import NotFound
from bot.model.maintenance import Window
from bot.model.words import numeral, say
from store import schema
from store.records import Records


class Windows(Records[Window]):
    """The planned maintenance of one school."""

    table = schema.maintenance
    kind = Window

    def numbered(self, number: int) -> Window:
        """The one people call by this number; nobody else may change it meanwhile."""
        found = self.called(number, lock=True)
        if found is None:
            raise NotFound(say("I cannot find maintenance {number}.", number=numeral(number)))
        return found

    def ahead(self, now: datetime, systems: Iterable[str] = (), before: datetime | None = None) -> list[Window]:
        """What is not over and not cancelled, soonest first: of these systems or of all, and begun before a moment."""
        if self.glance.none("maintenance"):
            return []
        of = tuple(systems)
        return self._read(_ahead(bool(of), before is not None), now=now, systems=of, before=before)


@cache
def _ahead(of_some: bool, begun: bool) -> Select[Any]:
    table = Windows.table.c
    query = Windows.every.where(table.ends_at > bindparam("now"), ~table.cancelled)
    if of_some:
        query = query.where(table.system.in_(bindparam("systems", expanding=True)))
    if begun:
        query = query.where(table.starts_at < bindparam("before"))
    return query.order_by(table.starts_at)
