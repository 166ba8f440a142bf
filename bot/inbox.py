"""The inbox: what the adapters hear comes in here, and is answered together with what came at the same time."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from time import perf_counter
from typing import TypeVar

from bot.attempts import Attempts
from bot.engine import Engine
from bot.model.errors import Unavailable
from bot.model.forms import Form
from bot.model.messages import Message
from bot.model.ports import Look
from bot.model.words import Said
from bot.watchdog import Watchdog

KNOWS_WITHIN = 1.5
"""Seconds a message waits for a process that was just started; a platform waits three."""
ANSWERS_WITHIN = 2.5
"""Seconds until a message that could not be kept shall come again; what was begun may still be kept, once."""
MOST_AT_ONCE = 32
"""Messages in one transaction."""
STILL_FOR = 20
"""Turns of the event loop without a new message, after which we wait no longer for the senders of the last batch."""
_T = TypeVar("_T")


@dataclass(eq=False, slots=True)
class _Waiting:
    """A message, and what became of it once that is known. `called`: it is known, or nobody hears the others now."""

    message: Message
    called: asyncio.Event = field(default_factory=asyncio.Event)
    outcome: str | Unavailable | None = None


class Inbox:
    """The inbox of one process. What cannot be kept raises `Unavailable`, and the platform sends it again."""

    def __init__(self, engine: Engine, watchdog: Watchdog) -> None:
        self._engine = engine
        self._attempts = Attempts(engine)
        self._watchdog = watchdog
        self._health = watchdog.health
        self.known = asyncio.Event()
        """Set once the rows agree with the schools' files: before that nobody of the staff could be called."""
        self._waiting: list[_Waiting] = []
        self._hearing = False
        """Whether one of those who wait is hearing for all."""
        self._heard_last = 0
        """How many were heard together the last time."""

    async def hear(self, message: Message) -> None:
        """Returns when the message and its answers are committed."""
        begun, until = perf_counter(), asyncio.get_running_loop().time() + ANSWERS_WITHIN
        await self._knows()
        mine = _Waiting(message)
        self._waiting.append(mine)
        try:
            with suppress(TimeoutError), self._health.threads.pressing():
                async with asyncio.timeout_at(until):
                    await self._be_heard(mine)
        finally:
            self._waiting = [each for each in self._waiting if each is not mine]
            if self._waiting and not self._hearing:
                self._waiting[0].called.set()
        outcome = mine.outcome or Unavailable("it took too long")
        told = outcome if isinstance(outcome, str) else "unavailable"
        self._health.figures.heard.labels(message.author.platform, told).inc()
        self._health.note_kept(outcome if isinstance(outcome, Unavailable) else None)
        if isinstance(outcome, Unavailable):
            raise outcome
        self._health.figures.hearing.observe(perf_counter() - begun)
        self._watchdog.delivery.wake()

    async def form(self, asked: Message) -> Form | None:
        """What the adapters show where these words ask for a form."""
        return await self._asked(lambda: self._engine.form(asked, self._health.clock.now()))

    async def look(self, asked: Message, name: str) -> Look | None:
        """A live card as this viewer may see it."""
        return await self._asked(lambda: self._engine.look(asked, name, self._health.clock.now()))

    async def fill(self, filled: Message) -> Mapping[str, Said]:
        """Take a form that was sent off: what is wrong by field; empty once its answers are committed."""
        wrong = await self._asked(lambda: self._engine.fill(filled, self._health.clock.now()))
        self._health.figures.heard.labels(filled.author.platform, "wrong_fields" if wrong else "filled").inc()
        self._watchdog.delivery.wake()
        return wrong

    async def _asked(self, question: Callable[[], _T]) -> _T:
        """The answer of the engine to somebody who waits for it."""
        until = asyncio.get_running_loop().time() + ANSWERS_WITHIN
        await self._knows()
        try:
            with self._health.threads.pressing():
                async with asyncio.timeout_at(until):
                    return await self._health.threads(question)
        except TimeoutError:
            raise Unavailable("it took too long") from None

    async def _knows(self) -> None:
        """Wait until a process that has just started can hear; `Unavailable` when that takes too long."""
        if self._watchdog.aside:
            raise Unavailable(self._watchdog.aside)
        if self.known.is_set():
            return
        try:
            await asyncio.wait_for(self.known.wait(), KNOWS_WITHIN)
        except TimeoutError:
            raise Unavailable("the schools are not known yet") from None

    async def _be_heard(self, mine: _Waiting) -> None:
        """One of those who wait hears for all, until it is heard itself; then it calls the next."""
        while mine.outcome is None:
            if self._hearing:
                await mine.called.wait()
                mine.called.clear()
                continue
            self._hearing = True
            try:
                await self._hear_waiting()
            finally:
                self._hearing = False

    async def _company(self) -> None:
        """Wait a moment for those who were answered together the last time: they tend to write again together, and one
        transaction costs less than two. Nobody waits when one message at a time comes.
        """
        still = 0
        while self._heard_last > 1 and still < STILL_FOR and len(self._waiting) < MOST_AT_ONCE:
            known = len(self._waiting)
            await asyncio.sleep(0)
            still = still + 1 if len(self._waiting) == known else 0

    async def _hear_waiting(self) -> None:
        await self._company()
        batch = list(islice(_in_turn(self._waiting), MOST_AT_ONCE))
        taken = set(batch)
        self._waiting = [each for each in self._waiting if each not in taken]
        messages = [each.message for each in batch]
        self._heard_last = len(batch)
        outcomes: Sequence[str | Unavailable] = [Unavailable("it was interrupted")] * len(batch)
        try:
            outcomes = await self._health.threads(lambda: self._attempts.hear_all(messages, self._health.clock.now()))
        finally:
            for each, outcome in zip(batch, outcomes, strict=True):
                each.outcome = outcome
                each.called.set()


def _in_turn(waiting: Sequence[_Waiting]) -> Iterator[_Waiting]:
    """One message of each workspace in turn, so that a flood from one does not delay the others."""
    if len(waiting) <= MOST_AT_ONCE:
        return iter(waiting)
    lines: dict[tuple[str, str], list[_Waiting]] = defaultdict(list)
    for each in waiting:
        lines[each.message.author.platform, each.message.author.workspace].append(each)
    return (each for each in chain.from_iterable(zip_longest(*lines.values())) if each is not None)
