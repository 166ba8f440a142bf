"""A process of the program that is killed at a point: all that is around its parts is put on from outside.

The program itself knows nothing of this: in a forked child its clock, its metronome and the doors between its parts
are taken by ones that also look whether it is time to die.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine, event

import bot.app
import bot.delivery.loop
import bot.run
from adapters.calls import Answer, Calls
from bot.app import App
from bot.attempts import Attempts
from bot.content import playbooks
from bot.delivery.loop import Delivery
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable
from store import claims, delivery
from store.claims import Claim
from store.delivery import Outcome
from store.store import Store
from store.unit_of_work import UnitOfWork
from tests.kills.board import Board
from tests.kills.points import Plan, Point

STEP = 0.01
"""Seconds after which a process looks whether the time was moved."""
_SHELF = playbooks()
"""Read once, by the process that all are forked from."""
_SAYS = ("/chat.", "/v3/conversations/")
"""In the addresses of the calls that say something."""


class Doom:
    """Counts how often a process comes to its point, and ends it there.

    It never ends one that has a message in hand in which so many ended before it that one more would have it put aside
    as deadly: no machine fails that often with the same message by chance.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.board = Board(plan.board)
        self.here = threading.local()
        """`hearing`: this thread answers messages; `then`: the point that comes with the commit of its transaction."""
        self._passes, self._stood = plan.passes, False
        self._in_hand: dict[int, int] = {}
        self._lock = threading.Lock()

    def takes(self, taken: Claim) -> None:
        with self._lock:
            self._in_hand |= {saying.id: saying.faults + 1 for saying in taken.sayings}

    def lays_down(self, outcomes: Sequence[Outcome]) -> None:
        with self._lock:
            for outcome in outcomes:
                self._in_hand.pop(outcome.saying.id, None)

    def stands(self, point: Point, these: int) -> None:
        """Stand still once, if it is time to, unless there is more in hand than `these`: a request that is begun after
        that nobody can hold back.
        """
        if not self._stood and len(self._in_hand) <= these and self.comes(point):
            self._stood = True
            self.board.die(self.plan.number, point.value)
            os.kill(os.getpid(), signal.SIGSTOP)

    def comes(self, point: Point) -> bool:
        """Whether it is time to die here."""
        if point is not self.plan.point:
            return False
        with self._lock:
            self._passes -= 1
            return self._passes < 0 and self._harmless()

    def at(self, point: Point) -> None:
        if self.comes(point):
            self.dies(point)

    def dies(self, point: Point) -> None:
        self.board.die(self.plan.number, point.value)
        os.kill(os.getpid(), signal.SIGKILL)

    def dies_soon(self, point: Point) -> None:
        def now() -> None:
            if self._harmless():
                self.dies(point)

        asyncio.get_running_loop().call_later(self.plan.delay, now)

    def _harmless(self) -> bool:
        return max(self._in_hand.values(), default=0) < MOST_FAULTS


class Pushed:
    """A metronome that beats whenever the time was moved."""

    def __init__(self, doom: Doom, tick: Callable[[], Awaitable[None]]) -> None:
        self._doom, self._tick = doom, tick
        self._stopping = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._beat())

    async def stop(self) -> None:
        self._stopping = True
        if self._task:
            await self._task

    async def _beat(self) -> None:
        kept_up, board = -1.0, self._doom.board
        while not self._stopping:
            if kept_up != board.passed:
                kept_up = board.passed
                await self._tick()
                board.keep_up(self._doom.plan.number, kept_up)
            await asyncio.sleep(STEP)


def doomed(plan: Plan) -> None:
    """Make of this process, before it begins, one that ends as planned."""
    doom = Doom(plan)
    _moved(doom)
    _hearing(doom)
    _storing(doom)
    _calling(doom)
    if plan.fault:
        plan.fault()


def _moved(doom: Doom) -> None:
    """The time, and what is done when it moves."""

    class Driven(App):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            self.delivery.process = str(doom.plan.number)

        async def tick(self) -> None:
            await super().tick()
            with suppress(Unavailable):
                await self.delivery.deliver()

    _put(bot.run, App=Driven, MachineClock=lambda: doom.board, SharedClock=lambda machine: machine)
    _put(bot.app, Metronome=lambda tick, _: Pushed(doom, tick), playbooks=lambda: _SHELF)


def _hearing(doom: Doom) -> None:
    """The points before a message is acknowledged."""
    write, hear = UnitOfWork.write, Attempts.hear_all

    def hear_all(*given: Any) -> Any:
        doom.here.hearing = True
        try:
            outcomes = hear(*given)
        finally:
            doom.here.hearing = False
        doom.at(Point.NOT_ACKNOWLEDGED)
        return outcomes

    def written(work: UnitOfWork) -> None:
        write(work)
        if getattr(doom.here, "hearing", False):
            doom.at(Point.NOT_COMMITTED)

    def executed(*_: Any) -> None:
        if getattr(doom.here, "hearing", False):
            doom.at(Point.IN_HANDLER)

    _put(Attempts, hear_all=hear_all)
    _put(UnitOfWork, write=written)
    event.listen(Engine, "after_cursor_execute", executed)


def _storing(doom: Doom) -> None:
    """The points at the two transactions of a message that is said."""
    transaction = Store.transaction

    def claim(*given: Any) -> Claim:
        taken = claims.claim(*given)
        if taken.sayings:
            doom.takes(taken)
            doom.here.then, doom.here.these = Point.CLAIMED, len(taken.sayings)
        return taken

    def settle(connection: Connection, outcomes: Sequence[Outcome]) -> None:
        delivery.settle(connection, outcomes)
        doom.lays_down(outcomes)
        doom.here.then = Point.RECORDED

    @contextmanager
    def committed(store: Store) -> Iterator[Connection]:
        doom.here.then = None
        with transaction(store) as connection:
            yield connection
        if doom.here.then:
            doom.at(doom.here.then)
        if doom.here.then is Point.CLAIMED:
            doom.stands(Point.STILL_CLAIMED, doom.here.these)

    _put(bot.delivery.loop, claim=claim, settle=settle)
    _put(Store, transaction=committed)


def _calling(doom: Doom) -> None:
    """The points around a request, and at the end."""
    call, finish = Calls.call, Delivery.finish

    async def called(
        calls: Calls, method: str, url: str, headers: Mapping[str, str], content: bytes | None = None
    ) -> Answer:
        if not any(part in url for part in _SAYS):
            return await call(calls, method, url, headers, content)
        doom.at(Point.NOT_BEGUN)
        if doom.comes(Point.IN_FLIGHT):
            doom.dies_soon(Point.IN_FLIGHT)
        answer = await call(calls, method, url, headers, content)
        if answer.status < 300:
            doom.at(Point.ACCEPTED)
            doom.stands(Point.STILL_ACCEPTED, 1)
        return answer

    async def finished(under_way: Delivery) -> None:
        if doom.comes(Point.DRAINING):
            doom.dies_soon(Point.DRAINING)
        await finish(under_way)
        doom.at(Point.DRAINING)

    _put(Calls, call=called)
    _put(Delivery, finish=finished)


def _put(owner: Any, **parts: Any) -> None:
    for name, part in parts.items():
        setattr(owner, name, part)
