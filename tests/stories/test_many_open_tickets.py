"""Ten thousand tickets are open, and nobody takes any: who is next is called in time all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.metronome import TICK
from bot.model.escalation import Escalation, opened, plan
from bot.model.tickets import Priority
from store import schema
from store.escalation import Escalations
from store.insert import insert_all
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
    with world.store.begin(school, now, OPEN) as work:
        rows = []
        for number in range(1, OPEN + 1):
            kept = work.tickets.add(ticket(number, reporter=work.people.meet(world.student.identity).id))
            begun = now - timedelta(minutes=10) * (number / OPEN)
            rows.append(called_first(opened(kept.id, levels, begun)))
        rows[-ABREAST:] = [replace(row, opened_at=rows[-1].opened_at, due=rows[-1].due) for row in rows[-ABREAST:]]
        columns = [column.name for column in Escalations.columns if column.name != "id"]
        told = [{"school": school.id, **{name: getattr(row, name) for name in columns}} for row in rows]
        insert_all(work.connection, schema.escalations, told)


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
