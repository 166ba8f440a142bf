"""How long something takes, as people type it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.moments.lengths import read_duration, sounds_like_one


@pytest.mark.parametrize("length", ["60m", "60 min", "60 minutes", "1h", "1 hour", "0h60", "60-minute"])
def test_an_hour_can_be_said_in_many_ways(length: str) -> None:
    assert read_duration(f"Algebra {length}") == (timedelta(hours=1), (8, 8 + len(length)))


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("5m", 5), ("1h30", 90), ("1.5 hours", 90), ("2 hours", 120), ("1 hour and 15 minutes", 75), ("12h", 720)],
)
def test_lengths_are_read(words: str, minutes: int) -> None:
    assert read_duration(words) == (timedelta(minutes=minutes), (0, len(words)))


@pytest.mark.parametrize("words", ["", "4m", "721m", "12h01", "60", "120 people", "10m 20m", "14:30m", "BIO60m"])
def test_what_is_no_length_of_a_session_is_no_length(words: str) -> None:
    assert read_duration(words) is None


@pytest.mark.parametrize(
    ("words", "sounds"),
    [("99999999999 min", True), ("for 1000 hours", True), ("9" * 5000 + "h", True), ("0.5h", True),
     ("1.000,5 Hours", True), ("1500m race", False), ("min", False), ("99999999999", False), ("", False)],
)  # fmt: skip
def test_a_number_of_minutes_or_hours_sounds_like_a_length_however_large(words: str, sounds: bool) -> None:
    assert sounds_like_one(words) is sounds
