"""A process beside a schema that it does not know touches nothing, says why, and goes on when that is over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select, text
from structlog.testing import capture_logs

from bot import app as program
from bot.app import App, Duty
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from store import database, migrate
from store.figures import last_tick
from store.schema import heard, schools, tickets
from store.store import Store
from tests.fakes.chat import Chat
from tests.world import NORTH, Turned

SAM = Identity("chat", "north", "sam", "Sam Rivera")
NEWER = "9999"


@pytest.fixture
async def app(database_url: str) -> AsyncIterator[App]:
    made = App(Store(database_url), [NORTH], {"chat": Chat()}, Turned(), Duty.WEB | Duty.CLOCK)
    yield made
    schema_is(made, migrate.newest())
    made.close()


def schema_is(app: App, version: str) -> None:
    """As a migration of a newer program leaves it behind."""
    with app.store.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def asks(key: str) -> Message:
    return Message((key,), SAM, private_place(SAM), "ticket open It stays dark", Kind.COMMAND)


def count(app: App) -> tuple[int, int]:
    with app.store.looking() as connection:
        found = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (heard, tickets)]
    return found[0], found[1]


async def test_an_older_process_beside_a_newer_schema_stands_aside_until_it_knows_it_again(
    app: App,
) -> None:
    await app.know()
    await app.inbox.hear(asks("before"))
    chat = app.adapters["chat"]
    assert isinstance(chat, Chat)

    schema_is(app, NEWER)
    with capture_logs() as logs:
        for _ in range(3):
            await app.watchdog.look()
    assert [line["event"] for line in logs] == ["stands aside"]
    assert NEWER in logs[0]["why"]
    with pytest.raises(Unavailable, match=NEWER):
        await app.inbox.hear(asks("m"))
    with pytest.raises(Unavailable, match=NEWER):
        await app.inbox.form(asks("form"))
    await app.settled()
    await app.tidy()
    assert count(app) == (1, 1)
    with app.store.looking() as connection:
        assert last_tick(connection) is None
    assert chat.posts == {}, "nothing is claimed"
    assert (await app.health.ready())["database"].problem == (
        f"The database has schema {NEWER}, this program knows {migrate.newest()}: it needs a newer Deskbell."
    )
    assert not any(part.problem for part in app.health.live().values())

    schema_is(app, migrate.newest())
    with capture_logs() as logs:
        for _ in range(3):
            await app.watchdog.look()
    assert [line["event"] for line in logs] == ["goes on"]
    await app.inbox.hear(asks("m"))
    await app.settled()
    assert count(app) == (2, 2)
    assert len(chat.posts) >= 2
    assert (await app.health.ready())["database"].problem is None


async def test_while_the_schema_changes_nothing_is_taken_and_what_comes_again_counts_once(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file no migration begins while a process is at work."""
    monkeypatch.setattr(database, "STATEMENT_LIMIT_MS", 100)
    app = App(Store(postgres_url), [NORTH], {"chat": Chat()}, Turned(), Duty.WEB | Duty.CLOCK)
    await app.know()
    await app.inbox.hear(asks("before"))
    beside = Store(postgres_url)
    with beside.transaction() as changing:
        changing.exec_driver_sql("ALTER TABLE heard ADD COLUMN more TEXT")
        changing.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": NEWER})
        with pytest.raises(Unavailable):
            await app.inbox.hear(asks("m"))
        await app.watchdog.look()
        assert app.watchdog.aside is None
    await app.watchdog.look()
    with pytest.raises(Unavailable, match=NEWER):
        await app.inbox.hear(asks("m"))
    with beside.transaction() as changing:
        changing.exec_driver_sql("ALTER TABLE heard DROP COLUMN more")
    schema_is(app, migrate.newest())
    beside.close()
    await app.watchdog.look()
    await app.inbox.hear(asks("m"))
    await app.inbox.hear(asks("m"))
    assert count(app) == (2, 2)
    app.close()


async def test_a_process_that_starts_beside_a_schema_it_does_not_know_waits_for_it(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "AGAIN_AFTER", 0.01)
    schema_is(app, NEWER)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(app._know(), 0.05)
    with pytest.raises(Unavailable):
        await app.inbox.hear(asks("m"))
    with app.store.looking() as connection:
        assert connection.execute(select(func.count()).select_from(schools)).scalar() == 0

    schema_is(app, migrate.newest())
    await asyncio.wait_for(app._know(), 10)
    await app.watchdog.look()
    await app.inbox.hear(asks("m"))
    assert count(app) == (1, 1)


async def test_readiness_says_what_to_do_beside_an_older_schema(app: App) -> None:
    schema_is(app, "0001")
    problem = (await app.health.ready())["database"].problem
    assert problem is not None
    assert problem.endswith(f"this program wants {migrate.newest()}: run `deskbell migrate`.")
    schema_is(app, migrate.newest())
