"""Shares: what this process says in one place at a time, where the platform has a pace there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.model.messages import Place
from bot.model.pace import Allowance, Pace, free_at, refilled
from bot.model.ports import Clock
from bot.outcomes import Paced
from store.delivery import Saying
from store.outbox import queue_of

MOST_PLACES = 5000
"""Places whose pace is remembered; those that were quiet for a while are forgotten then."""


class Shares:
    """Of one process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._allowances: dict[Place, Allowance] = {}
        self._held: dict[str, datetime] = {}
        """Queues of places that have had their share, and until when they wait."""

    def used_up(self) -> tuple[str, ...]:
        """Queues of places that have had their share for now."""
        now = self._clock.now()
        self._held = {queue: until for queue, until in self._held.items() if until > now}
        return tuple(self._held)

    def take(self, pace: Pace, saying: Saying) -> None:
        """Count a message against what its place may have; `Paced` when that is used up."""
        now, place = self._clock.now(), saying.spoken.place.whole
        allowance = refilled(self._allowances.get(place), pace, now)
        if allowance.left < 1:
            raise Paced("paced", (free_at(allowance, pace) - now).total_seconds())
        self._allowances[place] = left = replace(allowance, left=allowance.left - 1)
        if left.left < 1:
            self._held[queue_of(place, saying.lane, None)] = free_at(left, pace)
        if len(self._allowances) > MOST_PLACES:
            self._allowances = {p: a for p, a in self._allowances.items() if now - a.at < pace.burst * pace.every}
