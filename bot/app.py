"""The whole program put together: settings, store, adapters, engine, web server, metronome."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Flag, auto
from functools import partial
from time import perf_counter
from typing import TypeVar

import structlog
from aiohttp import web

from adapters.web import application
from bot.attempts import YOUNG_FOR, hear_all
from bot.bookshelf import Bookshelf
from bot.content import pages, playbooks
from bot.delivery import Delivery
from bot.engine import Engine
from bot.figures import Figures
from bot.health import Health
from bot.metronome import Metronome
from bot.model.errors import Unavailable
from bot.model.forms import Form
from bot.model.messages import Message
from bot.model.ports import Adapter, AsksWhose, Clock, Look, TellsGroups
from bot.model.school import School
from bot.model.words import Said
from bot.strangers import Strangers
from bot.threads import Threads
from bot.watchdog import Watchdog
from store.figures import last_tick
from store.records import Stale
from store.store import Store

DRAINS_FOR = 20
"""Seconds for what is under way when the program is told to stop."""
HANGS_UP_WITHIN = 1
"""Seconds for the platforms then."""
ANSWERS_STILL_FOR = 2
"""Seconds for requests that are being answered after that; all three together leave a moment of 25."""
AGAIN_AFTER = 1
"""Seconds until a database that was away is tried again."""
KNOWS_WITHIN = 1.5
"""Seconds a message waits for a process that was just started; a platform waits three."""
ANSWERS_WITHIN = 2.5
"""Seconds until a message that could not be kept shall come again; what was begun may still be kept, once."""
MOST_AT_ONCE = 32
"""Messages in one transaction."""
AT_ONCE = 3
"""Threads on PostgreSQL: more of them take the interpreter from each other, and from the loop that hears."""
_log = structlog.get_logger()
_T = TypeVar("_T")


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
        self.engine = Engine(store, schools, playbooks())
        self.delivery = Delivery(store, adapters, clock, self.threads.later, self.figures.said)
        self.health.books = Bookshelf(schools, self.engine.stock)
        self.watchdog = Watchdog(self.health, adapters, self.delivery)
        self.stopping = asyncio.Event()
        self._known = asyncio.Event()
        """Set once the rows agree with the schools' files: before that nobody of the staff could be called."""
        self._watchful_since = self.health.started
        """From when on what ends processes is looked for: not where none was running when this one was started."""
        self._waiting: list[tuple[Message, asyncio.Future[str | Unavailable]]] = []
        self._hearing = asyncio.Semaphore(1)

    async def hear(self, message: Message) -> None:
        """The inbox of the adapters: returns when the message and its answers are committed."""
        begun, until = perf_counter(), asyncio.get_running_loop().time() + ANSWERS_WITHIN
        await self._knows()
        answered: asyncio.Future[str | Unavailable] = asyncio.get_running_loop().create_future()
        self._waiting.append((message, answered))
        try:
            with self.threads.pressing():
                async with asyncio.timeout_at(until):
                    await self._be_heard(answered)
        except TimeoutError:
            self._waiting = [waiting for waiting in self._waiting if waiting[1] is not answered]
        outcome = answered.result() if answered.done() else Unavailable("it took too long")
        told = outcome if isinstance(outcome, str) else "unavailable"
        self.figures.heard.labels(message.author.platform, told).inc()
        self.health.note_kept(outcome if isinstance(outcome, Unavailable) else None)
        if isinstance(outcome, Unavailable):
            raise outcome
        self.figures.hearing.observe(perf_counter() - begun)
        self.delivery.wake()

    async def form(self, asked: Message) -> Form | None:
        """What the adapters show where these words ask for a form."""
        return await self._asked(lambda: self.engine.form(asked, self.clock.now()))

    async def look(self, asked: Message, name: str) -> Look | None:
        """A live card as its viewer shall see it."""
        return await self._asked(lambda: self.engine.look(asked, name, self.clock.now()))

    async def fill(self, filled: Message) -> Mapping[str, Said]:
        """A form that was sent off: what is wrong in it, or its answers are committed."""
        wrong = await self._asked(lambda: self.engine.fill(filled, self.clock.now()))
        self.figures.heard.labels(filled.author.platform, "wrong_fields" if wrong else "filled").inc()
        self.delivery.wake()
        return wrong

    async def _asked(self, question: Callable[[], _T]) -> _T:
        """The answer of the engine to somebody who waits for it."""
        until = asyncio.get_running_loop().time() + ANSWERS_WITHIN
        await self._knows()
        try:
            with self.threads.pressing():
                async with asyncio.timeout_at(until):
                    return await self.threads(question)
        except TimeoutError:
            raise Unavailable("it took too long") from None

    async def _knows(self) -> None:
        """A process that was just started hears a moment later; `Unavailable` when it may take longer."""
        if self.watchdog.aside:
            raise Unavailable(self.watchdog.aside)
        if self._known.is_set():
            return
        try:
            await asyncio.wait_for(self._known.wait(), KNOWS_WITHIN)
        except TimeoutError:
            raise Unavailable("the schools are not known yet") from None

    async def _be_heard(self, answered: asyncio.Future[str | Unavailable]) -> None:
        async with self._hearing:  # who waits here is heard together with the first of them
            while not answered.done():
                await self._hear_waiting()

    async def _hear_waiting(self) -> None:
        batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
        messages = [message for message, _ in batch]
        outcomes: Sequence[str | Unavailable] = [Unavailable("it was interrupted")] * len(batch)
        try:
            outcomes = await self.threads(
                lambda: hear_all(self.engine, messages, self.clock.now(), self._watchful_since)
            )
        finally:
            for (_, answered), outcome in zip(batch, outcomes, strict=True):
                if not answered.done():
                    answered.set_result(outcome)

    async def tick(self) -> None:
        """Do what is due, and say what waits."""
        if self.watchdog.aside:
            self.health.beats += 1
            return
        try:
            await self.threads(lambda: self.engine.tick(self.clock.now()))
        except Unavailable as error:
            _log.warning("no tick", why=str(error))
            return
        finally:
            self.health.beats += 1
        await self.health.note_tick()
        self.delivery.wake()

    async def tidy(self) -> None:
        """Let go of what is not needed any more."""
        if self.watchdog.aside:
            return
        with contextlib.suppress(Unavailable):
            await self.threads(lambda: self.store.forget(self.clock.now()))

    async def settled(self) -> None:
        """Returns when everything that may be said now is said."""
        await self.tick()
        await self.delivery.deliver()
        await self.delivery.idle()

    async def run(self, listener: socket.socket | None) -> None:
        """Work until told to stop, then finish what is under way. `listener`: a bound socket for the web server."""
        runner = await self._listen(listener) if listener else None
        metronome = Metronome(self.tick, self.tidy)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(each) for each in (self.delivery.run(), self._know(), self._watch())]
            if Duty.CLOCK in self.duty:
                metronome.start()
                self.watchdog.metronome = metronome
                tasks += [group.create_task(self.watchdog.listen(name, self)) for name in self.adapters]
            self.delivery.wake()
            await self.stopping.wait()
            self.health.leaving = True
            for task in tasks[1:]:
                task.cancel()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(DRAINS_FOR):
                    await metronome.stop()
                    await self.delivery.finish()
            tasks[0].cancel()
            await self._hang_up()
            if runner:
                await runner.cleanup()
        self.close()

    async def run_until_heard(self) -> None:
        """Hear what the adapters have to tell until none has more, and answer it."""
        await self.know()
        for adapter in self.adapters.values():
            await adapter.run(self)
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

    async def _know(self) -> None:
        """Make the rows agree with the schools' files, as soon as the database can be used."""
        while not self.stopping.is_set():
            await self.watchdog.look_at_schema()
            if not self.watchdog.aside:
                with contextlib.suppress(Unavailable, Stale):
                    return await self.know()
            await self._moment()
        return None

    async def _watch(self) -> None:
        """Look after this process, for as long as it runs."""
        while not self.stopping.is_set():
            await self.watchdog.look()
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
        """Make the rows agree with the schools' files; from then on people are heard."""

        def known() -> datetime | None:
            with self.store.looking() as connection:
                before = last_tick(connection)
            self.store.know(self.schools, self.clock.now())
            return before

        before = await self.threads(known)
        quiet = before is None or self.health.started - before >= YOUNG_FOR
        self._watchful_since = self.health.started - YOUNG_FOR if quiet else self.health.started
        self._known.set()

    async def _listen(self, listener: socket.socket) -> web.AppRunner:
        adapters = self.adapters.values() if Duty.WEB in self.duty else ()
        runner = web.AppRunner(
            application(adapters, self, self.health, pages()), access_log=None, shutdown_timeout=ANSWERS_STILL_FOR
        )
        await runner.setup()
        await web.SockSite(runner, listener).start()
        return runner
