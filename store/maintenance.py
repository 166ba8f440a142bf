"""Planned maintenance, and what is to be told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select

from bot.model.errors import NotFound
from bot.model.maintenance import Window
from bot.model.words import numeral, say
from store import schema
from store.records import Records


class Windows(Records[Window]):
    """The planned maintenance of one school."""

    table = schema.maintenance
    kind = Window

    def next_number(self) -> int:
        """The next number people will call one by; who plans another one at the same time waits here."""
        mine = schema.schools.c.school == self.school
        self.connection.execute(select(schema.schools.c.school).where(mine).with_for_update())
        last = select(func.max(self.table.c.number)).where(self.table.c.school == self.school)
        return int(self.connection.execute(last).scalar() or 0) + 1

    def numbered(self, number: int) -> Window:
        """The one people call by this number; nobody else may change it meanwhile."""
        found = self.called(number, lock=True)
        if found is None:
            raise NotFound(say("I cannot find maintenance {number}.", number=numeral(number)))
        return found

    def ahead(self, now: datetime, systems: Iterable[str] = (), before: datetime | None = None) -> list[Window]:
        """What is not over and not cancelled, soonest first: of these systems or of all, and begun before a moment."""
        table, of = self.table, tuple(systems)
        where = [table.c.ends_at > now, ~table.c.cancelled]
        where += [table.c.system.in_(of)] if of else []
        where += [table.c.starts_at < before] if before else []
        return self.find(*where, order=table.c.starts_at, limit=50)
