"""A database in trouble: people shall come again, nothing is done by halves, and it goes on without a restart."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Literal

import pytest
from sqlalchemy import Connection, event, func, insert, select, update
from structlog.testing import capture_logs

from adapters.web import Part
from bot import app as whole
from bot import inbox as program
from bot.again import TRIES
from bot.app import App, Duty
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from store import database, schema
from store.store import Store
from tests.fakes.chat import Chat
from tests.faults.troubles import IN_THE_DATABASE, ON_THE_LINE, Scene, Trouble, away, losing, mute
from tests.store.samples import NOW, until_somebody_waits_for_a_lock
from tests.world import NORTH, Turned

SAM = Identity("chat", "north", "sam", "Sam Rivera")
COUNTED = (schema.tickets, schema.heard, schema.outbox)


def scene_on(url: str) -> Iterator[Scene]:
    store, aside = Store(url), Store(url)
    yield Scene(store, aside, None)
    store.close()
    aside.close()


@pytest.fixture
def straight(database_url: str) -> Iterator[Scene]:
    """Each kind of database."""
    yield from scene_on(database_url)


@pytest.fixture
def server(postgres_url: str) -> Iterator[Scene]:
    """The one with several processes."""
    yield from scene_on(postgres_url)


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long a process stood still before it did something again; it does not in fact."""
    made: list[float] = []
    monkeypatch.setattr(whole, "pause", made.append)
    return made


