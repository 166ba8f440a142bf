"""How fast a platform takes messages in one place: a few at once, then one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """So many messages at once, and one more each time `every` has passed."""

    burst: int
    every: timedelta
