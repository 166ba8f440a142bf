"""The program is told to stop while the database is slow: it leaves the rest to others, and nobody is at fault."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, event, func, select

from bot import app as program
from bot import metronome
from bot.app import App, Duty
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message, Place
from bot.model.school import School
from store import schema
from store.store import Store
from tests.fakes.chat import Chat
from tests.stories.bad_rows import KINDS, undone
from tests.world import MONDAY, NORTH, World, listed

SLOW = 0.02
"""Seconds for a statement, once something is in hand."""
MANY = 30
SCHOOLS = tuple(
    replace(
        NORTH,
        id=f"s{n}",
        workspaces=frozenset({("chat", f"s{n}")}),
        staff=(Place("chat", f"s{n}", "staff"),),
        people=tuple(listed(each.handle, each.name, each.role, f"s{n}") for each in NORTH.people),
    )
    for n in range(6)
)


class Statements:
    """What a process asks of the database since it has something due in hand; `slow`: each takes a while."""

    def __init__(self, app: App, slow: bool = False, then: Callable[[], None] = lambda: None) -> None:
        self.app, self.slow, self.then = app, slow, then
        self.begun = asyncio.Event()
        self.count = 0
        self.loop = asyncio.get_running_loop()
        event.listen(app.store.engine, "after_cursor_execute", self.note)

    def note(self, _connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if "in_hand" in statement and not statement.startswith("DELETE") and not self.begun.is_set():
            self.loop.call_soon_threadsafe(self.begun.set)
            self.then()
            self.count = 1
        if self.count:
            self.count += 1
            threading.Event().wait(SLOW if self.slow else 0)


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metronome, "TICK", timedelta(milliseconds=2))


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    made = World(database_url, SCHOOLS)
    yield made
    made.close()


def app_on(world: World) -> App:
    return App(Store(world.database_url), SCHOOLS, {"chat": Chat()}, world.clock, Duty.CLOCK)


def escalations(world: World, school: School, count: int) -> None:
    """So many of a school are due."""
    with world.store.begin(school, MONDAY) as work:
        person = work.people.meet(world.person("sam", "Sam", school.id).identity).id
        for _ in range(count):
            KINDS["escalations"].add(work, person)


def in_hand(world: World) -> int:
    with world.store.looking() as connection:
        return connection.execute(select(func.count()).select_from(schema.in_hand)).scalar_one()


def due(world: World) -> list[str]:
    """The schools of the escalations that are due."""
    of = schema.escalations.c
    with world.store.looking() as connection:
        return list(connection.execute(select(of.school).where(of.due <= MONDAY).order_by(of.school)).scalars())


def the_next_process_does_the_rest(world: World) -> None:
    world.restarts()
    assert undone(world) == []
    world.engine.tick(MONDAY)
    assert due(world) == []
    assert undone(world) == []


async def ends(app: App, running: asyncio.Future[None]) -> None:
    app.stopping.set()
    await asyncio.wait_for(running, 10)


async def test_the_school_in_hand_is_done_and_the_others_are_left_to_the_next_process(world: World) -> None:
    for school in SCHOOLS:
        escalations(world, school, 1)
    app = app_on(world)
    told = Statements(app, then=app.engine.leave)
    running = asyncio.ensure_future(app.run(None))
    await asyncio.wait_for(told.begun.wait(), 10)
    await ends(app, running)

    assert due(world) == [school.id for school in SCHOOLS[1:]]
    assert in_hand(world) == 0
    await asyncio.to_thread(the_next_process_does_the_rest, world)


@pytest.mark.logs_errors('Job "App.tick')
async def test_a_transaction_that_takes_too_long_is_undone_at_its_next_statement(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "DRAINS_FOR", 0.05)
    escalations(world, SCHOOLS[0], MANY)
    app = app_on(world)
    told = Statements(app, slow=True)
    running = asyncio.ensure_future(app.run(None))
    await asyncio.wait_for(told.begun.wait(), 10)
    await ends(app, running)

    assert told.count < MANY
    assert len(due(world)) == MANY
    assert in_hand(world) == 0
    await asyncio.to_thread(the_next_process_does_the_rest, world)


async def test_between_two_rows_it_ends_and_the_next_process_counts_no_fault(world: World) -> None:
    """They are done by themselves, because one of them breaks what handles them."""
    escalations(world, SCHOOLS[0], MANY)
    with world.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE escalations SET plan = '{' WHERE id = 1")
    app = app_on(world)
    told = Statements(app, then=app.engine.leave)
    running = asyncio.ensure_future(app.run(None))
    await asyncio.wait_for(told.begun.wait(), 10)
    await ends(app, running)

    assert len(due(world)) == MANY
    assert in_hand(world) == 0
    await asyncio.to_thread(world.restarts)
    assert undone(world) == []


@pytest.mark.logs_errors('Job "App.tick')
async def test_a_message_that_is_not_answered_in_time_comes_again_and_ended_no_process(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "DRAINS_FOR", 0.05)
    app, sam = app_on(world), world.person("sam", "Sam", "s0")
    running = asyncio.ensure_future(app.run(None))
    await asyncio.wait_for(app.inbox.known.wait(), 10)
    told = Statements(app, slow=True)
    message = Message(("m1",), sam.identity, sam.place, "ticket open It stays dark", Kind.COMMAND)
    hearing = asyncio.ensure_future(app.inbox.hear(message))
    await asyncio.wait_for(told.begun.wait(), 10)
    await ends(app, running)
    with pytest.raises(Unavailable):
        await hearing

    assert in_hand(world) == 0
    await asyncio.to_thread(world.restarts)
    with world.store.looking() as connection:
        assert connection.execute(select(func.count()).select_from(schema.attempts)).scalar_one() == 0
    assert world.engine.hear(message, MONDAY) == "ticket_create"


async def test_nothing_is_tidied_once_it_is_told_to_stop(world: World) -> None:
    app = app_on(world)
    told = list[int]()
    event.listen(app.store.engine, "before_cursor_execute", lambda *_: told.append(1))
    app.stopping.set()
    await app.tidy()
    app.close()
    assert told == []
