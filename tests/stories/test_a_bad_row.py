"""One row that cannot be read, or breaks what handles it, keeps the clock from nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text, update
from structlog.testing import capture_logs

from bot.again import Again
from bot.chores import Chores
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable
from bot.model.messages import Reply
from bot.model.tickets import TicketState
from handlers.catalogue import Regular, regulars
from handlers.maintenance import planning as maintenance
from store import due, schema
from store.sessions import Reminders
from store.unit_of_work import UnitOfWork
from tests.stories.bad_rows import KINDS, a_reminder, a_solved_ticket, is_due, ruin, two, undone
from tests.stories.looking import CALM, URGENT, pages, state
from tests.world import MONDAY, World

pytestmark = [pytest.mark.logs_errors("row not done", "row put aside"), pytest.mark.on_both]


def test_every_chore_is_tried_with_a_bad_row() -> None:
    assert set(KINDS) == {regular.noun for regular in regulars({})}


@pytest.mark.parametrize("which", [0, 1], ids=["first", "second"])
@pytest.mark.parametrize("noun", KINDS)
def test_a_row_that_breaks_its_chore_leaves_the_others_to_be_done_in_the_same_tick(
    world: World, noun: str, which: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = two(world, KINDS[noun], monkeypatch, which)

    world.engine.tick(world.clock.now())

    assert not is_due(world, KINDS[noun], good)
    assert is_due(world, KINDS[noun], bad)
    assert undone(world) == [(noun, bad, 1, False)]


@pytest.mark.parametrize("noun", KINDS)
def test_it_is_tried_ever_more_seldom_and_put_aside_after_five_times(
    world: World, noun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = KINDS[noun]
    bad, _ = two(world, kind, monkeypatch)

    with capture_logs() as logs:
        world.engine.tick(world.clock.now())
        assert undone(world) == [(noun, bad, 1, False)]
        for tries, wait in enumerate((5, 20, 80, 320), 2):
            world.clock.moment += timedelta(seconds=wait - 1)
            world.engine.tick(world.clock.now())
            assert undone(world) == [(noun, bad, tries - 1, False)]
            world.clock.moment += timedelta(seconds=1)
            world.engine.tick(world.clock.now())
        assert undone(world) == [(noun, bad, MOST_FAULTS, True)]
        world.clock.moment += timedelta(days=1)
        with world.store.looking() as connection:
            assert bad not in due.rows(connection, noun, "north", world.clock.now())
        world.engine.tick(world.clock.now())

    about = [line for line in logs if line.get("row") == bad]
    assert [line["event"] for line in about] == ["row not done"] * (MOST_FAULTS - 1) + ["row put aside"]
    assert {(line["school"], line["noun"]) for line in about} == {("north", noun)}
    assert undone(world) == [(noun, bad, MOST_FAULTS, True)]


def test_people_are_called_for_a_ticket_although_the_search_before_it_cannot_be_read(world: World) -> None:
    for someone in (world.student, world.person("kim")):
        someone.says(URGENT)
    with world.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE escalations SET plan = '{' WHERE id = 1")
    world.passes(minutes=10)

    assert [words[:9] for words in pages(world.second)] == ["Ticket 2 "]


def test_the_staff_hear_when_it_is_not_tried_any_more(world: World) -> None:
    world.student.says(URGENT)
    with world.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE escalations SET plan = '{'")
    world.passes(minutes=17)
    assert len(world.staff()) == 1

    world.passes(minutes=1)
    (told,) = world.staff()[1:]
    assert told.startswith("I had to call the next person for a ticket and cannot: something is wrong on my side.")
    world.passes(days=2)
    assert len(world.staff()) == 2


def test_a_row_that_was_put_right_is_done_at_its_next_try(world: World) -> None:
    world.student.says(URGENT)
    with world.store.transaction() as connection:
        plan = connection.exec_driver_sql("SELECT plan FROM escalations").scalar_one()
        connection.exec_driver_sql("UPDATE escalations SET plan = '{'")
    world.passes(minutes=10, seconds=3)
    assert pages(world.second) == []

    with world.store.transaction() as connection:
        connection.execute(text("UPDATE escalations SET plan = :plan"), {"plan": plan})
    world.passes(seconds=1)
    assert pages(world.second) == []
    world.passes(seconds=1)
    assert len(pages(world.second)) == 1
    assert [tries for _, _, tries, _ in undone(world)] == [1]
    world.store.purge(world.clock.now())
    assert undone(world) == []


def test_what_was_put_aside_is_done_when_it_is_due_at_another_moment(world: World) -> None:
    world.student.says(CALM)
    world.first.says("/ticket resolve 1 a new bulb")
    with world.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE tickets SET answers = '{'")
    world.passes(days=10)
    assert [aside for _, _, _, aside in undone(world)] == [True]
    with world.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE tickets SET answers = '[]'")

    world.student.says("/ticket reopen 1 it is dark again")
    world.first.says("/ticket resolve 1 another bulb")
    world.passes(days=10)
    assert state(world) is TicketState.CLOSED


def test_a_row_that_fails_again_when_it_is_due_at_another_moment_is_counted_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = KINDS["tickets"]
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        work.people.meet(world.student.identity)
        row = kind.add(work, 1)
    ruin(world, kind, row, monkeypatch)
    world.engine.tick(world.clock.now())
    world.clock.moment += timedelta(seconds=5)
    world.engine.tick(world.clock.now())
    assert undone(world) == [("tickets", row, 2, False)]

    world.clock.moment += timedelta(days=1)
    with world.store.transaction() as connection:
        connection.execute(update(schema.tickets).values(close_at=world.clock.now()))
    world.engine.tick(world.clock.now())
    assert undone(world) == [("tickets", row, 1, False)]


def test_a_chore_that_breaks_whatever_the_row_keeps_no_other_chore_from_being_done(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> int:
        raise ValueError("the words of somebody")

    monkeypatch.setattr(Reminders, "miss", breaks)
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        work.people.meet(world.student.identity)
        reminder, ticket = a_reminder(work, 1), a_solved_ticket(work, 1)
    with capture_logs() as logs:
        world.engine.tick(world.clock.now())
    assert undone(world) == [("reminders", reminder, 1, False)]
    assert [line["event"] for line in logs if line["log_level"] == "error"] == ["row not done"]
    assert not is_due(world, KINDS["tickets"], ticket)


def test_a_database_that_goes_away_meanwhile_is_no_fault_of_a_row(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = KINDS["maintenance"]
    two(world, kind, monkeypatch)

    def away(*_: object) -> list[Reply]:
        raise Unavailable("gone") if world.clock.now() > MONDAY else ValueError

    monkeypatch.setattr(maintenance, "_told_now", away)
    world.engine.tick(world.clock.now())
    before = undone(world)
    assert len(before) == 2
    world.clock.moment += timedelta(seconds=5)
    with pytest.raises(Unavailable):
        world.engine.tick(world.clock.now())
    assert undone(world) == before


def test_a_chore_that_breaks_without_a_row_is_told_and_harms_nothing(world: World) -> None:
    def breaks(_: UnitOfWork) -> list[Reply]:
        raise ValueError("the words of somebody")

    with capture_logs() as logs:
        assert (
            Chores(world.store, Again(lambda _: None)).do(
                Regular("tickets", breaks), world.schools[0], world.clock.now()
            )
            == 0
        )
    assert [(line["event"], line["noun"]) for line in logs] == [("chore failed", "tickets")]
    assert undone(world) == []
