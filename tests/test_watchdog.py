"""What stands still is noticed and begun anew, and where that does not help the process says that it is dead."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import metronome as beats
from bot import watchdog as module
from bot.app import App, Duty
from bot.health import DEAD_AFTER
from bot.metronome import Metronome
from bot.model.errors import Unavailable
from bot.model.ports import Inbox
from store import migrate
from store.records import Stale
from store.store import Store
from tests.fakes.chat import Chat
from tests.world import NORTH, Turned


class Deaf(Chat):
    """Its connection is open and hears nothing; `opened` counts how often it was."""

    opened = 0
    well = False

    async def run(self, inbox: Inbox) -> None:
        self.opened += 1
        await asyncio.Event().wait()

    def health(self) -> str | None:
        return None if self.well else "It has been silent for long."


@pytest.fixture
async def app(database_url: str) -> AsyncIterator[App]:
    made = App(Store(database_url), [NORTH], {"chat": Deaf()}, Turned(), Duty.WEB | Duty.CLOCK)
    yield made
    made.close()


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beats, "TICK", timedelta(milliseconds=2))


@pytest.mark.logs_errors("the metronome stands still", 'Job "test_a_tick')
async def test_a_tick_that_never_comes_to_its_end_is_let_go_and_the_next_ones_come(app: App, quickly: None) -> None:
    begun, ticked, hangs = asyncio.Event(), asyncio.Event(), [True]

    async def tick() -> None:
        if not hangs:
            app.health.beats += 1
            ticked.set()
            return
        hangs.clear()
        begun.set()
        await asyncio.Event().wait()

    metronome = app.watchdog.metronome = Metronome(tick, app.tidy)
    metronome.start()
    await asyncio.wait_for(begun.wait(), 10)
    for _ in range(module.STILL_FOR - 1):
        app.watchdog.look_at_beats()
    assert not ticked.is_set()
    app.watchdog.look_at_beats()
    await asyncio.wait_for(ticked.wait(), 10)
    app.watchdog.look_at_beats()
    assert app.health.still == 0
    await asyncio.wait_for(metronome.stop(), 10)


@pytest.mark.parametrize("shut", [True, False], ids=["shut down", "running without jobs"])
@pytest.mark.logs_errors("the metronome stands still")
async def test_a_scheduler_that_does_nothing_is_found_out_whatever_it_says_of_itself(
    app: App, quickly: None, shut: bool
) -> None:
    ticked = asyncio.Event()

    async def tick() -> None:
        ticked.set()

    metronome = app.watchdog.metronome = Metronome(tick, app.tidy)
    metronome.start()
    if shut:
        metronome._scheduler.shutdown(wait=False)
    else:
        metronome._scheduler.remove_all_jobs()
        assert metronome._scheduler.running
    await asyncio.sleep(0)
    ticked.clear()
    for _ in range(module.STILL_FOR):
        app.watchdog.look_at_beats()
    await asyncio.wait_for(ticked.wait(), 10)
    await asyncio.wait_for(metronome.stop(), 10)


@pytest.mark.logs_errors("the metronome stands still")
async def test_where_to_begin_anew_does_not_help_the_process_says_that_it_is_dead(
    app: App,
) -> None:
    async def hangs() -> None:
        await asyncio.Event().wait()

    app.watchdog.metronome = Metronome(hangs, hangs)
    app.watchdog.metronome.start()
    for _ in range(DEAD_AFTER - 1):
        app.watchdog.look_at_beats()
    assert not any(part.problem for part in app.health.live().values())
    app.watchdog.look_at_beats()
    assert app.health.live()["clock"].problem == "it stands still, and to begin anew did not help"
    app.watchdog.metronome.restart()
    app.health.beats += 1
    app.watchdog.look_at_beats()
    assert not any(part.problem for part in app.health.live().values())
    app.watchdog.metronome._scheduler.shutdown(wait=False)
    await asyncio.sleep(0)


async def test_ticks_that_find_no_database_are_ticks(app: App) -> None:
    app.store.close()
    away = Store("postgresql://nobody@127.0.0.1:9/away")
    app.store = app.engine.store = app.health.store = away
    before = app.health.beats
    await app.tick()
    assert app.health.beats == before + 1
    await app.watchdog.look()
    assert app.watchdog.aside is None


async def test_no_free_thread_keeps_the_watchdog_from_nothing_but_the_database(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOKS_FOR", 0.01)
    monkeypatch.setattr(app.health, "threads", lambda _: asyncio.Event().wait())
    app.watchdog.metronome = Metronome(app.tick, app.tidy)
    await asyncio.wait_for(app.watchdog.look(), 10)
    assert app.health.still == 1


@pytest.mark.logs_errors("a connection is opened anew")
async def test_a_deaf_connection_that_does_not_mend_itself_is_opened_anew(
    app: App,
) -> None:
    chat = app.adapters["chat"]
    assert isinstance(chat, Deaf)
    listening = asyncio.ensure_future(app.watchdog.listen("chat", app.inbox))
    await asyncio.sleep(0)
    assert (await app.health.ready())["chat"].problem == "It has been silent for long."

    for _ in range(module.DEAF_FOR):
        assert chat.opened == 1
        app.watchdog.look_at_connections()
    for _ in range(5):
        await asyncio.sleep(0)
    assert chat.opened == 2

    chat.well = True
    for _ in range(module.DEAF_FOR + 1):
        app.watchdog.look_at_connections()
    await asyncio.sleep(0)
    assert chat.opened == 2
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


async def test_a_platform_that_has_nothing_to_hear_over_is_left_alone(app: App) -> None:
    app.watchdog.adapters = {"chat": Chat()}
    await asyncio.wait_for(app.watchdog.listen("chat", app.inbox), 10)
    app.watchdog.look_at_connections()


@pytest.mark.parametrize("trouble", [Stale("40001"), Unavailable("08006")])
async def test_a_look_at_a_database_in_trouble_ends_nothing(
    app: App, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def fails(_: Store) -> None:
        raise trouble

    monkeypatch.setattr(migrate, "version", fails)
    await app.watchdog.look()
    assert (await app.health.ready())["database"].problem == "it cannot be used"
