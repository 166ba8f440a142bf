"""Ten thousand tickets are open, and nobody takes any: who is next is called in time all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.metronome import TICK
from bot.model.escalation import Escalation, opened, plan
from bot.model.tickets import Priority
from store import schema
from store.escalation import Escalations
from store.insert import insert_all
from store.records import Records
from store.tickets import Tickets
from store.unit_of_work import UnitOfWork
from tests.store.samples import ticket
from tests.world import World

OPEN, ABREAST = 10_000, 100
WATCHED = 12
"""Ticks, in each of which some seventeen of them are due."""
LATEST = 2 * TICK


def fill(world: World) -> None:
    """Tickets that were opened one after the other in the last ten minutes, whose first person did not answer."""
    school, now = world.schools[0], world.clock.now()
    levels = plan(school.ladders[Priority.P1])
    with world.store.begin(school, now) as work:
        reporter = work.people.meet(world.student.identity).id
        put_in(work, Tickets, [ticket(number, reporter=reporter) for number in range(1, OPEN + 1)])
        kept = {each.number: each.id for each in work.tickets.find()}
        begun = {number: now - timedelta(minutes=10) * (number / OPEN) for number in kept}
        rows = [called_first(opened(kept[number], levels, begun[number])) for number in sorted(kept)]
        rows[-ABREAST:] = [replace(row, opened_at=rows[-1].opened_at, due=rows[-1].due) for row in rows[-ABREAST:]]
        put_in(work, Escalations, rows)


def put_in(work: UnitOfWork, repository: type[Records[Any]], rows: Sequence[object]) -> None:
    """As one statement, without the journal: how the rows got there is no part of the story."""
    columns = [column.name for column in repository.columns if column.name != "id"]
    values = [{"school": work.school.id, **{name: getattr(row, name) for name in columns}} for row in rows]
    insert_all(work.connection, repository.table, values)


def called_first(escalation: Escalation) -> Escalation:
    second = escalation.opened_at + timedelta(seconds=escalation.plan[1].after)
    return replace(escalation, level=1, due=second)


def waiting(world: World) -> Iterator[Escalation]:
    """The escalations whose next call was due more than two ticks ago."""
    work = world.work()
    late = schema.escalations.c.due <= world.clock.now() - LATEST
    yield from work.escalations.find(late, limit=OPEN)


def test_of_ten_thousand_open_tickets_each_is_called_for_within_two_ticks(world: World) -> None:
    fill(world)
    world.delivers = False
    called = []
    for _ in range(WATCHED):
        called.append(world.engine.tick(world.clock.now()))
        assert list(waiting(world)) == []
        world.clock.moment += TICK

    assert called[0] >= ABREAST
    assert sum(called) >= ABREAST + (WATCHED - 2) * OPEN // 600
