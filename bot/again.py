"""Doing a unit of work again from the start when another one was in its way."""

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
    """Does a unit of work until no other is in its way. `pause` waits some seconds between tries, in that thread."""

    def __init__(self, pause: Callable[[float], None]) -> None:
        self._pause = pause

    def __call__(self, unit: Callable[[], _T]) -> _T:
        """The result; `Unavailable` when another one was in the way each time."""
        for tries in range(TRIES):
            if tries:  # two that met would else meet again
                self._pause(_FIRST_PAUSE * 2 ** (tries - 1) * _CHANCE.uniform(0.5, 1))
            try:
                return unit()
            except Stale:
                continue
        raise Unavailable("the same row is changed by too many at once")
