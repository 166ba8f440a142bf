"""Tickets as the staff list and count them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select

from bot.model.reports.systems import whole
from bot.model.tickets import OUTAGES, Priority, Ticket, TicketState
from store import schema
from store.records import Records

OPEN = [state for state in TicketState if state.open]
_LONGEST_OUTAGE = timedelta(days=7)
_URGENT = [Priority.P1, Priority.P2]


class TicketLists(Records[Ticket]):
    """The tickets of one school in order, and how many there are."""

    table = schema.tickets
    kind = Ticket

    def held_by(self, owner: int, limit: int) -> list[Ticket]:
        """The open tickets somebody has taken, the most urgent first."""
        where = (self.table.c.owner == owner, self.table.c.state.in_(OPEN))
        return self._read(self._select(*where).order_by(self.table.c.priority, self.table.c.number).limit(limit))

    def settled_by(self, owner: int, since: datetime, limit: int) -> list[Ticket]:
        """The tickets somebody had that were solved or closed since then, the last one first."""
        ended = func.coalesce(self.table.c.closed_at, self.table.c.resolved_at)
        done = self.table.c.state.in_((TicketState.RESOLVED, TicketState.CLOSED))
        query = self._select(self.table.c.owner == owner, done, ended > since)
        return self._read(query.order_by(ended.desc()).limit(limit))

    def still_failing(self, outage: Ticket, since: datetime) -> list[tuple[int, Ticket]]:
        """Who said after an outage of the same system, which ended since then, that it does not work, and that one."""
        table, mine = self.table, schema.affected
        ended = func.coalesce(table.c.resolved_at, table.c.closed_at)
        where = (
            table.c.opened_at > since - _LONGEST_OUTAGE,
            table.c.system.in_(whole(outage.system)),
            table.c.subcategory.in_(OUTAGES),
            table.c.state.not_in(OPEN),
            ended > since,
        )
        found = {each.id: each for each in self._read(self._select(*where))}
        said = (mine.c.school == self.school, mine.c.ticket.in_(found), mine.c.works.is_(False))
        query = select(mine.c.person, mine.c.ticket).where(*said, mine.c.person != outage.reporter)
        return [(row.person, found[row.ticket]) for row in self.connection.execute(query.order_by(mine.c.person))]

    def queue(self, limit: int = 20, which: str = "") -> list[Ticket]:
        """The open tickets, the most urgent first. `which`: only `urgent` or `new` ones, only those of a priority such
        as `p2`, or the `oldest` first.
        """
        number = self.table.c.number
        order = (number,) if which == "oldest" else (self.table.c.priority, number)
        query = self._select(self.table.c.state.in_(OPEN), *self._wanted(which)).order_by(*order).limit(limit)
        return self._read(query)

    def count_open(self, which: str = "") -> int:
        """How many are open; `which` as for the queue."""
        query = select(func.count()).select_from(self.table)
        where = (self.table.c.school == self.school, self.table.c.state.in_(OPEN), *self._wanted(which))
        return int(self.connection.execute(query.where(*where)).scalar_one())

    def count_by_priority(self) -> dict[Priority, int]:
        """How many are open of each priority, the most urgent first; priorities with none are left out."""
        query = select(self.table.c.priority, func.count()).group_by(self.table.c.priority)
        where = (self.table.c.school == self.school, self.table.c.state.in_(OPEN))
        rows = self.connection.execute(query.where(*where).order_by(self.table.c.priority))
        return {row[0]: row[1] for row in rows}

    def count_since(self, since: datetime) -> tuple[int, int]:
        """How many were opened since then, and how many of these are still open."""
        query = select(self.table.c.state, func.count()).group_by(self.table.c.state)
        where = (self.table.c.school == self.school, self.table.c.opened_at >= since)
        counts = {row[0]: row[1] for row in self.connection.execute(query.where(*where))}
        return sum(counts.values()), sum(count for state, count in counts.items() if state in OPEN)

    def _wanted(self, which: str) -> Sequence[ColumnElement[bool]]:
        if which == "urgent":
            return (self.table.c.priority.in_(_URGENT),)
        if level := next((each for each in Priority if each.name.lower() == which), None):
            return (self.table.c.priority == level,)
        return (self.table.c.owner.is_(None),) if which == "new" else ()
