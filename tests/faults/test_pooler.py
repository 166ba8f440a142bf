"""Behind a transaction pooler: each transaction may be in another session, and nothing may be left in one."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.app import App, Duty
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from store import migrate, schema
from store.store import Store
from tests import world as stories
from tests.databases import Postgres
from tests.fakes.chat import Chat
from tests.fakes.pooler import Pooler
from tests.store.samples import NORTH
from tests.world import Turned, World

PEOPLE = [Identity("chat", "north", name, name.title()) for name in ("sam", "kim", "lee")]
ROOT = Path(__file__).parents[2]
ROUNDS, TRIES = 3, 4
LENIENT = frozenset({"options"})
"""As `ignore_startup_parameters = options`."""
_UNKNOWN_STATEMENT, _SAME_STATEMENT = "26000", "42P05"


@contextmanager
def pooler(url: str, ignores: frozenset[str] = frozenset()) -> Iterator[Pooler]:
    with closing(Pooler(url, ignores=ignores)) as made:
        yield made


@pytest.fixture
def pooled(postgres_url: str) -> Iterator[Pooler]:
    with pooler(postgres_url) as made:
        yield made


class Process:
    """The program, which knows the database through a pooler alone."""

    def __init__(self, url: str) -> None:
        self.chat = Chat()
        self.app = App(Store(url, pooled=True), [NORTH], {"chat": self.chat}, Turned(), Duty.WEB | Duty.CLOCK)

    async def hears(self, who: Identity, key: str) -> None:
        """A platform brings it again; a machine at work on many things at once may be too slow the first time."""
        message = Message((key,), who, private_place(who), "ticket open it stays dark", Kind.COMMAND)
        for _ in range(TRIES):
            with suppress(Unavailable):
                return await self.app.inbox.hear(message)
        raise AssertionError("it is not kept")

    async def says(self) -> None:
        with suppress(Unavailable):
            await self.app.delivery.deliver()


@pytest.fixture
async def processes(pooled: Pooler) -> AsyncIterator[list[Process]]:
    made = [Process(pooled.url) for _ in range(2)]
    yield made
    for process in made:
        await asyncio.to_thread(process.app.close)


async def test_two_processes_hear_tick_and_say_in_the_same_few_sessions(
    pooled: Pooler, processes: list[Process]
) -> None:
    await asyncio.gather(*(process.app.know() for process in processes))
    for number in range(ROUNDS):
        await asyncio.gather(
            *(process.hears(who, f"{who.user}{number}") for process in processes for who in PEOPLE),
            *(process.says() for process in processes),
        )
    for process in processes:
        await process.app.settled()
        await process.app.tidy()
        assert (await process.app.health.ready())["database"].problem is None
        assert await asyncio.to_thread(process.app.store.now)

    with processes[0].app.store.looking() as connection:
        assert connection.execute(select(func.count()).select_from(schema.tickets)).scalar() == ROUNDS * len(PEOPLE)
        states = connection.execute(select(schema.outbox.c.state).distinct()).scalars().all()
    assert states == ["sent"]
    shown = sum(len(process.chat.posts) for process in processes)
    with processes[1].app.store.looking() as connection:
        assert connection.execute(select(func.count()).select_from(schema.outbox)).scalar() == shown
    assert pooled.moved > 20
    assert pooled.opened <= pooled.most


def test_a_story_with_a_search_and_a_walk_through_goes_as_ever(
    pooled: Pooler, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Store(pooled.url, pooled=True)) as store:
        monkeypatch.setattr(stories, "store_on", lambda _: store)
        with closing(World(postgres_url)) as world:
            world.student.says("/ticket open nobody can hear me, class in 5 minutes")
            assert world.first.hears()[0].startswith("Ticket 1 needs you")
            world.passes(minutes=10)
            assert world.second.hears()[0].startswith("Ticket 1 needs you")
            assert world.second.says("ack 1") == "ack"
            world.student.hears()
            assert world.student.says("login help") != "unknown"
            assert world.student.hears()
    assert pooled.moved > 20


def test_a_database_is_migrated_up_and_down_through_it(postgres: Postgres) -> None:
    url = postgres.new("template1")
    with pooler(url) as made, closing(Store(made.url, pooled=True)) as store:
        migrate.upgrade(store)
        assert migrate.version(store) == migrate.newest()
        migrate.downgrade(store, "base")
        assert migrate.version(store) is None
    postgres.drop(url)


def test_a_statement_that_takes_too_long_is_given_up_and_the_next_one_is_not(pooled: Pooler) -> None:
    with closing(Store(pooled.url, pooled=True)) as store:
        for _ in range(pooled.most + 1):
            with store.transaction() as connection:
                assert connection.execute(text("SHOW statement_timeout")).scalar() == "2s"
    with closing(Store(pooled.url, pooled=True)) as store, store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.autocommit = True
        assert raw.execute("SHOW statement_timeout").fetchone() == ("0",)


def test_without_the_setting_it_is_refused_at_the_door(pooled: Pooler) -> None:
    with closing(Store(pooled.url)) as store, pytest.raises(OperationalError, match="startup parameter: options"):
        store.engine.connect()


def test_without_the_setting_behind_one_that_lets_it_in_what_was_prepared_is_not_there(postgres_url: str) -> None:
    with pooler(postgres_url, ignores=LENIENT) as made, closing(Store(made.url)) as store:

        def looks_often() -> None:
            for _ in range(20):
                with store.looking() as connection:
                    connection.execute(select(schema.schools)).all()

        with pytest.raises(DBAPIError) as told:
            looks_often()
        assert getattr(told.value.orig, "sqlstate", "") in (_UNKNOWN_STATEMENT, _SAME_STATEMENT)


def test_what_is_left_in_a_session_is_gone_with_the_next_transaction(pooled: Pooler) -> None:
    with closing(Store(pooled.url, pooled=True)) as store:

        def asked(statement: str) -> str | None:
            with store.transaction() as connection:
                found = connection.exec_driver_sql(statement)
                return str(found.scalar()) if found.returns_rows else None

        looks = {
            "SET work_mem = '77MB'": "SELECT current_setting('work_mem') = '77MB'",
            "CREATE TEMPORARY TABLE left_here (id integer)": "SELECT to_regclass('left_here') IS NOT NULL",
            "SELECT pg_advisory_lock(5)": (
                "SELECT count(*) = 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
            ),
        }
        for leaves, look in looks.items():
            asked(leaves)
            assert [asked(look) for _ in range(pooled.most)] == ["False", "False", "True"], leaves


def test_nothing_is_kept_in_a_session_of_the_database() -> None:
    kept = re.compile(r"\bLISTEN\b|pg_(try_)?advisory_lock\b|\bSET (?!LOCAL\b|TRANSACTION\b)[a-z_]+ ?=|\bPREPARE\b")
    files = [path for part in ("bot", "store", "handlers") for path in (ROOT / part).rglob("*.py")]
    assert [path.name for path in files if kept.search(path.read_text("utf-8"))] == []
    assert kept.search("SET statement_timeout = 5")
