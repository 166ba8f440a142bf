"""How fast a platform takes messages in one place: a few at once, then one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """So many messages at once, and one more each time `every` has passed."""

    burst: int
    every: timedelta


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a burst in one place: `left` messages, counted at the moment `at`."""

    left: float
    at: datetime


def refilled(allowance: Allowance | None, pace: Pace, now: datetime) -> Allowance:
    """The allowance as it is now; a place where nothing was said has the whole burst."""
    if allowance is None:
        return Allowance(pace.burst, now)
    gained = max(now - allowance.at, timedelta()) / pace.every
    return Allowance(min(allowance.left + gained, pace.burst), max(now, allowance.at))


def free_at(allowance: Allowance, pace: Pace) -> datetime:
    """When the next message may be said there."""
    return allowance.at + max(1 - allowance.left, 0) * pace.every
