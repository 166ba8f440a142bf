"""Rows of every noun that are due, and how they are ruined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Column, select, update

from bot.model.covers import Cover
from bot.model.maintenance import Window
from bot.model.sessions import Reminder, ReminderKind
from bot.model.tickets import TicketState
from bot.model.walkthroughs import WalkState
from handlers.covers import notices as covers
from handlers.maintenance import planning as maintenance
from store import joining, schema
from store.unit_of_work import UnitOfWork
from tests.store.samples import escalation, offer, reply, session, ticket, walkthrough
from tests.world import MONDAY, World

LATER = timedelta(minutes=1)


@dataclass(frozen=True)
class Kind:
    """How a row of a noun comes to be due, the nth of its school; and how it is ruined."""

    due: Column[Any]
    add: Callable[[UnitOfWork, int], int]
    ruins: dict[str, str]
    """What is written into a column of it; nothing where its handler breaks."""
    breaks: tuple[object, str] | None = None

    @property
    def key(self) -> Column[Any]:
        return self.due.table.c.gone if self.due.table is schema.joined else self.due.table.c.id


def an_escalation(work: UnitOfWork, nth: int) -> int:
    of = work.tickets.add(ticket(work.tickets.next_number(), reporter=nth))
    return work.escalations.add(escalation(of.id, level=0, paged=())).id


def a_reminder(work: UnitOfWork, nth: int) -> int:
    planned = work.sessions.add(replace(session(work.sessions.next_number()), title=f"Class {nth}"))
    return work.reminders.add(Reminder(0, planned.id, 1, ReminderKind.INVITATION, MONDAY, planned.starts_at)).id


def a_walkthrough(work: UnitOfWork, nth: int) -> int:
    walk = walkthrough(nth, walk={"step": "login:start", "path": []}, due=MONDAY)
    return work.walkthroughs.add(replace(walk, state=WalkState.EXPIRED)).id


def lost_words(work: UnitOfWork, nth: int) -> int:
    work.outbox.add([reply("lost", work.school.staff[0], key=f"lost/{nth}")])
    work.outbox.write()
    table = schema.outbox
    mine = (table.c.school == work.school.id, table.c.key == f"lost/{nth}")
    gone = update(table).where(*mine).values(state="dead", next_at=None, unreached_at=MONDAY)
    return int(work.connection.execute(gone.returning(table.c.id)).scalar_one())


def a_solved_ticket(work: UnitOfWork, nth: int) -> int:
    over = {"state": TicketState.RESOLVED, "resolved_at": MONDAY, "close_at": MONDAY}
    return work.tickets.add(ticket(work.tickets.next_number(), reporter=nth, **over)).id


def an_outage(work: UnitOfWork, nth: int) -> int:
    down = {"subcategory": "service_down", "impact": 1, "system": "lms", "expected_until": MONDAY}
    return work.tickets.add(ticket(work.tickets.next_number(), reporter=nth, **down)).id


def a_window(work: UnitOfWork, nth: int) -> int:
    end = MONDAY + timedelta(hours=2)
    return work.maintenance.add(Window(0, nth, "lms", "disks", 1, MONDAY + LATER, end, due=MONDAY)).id


def a_cover(work: UnitOfWork, nth: int) -> int:
    return work.covers.add(Cover(0, nth, nth, 1, MONDAY, MONDAY + timedelta(hours=2), due=MONDAY)).id


def one_who_became_another(work: UnitOfWork, nth: int) -> int:
    gone = 900 + nth
    work.connection.execute(schema.joined.insert().values(school=work.school.id, gone=gone, into=1, due=MONDAY))
    return gone


KINDS = {
    "escalations": Kind(schema.escalations.c.due, an_escalation, {"plan": "{"}),
    "reminders": Kind(schema.reminders.c.due, a_reminder, {"kind": "of the year after next"}),
    "walkthroughs": Kind(schema.walkthroughs.c.due, a_walkthrough, {"walk": "{"}),
    "offers": Kind(schema.offers.c.due, lambda work, nth: work.offers.add(offer(nth, due=MONDAY)).id, {"place": "[]"}),
    "outbox": Kind(schema.outbox.c.unreached_at, lost_words, {"spoken": "{"}),
    "tickets": Kind(schema.tickets.c.close_at, a_solved_ticket, {"answers": "[1]"}),
    "outages": Kind(schema.tickets.c.expected_until, an_outage, {"answers": "{"}),
    "maintenance": Kind(schema.maintenance.c.due, a_window, {}, (maintenance, "_told_now")),
    "covers": Kind(schema.covers.c.due, a_cover, {}, (covers, "told")),
    "joined": Kind(schema.joined.c.due, one_who_became_another, {}, (joining, "_move")),
}


def ruin(world: World, kind: Kind, row: int, patch: pytest.MonkeyPatch) -> None:
    """Write what cannot be read; else have that break which handles the row."""
    values = ", ".join(f"{column} = '{text}'" for column, text in kind.ruins.items())
    if values:
        with world.store.transaction() as connection:
            connection.exec_driver_sql(f"UPDATE {kind.due.table.name} SET {values} WHERE {kind.key.name} = {row}")  # noqa: S608
    if kind.breaks:
        handles: Any = getattr(*kind.breaks)

        def breaks(work: Any, told: Any, *more: Any) -> Any:
            if row in (told, getattr(told, "id", None)):
                raise ValueError("the words of somebody")
            return handles(work, told, *more)

        patch.setattr(*kind.breaks, breaks)


def is_due(world: World, kind: Kind, row: int) -> bool:
    with world.store.looking() as connection:
        due = connection.execute(select(kind.due).where(kind.key == row)).scalar()
    return due is not None and due <= world.clock.now()


def two(world: World, kind: Kind, patch: pytest.MonkeyPatch, which: int = 0) -> tuple[int, int]:
    """A row that is ruined, the first or the second, and a good one."""
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        people = [work.people.meet(someone.identity).id for someone in (world.student, world.teacher)]
        rows = [kind.add(work, each) for each in people]
    ruin(world, kind, rows[which], patch)
    return rows[which], rows[1 - which]


def undone(world: World) -> list[tuple[str, int, int, bool]]:
    """What could not be done, how often that was tried, and whether it is put aside."""
    table = schema.undone
    with world.store.looking() as connection:
        return [(row.noun, row.row, row.tries, row.again is None) for row in connection.execute(select(table))]
