"""One run: people ask, platforms fail, processes are killed and followed by others, and at the end all is quiet."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
from sqlalchemy import func, select

from bot.model.deadlines import MOST_FAULTS
from store.schema import cards, outbox, tickets
from store.store import Store
from tests.kills.asks import OK, Ask, Kind, Town, Unheard
from tests.kills.board import Board
from tests.kills.classes import LEAP
from tests.kills.crowd import Crowd, Living
from tests.kills.points import Point
from tests.program.process import until

STEP = timedelta(seconds=29)
"""The time is moved by that. A process has its lease of 60 s for a message: the time is moved at most once while one is
in its hands, and what a platform accepts late it has accepted before it is moved a third time: within 58 s."""
MOST_SENT = 4
"""A platform sends what was not acknowledged three times more."""
UNHEARD = 0.15
"""So many acknowledgements are lost on their way: a platform sends again what we have acknowledged."""
MOST_WAITING = 60
"""With so much to be said nobody asks for more."""
OFTEN = {Kind.OPEN: 3, Kind.FILL: 1, Kind.PLAN: 1, Kind.COMMENT: 3, Kind.ACK: 1, Kind.PRESS: 1}
"""Of ten things that people ask for."""
STANDS_FOR, BACK_FOR = 4, 6
"""So many steps after it was stopped a process goes on, more than its lease lasts; and is killed."""
AT_ONCE = {Kind.OPEN, Kind.FILL, Kind.PLAN}
"""What needs no ticket that is open before."""
OLDEST = 15
"""So many steps somebody may live who does not come to their point."""
MOST_STEPS = 1000
"""Until all have died who are to, and until all is quiet."""


@dataclass
class Day:
    """What happened in one run."""

    seed: int
    town: Town
    database_url: str
    folder: Path
    points: Sequence[Point]
    """Who is to die where."""
    fault: Callable[[], None] | None = None
    unheard: float = UNHEARD
    asks: list[Ask] = field(default_factory=list)
    asked: int = 0
    taken: set[int] = field(default_factory=set)
    kinds: list[Kind] = field(default_factory=list)
    """What people ask for next."""

    def __post_init__(self) -> None:
        self.chance = Random(f"day {self.seed}")
        (self.folder / "school.toml").write_text(self.town.school, "utf-8")
        told = {**self.town.environment(), "DATABASE_URL": self.database_url, "PORT": "0"}
        commands = self.town.commands[self.database_url.partition("+")[0].partition(":")[0]]
        self.crowd = Crowd(self.folder, commands, told, list(self.points), self.chance, self.fault)
        self.board: Board = self.crowd.board
        self.store = Store(self.database_url)
        self.town.now = self.board.now()

    async def run(self) -> None:
        """Until all who were to die have died, and everything is said."""
        try:
            await self._die(len(self.points) // 2)
            await self._all_move()
            await self._leaps()
            await self._die(len(self.points))
            await self._all_move()
            self.town.often = 0
            await self._quiet()
            await self._leaps()
            await self._quiet()
            await self.crowd.stop()
        finally:
            self.crowd.end()
            self.store.close()

    async def _die(self, most: int) -> None:
        for _ in range(MOST_STEPS):
            if len(self.crowd.killed()) >= most:
                return
            self.crowd.fill()
            await self._step()
        raise AssertionError(f"nobody comes to their end: {self.crowd.living}")

    async def _step(self) -> None:
        async with asyncio.TaskGroup() as group:
            if self.crowd.anybody_hears() and self._count(outbox.c.next_at.is_not(None)) < MOST_WAITING:
                for ask in [self._ask() for _ in range(self.chance.randint(2, 5))]:
                    if ask:
                        self.asks.append(ask)
                        group.create_task(self._told(ask))
            group.create_task(self._from_outside())
        await self._passes()

    # -- what people do

    def _ask(self) -> Ask | None:
        self.asked += 1
        number, opened = self.asked, self._tickets()
        kind = self._next()
        match kind if opened or kind in AT_ONCE else Kind.OPEN:
            case Kind.OPEN:
                return self.town.opens(number, urgent=self.chance.random() < 0.4)
            case Kind.FILL:
                return self.town.fills(number)
            case Kind.PLAN:
                return self.town.plans(number, self.chance)
            case Kind.COMMENT:
                return self.town.adds(number, self.chance.choice(opened), self._cards())
            case _:
                return self._taking(number, [each for each in opened if each not in self.taken], kind is Kind.PRESS)

    def _next(self) -> Kind:
        """Each kind comes as often as is said, in any order."""
        if not self.kinds:
            self.kinds = [kind for kind, times in OFTEN.items() for _ in range(times)]
            self.chance.shuffle(self.kinds)
        return self.kinds.pop()

    def _taking(self, number: int, left: Sequence[int], press: bool) -> Ask | None:
        if not left:
            return None
        ask = self.town.takes(number, self.chance.choice(left), press)
        self.taken |= {ask.ticket} if ask and ask.ticket else set()
        return ask

    async def _told(self, ask: Ask) -> None:
        """As a platform tells it: again when it is not acknowledged, to whoever hears then, and not for ever."""
        for time in range(MOST_SENT):
            url = await self.crowd.door()
            if not url:
                return
            answer: object = "no answer"
            try:
                answer = await self._sent(ask, url, time)
            except (aiohttp.ClientError, TimeoutError):
                self.crowd.is_silent(url)
            except Unheard:
                pass
            ask.story.append(f"{self.board.now():%H:%M:%S} {ask.kind.value}, to {url}: {answer}")
            ask.acknowledged = ask.acknowledged or answer == OK
            if answer == OK and self.chance.random() >= self.unheard:
                return

    async def _sent(self, ask: Ask, url: str, time: int) -> int:
        """Nobody waits for one that stands still."""
        sending = asyncio.ensure_future(ask.send(url, time))
        while not sending.done():
            await asyncio.wait([sending], timeout=0.1)
            if self.crowd.stand_at(url):
                sending.cancel()
                await asyncio.wait([sending])
                raise TimeoutError
        return sending.result()

    # -- who dies

    async def _from_outside(self) -> None:
        """Those who are to be killed from outside, or who are told to stop so that they die then; and those who never
        come to their point.
        """
        await asyncio.sleep(self.chance.uniform(0, 0.05))
        for each in list(self.crowd.living):
            each.steps += 1
            point, old = each.plan.point, each.steps > OLDEST
            if each.stands or each.stood:
                self._goes_on(each)
                continue
            if point is Point.DRAINING and not old:
                if each.url or self.board.kept_up(each.number):  # before, it does not know yet what to do when told
                    each.process.process.terminate()
            elif (point is Point.OUTSIDE or (point and old)) and self._harmless(each):
                each.process.process.send_signal(signal.SIGKILL)

    def _goes_on(self, each: Living) -> None:
        each.stood += 1
        if each.stood == STANDS_FOR:
            each.process.process.send_signal(signal.SIGCONT)
            each.silent = False
        elif each.stood > BACK_FOR and self._harmless(each):
            each.process.process.send_signal(signal.SIGKILL)

    async def _all_move(self) -> None:
        """Until whoever stands still has gone on and died: a class that they were told of would be planned after the
        time is moved far, and too late for its reminders.
        """
        for _ in range(MOST_STEPS):
            if not any(each.stands or each.stood for each in self.crowd.living):
                return
            await self._from_outside()
            await self._passes()
        raise AssertionError(f"somebody stands still for ever: {self.crowd.living}")

    def _harmless(self, each: Living) -> bool:
        """Whether nothing is in their hands that would be put aside as deadly before long."""
        theirs = outbox.c.owner.startswith(f"{each.number}/")
        return not self._count(theirs, outbox.c.state == "sending", outbox.c.faults >= MOST_FAULTS - 2)

    # -- the time

    async def _leaps(self) -> None:
        """Move the time far: what a platform accepts late it has accepted before that."""
        self.crowd.fill()
        await self._passes(LEAP)

    async def _passes(self, time: timedelta = STEP) -> None:
        """Move the time, once nobody who lives is in the middle of saying something."""
        await until(self._nothing_in_hand, "what is in somebody's hands to be said")
        for _ in range(1 if time == STEP else 2):
            self.town.accept_late()
        self.board.passes(time.total_seconds())
        self.town.now = self.board.now()
        await until(self._kept_up, "everybody to have done what is due")

    async def _nothing_in_hand(self) -> bool:
        self.crowd.bury()
        living = {str(each.number) for each in self.crowd.living if not each.stands}
        with self.store.looking() as connection:
            owners = connection.execute(select(outbox.c.owner).where(outbox.c.state == "sending")).scalars()
            return not any(str(owner).split("/")[0] in living for owner in owners)

    async def _kept_up(self) -> bool:
        self.crowd.bury()
        ticking = [each for each in self.crowd.living if each.ticks and not each.stands]
        return all(self.board.kept_up(each.number) >= self.board.passed for each in ticking)

    async def _quiet(self) -> None:
        for _ in range(MOST_STEPS):
            self.crowd.fill()
            await self._passes()
            waits = self._count(outbox.c.next_at.is_not(None), outbox.c.state != "resting")
            if not waits:
                return

    # -- what the database says

    def _count(self, *where: Any) -> int:
        with self.store.looking() as connection:
            return connection.execute(select(func.count()).select_from(outbox).where(*where)).scalar_one()

    def _cards(self) -> set[str]:
        with self.store.looking() as connection:
            return set(connection.execute(select(cards.c.remote_id)).scalars())

    def _tickets(self) -> list[int]:
        with self.store.looking() as connection:
            return list(connection.execute(select(tickets.c.number).order_by(tickets.c.number)).scalars())


def deck(kills: int, seed: int) -> list[Point]:
    """Who dies where: every point comes as often as the others, in any order."""
    chance = Random(f"deck {seed}")
    found: list[Point] = []
    while len(found) < kills:
        points = list(Point)
        chance.shuffle(points)
        found += points
    return found[:kills]
