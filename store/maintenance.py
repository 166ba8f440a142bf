"""Planned maintenance, and what is to be told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

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
        table, of = self.table, tuple(systems)
        where = [table.c.ends_at > now, ~table.c.cancelled]
        where += [table.c.system.in_(of)] if of else []
        where += [table.c.starts_at < before] if before else []
        return self.find(*where, order=table.c.starts_at, limit=50)
