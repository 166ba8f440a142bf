"""Delivery: takes what is in the outbox to the platforms, and writes down what became of it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Protocol, TypeVar

import structlog

from bot.model.errors import DeliveryError, NotSent, Throttled, Undeliverable, Unknown
from bot.model.messages import Lane
from bot.model.ports import Adapter, Clock, Post
from store import outbox
from store.outbox import OutboxState, Saying
from store.store import Store

BATCH = 50
MOST_TRIES = 12
SETTLES_AFTER = timedelta(seconds=60)
"""A platform that took a message shows it by then."""
LONGEST_WAIT = timedelta(minutes=5)
_log = structlog.get_logger()
_T = TypeVar("_T")


class Threads(Protocol):
    """Runs plain functions beside the event loop."""

    def __call__(self, function: Callable[[], _T], /) -> Awaitable[_T]: ...


class Delivery:
    """Says what waits. Two short transactions a batch: claim it, with the guards checked; write what became of it."""

    def __init__(self, store: Store, adapters: Mapping[str, Adapter], clock: Clock, threads: Threads) -> None:
        self.store = store
        self.adapters = adapters
        self.clock = clock
        self.threads = threads
        self.owner = secrets.token_hex(4)
        self._more = asyncio.Event()
        self._one = asyncio.Lock()
        self._finishing = False
        self._chance = SystemRandom()

    def wake(self) -> None:
        """There is something to say."""
        self._more.set()

    async def run(self) -> None:
        """Say what is said to be there, until cancelled."""
        while True:
            await self._more.wait()
            self._more.clear()
            try:
                await self.deliver()
            except Exception:  # noqa: BLE001 - a loop that dies says nothing any more; the next tick tries again
                _log.exception("delivery failed")

    async def finish(self) -> None:
        """Begin nothing new; returns when what was begun is written down."""
        self._finishing = True
        async with self._one:
            pass

    async def deliver(self) -> int:
        """Say everything that may be said now; how many messages that was."""
        said = 0
        async with self._one:
            while not self._finishing and (sayings := await self.threads(self._claim)):
                results = await asyncio.gather(*(self._say(saying) for saying in sayings))
                await self.threads(lambda results=results: self._settle(results))  # type: ignore[misc]
                said += len(sayings)
        return said

    def _claim(self) -> list[Saying]:
        with self.store.transaction() as connection:
            return outbox.claim(connection, self.owner, self.clock.now(), BATCH)

    def _settle(self, results: list[tuple[Saying, str | DeliveryError]]) -> None:
        now = self.clock.now()
        with self.store.transaction() as connection:
            for saying, result in results:
                if isinstance(result, str):
                    outbox.settle(connection, [(saying.id, OutboxState.SENT, result)])
                    if saying.live and result:
                        outbox.remember_card(connection, saying, result)
                    continue
                state, until = self._after(saying, result, now)
                if until is None:
                    outbox.settle(connection, [(saying.id, state, str(result))])
                else:
                    outbox.postpone(connection, saying.id, state, until, str(result))

    async def _say(self, saying: Saying) -> tuple[Saying, str | DeliveryError]:
        spoken = saying.spoken
        adapter = self.adapters.get(spoken.place.platform)
        if adapter is None:
            return saying, NotSent("no connection to this platform in this process")
        post = Post(spoken.place, spoken.card, spoken.reader, saying.mark, spoken.private_to, spoken.handle)
        try:
            if saying.remote_id is not None and adapter.abilities.edits:
                await adapter.edit(saying.remote_id, post)
                return saying, saying.remote_id
            if saying.unsure and adapter.abilities.reads_back and (found := await adapter.find(post)):
                return saying, found
            return saying, await adapter.say(post)
        except DeliveryError as error:
            _log.warning("not delivered", outbox=saying.id, school=saying.school, why=str(error))
            return saying, error

    def _after(self, saying: Saying, error: DeliveryError, now: datetime) -> tuple[OutboxState, datetime | None]:
        """What becomes of a message that was not, or perhaps not, said."""
        if isinstance(error, Undeliverable) or saying.attempts >= MOST_TRIES:
            return OutboxState.DEAD, None
        if isinstance(error, Throttled):
            return OutboxState.READY, now + timedelta(seconds=error.seconds)
        if isinstance(error, Unknown):
            can_tell = self.adapters[saying.spoken.place.platform].abilities.reads_back and not saying.spoken.private_to
            if not can_tell and saying.remote_id is None and (saying.lane is Lane.ANSWER or saying.unsure):
                return OutboxState.DEAD, None
            return OutboxState.UNKNOWN, now + SETTLES_AFTER
        wait = min(timedelta(seconds=2**saying.attempts), LONGEST_WAIT)
        return OutboxState.READY, now + wait * self._chance.uniform(0.5, 1)
