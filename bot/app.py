"""The whole program put together: settings, store, adapters, engine, web server, metronome."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import socket
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Flag, auto
from functools import partial

import structlog
from aiohttp import web
from sqlalchemy.exc import DBAPIError

from adapters.web import CALLERS, ServerLog, application
from bot.attempts import look_back
from bot.clock import pause
from bot.content import pages, playbooks
from bot.database_trouble import TICKS
from bot.delivery.loop import Delivery
from bot.engine import Engine
from bot.figures import Figures
from bot.files.bookshelf import Bookshelf
from bot.health import Health
from bot.inbox import Inbox
from bot.metronome import Metronome
from bot.model.errors import Unavailable
from bot.model.ports import Adapter, AsksWhose, Clock, TellsGroups
from bot.model.school import School
from bot.rehearsal import rehearse
from bot.strangers import Strangers
from bot.threads import Threads
from bot.watchdog import Watchdog
from bot.zone_rules import keep_times
from store import in_hand
from store.database import TooSlow
from store.records import Stale
from store.shutting import shut
from store.store import Store

DRAINS_FOR = 16
"""Seconds for what is under way when the program is told to stop."""
HANGS_UP_WITHIN = 1
"""Seconds for the platforms then."""
ANSWERS_STILL_FOR = 2
"""Seconds for requests that are being answered after that; what is left of 25 is for two statements, one that began
before and one that gives back what is in hand.
"""
AGAIN_AFTER = 1
"""Seconds until a database that was away is tried again."""
REFUSED = "the database refused what this program asked of it: see the log"
AT_ONCE = 3
"""Threads on PostgreSQL: more of them take the interpreter from each other, and from the loop that hears."""
_log = structlog.get_logger()


class Duty(Flag):
    """What a process does."""

    WEB = auto()
    """Hears over HTTP."""
    CLOCK = auto()
    """Looks at the clock, and hears over connections of its own."""


class App:
    """One process. It says what it hears, and what others left unsaid, whatever its duty."""

    def __init__(
        self, store: Store, schools: Sequence[School], adapters: Mapping[str, Adapter], clock: Clock, duty: Duty
    ) -> None:
        self.store = store
        self.schools = schools
        self.adapters = adapters
        self.clock = clock
        self.duty = duty
        self.figures = Figures()
        strangers = Strangers(schools, clock, self.figures)
        for adapter in adapters.values():
            if isinstance(adapter, TellsGroups):
                adapter.watch(group for school in schools for group in school.groups)
            if isinstance(adapter, AsksWhose):
                adapter.serve(partial(strangers.serves, adapter.name))
        self.threads = Threads(1 if store.sqlite else AT_ONCE)
        self.health = Health(store, self.threads, clock, self.figures, Duty.CLOCK in duty)
        self.health.adapters, self.health.schools = adapters, [school.id for school in schools]
        self.delivery = Delivery(store, adapters, clock, self.threads.later, self.figures.said)
        self.delivery.workspaces.schools = schools
        self.health.workspaces = self.delivery.workspaces
        self.health.reached, self.health.database_trouble = self.delivery.reached, self.delivery.database_trouble
        self.watchdog = Watchdog(self.health, adapters, self.delivery)
        self.health.unready = "it has just begun"
        self.stopping = asyncio.Event()
        self.answers_with(Engine(store, schools, playbooks(), pause))

    def answers_with(self, engine: Engine) -> None:
        """Take another engine, before anything is heard."""
        self.engine = engine
        self.inbox = Inbox(engine, self.watchdog)
        self.health.books = Bookshelf(self.schools, engine.stock)

    async def tick(self) -> None:
        """Do what is due, and say what waits."""
        if self.watchdog.aside or not self.inbox.known.is_set():
            self.health.beats += 1
            return
        try:
            await self.threads(lambda: self.engine.tick(self.clock.now()))
            await self.health.note_tick()
            self.health.database_trouble.note(TICKS, None, self.clock.now())
        except (Unavailable, Stale) as error:
            self.health.database_trouble.note(TICKS, str(error), self.clock.now())
            if not isinstance(error, TooSlow):
                return
        except DBAPIError:
            _log.exception("no tick")
        finally:
            self.health.beats += 1
        self.delivery.wake()

    async def tidy(self) -> None:
        """Let go of what is not needed any more."""
        if self.watchdog.aside:
            return
        steps: list[Callable[[datetime], None]]
        steps = [self.store.purge, *(partial(self.store.let_words_go, [school]) for school in self.schools)]
        try:
            for step in steps:
                if not self.stopping.is_set():
                    await self.threads(partial(step, self.clock.now()))
        except (Unavailable, Stale):
            return
        except DBAPIError:
            _log.exception("not tidied")

    async def settled(self) -> None:
        """Returns when everything that may be said now is said."""
        await self.tick()
        await self.delivery.deliver()
        await self.delivery.idle()

    async def run(self, listener: socket.socket | None) -> None:
        """Work until told to stop, then finish what is under way. `listener`: a bound socket for the web server, which
        tells no more than how the process is where that hears nothing over HTTP. All that people are understood by is
        read first, and stays: to look through it for garbage would hold up everybody who waits for an answer.
        """
        self.delivery.paused = True  # until a look has found out which schema it has, and what time it is
        await self.threads(rehearse)
        gc.freeze()
        runner = await self._listen(listener) if listener else None
        metronome = Metronome(self.tick, self.tidy)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(each) for each in (self.delivery.run(), self._know(), self._watch(runner))]
            if Duty.CLOCK in self.duty:
                metronome.start()
                self.watchdog.metronome = metronome
                tasks += [group.create_task(self.watchdog.listen(name, self.inbox)) for name in self.adapters]
            self.delivery.wake()
            await self.stopping.wait()
            self.health.leaving = True
            self.engine.leave()
            for task in tasks[1:]:
                task.cancel()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(DRAINS_FOR):
                    await asyncio.gather(metronome.stop(), self.delivery.finish())
            tasks[0].cancel()
            await self._hang_up()
            if runner:
                await runner.cleanup()
        self._end()

    async def run_until_heard(self) -> None:
        """Hear what the adapters have to tell until none has more, and answer it."""
        await self.know()
        for adapter in self.adapters.values():
            await adapter.run(self.inbox)
        await self.settled()
        for adapter in self.adapters.values():
            await adapter.close()
        self.close()

    def stop_on_signals(self) -> None:
        """SIGTERM and Ctrl+C stop the program in good order."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stopping.set)

    def close(self) -> None:
        """Give back threads and the database."""
        self.threads.close()
        self.store.close()

    def _end(self) -> None:
        """Close in good order: what a thread is still at is undone, and nobody's fault."""
        with shut(self.store.engine):
            self.threads.close()
        if self.inbox.known.is_set() and not self.watchdog.aside:
            with contextlib.suppress(Unavailable, Stale, DBAPIError), self.store.noting() as connection:
                in_hand.nothing(connection, self.engine.process)
        self.close()

    async def _know(self) -> None:
        """Make the rows agree with the schools' files, as soon as the database can be used."""
        while not self.stopping.is_set():
            if why := await self.watchdog.look_at_schema():
                self._wait_for(why)
            elif self.watchdog.aside:
                self.health.unready = self.watchdog.aside
            else:
                try:
                    return await self.know()
                except (Unavailable, Stale) as error:
                    self._wait_for(str(error))
                except DBAPIError:
                    self._wait_for(REFUSED, exc_info=True)
            await self._moment()
        return None

    def _wait_for(self, why: str, exc_info: bool = False) -> None:
        if self.health.unready != why:
            _log.warning("schools not known yet", why=why, exc_info=exc_info)
        self.health.unready = why

    async def _watch(self, runner: web.AppRunner | None) -> None:
        """Look after this process, for as long as it runs."""
        while not self.stopping.is_set():
            await self.watchdog.look()
            if runner and runner.server:
                runner.app[CALLERS].look(runner.server.connections)
            await self._moment()

    async def _moment(self) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.stopping.wait(), AGAIN_AFTER)

    async def _hang_up(self) -> None:
        """Say goodbye to the platforms; one that does not answer is left as it is."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(HANGS_UP_WITHIN):
                await asyncio.gather(*(adapter.close() for adapter in self.adapters.values()))

    async def know(self) -> None:
        """Make the rows agree with the schools' files, and see what others left in the middle; from then on people are
        heard, and the clock is looked at.
        """

        def known() -> None:
            self.store.know(self.schools, self.clock.now())
            look_back(self.engine, self.clock.now())

        await self.threads(known)
        self.health.unready = None
        self.inbox.known.set()
        await self.threads(lambda: keep_times(self.engine, self.clock.now()))

    async def _listen(self, listener: socket.socket) -> web.AppRunner:
        hears = Duty.WEB in self.duty
        adapters, shown = (self.adapters.values(), pages()) if hears else ((), {})
        served = application(adapters, self.inbox, self.health, shown)
        log = ServerLog(self.figures.unreadable.inc)
        runner = web.AppRunner(served, access_log=None, logger=log, shutdown_timeout=ANSWERS_STILL_FOR)
        await runner.setup()
        await web.SockSite(runner, listener).start()
        return runner
