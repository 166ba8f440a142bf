"""The list of planted faults, and how one is put on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import pytest

from tests.invariants.names import Holds

_Plant: TypeAlias = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Planted:
    """A fault, what it breaks, and the test that finds it. `plant` changes the program until the test ends."""

    words: str
    breaks: Holds
    found_by: Callable[..., None]
    plant: _Plant


PLANTED: list[Planted] = []


def breaks(what: Holds, found_by: Callable[..., None]) -> Callable[[_Plant], _Plant]:
    """Put a fault on the list; its name is its function's."""

    def listed(plant: _Plant) -> _Plant:
        PLANTED.append(Planted(plant.__name__.replace("_", " "), what, found_by, plant))
        return plant

    return listed
