"""Escalations, and what is due of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Text, bindparam, cast

from bot.model.escalation import Escalation, EscalationState
from store import schema
from store.records import Records


class Escalations(Records[Escalation]):
    """The escalations of one school."""

    table = schema.escalations
    kind = Escalation

    def open_on(self, ticket: int, lock: bool = False) -> Escalation | None:
        """The escalation that still looks for somebody to take this ticket."""
        if lock:
            found = self._read(_OPEN_ON_LOCKED, ticket=ticket)
            self.remembered.keep(ticket, found)
        else:
            found = self.remembered.rows(ticket, lambda: self._read(_OPEN_ON, ticket=ticket))
        return found[0] if found else None

    def taken_since(self, since: datetime) -> list[Escalation]:
        """The escalations that somebody took since then, the newest first."""
        where = (self.table.c.state == EscalationState.ACKNOWLEDGED, self.table.c.acknowledged_at >= since)
        return self.find(*where, order=self.table.c.id.desc())

    def open_all(self, most: int | None = None) -> list[Escalation]:
        """The escalations nobody has taken, oldest first: all, or the first `most` of them."""
        return self.find(self.table.c.state == EscalationState.OPEN, limit=most)

    def calling(self, person: int) -> Iterator[Escalation]:
        """Every escalation nobody has taken for which this person was called, oldest first."""
        called = cast(self.table.c.paged, Text).contains(f",{person}]")
        return self.each(self.table.c.state == EscalationState.OPEN, called)


_OPEN_ON = Escalations.every.where(
    Escalations.table.c.ticket == bindparam("ticket"), Escalations.table.c.state == EscalationState.OPEN
).limit(1)
_OPEN_ON_LOCKED = _OPEN_ON.with_for_update()
