"""Tests that cannot fail show nothing: for everything that must hold there are faults, and each is found."""

from __future__ import annotations

import inspect
from dataclasses import replace

import pytest

from tests.invariants.names import Holds
from tests.planted import faults, wall_faults
from tests.planted.planting import PLANTED, Planted

LISTED = (faults, wall_faults)
"""Reading them puts the faults on the list."""


def test_for_everything_that_must_hold_there_is_a_fault() -> None:
    assert {fault.breaks for fault in PLANTED} == set(Holds)
    assert len({fault.words for fault in PLANTED}) == len(PLANTED)


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: f"{fault.breaks.value.split(':')[0]} {fault.words}")
@pytest.mark.logs_errors("")
def test_a_planted_fault_is_found(
    fault: Planted, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the test of what it breaks, and for no other reason."""
    names = inspect.signature(fault.found_by).parameters
    asked = {name: request.getfixturevalue("quick_ground" if name == "ground" else name) for name in names}
    number = ""
    if "ground" in asked:
        asked["ground"], number = replace(asked["ground"], only=fault.breaks, share=2), fault.breaks.value.split(":")[0]
    fault.plant(monkeypatch)

    with pytest.raises(AssertionError, match=rf"{number}\b"):
        fault.found_by(**asked)
