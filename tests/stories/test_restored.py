"""A backup is put back: what was said before it is not said again, and what was due meanwhile goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.databases import Postgres
from tests.invariants.journals import gaps
from tests.stories.classes import in_class, plans
from tests.stories.looking import URGENT, pages
from tests.world import World

Backup = Callable[[World], str]


@pytest.fixture(params=["sqlite", "postgresql"])
def lived(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[World, Backup]]:
    """A school, and what copies its database while nobody writes."""
    if request.param == "sqlite":
        world = World(request.getfixturevalue("sqlite_url"))
        yield world, lambda each: copied(each, tmp_path / "backup.db")
        world.close()
        return
    server: Postgres = request.getfixturevalue("postgres")
    world = World(server.new())
    copies = list[str]()

    def copy(each: World) -> str:
        each.work()
        each._look_away()
        each.store.engine.dispose()
        copies.append(server.new(str(make_url(each.database_url).database)))
        return copies[-1]

    yield world, copy
    world.close()
    for url in (*copies, world.database_url):
        server.drop(url)


def copied(world: World, to: Path) -> str:
    """As `sqlite3 deskbell.db ".backup backup.db"` does it."""
    with sqlite3.connect(str(world.store.url.database)) as before, sqlite3.connect(to) as after:
        before.backup(after)
    return f"sqlite:///{to}"


def put_back(world: World, url: str) -> World:
    """The program begins on the backup, in the same chat, at the same time."""
    return World(url, world.schools, chat=world.chat, clock=world.clock, counted=world.counted)


def test_what_was_said_before_the_backup_is_not_said_again(lived: tuple[World, Backup]) -> None:
    world, copy = lived
    plans(world)
    world.student.says(URGENT)
    world.passes(days=1, hours=1)
    heard = len(world.chat.heard)

    restored = put_back(world, copy(world))
    restored.passes(minutes=1)

    assert len(world.chat.heard) == heard
    assert (len(pages(restored.first)), len(in_class(restored))) == (1, 1)
    restored.first.says("ack 1")
    assert "You have taken ticket 1." in restored.first.hears()[-1]
    assert gaps(restored) == []
    restored.close()


def test_what_was_due_meanwhile_is_done_then(lived: tuple[World, Backup]) -> None:
    world, copy = lived
    world.student.says(URGENT)
    url = copy(world)
    world.clock.moment = world.clock.moment.replace(hour=9, minute=15)

    restored = put_back(world, url)
    restored.passes(minutes=1)

    assert (len(pages(restored.first)), len(pages(restored.second))) == (1, 1)
    restored.close()
