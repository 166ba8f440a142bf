"""Processes that say things, and that die or stand still between two transactions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import select

from bot.delivery.loop import Delivery
from store.claims import Claim
from store.outbox import OutboxState
from store.schema import outbox
from tests.fakes.uncertain import Uncertain, nobody_comes
from tests.world import World

_T = TypeVar("_T")
LEASE = timedelta(seconds=60)
"""What everybody may rely on, whatever the program thinks."""


class Killed(BaseException):
    """The process is no more. Nothing in it can catch that."""


@dataclass
class Leases:
    """Who had which message since when, and what was done in spite of it. `most`: that one process had at a time."""

    held: dict[int, tuple[str, datetime]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    most: int = 0


@dataclass
class Process:
    """One process. `dies`: at the end of which of its transactions from now on, and whether that was committed."""

    world: World
    chat: Uncertain
    leases: Leases
    dies: tuple[int, bool] | None = None
    stands_still: bool = False
    """Between the next claim and the first request."""
    meanwhile: Callable[[], Awaitable[None]] = nobody_comes

    def __post_init__(self) -> None:
        self.delivery = Delivery(self.world.store, {self.chat.name: self.chat}, self.world.clock, self._transaction)

    def deliver(self) -> None:
        self.world.run(self.delivery.deliver())

    async def _transaction(self, function: Callable[[], _T]) -> _T:
        steps, committed = self.dies or (0, False)
        self.dies = (steps - 1, committed) if steps > 1 else None
        if steps == 1 and not committed:
            raise Killed
        before = self._sending()
        done = function()
        if steps == 1:
            raise Killed
        if isinstance(done, Claim):
            self._claimed(done, before)
            if self.stands_still and done.sayings:
                self.stands_still = False
                await self.meanwhile()
        else:
            self._settled(before)
        return done

    def _sending(self) -> dict[int, tuple[str, str]]:
        """Who says what just now."""
        query = select(outbox.c.id, outbox.c.owner, outbox.c.state).where(outbox.c.owner.is_not(None))
        with self.world.store.looking() as connection:
            return {row.id: (row.owner, row.state) for row in connection.execute(query)}

    def _claimed(self, claim: Claim, before: dict[int, tuple[str, str]]) -> None:
        now, mine = self.world.clock.now(), f"{self.delivery.process}/"
        had = sum(owner.startswith(mine) and state == OutboxState.SENDING.value for owner, state in before.values())
        self.leases.most = max(self.leases.most, had + len(claim.sayings))
        for saying in claim.sayings:
            owner, since = self.leases.held.get(saying.id, ("", now))
            if before.get(saying.id) == (owner, OutboxState.SENDING.value) and now < since + LEASE:
                self.leases.broken.append(f"{saying.owner} took {saying.id} while {owner} had it")
            self.leases.held[saying.id] = (saying.owner, now)

    def _settled(self, before: dict[int, tuple[str, str]]) -> None:
        for row, (owner, state) in self._sending().items():
            theirs = not owner.startswith(f"{self.delivery.process}/")
            if theirs and before.get(row) != (owner, state):
                self.leases.broken.append(f"{self.delivery.process} wrote {row}, which {owner} has")
