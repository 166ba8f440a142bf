"""Waiting for an answer: the days at which something happens, also after an outage."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model.school import Hours
from bot.model.waiting import Step, days, step
from tests.world import NORTH

WEDNESDAY = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
THURSDAY, FRIDAY, MONDAY = (WEDNESDAY + timedelta(days=count) for count in (1, 2, 5))
TUESDAY = MONDAY + timedelta(days=1)


def test_weekends_and_holidays_do_not_count() -> None:
    assert days(WEDNESDAY, NORTH) == (THURSDAY, FRIDAY, MONDAY)
    closed_friday = replace(NORTH, hours=Hours(holidays=frozenset({date(2026, 11, 27)})))
    assert days(WEDNESDAY, closed_friday) == (THURSDAY, MONDAY, TUESDAY)


@pytest.mark.parametrize(("asked", "at"), [("05:30", "08:00"), ("23:10", "17:00"), ("16:59", "16:59")])
def test_nobody_is_reminded_outside_the_hours(asked: str, at: str) -> None:
    late = datetime.fromisoformat(f"2026-11-25T{asked}+00:00")
    assert f"{days(late, NORTH)[0]:%d %H:%M}" == f"26 {at}"


def test_the_time_of_day_stays_when_the_clocks_change() -> None:
    asked = datetime(2026, 10, 23, 9, 0, tzinfo=UTC)
    assert days(asked, NORTH)[0] == datetime(2026, 10, 26, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "now", "expected"),
    [
        (THURSDAY - timedelta(seconds=1), THURSDAY - timedelta(seconds=1), Step(0, THURSDAY)),
        (THURSDAY, THURSDAY, Step(1, FRIDAY)),
        (THURSDAY, FRIDAY - timedelta(minutes=1), Step(1, FRIDAY)),
        (THURSDAY, FRIDAY, Step(2, MONDAY)),
        (FRIDAY, FRIDAY, Step(2, MONDAY)),
        (MONDAY, MONDAY, Step(0, None)),
        (THURSDAY, MONDAY, Step(2, TUESDAY)),
        (TUESDAY, TUESDAY, Step(0, None)),
    ],
)
def test_each_day_has_its_step_and_nobody_is_given_up_without_a_reminder(
    due: datetime, now: datetime, expected: Step
) -> None:
    assert step(WEDNESDAY, due, now, NORTH) == expected
