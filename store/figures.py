"""Figures about all schools, read in one look, and the moment at which somebody last looked at the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy import Connection, delete, func, insert, select

from bot.model.tickets import Priority, TicketState
from store.insert import insert_or_update
from store.outbox import OutboxState
from store.schema import escalations, heard, outbox, reminders, tickets, ticks
from store.schema import undone as aside
from store.schema.limits import PUT_ASIDE
from store.schema.outbox import DEAD

_CLOCK = "clock"
_OPEN = [state for state in TicketState if state.open]


@dataclass(frozen=True, slots=True)
class Counted:
    """How much there is of what is not finished. Ages in seconds."""

    waiting: int
    """Messages that may be said now, and are not."""
    oldest: float
    """The age of the oldest of them; 0 when there is none."""
    searches: int
    """Escalations that still look for somebody."""
    late: int
    """Reminders that are due and not said."""
    tickets: Mapping[Priority, int]
    """Open tickets."""
    dead: int
    """Messages that were given up."""
    undone: int
    """Rows that were due, could not be done, and are not tried any more."""
    ticked: datetime | None
    """When any process last looked at the clock; None when none ever did."""


def count(connection: Connection, schools: Sequence[str], now: datetime) -> Counted:
    """Count what is not finished, for all schools; two statements, whatever there is."""
    waits = outbox.c.next_at.is_not(None) & (outbox.c.due <= now) & (outbox.c.state != OutboxState.RESTING.value)
    row = connection.execute(
        select(
            select(func.count()).select_from(outbox).where(waits).scalar_subquery(),
            select(func.min(outbox.c.due)).where(waits).scalar_subquery(),
            select(func.count()).select_from(escalations).where(escalations.c.due.is_not(None)).scalar_subquery(),
            select(func.count()).select_from(reminders).where(reminders.c.due <= now).scalar_subquery(),
            select(func.count()).select_from(outbox).where(DEAD).scalar_subquery(),
            select(func.count()).select_from(aside).where(PUT_ASIDE).scalar_subquery(),
            select(ticks.c.at).where(ticks.c.name == _CLOCK).scalar_subquery(),
        )
    ).one()
    mine = tickets.c.school.in_(schools) & tickets.c.state.in_(_OPEN)
    grouped = connection.execute(select(tickets.c.priority, func.count()).where(mine).group_by(tickets.c.priority))
    found = {priority: int(number) for priority, number in grouped}
    oldest = max((now - row[1]).total_seconds(), 0.0) if row[1] else 0.0
    by_priority = {priority: found.get(priority, 0) for priority in Priority}
    return Counted(row[0], oldest, row[2], row[3], by_priority, *row[4:])


def last_tick(connection: Connection) -> datetime | None:
    """When any process last looked at the clock."""
    return connection.execute(select(ticks.c.at).where(ticks.c.name == _CLOCK)).scalar()


def dead(connection: Connection) -> int:
    """How many messages were given up."""
    return int(connection.execute(select(func.count()).select_from(outbox).where(DEAD)).scalar_one())


def undone(connection: Connection) -> int:
    """How many due rows were given up."""
    return int(connection.execute(select(func.count()).select_from(aside).where(PUT_ASIDE)).scalar_one())


def note_tick(connection: Connection, now: datetime) -> None:
    """Note that a process has just looked at the clock."""
    insert_or_update(connection, ticks, [{"name": _CLOCK, "at": now}])


def keep_nothing(connection: Connection, now: datetime) -> None:
    """Try to write, and take it back: shows whether the database accepts anything."""
    row = {"school": "", "key": f"nothing/{token_hex(8)}", "at": now}
    connection.execute(insert(heard), row)
    connection.execute(delete(heard).where(heard.c.school == "", heard.c.key == row["key"]))
