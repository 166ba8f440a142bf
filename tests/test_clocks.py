"""Machines whose clocks differ, or are set anew, agree on the time of the database they share."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from adapters.web import Part
from bot import app as program
from bot.app import App, Duty
from bot.clock import MachineClock, SharedClock
from bot.model.errors import Unavailable, Unknown
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from store import claims
from store.queues import Reach
from store.schema import outbox
from store.store import Store
from tests.fakes.chat import Chat
from tests.program.process import until
from tests.world import NORTH, Turned

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SAM = Identity("chat", "north", "sam", "Sam Rivera")
NEARLY = timedelta(seconds=20)
"""As exact as a busy machine is."""


class Watch:
    """Counts seconds, whatever clocks are set to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_until_the_database_told_the_time_the_machine_does() -> None:
    machine = Turned(NOON)
    clock = SharedClock(machine, Watch())
    assert clock.agree(lambda: None) == timedelta(0)
    machine.moment += timedelta(minutes=1)
    assert clock.now() == NOON + timedelta(minutes=1)


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=400)])
def test_a_machine_that_is_set_anew_changes_nothing(jump: timedelta) -> None:
    machine, watch = Turned(NOON), Watch()
    clock = SharedClock(machine, watch)
    assert clock.agree(lambda: NOON + timedelta(seconds=90)) == timedelta(seconds=90)
    machine.moment += jump
    watch.seconds += 7
    assert clock.now() == NOON + timedelta(seconds=97)


def test_a_machine_that_slept_is_right_again_after_the_next_look() -> None:
    watch = Watch()
    clock = SharedClock(Turned(NOON), watch)
    clock.agree(lambda: NOON)
    assert clock.agree(lambda: NOON + timedelta(hours=8)) == timedelta(hours=8)
    assert clock.now() == NOON + timedelta(hours=8)


def test_an_answer_that_took_a_while_is_taken_for_the_middle_of_it() -> None:
    watch = Watch()
    clock = SharedClock(Turned(NOON), watch)

    def slowly() -> datetime:
        watch.seconds += 2
        return NOON

    clock.agree(slowly)
    assert clock.now() == NOON + timedelta(seconds=1)


class Off:
    """A machine's clock that is wrong by something."""

    def __init__(self, by: timedelta) -> None:
        self.by = by

    def now(self) -> datetime:
        return MachineClock().now() + self.by


@contextmanager
def process(url: str, off: timedelta) -> Iterator[App]:
    made = App(Store(url), [NORTH], {"chat": Chat()}, SharedClock(Off(off)), Duty.WEB | Duty.CLOCK)
    yield made
    made.close()


async def test_two_processes_ninety_seconds_apart_have_one_time_and_one_lease(database_url: str) -> None:
    """Who is ahead takes over nothing that is being said. On SQLite there is one process, and its machine's clock."""
    asks = Message(("m",), SAM, private_place(SAM), "ticket open It stays dark", Kind.COMMAND)
    with process(database_url, timedelta(0)) as late, process(database_url, timedelta(seconds=90)) as ahead:
        with capture_logs() as logs:
            for app in (late, ahead):
                await app.watchdog.look()
        shared = not ahead.store.sqlite
        told = [line["event"] for line in logs]
        assert told == (["the clock of this machine is not the database's"] if shared else [])
        assert (abs(ahead.clock.now() - late.clock.now()) < NEARLY) is shared
        assert (abs(ahead.health.started - late.health.started) < NEARLY) is shared

        await late.know()
        await late.inbox.hear(asks)
        with late.store.transaction() as connection:
            assert claims.claim(connection, "late/1", late.clock.now(), Reach(("chat",)), 16).sayings
        if shared:
            assert await ahead.delivery.deliver() == 0
            with ahead.store.looking() as connection:
                assert "sending" in connection.execute(select(outbox.c.state)).scalars().all()


async def test_what_is_in_doubt_has_as_long_to_settle_for_a_process_that_is_ahead(postgres_url: str) -> None:
    asks = Message(("m",), SAM, private_place(SAM), "ticket open It stays dark", Kind.COMMAND)
    with process(postgres_url, timedelta(0)) as late, process(postgres_url, timedelta(seconds=90)) as ahead:
        for app in (late, ahead):
            await app.watchdog.look()
        await late.know()
        await late.inbox.hear(asks)
        chat = late.adapters["chat"]
        assert isinstance(chat, Chat)
        chat.failures = [Unknown("timeout")] * 9
        await late.delivery.deliver()

        await ahead.delivery.deliver()
        with ahead.store.looking() as connection:
            assert set(connection.execute(select(outbox.c.state)).scalars()) == {"unknown"}


async def test_a_process_says_and_hears_nothing_before_it_was_told_the_time(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would take over what another one is saying, and call whoever is next too early."""
    monkeypatch.setattr(program, "AGAIN_AFTER", 0.01)
    asks = Message(("m",), SAM, private_place(SAM), "ticket open It stays dark", Kind.COMMAND)
    with process(postgres_url, timedelta(0)) as late, process(postgres_url, timedelta(hours=1)) as ahead:
        await late.watchdog.look()
        await late.know()
        await late.inbox.hear(asks)
        with late.store.transaction() as connection:
            assert claims.claim(connection, "late/1", late.clock.now(), Reach(("chat",)), 16).sayings

        def waits() -> datetime:
            raise Unavailable("it is starting up")

        async def told(problem: str | None) -> bool:
            return (await ahead.health.ready()).get("schools", Part(None)).problem == problem

        with monkeypatch.context() as patch:
            patch.setattr(ahead.store, "now", waits)
            running = asyncio.ensure_future(ahead.run(None))
            await until(lambda: told("they are not known yet: it is starting up"), "the reason")
            await ahead.delivery.idle()
            assert not ahead.inbox.known.is_set()
        await until(lambda: told(None), "the schools to be known")
        chat = ahead.adapters["chat"]
        assert isinstance(chat, Chat)
        assert chat.posts == {}
        ahead.stopping.set()
        await running
