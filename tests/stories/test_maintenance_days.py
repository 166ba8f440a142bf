"""On which day maintenance is planned: the day may stand before `from`, and a fault that is still to come is one."""

from __future__ import annotations

import pytest

from tests.stories.looking import says_all, tickets
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "start", "done"),
    [
        ('mail "patching" on friday from 20:00 until 22:00', "Fri 27 Nov 2026, 20:00", "patching"),
        ('mail "patching" friday from 20:00 until 22:00', "Fri 27 Nov 2026, 20:00", "patching"),
        ("lms new disks on friday from 20:00 until 22:00", "Fri 27 Nov 2026, 20:00", "new disks"),
        ("lms update tomorrow from 12:00 to 13:00", "Tue 24 Nov 2026, 12:00", "update"),
        ("lms patching 5 dec from 12:00 to 13:00", "Sat 5 Dec 2026, 12:00", "patching"),
        ("lms friday patching from friday 12:00 to 13:00", "Fri 27 Nov 2026, 12:00", "friday patching"),
        ('lms "x" from 12:00 to 13:00 on friday', "Fri 27 Nov 2026, 12:00", "x"),
    ],
)
def test_the_day_may_stand_before_the_time_or_behind_the_end(world: World, words: str, start: str, done: str) -> None:
    (said,) = says_all(world.first, f"maintenance {words}")

    row = said.splitlines()[1]
    assert f"from {start} Lisbon time" in row
    assert row.endswith(f": {done}")
    assert start[:10] in row.partition(" until ")[2]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ('lms "slow" tomorrow from 8:00 until 9:00', "Tue 24 Nov 2026, 08:00"),
        ('wifi "no signal" from 13:00 until 15:00', "Mon 23 Nov 2026, 13:00"),
        ("lms slow from 13:00 until 15:00", "Mon 23 Nov 2026, 13:00"),
    ],
)
def test_a_fault_that_is_still_to_come_is_asked_about_and_told_to_nobody(world: World, words: str, start: str) -> None:
    (said,) = says_all(world.first, f"outage {words}")

    assert said == f"That is only from {start} Lisbon time on. Shall I plan it as maintenance?"
    assert tickets(world) == []
    assert labels(world.first) == ["Plan it as maintenance", "It is down now", "Talk to a person"]
    (said,) = says_all(world.first, "yes")
    assert said.startswith("Maintenance 1 is planned.")
    assert f"from {start} Lisbon time" in said


def test_a_fault_that_is_said_to_be_there_already_is_told_at_once(world: World) -> None:
    says_all(world.first, 'outage lms "slow" from 13:00 until 15:00')
    world.first.presses("It is down now")

    assert "What we know: slow\n" in world.first.hears()[-1]
    (said,) = says_all(world.first, 'outage wifi "no signal" from 8:00 until 15:00')
    assert "no signal since 8:00" in said


def test_a_whole_hour_needs_no_minutes(world: World) -> None:
    (planned,) = says_all(world.first, 'maintenance mail "patching" from 20 until 22')
    assert "from Mon 23 Nov 2026, 20:00 Lisbon time until Mon 23 Nov 2026, 22:00 Lisbon time" in planned
    assert "until Mon 23 Nov 2026, 23:00 Lisbon time" in says_all(world.first, "maintenance 1 until 23")[0]

    said = says_all(world.first, 'outage lms "slow" until 15', "outage until 16", "outage lms until 17")
    for each, at in zip(said, (15, 16, 17), strict=True):
        assert f"over by Mon 23 Nov 2026, {at}:00 Lisbon time" in each
