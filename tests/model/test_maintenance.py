"""What somebody says of maintenance, taken apart; when it may be, and when it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.errors import AskBack
from bot.model.maintenance import Window, read_planned, seen_from, tell_at, within
from bot.model.moments.spans import LONGEST, check_span
from tests.store.samples import session
from tests.world import MONDAY, ZONE

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FRIDAY, SATURDAY = MONDAY + 11 * DAY, MONDAY + 12 * DAY


@pytest.mark.parametrize(
    ("text", "value", "words", "start", "until"),
    [
        ('lms "new disks" from friday 22:00 until 23:00', "lms", "new disks", "friday 22:00", "23:00"),
        ('canvas "moved from A to B" from 1 dec 1:00 to 9:00', "lms", "moved from A to B", "1 dec 1:00", "9:00"),
        ("wi-fi, new aerials from now till 14:00", "wifi", "new aerials", "now", "14:00"),
        ('zoom "update" from friday 22:00-23:00', "zoom", "update", "friday 22:00-23:00", ""),
        ('lms "new disks"', "lms", "new disks", "", ""),
        ('lms "new disks" until 14:00', "lms", "new disks", "", ""),
        ('portal "new disks" from 22:00 until 23:00', "", "new disks", "22:00", "23:00"),
    ],
)  # fmt: skip
def test_system_words_start_and_end_are_told_apart(text: str, value: str, words: str, start: str, until: str) -> None:
    said = read_planned(text)
    named = said.told.named.value if said.told.named else ""

    assert (named, said.told.words, said.start, said.until) == (value, words, start, until)


def test_an_end_without_a_day_is_read_from_the_start_and_one_that_names_today_from_now() -> None:
    assert seen_from("2:00", FRIDAY, MONDAY) == FRIDAY
    assert seen_from("tomorrow 2:00", FRIDAY, MONDAY) == MONDAY
    assert seen_from("2:00", MONDAY - HOUR, MONDAY) == MONDAY


@pytest.mark.parametrize(
    ("starts_in", "lasts", "reason"),
    [
        (-HOUR, HOUR, "That end has passed"),
        (HOUR, timedelta(0), "The end is not after the start"),
        (HOUR, -HOUR / 2, "The end is not after the start"),
        (HOUR, LONGEST + timedelta(minutes=1), "That is longer than"),
        (timedelta(days=401), HOUR, "That is more than"),
    ],
)
def test_what_cannot_be_is_refused(starts_in: timedelta, lasts: timedelta, reason: str) -> None:
    start = MONDAY + starts_in
    with pytest.raises(AskBack) as refused:
        check_span(start, start + lasts, MONDAY)
    assert refused.value.card.text.template.startswith(reason)


@pytest.mark.parametrize(("starts_in", "lasts"), [(HOUR, LONGEST), (-HOUR, 2 * HOUR), (400 * DAY, HOUR)])
def test_what_can_be_is_taken(starts_in: timedelta, lasts: timedelta) -> None:
    check_span(MONDAY + starts_in, MONDAY + starts_in + lasts, MONDAY)


@pytest.mark.parametrize(
    ("start", "lasts", "before"),
    [
        (FRIDAY, 4 * HOUR, DAY),
        (FRIDAY, 4 * HOUR + timedelta(seconds=1), 7 * DAY),
        (SATURDAY, HOUR, 7 * DAY),
        (FRIDAY + 12 * HOUR, 3 * HOUR, DAY),  # until midnight on Friday
        (FRIDAY + 12 * HOUR, 3 * HOUR + timedelta(minutes=1), 7 * DAY),
        (MONDAY + HOUR, HOUR, HOUR),
    ],
)
def test_a_short_night_is_told_a_day_ahead_and_what_is_long_or_at_a_weekend_a_week(
    start: datetime, lasts: timedelta, before: timedelta
) -> None:
    assert tell_at(start, start + lasts, ZONE, MONDAY) == start - before


def test_a_weekend_is_one_by_the_school_s_clock() -> None:
    late = datetime(2026, 12, 4, 21, 0, tzinfo=UTC)
    assert tell_at(late, late + HOUR, "Europe/Lisbon", MONDAY) == late - DAY
    assert tell_at(late, late + HOUR, "Asia/Tokyo", MONDAY) == late - 7 * DAY


def test_a_class_that_ends_as_it_begins_or_begins_as_it_ends_is_not_touched() -> None:
    held = session()
    window = Window(0, 1, "lms", "x", 1, held.ends_at, held.ends_at + HOUR)
    assert within([held], window) == []
    assert within([held], Window(0, 1, "lms", "x", 1, held.starts_at - HOUR, held.starts_at)) == []
    second = timedelta(seconds=1)
    assert within([held], Window(0, 1, "lms", "x", 1, held.ends_at - second, held.ends_at)) == [held]
