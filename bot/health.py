"""How the program is: does the loop turn, can it work, who looks at the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from sqlalchemy.exc import DBAPIError

from adapters.web import Part
from bot.database_trouble import MESSAGES, DatabaseTrouble
from bot.delivery.reached import Reached
from bot.delivery.workspaces import Workspaces
from bot.figures import Figures
from bot.files.bookshelf import Bookshelf
from bot.model.errors import NotYet, Unavailable
from bot.model.ports import Adapter, Clock, PassesOver, TellsFacts
from bot.schema_versions import outdated
from bot.threads import Threads
from store import figures as counts
from store import migrate
from store.queues import Reach, left_standing
from store.records import Stale
from store.store import Store

LATE_AFTER = timedelta(seconds=30)
"""A tick of this process older than this is a sign of trouble."""
NOTED_EVERY = timedelta(seconds=15)
"""So often a process that ticks writes it down for the others."""
DEAD_AFTER = 120
"""Looks of the watchdog; when meanwhile no tick came to its end, not even without a database, a restart may help."""
REFUSED_FOR = timedelta(seconds=5)
"""So long after it could not keep a message, and until a look finds that the database takes some words again, a process
that has kept none since asks for no more of them."""
NOBODY_AFTER = timedelta(seconds=60)
"""When no process has ticked for so long, none is running that would."""
SAID_WITHIN = timedelta(minutes=1)
"""A message that could be said and waits for longer is a sign of trouble: as long as a process has for it."""
LOOKS_FOR = 2
"""Seconds for a look into the database: who asks is answered, also while nothing else is."""

_OURS = "it refused what this program asked of it: see the log, this is a mistake of the program"
_log = structlog.get_logger()


class _Outbox(NamedTuple):
    """How many messages were given up, and how many rows that were due; since when a message could be said."""

    dead: int = 0
    undone: int = 0
    since: datetime | None = None


class Health:
    """The state of this process, for the web server. `ticks`: whether it looks at the clock."""

    def __init__(self, store: Store, threads: Threads, clock: Clock, figures: Figures, ticks: bool) -> None:
        self.store = store
        self.threads = threads
        self.clock = clock
        self.figures = figures
        self.ticks = ticks
        self.adapters: Mapping[str, Adapter] = {}
        self.schools: Sequence[str] = ()
        self.books: Bookshelf | None = None
        self.workspaces: Workspaces | None = None
        self.reached = Reached(clock)
        self.leaving = False
        self.unready: str | None = None
        """Why this process, which has just begun, does not know its schools yet; it hears nobody before that."""
        self.started = clock.now()
        self.beats = 0
        """Ticks that came to their end, well or not."""
        self.still = 0
        """How often the watchdog looked since the last one."""
        self.ticked: datetime | None = None
        self._noted: datetime | None = None
        self._refused: tuple[datetime, str] | None = None
        self.database_trouble = DatabaseTrouble()

    def note_kept(self, trouble: Exception | None) -> None:
        """Note that a message was kept, or could not be: a full disk can still be read, so reading proves nothing."""
        if isinstance(trouble, NotYet):
            return
        now, why = self.clock.now(), str(trouble) if trouble else None
        self._refused = (now, why) if why is not None else None
        self.database_trouble.note(MESSAGES, why, now)

    async def note_tick(self) -> None:
        """Note that this process has looked at the clock."""
        self.ticked = now = self.clock.now()
        self.figures.tick.set(now.timestamp())
        if self._noted and now - self._noted < NOTED_EVERY:
            return

        def noted() -> None:
            with self.store.transaction() as connection:
                counts.note_tick(connection, now)

        try:
            await self.threads(noted)
        except (Stale, Unavailable):
            return
        self._noted = now

    def live(self) -> Mapping[str, Part]:
        """Whether this process is alive: it answers at all, and its clock does not stand still."""
        parts = {"loop": Part(None)}
        if self.still >= DEAD_AFTER:
            parts["clock"] = Part("it stands still, and to begin anew did not help")
        return parts

    async def ready(self) -> Mapping[str, Part]:
        database, newest, outbox = await self._database()
        parts = {"database": database, "clock": self._clock(newest), "outbox": self._outbox(outbox)}
        parts |= {name: self._platform(name, adapter) for name, adapter in self.adapters.items()}
        if self.books and self.books.folders:
            parts["playbooks"] = Part(None, self.books.told())
        if self.unready:
            parts["schools"] = Part(f"they are not known yet: {self.unready}")
        if self.leaving:
            parts["process"] = Part("it is about to stop")
        return parts

    def _platform(self, name: str, adapter: Adapter) -> Part:
        """That a school lies where this process cannot speak makes nothing unready: another process may speak there.
        That nothing is answered is judged as the outbox is.
        """
        facts = _facts(adapter)
        failing = self.reached.problem(name)
        warnings = [
            str(facts.pop("warning", "")),
            "" if self.ticks else failing,
            self.workspaces.warning(name) if self.workspaces else "",
        ]
        if warning := " ".join(filter(None, warnings)):
            facts["warning"] = warning
        return Part(adapter.health() or (failing if self.ticks else None), facts)

    async def metrics(self) -> bytes:
        """What this process counted, and what is in the database unless that is away."""
        now = self.clock.now()
        for name, adapter in self.adapters.items():
            if isinstance(adapter, PassesOver):
                self.figures.passed_over.labels(name).set(adapter.skipped)
        self.figures.connections({name: _facts(adapter) for name, adapter in self.adapters.items()})

        def counted() -> counts.Counted:
            with self.store.looking() as connection:
                return counts.count(connection, self.schools, now)

        try:
            async with asyncio.timeout(LOOKS_FOR):
                return self.figures.written(await self.threads(counted))
        except (Stale, Unavailable, TimeoutError):
            return self.figures.written(None)
        except DBAPIError:
            _log.exception("figures not counted")
            return self.figures.written(None)

    async def _database(self) -> tuple[Part, datetime | None, _Outbox]:
        """The database, the newest tick of any process, and how the outbox is."""
        none, since = _Outbox(), self.clock.now() - SAID_WITHIN

        def looked() -> tuple[str | None, datetime | None, _Outbox]:
            version = migrate.version(self.store)
            if outdated(version):
                return version, None, none
            with self.store.looking() as connection:
                stands = left_standing(connection, since, self._reach())
                outbox = _Outbox(counts.dead(connection), counts.undone(connection), stands)
                return version, counts.last_tick(connection), outbox

        try:
            async with asyncio.timeout(LOOKS_FOR):
                version, newest, outbox = await self.threads(looked)
                problem = outdated(version) or await self._nothing_kept()
        except (Stale, Unavailable):
            return Part("it cannot be used"), None, none
        except TimeoutError:
            return Part("it does not answer"), None, none
        except DBAPIError:
            _log.exception("readiness not found out")
            return Part(_OURS), None, none
        return Part(problem, {"schema": version or ""}), newest, outbox

    async def _nothing_kept(self) -> str | None:
        """Why no message can be kept just now. A write is tried: a process that is not ready is sent none, so no
        message would ever tell that it is well again.
        """
        refused, now = self._refused, self.clock.now()
        if refused is None:
            return None

        def kept() -> None:
            with self.store.transaction() as connection:
                counts.keep_nothing(connection, now)

        if now - refused[0] >= REFUSED_FOR:
            try:
                await self.threads(kept)
            except (Stale, Unavailable) as error:
                return f"nothing could be kept: {error}"
            if self._refused is refused:
                self.note_kept(None)
                return None
        return f"nothing could be kept: {refused[1]}"

    def _clock(self, newest: datetime | None) -> Part:
        """A process that ticks is judged by its own tick; for one that does not, an old tick of the others is told,
        and it goes on taking messages.
        """
        now, facts = self.clock.now(), dict[str, str | float]()
        if newest:
            facts["newest_tick_seconds"] = round((now - newest).total_seconds(), 1)
        if self.ticks:
            age = (now - (self.ticked or self.started)).total_seconds()
            late = age > LATE_AFTER.total_seconds()
            facts["last_tick_seconds"] = round(age, 1)
            return Part(f"the last tick was {int(age)} seconds ago" if late else None, facts)
        if now - (newest or self.started) > NOBODY_AFTER:
            facts["warning"] = "no process has looked at the clock for a while: is a worker running?"
        return Part(None, facts)

    def _reach(self) -> Reach:
        """The workspaces this process can speak in."""
        return Reach(self.workspaces.anywhere, scopes=self.workspaces.scopes) if self.workspaces else Reach(())

    def _outbox(self, outbox: _Outbox) -> Part:
        """What was given up makes nothing unready; somebody should look at it. That nothing is said is judged as the
        clock is: who only hears goes on taking messages.
        """
        facts: dict[str, str | float] = {"dead": outbox.dead, "undone": outbox.undone}
        if outbox.dead or outbox.undone:
            facts["warning"] = "see `deskbell dead list`"
        if outbox.since is None:
            return Part(None, facts)
        waits = round((self.clock.now() - outbox.since).total_seconds(), 1)
        problem = f"a message that could be said waits for {int(waits)} seconds"
        facts["waits_seconds"] = waits
        if self.ticks:
            return Part(problem, facts)
        return Part(None, {**facts, "warning": problem})


def _facts(adapter: Adapter) -> dict[str, str | float]:
    return dict(adapter.facts()) if isinstance(adapter, TellsFacts) else {}
