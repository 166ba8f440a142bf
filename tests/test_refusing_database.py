"""A database that refuses what it is asked, as while a backup is put back: unready, alive, and it goes on by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from structlog.testing import capture_logs

from bot import app as program
from bot import watchdog
from bot.app import App, Duty
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from store.store import Store
from tests.fakes.chat import Chat
from tests.program.process import until
from tests.world import NORTH, Turned

SAM = Identity("chat", "north", "sam", "Sam Rivera")
SAYS_NO = pytest.mark.logs_errors("the schema was not found out", "readiness not found out")


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "AGAIN_AFTER", 0.01)


@pytest.fixture
async def app(database_url: str) -> AsyncIterator[App]:
    made = App(Store(database_url), [NORTH], {"chat": Chat()}, Turned(), Duty.WEB | Duty.CLOCK)
    yield made
    made.close()


def renamed(app: App, table: str, before: str, after: str) -> None:
    """A column has another name from now on."""
    with app.store.transaction() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {table} RENAME COLUMN {before} TO {after}")


def why(app: App) -> str | None:
    """It stands aside."""
    return app.watchdog.aside


def asks(key: str) -> Message:
    return Message((key,), SAM, private_place(SAM), "ticket open It stays dark", Kind.COMMAND)


@SAYS_NO
async def test_a_process_that_cannot_find_out_the_schema_stands_aside_until_it_can(app: App) -> None:
    await app.know()
    renamed(app, "alembic_version", "version_num", "version_x")
    with capture_logs() as logs:
        for _ in range(3):
            await app.watchdog.look()
    assert [line["event"] for line in logs] == ["the schema was not found out", "stands aside"]
    assert why(app) == watchdog.REFUSED
    with pytest.raises(Unavailable, match=watchdog.REFUSED):
        await app.inbox.hear(asks("m"))
    assert (await app.health.ready())["database"].problem
    assert not any(part.problem for part in app.health.live().values())

    renamed(app, "alembic_version", "version_x", "version_num")
    await app.watchdog.look()
    assert why(app) is None
    await app.inbox.hear(asks("m"))
    assert (await app.health.ready())["database"].problem is None


@SAYS_NO
async def test_a_program_that_runs_meanwhile_does_not_end(app: App) -> None:
    async def aside(problem: str | None) -> bool:
        return app.inbox.known.is_set() and why(app) == problem

    running = asyncio.ensure_future(app.run(None))
    await until(lambda: aside(None), "the schools to be known")
    renamed(app, "alembic_version", "version_num", "version_x")
    await until(lambda: aside(watchdog.REFUSED), "it to stand aside")
    renamed(app, "alembic_version", "version_x", "version_num")
    await until(lambda: aside(None), "it to go on")
    assert not running.done()
    app.stopping.set()
    await asyncio.wait_for(running, 10)


async def test_a_process_that_begins_meanwhile_says_why_it_knows_no_school_and_then_does(app: App) -> None:
    async def told(problem: str | None) -> bool:
        return app.health.unready == problem

    renamed(app, "schools", "tickets", "tickets_x")
    with capture_logs() as logs:
        running = asyncio.ensure_future(app.run(None))
        await until(lambda: told(program.REFUSED), "the reason")
        assert (await app.health.ready())["schools"].problem == f"they are not known yet: {program.REFUSED}"
        assert not any(part.problem for part in app.health.live().values())
        renamed(app, "schools", "tickets_x", "tickets")
        await until(lambda: told(None), "the schools to be known")
    assert [line["why"] for line in logs if line["event"] == "schools not known yet"] == [program.REFUSED]
    await app.inbox.hear(asks("m"))
    app.stopping.set()
    await asyncio.wait_for(running, 10)


@pytest.mark.logs_errors("no tick", "not tidied")
async def test_a_tick_that_is_refused_keeps_nothing_from_being_said(app: App) -> None:
    await app.know()
    renamed(app, "covers", "due", "due_x")
    beats = app.health.beats
    await app.tick()
    assert app.health.beats == beats + 1
    assert app.delivery._more.is_set()
    renamed(app, "covers", "due_x", "due")

    renamed(app, "drafts", "kept_at", "kept_x")
    await app.tidy()
    renamed(app, "drafts", "kept_x", "kept_at")
    await app.tick()
    assert app.health.ticked == app.clock.now()
