"""A row that ends every process which does what is due of it is put aside, and the others are done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chores import Chores
from bot.model.deadlines import MOST_FAULTS
from bot.model.school import School
from handlers.catalogue import Regular
from store import due
from tests.stories.bad_rows import KINDS, is_due, two, undone
from tests.stories.classes import FRIDAY, in_class, plans
from tests.stories.looking import URGENT, pages
from tests.world import World

pytestmark = [pytest.mark.logs_errors("row put aside"), pytest.mark.on_both]


class Killed(BaseException):
    """The process ends: nothing is committed."""


def ends(world: World, patch: pytest.MonkeyPatch, noun: str, bad: int) -> list[int | None]:
    """Let a row end each process that does it, alone or together with others; how it was done each time."""
    done, once = list[int | None](), Chores._once

    def ended(chores: Chores, regular: Regular, school: School, now: object, row: int | None = None) -> int:
        if regular.noun == noun:
            with world.store.looking() as connection:
                due_now = due.rows(connection, noun, school.id, world.clock.now())
            if bad in ([row] if row else due_now):
                done.append(row)
                raise Killed
        return once(chores, regular, school, world.clock.now(), row)

    patch.setattr(Chores, "_once", ended)
    return done


def lives(world: World) -> bool:
    """Whether a process that was just started has done in six minutes what was due."""
    world.restarts()
    try:
        for _ in range(2):
            world.engine.tick(world.clock.now())
            world.clock.moment += timedelta(minutes=6)
    except Killed:
        return False
    world.deliver()
    return True


@pytest.mark.unasked
@pytest.mark.parametrize("which", [0, 1], ids=["first", "second"])
@pytest.mark.parametrize("noun", KINDS)
def test_five_processes_end_and_the_others_are_done_by_the_third(
    world: World, monkeypatch: pytest.MonkeyPatch, noun: str, which: int
) -> None:
    bad, good = two(world, KINDS[noun], monkeypatch, which)
    with monkeypatch.context() as patch:
        done = ends(world, patch, noun, bad)
        for number in range(MOST_FAULTS):
            assert not lives(world), number
            assert number < 2 or not is_due(world, KINDS[noun], good)
        assert lives(world)

    assert done == [None, bad, bad, bad, bad]
    assert (noun, bad, MOST_FAULTS, True) in undone(world)


def test_it_is_put_aside_after_five_and_the_staff_hear_of_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.student.says(URGENT)
    done = ends(world, monkeypatch, "escalations", 1)
    world.clock.moment += timedelta(minutes=10)

    for number in range(MOST_FAULTS):
        assert not lives(world), number
    assert lives(world)

    assert done == [None, 1, 1, 1, 1]
    assert undone(world) == [("escalations", 1, MOST_FAULTS, True)]
    (told,) = world.staff()[1:]
    assert told.startswith("I had to call the next person for a ticket and cannot: something is wrong on my side.")
    assert pages(world.second) == []


def test_what_a_process_ended_over_once_is_done_at_once_by_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.student.says(URGENT)
    with monkeypatch.context() as patch:
        ends(world, patch, "escalations", 1)
        world.clock.moment += timedelta(minutes=10)
        assert not lives(world)

    world.restarts()
    world.engine.tick(world.clock.now())
    world.deliver()
    assert len(pages(world.second)) == 1


def test_what_was_done_before_a_process_ended_is_no_fault_of_it(world: World) -> None:
    world.student.says(URGENT)
    for _ in range(3):
        world.passes(minutes=1)
        world.restarts()
    assert undone(world) == []


def test_the_reminder_that_a_process_ended_over_is_not_said_behind_a_later_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans(world)
    world.clock.moment += timedelta(days=1, hours=2)
    invitation = world.work().reminders.of(1)[0].id
    with monkeypatch.context() as patch:
        ends(world, patch, "reminders", invitation)
        assert not lives(world)
    world.down_for(days=2, hours=22, minutes=3)

    assert world.student.hears() == [f"“Algebra 2” starts in 57 minutes: {FRIDAY}."]
    assert len(in_class(world)) == 1
