"""How the program is: who looks at the clock, and the figures."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from aiohttp.test_utils import TestClient, TestServer
from structlog.testing import capture_logs

from adapters.web import application
from bot import health
from bot.delivery.loop import Delivery
from bot.figures import Figures
from bot.health import REFUSED_FOR, Health
from bot.model.errors import NotSent, Unavailable, Undeliverable
from bot.threads import Threads
from store.store import Store
from tests.adapters.desk import Inbox
from tests.desk import Desk, at_once
from tests.fakes.chat import Chat
from tests.store.samples import FULL_TICKET, NORTH, NOW, escalation, reply, ticket
from tests.world import Turned


async def test_who_asks_is_answered_although_the_database_does_not(
    store: Store, threads: Threads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "LOOKS_FOR", 0.01)
    web = process(store, threads, Turned(NOW), ticks=False)
    held = threading.Event()
    waits = asyncio.ensure_future(threads(held.wait))
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(10):
            assert (await web.ready())["database"].problem == "it does not answer"
            assert b"deskbell_heard" in await web.metrics()
    finally:
        held.set()
    await waits


@pytest.fixture
async def threads() -> AsyncIterator[Threads]:
    made = Threads(1)
    yield made
    made.close()


def process(store: Store, threads: Threads, clock: Turned, ticks: bool) -> Health:
    made = Health(store, threads, clock, Figures(), ticks)
    made.schools = [NORTH.id]
    return made


async def test_a_process_that_only_hears_tells_how_old_the_newest_tick_is_and_stays_ready(
    store: Store, threads: Threads
) -> None:
    clock = Turned(NOW)
    web, worker = process(store, threads, clock, ticks=False), process(store, threads, clock, ticks=True)
    await worker.note_tick()
    clock.moment += timedelta(seconds=40)
    assert (await web.ready())["clock"].facts == {"newest_tick_seconds": 40}

    clock.moment += timedelta(seconds=21)
    part = (await web.ready())["clock"]
    assert part.problem is None
    assert part.facts["warning"] == "no process has looked at the clock for a while: is a worker running?"
    assert (await worker.ready())["clock"].problem == "the last tick was 61 seconds ago"


async def test_where_nobody_ever_ticked_it_is_said_after_a_minute(store: Store, threads: Threads) -> None:
    clock = Turned(NOW)
    web = process(store, threads, clock, ticks=False)
    clock.moment += timedelta(seconds=60)
    assert (await web.ready())["clock"].facts == {}
    clock.moment += timedelta(seconds=1)
    assert "warning" in (await web.ready())["clock"].facts


async def test_a_tick_is_written_down_every_fifteen_seconds(store: Store, threads: Threads) -> None:
    clock = Turned(NOW)
    worker = process(store, threads, clock, ticks=True)
    newest = []
    for _ in range(4):
        await worker.note_tick()
        newest.append((await worker.ready())["clock"].facts["newest_tick_seconds"])
        clock.moment += timedelta(seconds=5)
    assert newest == [0, 5, 10, 0]


@pytest.mark.parametrize("ticks", [True, False])
async def test_a_message_that_nobody_says_is_told_after_a_minute(desk: Desk, threads: Threads, ticks: bool) -> None:
    desk.says(reply("one"), reply("behind it"))
    asked = process(desk.store, threads, desk.clock, ticks)
    asked.workspaces = desk.delivery.workspaces
    await asked.note_tick()
    desk.clock.moment += timedelta(seconds=59)
    assert "waits_seconds" not in (await asked.ready())["outbox"].facts

    desk.clock.moment += timedelta(seconds=2)
    part = (await asked.ready())["outbox"]
    problem = "a message that could be said waits for 61 seconds"
    assert (part.problem, part.facts.get("warning")) == ((problem, None) if ticks else (None, problem))
    assert part.facts["waits_seconds"] == 61

    desk.chat.failures = [NotSent("later")]
    await desk.delivery.deliver()
    assert "waits_seconds" not in (await asked.ready())["outbox"].facts


async def test_the_figures_tell_what_is_not_finished(store: Store, threads: Threads) -> None:
    with store.begin(NORTH, NOW) as work:
        work.tickets.add(ticket())
        work.tickets.add(FULL_TICKET)
        work.escalations.add(escalation())
        work.outbox.add([reply("one"), reply("two")])
    clock = Turned(NOW + timedelta(seconds=90))
    web = process(store, threads, clock, ticks=False)
    lines = (await web.metrics()).decode().splitlines()
    for line in (
        "deskbell_outbox_waiting 2.0",
        "deskbell_outbox_oldest_seconds 90.0",
        "deskbell_escalations_open 1.0",
        "deskbell_reminders_late 0.0",
        f'deskbell_tickets_open{{priority="{ticket().priority.name}"}} 1.0',
        f'deskbell_tickets_open{{priority="{FULL_TICKET.priority.name}"}} 0.0',
    ):
        assert line in lines
    assert "newest_tick" not in str(lines)


async def test_without_the_database_the_figures_of_the_process_are_left(threads: Threads) -> None:
    away = Store("postgresql://nobody@127.0.0.1:9/away")
    lines = (await process(away, threads, Turned(NOW), ticks=True).metrics()).decode()
    assert "deskbell_last_tick_timestamp_seconds" in lines
    assert "deskbell_outbox_waiting" not in lines
    away.close()


@contextmanager
def without(store: Store, table: str) -> Iterator[None]:
    """A table is not there, as after a migration that went wrong."""
    for names in ((table, "elsewhere"), ("elsewhere", table)):
        with store.transaction() as connection:
            connection.exec_driver_sql("ALTER TABLE {} RENAME TO {}".format(*names))
        if names[0] == table:
            yield


@pytest.mark.parametrize("missing", ["ticks", "heard"])
async def test_a_mistake_of_ours_is_told_in_words_and_logged_and_is_not_the_databases_trouble(
    store: Store, threads: Threads, missing: str
) -> None:
    health = process(store, threads, Turned(NOW), ticks=False)
    health.note_kept(Unavailable("full"))
    health.clock = Turned(NOW + REFUSED_FOR)
    served = TestServer(application([], Inbox(), health, {}))
    with without(store, missing):
        async with TestClient(served) as client:
            with capture_logs() as logs:
                answer = await client.get("/readyz")
                told = await answer.json()
            assert answer.status == 503
            problem = told["parts"]["database"]["problem"]
            assert problem == "it refused what this program asked of it: see the log, this is a mistake of the program"
            assert [line["event"] for line in logs if line["log_level"] == "error"] == ["readiness not found out"]
            assert (await client.get("/livez")).status == 200


async def test_a_mistake_of_ours_leaves_the_figures_of_the_process(store: Store, threads: Threads) -> None:
    with without(store, "undone"), capture_logs() as logs:
        lines = (await process(store, threads, Turned(NOW), ticks=True).metrics()).decode()
    assert "deskbell_last_tick_timestamp_seconds" in lines
    assert [line["event"] for line in logs] == ["figures not counted"]


def test_every_try_to_say_something_is_counted_by_what_became_of_it(desk: Desk) -> None:
    figures, chat = Figures(), Chat()
    delivery = Delivery(desk.store, {chat.name: chat}, desk.clock, at_once, figures.said)
    for fault in (None, Undeliverable("never"), NotSent("later")):
        desk.says(reply("hello"))
        chat.failures = [fault] if fault else []
        asyncio.run(delivery.deliver())
    lines = figures.written(None).decode().splitlines()
    for outcome in ("said", "not_sent", "undeliverable"):
        assert f'deskbell_said_total{{outcome="{outcome}",platform="chat"}} 1.0' in lines


class Busy(Chat):
    """Much of what comes says nothing to it."""

    skipped = 7


async def test_what_said_nothing_to_us_is_counted(store: Store, threads: Threads) -> None:
    made = process(store, threads, Turned(NOW), ticks=False)
    made.adapters = {"busy": Busy(), "chat": Chat()}
    lines = (await made.metrics()).decode().splitlines()
    assert [line for line in lines if line.startswith("deskbell_passed_over")] == [
        'deskbell_passed_over{platform="busy"} 7.0'
    ]


class Told(Chat):
    """Its connection tells something of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, str | float] = {"last_frame_seconds": 3.5, "warning": "no event came for 14 hours"}

    def facts(self) -> dict[str, str | float]:
        return self.told


async def test_what_a_connection_tells_of_itself_is_read_on_the_page_and_counted(
    store: Store, threads: Threads
) -> None:
    made = process(store, threads, Turned(NOW), ticks=True)
    made.adapters = {"told": (told := Told()), "chat": Chat()}
    part = (await made.ready())["told"]
    assert (part.problem, part.facts) == (None, told.told)
    assert await connections(made) == ['deskbell_connection{fact="last_frame_seconds",platform="told"} 3.5']
    told.told = {}
    assert await connections(made) == []


async def connections(made: Health) -> list[str]:
    lines = (await made.metrics()).decode().splitlines()
    return [line for line in lines if line.startswith("deskbell_connection{")]
