"""Escalations, and what is due of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Text, bindparam, cast, select

from bot.model.escalation import Escalation, EscalationState
from store import schema
from store.records import Records
from store.ticket_lists import OPEN


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

    def taken_last(self, since: datetime, called: int | None = None) -> Escalation | None:
        """The newest escalation that somebody took since then, of a ticket that is not finished and that somebody has;
        of those for which this person was `called`, if one is named.
        """
        tickets = schema.tickets.c
        going_on = select(tickets.id).where(
            tickets.school == self.school, tickets.state.in_(OPEN), tickets.owner.is_not(None)
        )
        where = [
            self.table.c.ticket.in_(going_on),
            self.table.c.acknowledged_at >= since,  # the state too would be looked for by an index of all ever taken
            *([self._called(called)] if called is not None else []),
        ]
        return next(iter(self.find(*where, order=self.table.c.id.desc(), limit=1)), None)

    def open_all(self) -> Iterator[Escalation]:
        """Every escalation nobody has taken, oldest first."""
        return self.each(self.table.c.state == EscalationState.OPEN)

    def calling(self, person: int) -> Iterator[Escalation]:
        """Every escalation nobody has taken for which this person was called, oldest first."""
        return self.each(self.table.c.state == EscalationState.OPEN, self._called(person))

    def calling_newest(self, person: int, most: int) -> list[Escalation]:
        """The newest ones nobody has taken for which this person was called."""
        where = (self.table.c.state == EscalationState.OPEN, self._called(person))
        return self.find(*where, order=self.table.c.id.desc(), limit=most)

    def _called(self, person: int) -> ColumnElement[bool]:
        return cast(self.table.c.paged, Text).contains(f",{person}]")


_OPEN_ON = Escalations.every.where(
    Escalations.table.c.ticket == bindparam("ticket"), Escalations.table.c.state == EscalationState.OPEN
).limit(1)
_OPEN_ON_LOCKED = _OPEN_ON.with_for_update()