class Process:
    """The program on a scene, with a clock one turns."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.clock, self.chat = scene, Turned(), Chat()
        self.app = App(scene.store, [NORTH], {"chat": self.chat}, self.clock, Duty.WEB)

    async def hears(self, key: str) -> str:
        message = Message((key,), SAM, private_place(SAM), "ticket open It stays dark", Kind.COMMAND)
        try:
            await self.app.inbox.hear(message)
        except Unavailable:
            return "come again"
        return "kept"

    def rows(self) -> list[int]:
        with self.scene.aside.looking() as connection:
            return [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in COUNTED]

    async def problem(self) -> str | None:
        part: Part = (await self.app.health.ready())["database"]
        return part.problem


@pytest.fixture
async def processes() -> AsyncIterator[list[Process]]:
    made: list[Process] = []
    yield made
    for process in made:
        await asyncio.to_thread(process.app.threads.close)


async def runs(scene: Scene, processes: list[Process]) -> Process:
    process = Process(scene)
    processes.append(process)
    await process.app.know()
    assert await process.hears("before") == "kept"
    return process


async def goes_through(process: Process, trouble: Trouble) -> None:
    before = process.rows()
    with trouble(process.scene):
        assert [await process.hears("m") for _ in range(2)] == ["come again"] * 2
        assert await process.problem() is not None
        assert process.app.health.live()["loop"].problem is None
    assert process.rows() == before

    await until_kept(process, "m")
    assert [after - each for after, each in zip(process.rows(), before, strict=True)][:2] == [1, 1]
    assert await process.hears("m") == "kept"
    assert await process.problem() is None
    await process.app.delivery.deliver()


@pytest.mark.parametrize("trouble", IN_THE_DATABASE, ids=lambda each: each.__name__)
async def test_a_process_to_which_no_message_comes_is_ready_soon_after_the_database_takes_them_again(
    straight: Scene, trouble: Trouble, processes: list[Process]
) -> None:
    process = await runs(straight, processes)
    before = process.rows()
    with trouble(process.scene):
        assert await process.hears("m") == "come again"
        for _ in range(3):
            assert await process.problem() is not None
            process.clock.moment += timedelta(minutes=1)
        assert await process.hears("m") == "come again"
    assert await process.problem() is not None
    process.clock.moment += timedelta(seconds=5)
    assert await process.problem() is None
    assert process.rows() == before


async def until_kept(process: Process, key: str) -> None:
    """A dead connection is found out by using it; the first takes the others with it."""
    for _ in range(3):
        if await process.hears(key) == "kept":
            return
    raise AssertionError("it does not go on")


@pytest.mark.parametrize("trouble", ON_THE_LINE, ids=lambda each: each.__name__)
async def test_a_server_that_is_out_of_reach_for_a_while(
    through: Scene, trouble: Trouble, processes: list[Process]
) -> None:
    await goes_through(await runs(through, processes), trouble)


@pytest.mark.parametrize("trouble", IN_THE_DATABASE, ids=lambda each: each.__name__)
async def test_a_database_that_takes_nothing_for_a_while(
    straight: Scene, trouble: Trouble, processes: list[Process]
) -> None:
    await goes_through(await runs(straight, processes), trouble)


async def test_a_server_that_falls_silent_is_waited_for_no_longer_than_an_answer_may_take(
    through: Scene, processes: list[Process]
) -> None:
    process = await runs(through, processes)
    with mute(through), pytest.raises(Unavailable):
        await asyncio.wait_for(asyncio.to_thread(through.store.schools_with_due, "tickets", NOW), 10)
    through.store.schools_with_due("tickets", NOW)
    assert process.rows()[0] == 1


@pytest.mark.parametrize(("cut", "kept"), [("before", 0), ("after", 1)])
async def test_a_line_that_breaks_at_the_commit_has_one_effect_in_the_end(
    through: Scene, processes: list[Process], cut: Literal["before", "after"], kept: int
) -> None:
    process = await runs(through, processes)
    of_one = process.rows()
    through.proxy.cut_at_commit = cut
    assert await process.hears("m") == "come again"
    assert process.rows() == [count * (1 + kept) for count in of_one]

    assert await process.hears("m") == "kept"
    assert process.rows() == [count * 2 for count in of_one]


async def test_a_slow_server_lets_nobody_wait_and_what_was_begun_has_one_effect(
    through: Scene, processes: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "SILENT_FOR", None)
    process = await runs(through, processes)
    before = process.rows()
    monkeypatch.setattr(program, "ANSWERS_WITHIN", 0.05)
    until_then = threading.Event()
    through.proxy.delayed = until_then.wait
    try:
        async with asyncio.timeout(10):
            assert await asyncio.gather(*(process.hears(key) for key in "ab")) == ["come again"] * 2
            assert await process.hears("c") == "come again"
    finally:
        until_then.set()

    monkeypatch.setattr(program, "ANSWERS_WITHIN", 10)
    assert [await process.hears(key) for key in "abc"] == ["kept"] * 3
    assert process.rows()[:2] == [count + 3 for count in before[:2]]


@pytest.mark.parametrize("state", ["40001", "40P01"])
@pytest.mark.parametrize(("times", "outcome"), [(TRIES - 1, "kept"), (TRIES, "come again")])
async def test_who_loses_a_race_does_all_of_it_again_five_times_at_most(
    server: Scene, processes: list[Process], pauses: list[float], state: str, times: int, outcome: str
) -> None:
    process = await runs(server, processes)
    before = process.rows()
    with losing(server, state, times):
        assert await process.hears("m") == outcome
        assert len(pauses) == TRIES - 1
        assert process.rows()[:2] == [count + (outcome == "kept") for count in before[:2]]
        assert await process.hears("m") == "kept"
    assert process.rows()[:2] == [count + 1 for count in before[:2]]


async def test_of_two_that_wait_for_each_other_the_message_is_done_again(
    server: Scene, processes: list[Process]
) -> None:
    process = await runs(server, processes)
    locked, wanted, lost = threading.Event(), threading.Event(), list[str]()

    def stands_in_the_way() -> None:
        with server.aside.transaction() as connection:
            connection.execute(update(schema.schools).values(tickets=schema.schools.c.tickets))
            locked.set()
            assert wanted.wait(10)
            connection.execute(insert(schema.heard).values(school="north", key="chat/north/m", at=NOW))
            connection.rollback()

    def comes_second(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE schools") and not wanted.is_set():
            connection.exec_driver_sql("SET LOCAL deadlock_timeout = '1ms'")
            wanted.set()
            until_somebody_waits_for_a_lock(server.aside)

    other = asyncio.ensure_future(asyncio.to_thread(stands_in_the_way))
    assert await asyncio.to_thread(locked.wait, 10)
    event.listen(server.store.engine, "before_cursor_execute", comes_second)
    event.listen(server.store.engine, "handle_error", lambda told: lost.append(told.original_exception.sqlstate))
    assert await process.hears("m") == "kept"
    await other
    assert lost == ["40P01"]
    assert process.rows()[0] == 2


async def test_a_server_that_is_away_at_the_start_is_waited_for(
    through: Scene, processes: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "AGAIN_AFTER", 0.02)
    monkeypatch.setattr(program, "KNOWS_WITHIN", 0.01)
    process = Process(through)
    processes.append(process)
    with away(through):
        knowing = asyncio.ensure_future(process.app._know())
        assert await process.hears("m") == "come again"
        assert await process.problem() == "it cannot be used"
        assert not knowing.done()
    await asyncio.wait_for(knowing, 10)
    assert await process.hears("m") == "kept"
    assert await process.problem() is None


@pytest.mark.parametrize("trouble", IN_THE_DATABASE, ids=lambda each: each.__name__)
async def test_a_trouble_has_one_line_in_the_log_when_it_begins_and_one_when_it_ends(
    straight: Scene, trouble: Trouble, processes: list[Process]
) -> None:
    process = await runs(straight, processes)
    with capture_logs() as logs:
        with trouble(process.scene):
            for number in range(3):
                assert await process.hears(f"m{number}") == "come again"
                await process.app.tick()
                await process.app.delivery._deliver_for_now()
                await process.app.watchdog.look()
        await until_kept(process, "m")
        await process.app.tick()
        await process.app.delivery._deliver_for_now()
        await process.app.watchdog.look()
    told = [line for line in logs if "database" in line["event"]]
    assert [line["event"] for line in told] == ["the database is in trouble", "the database is well again"]
    assert len(logs) == 2
    assert "dark" not in str(logs)
