"""Which moment, day or days words name that ask who is on call."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.model.moments.asked_days import asked_for, days_asked
from tests.world import MONDAY

SUNDAY = MONDAY + timedelta(days=6)


@pytest.mark.parametrize(
    ("words", "now", "hours"),
    [
        ("who is on call monday at 9:00 next week", MONDAY, 7 * 24),
        ("who is on call on the weekend at 10:00", MONDAY, 5 * 24 + 1),
        ("who is on call saturday at 10:00 next weekend", SUNDAY, 6 * 24 + 1),
    ],
)
def test_a_moment_of_a_week_or_a_week_end_is_that_moment(words: str, now: datetime, hours: int) -> None:
    assert days_asked(words, "Europe/Lisbon", now) is None
    assert asked_for(words, "Europe/Lisbon", now) == now + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("words", "now", "first", "count"),
    [
        ("who is on call next weekend", MONDAY, 5, 2),
        ("who is on call next weekend", SUNDAY - timedelta(days=1), 12, 2),
        ("wer hat nächstes Wochenende Bereitschaft", SUNDAY, 12, 2),
        ("quién está de guardia el fin de semana que viene", SUNDAY, 12, 2),
        ("qui est d'astreinte le week-end prochain", SUNDAY, 12, 2),
        ("quem está de plantão no próximo fim de semana", SUNDAY, 12, 2),
        ("who is on call saturday next week", MONDAY, 12, 1),
        ("quem está de plantão na segunda", SUNDAY, 7, 1),
    ],
)
def test_next_on_a_week_end_is_the_one_behind_it_and_a_day_of_a_week_that_day(
    words: str, now: datetime, first: int, count: int
) -> None:
    days = days_asked(words, "Europe/Lisbon", now)
    assert days is not None
    start = MONDAY.replace(hour=0) + timedelta(days=first)
    assert (days.start, days.end) == (start, start + timedelta(days=count))


def test_a_time_of_the_week_end_that_is_over_is_answered_for_the_rest_of_it() -> None:
    days = days_asked("who is on call on the weekend at 8:00", "Europe/Lisbon", SUNDAY)
    assert days is not None
    assert days.start == SUNDAY


@pytest.mark.parametrize("nth", ["segunda", "terça", "quarta", "quinta", "sexta"])
def test_the_second_person_is_no_monday_and_the_fifth_no_thursday(nth: str) -> None:
    words = f"quién es la {nth} persona de guardia"
    assert days_asked(words, "Europe/Lisbon", MONDAY) is None
    assert asked_for(words, "Europe/Lisbon", MONDAY) is None
