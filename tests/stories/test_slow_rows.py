"""What somebody holds locked in one school keeps the clock from nothing else, and is done once it is let go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chores import SLOW_FOR, SLOW_SCHOOLS, Chores
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable
from bot.model.messages import Place
from bot.model.school import School
from handlers.catalogue import Regular
from store import database, schema
from store.database import TooSlow
from store.store import Store
from tests.stories.bad_rows import KINDS, undone
from tests.world import MONDAY, NORTH, World, listed

MANY = 20


def school(name: str) -> School:
    people = tuple(listed(each.handle, each.name, each.role, name) for each in NORTH.people)
    workspaces, staff = frozenset({("chat", name)}), (Place("chat", name, "staff"),)
    return replace(NORTH, id=name, people=people, workspaces=workspaces, staff=staff)


SCHOOLS = tuple(school(f"s{n}") for n in range(SLOW_SCHOOLS + 2))


@pytest.fixture
def world(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """On SQLite no row is locked by itself. No statement waits long."""
    monkeypatch.setattr(database, "STATEMENT_LIMIT_MS", 100)
    made = World(postgres_url, SCHOOLS)
    made.store = Store(postgres_url)
    made.start()
    yield made
    made.store.close()
    made.close()


def add(world: World, of: School, count: int = 1, noun: str = "escalations") -> list[int]:
    """So many of a noun are due; their numbers."""
    with world.store.begin(of, MONDAY) as work:
        person = work.people.meet(world.person("sam", "Sam", of.id).identity).id
        return [KINDS[noun].add(work, person) for _ in range(count)]


def due(world: World, noun: str = "escalations") -> list[int]:
    kind = KINDS[noun]
    with world.store.looking() as connection:
        return list(connection.execute(select(kind.key).where(kind.due <= MONDAY).order_by(kind.key)).scalars())


@contextmanager
def locked(world: World, of: School) -> Iterator[None]:
    """Somebody stands still in the middle of opening a ticket there: nobody else there can have the next number."""
    with world.store.engine.connect() as connection:
        connection.execute(select(schema.schools).where(schema.schools.c.school == of.id).with_for_update())
        yield
        connection.rollback()


@pytest.mark.logs_errors("row not done")
def test_all_that_waits_for_nobody_is_done_in_the_same_tick_and_the_rest_once_it_is_let_go(world: World) -> None:
    (held,) = add(world, SCHOOLS[0], noun="offers")
    for school in SCHOOLS[:2]:
        add(world, school, noun="tickets")
    add(world, SCHOOLS[1], noun="offers")
    with locked(world, SCHOOLS[0]):
        world.engine.tick(MONDAY)
        assert due(world, "offers") == [held]
        assert due(world, "tickets") == []
        assert undone(world) == [("offers", held, 1, False)]

    world.engine.tick(world.clock.now())
    world.clock.moment += timedelta(seconds=5)
    world.engine.tick(world.clock.now())
    assert due(world, "offers") == []


def slow(patch: pytest.MonkeyPatch, *schools: School, away: bool = False) -> list[str]:
    """The database is too slow for these; which schools were asked for."""
    asked, once = list[str](), Chores._once

    def waits(chores: Chores, regular: Regular, school: School, now: object, row: int | None = None) -> int:
        asked.append(school.id)
        if school in schools:
            raise Unavailable("08006") if away else TooSlow("57014")
        return once(chores, regular, school, MONDAY, row)

    patch.setattr(Chores, "_once", waits)
    return asked


@pytest.mark.logs_errors("row not done")
def test_a_school_for_which_all_is_too_slow_is_left_after_a_few_rows_and_waits_for_the_tick_after_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(world, SCHOOLS[0], MANY)
    add(world, SCHOOLS[0], MANY, noun="tickets")
    add(world, SCHOOLS[1])
    asked = slow(monkeypatch, SCHOOLS[0])
    world.engine.tick(MONDAY)
    assert asked == ["s0"] * SLOW_FOR + ["s1"]

    asked.clear()
    add(world, SCHOOLS[2])
    world.engine.tick(MONDAY)
    assert asked == ["s2"]
    world.engine.tick(MONDAY)
    assert asked == ["s2"] + ["s0"] * SLOW_FOR


@pytest.mark.logs_errors("row not done")
def test_a_database_that_is_too_slow_for_several_schools_ends_the_tick(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for school in SCHOOLS:
        add(world, school, MANY)
    asked = slow(monkeypatch, *SCHOOLS)
    with pytest.raises(TooSlow):
        world.engine.tick(MONDAY)
    assert len(asked) <= SLOW_FOR * SLOW_SCHOOLS
    assert set(asked) == {school.id for school in SCHOOLS[:SLOW_SCHOOLS]}

    asked.clear()
    world.engine.tick(MONDAY)
    assert set(asked) == {school.id for school in SCHOOLS[SLOW_SCHOOLS:]}


def test_a_database_that_is_away_ends_the_tick_at_the_first_school(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for school in SCHOOLS:
        add(world, school)
    asked = slow(monkeypatch, *SCHOOLS, away=True)
    with pytest.raises(Unavailable):
        world.engine.tick(MONDAY)
    assert asked == ["s0"]
    assert undone(world) == []


@pytest.mark.logs_errors("row not done")
def test_a_row_that_is_held_for_long_is_tried_ever_more_seldom_and_never_given_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    (held,) = add(world, SCHOOLS[0])
    with monkeypatch.context() as patch:
        asked = slow(patch, SCHOOLS[0])
        for _ in range(2 * MOST_FAULTS):
            world.engine.tick(world.clock.now())
            world.clock.moment += timedelta(seconds=320)
        assert len(asked) > MOST_FAULTS
    assert undone(world) == [("escalations", held, MOST_FAULTS - 1, False)]
    world.engine.tick(world.clock.now())
    assert due(world) == []
