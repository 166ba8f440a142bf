"""A few messages at once, then one after the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.pace import Allowance, Pace, free_at, refilled

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PACE = Pace(burst=3, every=timedelta(seconds=2))


def seconds(number: float) -> datetime:
    return NOON + timedelta(seconds=number)


def test_a_place_where_nothing_was_said_has_the_whole_burst() -> None:
    assert refilled(None, PACE, NOON) == Allowance(3, NOON)


@pytest.mark.parametrize(
    ("later", "left"),
    [
        (0, 0),
        (1, 0.5),
        (2, 1),
        (5.9, 2.95),
        (6, 3),
        (600, 3),  # never more than the burst
    ],
)
def test_it_fills_up_again_as_time_passes(later: float, left: float) -> None:
    assert refilled(Allowance(0, NOON), PACE, seconds(later)).left == pytest.approx(left)


def test_a_clock_that_goes_back_gives_nothing_and_takes_nothing() -> None:
    assert refilled(Allowance(1.5, NOON), PACE, seconds(-60)) == Allowance(1.5, NOON)


@pytest.mark.parametrize(("left", "free"), [(0, 2), (0.5, 1), (1, 0), (3, 0)])
def test_the_next_message_may_be_said_when_one_is_left(left: float, free: float) -> None:
    assert free_at(Allowance(left, NOON), PACE) == seconds(free)
