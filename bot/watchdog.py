"""The watchdog: looks every second whether this process may work, and begins anew what stands still."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import SharedClock
from bot.database_trouble import LOOKS
from bot.delivery.loop import Delivery
from bot.health import Health
from bot.metronome import Metronome
from bot.model.errors import Unavailable
from bot.model.ports import Adapter, Inbox
from bot.schema_versions import outdated
from store import migrate
from store.records import Stale

STILL_FOR = 30
"""Looks without a tick that came to its end, until the metronome begins anew; and again after as many."""
DEAF_FOR = 300
"""Looks at a connection that is not well, until it is given up and a new one opened."""
OFF_BY = timedelta(seconds=2)
LOOKS_FOR = 5
"""Seconds for a look into the database: that there is no free thread must not keep it from looking at the rest."""
REFUSED = "the database refused to say which schema it has"
_log = structlog.get_logger()


class Watchdog:
    """`aside`: why this process leaves everything to others for now; it goes on when that is over.

    It counts its looks and asks no clock: one that jumps, or a machine that slept, is no trouble.
    """

    def __init__(self, health: Health, adapters: Mapping[str, Adapter], delivery: Delivery) -> None:
        self.health = health
        self.adapters = adapters
        self.delivery = delivery
        self.aside: str | None = None
        self.metronome: Metronome | None = None
        self._beats = 0
        self._listening: dict[str, asyncio.Timeout] = {}
        self._unwell = Counter[str]()

    async def look(self) -> None:
        """Look at everything."""
        self.look_at_beats()
        self.look_at_connections()
        await self.look_at_schema()
        await self.look_at_playbooks()

    async def look_at_schema(self) -> str | None:
        """Beside a schema that this program does not know, it touches nothing. Why nothing was found out, of the schema
        or of the time; else None.
        """
        try:
            async with asyncio.timeout(LOOKS_FOR):
                problem = outdated(await self.health.threads(lambda: migrate.version(self.health.store)))
                await self._look_at_clock()
        except (Unavailable, Stale, TimeoutError) as error:
            self._note(why := str(error) or "it took too long")
            self.delivery.database_was_away()
            return why
        except DBAPIError:  # a right was taken away, or a backup is being put back: nobody knows what stands there
            if self.aside != REFUSED:
                _log.exception("the schema was not found out")
            problem = REFUSED
        self._note(None)
        self.delivery.catch_up()
        if problem and not self.aside:
            _log.warning("stands aside", why=problem)
        elif self.aside and not problem:
            _log.info("goes on")
        self.aside = problem
        if self.delivery.paused and not problem:
            self.delivery.wake()
        self.delivery.paused = problem is not None
        return None

    def _note(self, why: str | None) -> None:
        self.health.database_trouble.note(LOOKS, why, self.health.clock.now())

    async def look_at_playbooks(self) -> None:
        """A school may have changed its own."""
        if self.health.books and self.health.books.folders:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOKS_FOR):
                    await self.health.threads(self.health.books.look)

    async def _look_at_clock(self) -> None:
        clock = self.health.clock
        if isinstance(clock, SharedClock):
            moved = await self.health.threads(lambda: clock.agree(self.health.store.now))
            self.health.started += moved
            if abs(moved) > OFF_BY:
                _log.warning("the clock of this machine is not the database's", seconds=round(moved.total_seconds()))

    def look_at_beats(self) -> None:
        """What the scheduler says of itself is not asked: it can be `running` and do nothing."""
        if self.metronome is None:
            return
        self.health.still = 0 if self.health.beats != self._beats else self.health.still + 1
        self._beats = self.health.beats
        if self.health.still and self.health.still % STILL_FOR == 0:
            _log.error("the metronome stands still", looks=self.health.still)
            self.metronome.restart()

    def look_at_connections(self) -> None:
        """A connection mends itself; one that does not is opened from the beginning."""
        for name, ending in self._listening.items():
            self._unwell[name] = self._unwell[name] + 1 if self.adapters[name].health() else 0
            if self._unwell[name] >= DEAF_FOR:
                self._unwell[name] = 0
                _log.error("a connection is opened anew", platform=name)
                ending.reschedule(asyncio.get_running_loop().time())

    async def listen(self, name: str, inbox: Inbox) -> None:
        """Hear over a platform's own connection, from the beginning as often as is needed."""
        while True:
            ending = asyncio.timeout(None)
            try:
                async with ending:
                    self._listening[name] = ending
                    return await self.adapters[name].run(inbox)
            except TimeoutError:
                if not ending.expired():
                    raise
            finally:
                del self._listening[name]
