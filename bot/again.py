"""Again: a unit of work that met another one is done from the start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bot.model.errors import Unavailable
from store.records import Stale

TRIES = 5
"""How often a unit of work is done again when somebody else changed the same row."""
_T = TypeVar("_T")


def again(unit: Callable[[], _T]) -> _T:
    """Do it until nobody is in the way; `Unavailable` when somebody was each time."""
    for _ in range(TRIES):
        try:
            return unit()
        except Stale:
            continue
    raise Unavailable("the same row is changed by too many at once")
