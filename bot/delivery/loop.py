"""Delivery: takes what is in the outbox to the platforms, and writes down what became of it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog

from bot.database_trouble import DELIVERY, DatabaseTrouble
from bot.delivery.outcomes import Absent, Broken, Noted, TooLate, failed, word_for
from bot.delivery.pauses import Pauses, Threads
from bot.delivery.reached import Reached
from bot.delivery.slots import Bell, Slots
from bot.delivery.voice import Voice
from bot.delivery.workspaces import Workspaces
from bot.model.deadlines import SETTLES_AFTER
from bot.model.errors import DeliveryError, Shut, Unavailable, Unknown
from bot.model.ports import Adapter, Clock, RestsMethods, SharesPauses
from store.claims import LEASE, Claim, claim, told_at
from store.database import TooSlow, refusing
from store.delivery import Outcome, Saying, hasten, put_back, settle, take_back
from store.outbox import OutboxState
from store.queues import Reach, Share, anything
from store.records import Stale
from store.store import Store

MOST_AT_ONCE = 16
LOOPS = 4
"""So many loops may say something at a time: while one waits for a slow platform, another says what is new."""
TRIES_AT_STORING = 5
SPARES_FOR = timedelta(seconds=10)
"""After the database was away: whoever could not settle what it claimed then comes first."""
_log = structlog.get_logger()
_T = TypeVar("_T")
_Said = asyncio.Task[str]


class Delivery:
    """Says what waits. Two short transactions a message: claim it, with the guards checked; write what became of it."""

    def __init__(
        self,
        store: Store,
        adapters: Mapping[str, Adapter],
        clock: Clock,
        threads: Threads,
        noted: Noted = lambda _platform, _outcome: None,
    ) -> None:
        self.store = store
        self.noted = noted
        self.adapters = adapters
        self.clock = clock
        self.threads = threads
        self.process = secrets.token_hex(4)
        self.paused = False
        """While set, nothing new is claimed."""
        self._claims = self._loops = 0
        self._finishing = False
        self._more = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._voice, self._bell = Voice(clock), Bell()
        self._slots = Slots(LOOPS * MOST_AT_ONCE)
        self.workspaces = Workspaces(adapters, clock)
        self.reached, self.database_trouble = Reached(clock), DatabaseTrouble()
        self._under_way: dict[int, datetime] = {}
        """What this process is saying or has not written down yet, and until when nobody else looks after it."""
        self._unwritten: list[Outcome] = []
        """What became of messages, and could not be written yet."""
        self._perhaps: list[Outcome] = []
        """What was perhaps claimed and is to be put back."""
        self._spares_until: datetime | None = None
        self._turn: Share | None = None
        """The schools that are next, while another one has a great deal to say."""
        self.pauses = Pauses(store, clock, threads, self.wake)
        for adapter in adapters.values():
            if isinstance(adapter, SharesPauses):
                adapter.share(self.pauses)

    def wake(self) -> None:
        """Look at once for what there is to say."""
        self._more.set()

    def catch_up(self) -> None:
        """The database can be used: what could not be written is written now, also where nothing new is heard."""
        if self._owes or self.workspaces.awaited:
            self.wake()

    @property
    def _owes(self) -> bool:
        return bool(self._unwritten or self._perhaps) or self.pauses.owed

    def database_was_away(self) -> None:
        """Others may have claimed something, and not know it yet."""
        self._spares_until = self.clock.now() + SPARES_FOR

    async def run(self) -> None:
        """Say what is ready to be said, until cancelled."""
        async with asyncio.TaskGroup() as group:
            while True:
                await self._more.wait()
                self._more.clear()
                if self._loops < LOOPS:
                    group.create_task(self._deliver_for_now())
                else:
                    self._bell.ring()

    async def finish(self) -> None:
        """Claim nothing more; returns when what is under way is said and written down, if the database takes it."""
        self._finishing = True
        await self._idle.wait()
        if self._owes:
            with suppress(Unavailable):
                await self.deliver()

    async def idle(self) -> None:
        """Returns when nothing is under way, of this call or of another."""
        await self._idle.wait()

    async def deliver(self) -> int:
        """Say everything that may be said now; how many messages that was."""
        self._loops += 1
        self._idle.clear()
        try:
            if self.pauses.owed:
                await self.pauses.write()
            if self._perhaps:
                await self._take_back()
            if self._unwritten:
                await self._settle(())
            await self.workspaces.learn()
            return await self._deliver()
        finally:
            self._loops -= 1
            if not self._loops:
                self._idle.set()

    async def _deliver_for_now(self) -> None:
        try:
            await self.deliver()
            self.database_trouble.note(DELIVERY, None, self.clock.now())
        except Unavailable as error:
            self.database_trouble.note(DELIVERY, str(error), self.clock.now())
        except Exception:  # noqa: BLE001 - a loop that dies says nothing any more; the next tick tries again
            _log.exception("delivery failed")

    async def _deliver(self) -> int:
        said = 0
        loop = asyncio.get_running_loop()
        under_way: dict[_Said, Saying] = {}
        try:
            while True:
                taken = await self._claimed(MOST_AT_ONCE - len(under_way))
                for saying in taken.sayings:
                    adapter = self.adapters.get(saying.spoken.place.platform)
                    under_way[self._slots.fill(loop.create_task(self._voice.say(saying, adapter)), saying)] = saying
                if under_way:
                    await asyncio.wait({*under_way, self._bell.listen()}, return_when=asyncio.FIRST_COMPLETED)
                    ended = [self._outcome(under_way.pop(task), task) for task in [*under_way] if task.done()]
                    more = await self._settle(ended, look=not under_way)
                    said += len(ended)
                    if not under_way and not more:
                        return said
                elif not taken.looked_at:
                    return said
        except Unavailable:
            await asyncio.gather(*under_way, return_exceptions=True)
            self._unwritten += [self._outcome(saying, task) for task, saying in under_way.items()]
            under_way.clear()
            raise
        finally:
            for task, saying in under_way.items():
                task.cancel()
                self._under_way.pop(saying.id, None)

    async def _claimed(self, limit: int) -> Claim:
        if self._finishing or self.paused or not limit:
            return Claim((), 0)
        self._bell.looked()
        self._claims += 1
        owner = f"{self.process}/{self._claims}"
        now = self.clock.now()
        referring = tuple(name for name, adapter in self.adapters.items() if adapter.abilities.refers)
        spares = bool(self._spares_until and now < self._spares_until)
        paces = {name: pace for name, adapter in self.adapters.items() if (pace := adapter.abilities.pace)}
        own = [number for number, until in self._under_way.items() if until <= now]
        with self._slots.left(self.workspaces.anywhere, self.workspaces.scopes, limit) as (speaks, within):
            reach = Reach(speaks, referring, self._turn, spares, within, paces, own)
            taken = await self._claim(owner, now, reach, limit)
        self._under_way |= dict.fromkeys((saying.id for saying in taken.sayings), now + LEASE)
        self._turn = taken.turn
        for platform, methods in taken.rests.items():
            adapter: object = self.adapters.get(platform)
            if isinstance(adapter, RestsMethods):
                adapter.rest(methods)
        return taken if taken.looked_at or not reach.turn else await self._claimed(limit)

    async def _claim(self, owner: str, now: datetime, reach: Reach, limit: int) -> Claim:
        """Claim in one transaction. When nobody knows how that ended, nothing is said, and what may stand there is put
        back: the message is not at fault, and was not perhaps said.
        """
        begun: list[Claim] = []

        def claimed() -> Claim:
            with self.store.transaction() as connection:
                begun.append(claim(connection, owner, now, reach, limit))
            return begun[-1]

        try:
            try:
                return await self._stored(claimed)
            except TooSlow:
                await self._stored(self.store.measure)
                return await self._stored(claimed)
        except Unavailable:
            self._perhaps += [put_back(saying, now) for taken in begun[-1:] for saying in taken.sayings]
            raise

    async def _take_back(self) -> None:
        """Put back what was perhaps claimed, before another process may take it over."""
        known, self._perhaps = self._perhaps, []

        def taken_back() -> Sequence[Outcome]:
            with self.store.transaction() as connection:
                return take_back(connection, known)

        try:
            waits = await self._stored(taken_back)
        except Unavailable:
            self._perhaps += known
            raise
        ours_since = self.clock.now() - LEASE
        self._perhaps += [outcome for outcome in waits if outcome.again and outcome.again > ours_since]

    async def _settle(self, outcomes: Sequence[Outcome], *, look: bool = False) -> bool:
        """Write what became of messages, of earlier ones too that could not be written; a dead process leaves doubt.
        With a `look` whether anything else waits: that is much less work than to claim.
        """
        if not outcomes and not self._unwritten:
            return False
        known, self._unwritten = [*self._unwritten, *outcomes], []
        ended, now = {outcome.saying.id for outcome in known}, self.clock.now()
        back = self.reached.back()

        def settled() -> bool:
            with self.store.transaction() as connection:
                settle(connection, known)
                for scope in back:
                    hasten(connection, scope, now + SETTLES_AFTER)
                return look and anything(connection, now)

        try:
            return await self._stored(settled)
        except Unavailable:
            self._unwritten += known
            self.reached.unwritten(back)
            ended.clear()
            raise
        finally:
            for number in ended:
                self._under_way.pop(number, None)

    async def _stored(self, step: Callable[[], _T]) -> _T:
        """One short transaction, done again when another process is in its way."""
        for _ in range(TRIES_AT_STORING):
            with suppress(Stale), refusing():
                return await self.threads(step)
        raise Unavailable("other processes are in the way")

    def _outcome(self, saying: Saying, task: _Said) -> Outcome:
        error = Unknown("cancelled") if task.cancelled() else task.exception()
        self.noted(saying.spoken.place.platform, word_for(error))
        self.reached.note(saying, error)
        match error:
            case None:
                return Outcome(saying, OutboxState.SENT, remote_id=task.result())
            case TooLate():
                state = saying.otherwise or OutboxState.CANCELLED
                return Outcome(saying, state, error=str(error), unreached_at=told_at(saying, state, self.clock.now()))
            case Shut() | Absent():
                pass  # that nothing is taken was told once, by whoever found it; what is not there is said soon
            case DeliveryError():
                _log.warning("not delivered", outbox=saying.id, school=saying.school, why=str(error))
            case _:
                _log.error("adapter failed", outbox=saying.id, school=saying.school, exc_info=error)
                error = Broken(type(error).__name__)
        adapter = self.adapters.get(saying.spoken.place.platform)
        abilities = adapter.abilities if adapter else None
        return failed(saying, error, abilities, self.clock.now(), partial(self.reached.through, saying))
