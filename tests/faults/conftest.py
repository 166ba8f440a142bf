"""A line to the server, for whoever breaks it; and two processes that meet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.content import playbooks
from bot.engine import Engine
from store import database
from store.store import Store
from tests.fakes.line import Line
from tests.faults.meeting import Meeting
from tests.faults.troubles import Scene
from tests.faults.two import ON_SQLITE, TIMES, Two
from tests.world import World


@pytest.fixture
def line(postgres_url: str) -> Iterator[Line]:
    made = Line(postgres_url)
    yield made
    made.close()


@pytest.fixture
def through(line: Line, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """PostgreSQL at the other end of a line, and nobody waits long for its answers."""
    monkeypatch.setattr(database, "SILENT_FOR", 0.4)
    store, aside = Store(line.url), Store(postgres_url)
    yield Scene(store, aside, line)
    store.close()
    aside.close()


@pytest.fixture
def two(database_url: str) -> Iterator[Two]:
    world = World(database_url, delivers=False)
    beside = Store(database_url)
    with Meeting(world.store, beside) as meeting:
        times = ON_SQLITE if world.store.sqlite else TIMES
        yield Two(world, Engine(beside, world.schools, playbooks()), meeting, times)
    beside.close()
    world.close()
