"""Days without a time, and bare hours, as moments: midnight to midnight by the person's clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.moments.cover_days import next_hour, whole_days

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LISBON, BERLIN = "Europe/Lisbon", "Europe/Berlin"


def utc(month: int, day: int, hour: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "zone", "now", "days"),
    [
        ("tomorrow", LISBON, NOW, (utc(11, 24), utc(11, 25))),
        ("tomorrow", BERLIN, NOW, (utc(11, 23, 23), utc(11, 24, 23))),
        ("today", LISBON, NOW, (NOW, utc(11, 24))),
        ("friday", LISBON, NOW, (utc(11, 27), utc(11, 28))),
        ("this weekend", LISBON, NOW, (utc(11, 28), utc(11, 30))),
        ("weekend", LISBON, utc(11, 29, 12), (utc(11, 29, 12), utc(11, 30))),
        ("28 mar 2027", BERLIN, NOW, (utc(3, 27, 23, 2027), utc(3, 28, 22, 2027))),  # the clocks change
        ("tomorrow 18:00", LISBON, NOW, None),
        ("next weekend", LISBON, NOW, None),
        ("", LISBON, NOW, None),
        ("31 feb", LISBON, NOW, None),
    ],
)
def test_a_day_lasts_from_midnight_to_midnight_and_not_before_now(
    words: str, zone: str, now: datetime, days: tuple[datetime, datetime] | None
) -> None:
    assert whole_days(words, zone, now) == days


@pytest.mark.parametrize(
    ("words", "now", "at"),
    [
        ("6", NOW, utc(11, 23, 18)),
        ("6", utc(11, 23, 5), utc(11, 23, 6)),
        ("8", utc(11, 23, 18), utc(11, 23, 20)),
        ("12", NOW, utc(11, 23, 12)),
        ("18", NOW, utc(11, 23, 18)),
        ("25", NOW, None),
        ("6 pm", NOW, None),
    ],
)
def test_a_bare_hour_is_the_next_one_to_come(words: str, now: datetime, at: datetime | None) -> None:
    assert next_hour(words, LISBON, now) == at
