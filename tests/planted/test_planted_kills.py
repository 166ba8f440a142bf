"""What a run with kills counts is found: for each thing there is a fault, and a short run that tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kills.counted import counted
from tests.kills.day import Day
from tests.kills.soak import STORMS
from tests.planted.kill_faults import FAULTS, Found

SEED, MANY = 1, 50


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.plant.__name__.replace("_", " "))
async def test_a_planted_fault_is_found_where_processes_die(
    fault: Found, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = request.getfixturevalue("postgres_url" if fault.many else "sqlite_url")
    async with (town := STORMS[fault.platform](SEED, often=0)):
        day = Day(SEED, town, url, tmp_path, fault.points, fault.plant, fault.unheard, kinds=[*fault.kinds] * MANY)
        await day.run()
        wrong = counted(day).wrong

    assert [each for each in wrong if each.startswith(fault.told)], wrong
