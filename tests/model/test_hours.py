"""When a school's people have an answer: at the end of a working day, wherever they are."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.model.school import Hours, answered_by, before_working_days

FRIDAY, MONDAY, TUESDAY = (datetime(2026, 3, day, tzinfo=UTC) for day in (27, 30, 31))


@pytest.mark.parametrize(
    ("reported", "answered", "hours"),
    [
        (FRIDAY.replace(hour=0), MONDAY.replace(hour=16), Hours()),  # clocks there go forward on Sunday
        (FRIDAY.replace(hour=23, minute=59), MONDAY.replace(hour=16), Hours()),
        (datetime(2026, 3, 28, 12, tzinfo=UTC), MONDAY.replace(hour=16), Hours()),
        (MONDAY.replace(hour=22, minute=59), TUESDAY.replace(hour=16), Hours()),
        (MONDAY.replace(hour=23), datetime(2026, 4, 1, 16, tzinfo=UTC), Hours()),  # it is Tuesday there
        (FRIDAY, TUESDAY.replace(hour=16), Hours(holidays=frozenset({date(2026, 3, 30)}))),
        (FRIDAY, TUESDAY.replace(hour=16), Hours(answers_within=2)),
        (FRIDAY, datetime(2026, 3, 28, 11, tzinfo=UTC), Hours(frozenset({5}), closes=time(11))),
    ],
)
def test_who_reports_something_has_an_answer_at_the_end_of_the_next_working_day(
    reported: datetime, answered: datetime, hours: Hours
) -> None:
    assert answered_by(reported, "Europe/Lisbon", hours) == answered


def test_a_school_that_never_works_promises_no_moment_that_cannot_be_written() -> None:
    assert answered_by(FRIDAY, "Europe/Lisbon", Hours(frozenset())).year == 2036


@pytest.mark.parametrize(
    ("start", "days", "day", "hours"),
    [
        (TUESDAY.replace(hour=9), 5, datetime(2026, 3, 24, 8, tzinfo=UTC), Hours()),  # clocks go forward between
        (MONDAY.replace(hour=0), 1, FRIDAY.replace(hour=8), Hours()),
        (MONDAY.replace(hour=23), 1, MONDAY.replace(hour=7), Hours()),  # it is Tuesday there
        (TUESDAY, 1, FRIDAY.replace(hour=8), Hours(holidays=frozenset({date(2026, 3, 30)}))),
        (TUESDAY, 0, TUESDAY.replace(hour=7), Hours()),
    ],
)
def test_some_working_days_before_a_class_is_when_work_begins_that_day(
    start: datetime, days: int, day: datetime, hours: Hours
) -> None:
    assert before_working_days(start, days, "Europe/Lisbon", hours) == day


def test_before_a_class_of_a_school_that_never_works_there_is_a_moment_all_the_same() -> None:
    assert before_working_days(FRIDAY, 5, "Europe/Lisbon", Hours(frozenset())).year == 2016
