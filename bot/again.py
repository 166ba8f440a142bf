"""Again: a unit of work that met another one is done from the start."""

from __future__ import annotations

from collections.abc import Callable
from random import SystemRandom
from typing import TypeVar

from bot.model.errors import Unavailable
from store.records import Stale

TRIES = 5
"""How often a unit of work is done again when somebody else changed the same row."""
_FIRST_PAUSE = 0.01
"""Seconds; each is twice as long as the one before. Somebody waits for an answer meanwhile."""
_CHANCE = SystemRandom()
_T = TypeVar("_T")


class Again:
    """Does it until nobody is in the way. `pause` stands still for some seconds, in the thread that does it."""

    def __init__(self, pause: Callable[[float], None]) -> None:
        self._pause = pause

    def __call__(self, unit: Callable[[], _T]) -> _T:
        """What comes of it; `Unavailable` when somebody was in the way each time."""
        for tries in range(TRIES):
            if tries:  # two that met would else meet again
                self._pause(_FIRST_PAUSE * 2 ** (tries - 1) * _CHANCE.uniform(0.5, 1))
            try:
                return unit()
            except Stale:
                continue
        raise Unavailable("the same row is changed by too many at once")
