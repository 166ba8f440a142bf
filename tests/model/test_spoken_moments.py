"""Days and times as people say them in passing: read where they are clear, asked back where they are not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Kept, Moment, Unread, Why, left_over

LISBON, NEW_YORK = "Europe/Lisbon", "America/New_York"
FRIDAY = datetime(2026, 11, 27, 9, 0, 30, tzinfo=UTC)
"""09:00:30 in Lisbon."""
CLASS = Kept(datetime(2026, 12, 3, 15, 0, tzinfo=UTC), NEW_YORK)
"""Thursday, 10:00 in New York."""


def read(words: str, kept: Kept | None = None) -> str:
    """The local time and the zone where it is not the person's, or the reason and what may be meant."""
    reading = read_moment(words, LISBON, FRIDAY, kept)
    if isinstance(reading, Unread):
        return " | ".join([reading.why.name, *reading.options])
    assert left_over(words, reading.spans) == ""
    return f"{reading.local:%Y-%m-%d %H:%M}" + ("" if reading.zone == LISBON else f" {reading.zone}")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("day after tomorrow 9:30", "2026-11-29 09:30"),
        ("tuesday at ten o'clock", "2026-12-01 10:00"),
        ("tuesday at ten", "2026-12-01 10:00"),
        ("dienstag um zehn uhr", "2026-12-01 10:00"),
        ("tuesday at three in the afternoon", "2026-12-01 15:00"),
        ("martes a las 3 de la tarde", "2026-12-01 15:00"),
        ("mardi à neuf heures du matin", "2026-12-01 09:00"),
        ("tuesday at 12 in the afternoon", "2026-12-01 12:00"),
        ("dienstag um halb elf", "2026-12-01 10:30"),
        ("dienstag halb drei", "2026-12-01 14:30"),
        ("mardi à dix heures et demie", "2026-12-01 10:30"),
        ("mardi à 14 heures", "2026-12-01 14:00"),
        ("mardi à 14 h 30", "2026-12-01 14:30"),
        ("martes a las diez", "2026-12-01 10:00"),
        ("martes a las 10 y media", "2026-12-01 10:30"),
        ("amanhã às dez e meia", "2026-11-28 10:30"),
        ("amanhã às 14 horas por 2 horas", "2026-11-28 14:00"),
        ("mardi à 9h pendant une heure", "2026-12-01 09:00"),
        ("the  day after  tomorrow, 9:30", "2026-11-29 09:30"),
        ("tmrw 9:30", "2026-11-28 09:30"),
        ("in two days at 10 am", "2026-11-29 10:00"),
        ("in 2 days at 10:00", "2026-11-29 10:00"),
        ("in one week at 10:00", "2026-12-04 10:00"),
        ("in 2 weeks' time at 10:00", "2026-12-11 10:00"),
        ("three weeks from now 10:00", "2026-12-18 10:00"),
        ("in 3 hours", "2026-11-27 12:01"),
        ("in half an hour", "2026-11-27 09:31"),
        ("in 90 minutes", "2026-11-27 10:31"),
        ("in 2h (America/New_York)", "2026-11-27 06:01 America/New_York"),
        ("tonight 20:00", "2026-11-27 20:00"),
        ("tonight at 8", "2026-11-27 20:00"),
        ("this afternoon at 3", "2026-11-27 15:00"),
        ("tomorrow morning 9:30", "2026-11-28 09:30"),
        ("15:00 New York time tomorrow", "2026-11-28 15:00 America/New_York"),
        ("tomorrow 15:00 (São Paulo time)", "2026-11-28 15:00 America/Sao_Paulo"),
        ("tomorrow 10", "2026-11-28 10:00"),
        ("tomorrow at 15", "2026-11-28 15:00"),
        ("at 10 tomorrow", "2026-11-28 10:00"),
        ("today at 3", "2026-11-27 15:00"),
        ("friday at 10 for an hour", "2026-11-27 10:00"),
        ("friday 10 60m", "2026-11-27 10:00"),
        ("5.12.2026 10 Uhr", "2026-12-05 10:00"),
        ("5.12. 10.30 Uhr", "2026-12-05 10:30"),
        ("tomorrow 10 o'clock", "2026-11-28 10:00"),
    ],
)
def test_what_people_say_in_passing_is_read(words: str, found: str) -> None:
    assert read(words) == found


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("tomorrow at 3", "AMBIGUOUS | 2026-11-28 03:00 | 2026-11-28 15:00"),
        ("today at 8", "PAST"),
        ("tonight 8:00", "VAGUE"),
        ("friday at 12 in the evening", "TWELVE"),
        ("friday at twelve in the morning", "TWELVE"),
        ("viernes a las 12 de la noche", "TWELVE"),
        ("freitag 12 uhr abends", "TWELVE"),
        ("tomorrow morning 15:00", "VAGUE"),
        ("a week from friday 10:00", "VAGUE"),
        ("the friday after next 10:00", "VAGUE"),
        ("friday week 10:00", "VAGUE"),
        ("after friday 10:00", "VAGUE"),
        ("not tomorrow 10:00", "VAGUE"),
        ("after christmas 10:00", "VAGUE"),
        ("in 2 months 10:00", "VAGUE"),
        ("in a few days 10:00", "VAGUE"),
        ("in 2 days", "NO_TIME"),
        ("friday 10 students", "NO_TIME"),
        ("in 2 hours tomorrow", "SEVERAL"),
        ("in 2 hours at 10:00", "SEVERAL"),
        ("in 2 hours or in 3 hours", "SEVERAL"),
        ("tomorrow 15:00 Narnia time", "ZONE"),
        ("tomorrow 15:00 Pacific time", "ZONE"),
    ],
)
def test_what_may_be_meant_in_another_way_is_asked_back(words: str, why: str) -> None:
    assert read(words) == why


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("18:00", "2026-12-03 18:00"),
        ("at 3", "AMBIGUOUS | 2026-12-03 03:00 | 2026-12-03 15:00"),
        ("midnight", "AMBIGUOUS | 2026-12-03 00:00 | 2026-12-04 00:00"),
        ("tomorrow", "2026-11-28 10:00 America/New_York"),
        ("next friday 10:00", "2026-12-04 10:00"),
        ("tomorrow 10:00", "2026-11-28 10:00"),
        ("", "NOTHING"),
        ("90m", "2026-12-03 10:00 America/New_York"),
        ("next week", "VAGUE"),
    ],
)
def test_a_day_or_a_time_that_is_not_named_is_kept(words: str, found: str) -> None:
    assert read(words, CLASS) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("one hour later", "2026-12-03 11:00 America/New_York"),
        ("by half an hour", "2026-12-03 10:30 America/New_York"),
        ("back by 15 min", "2026-12-03 10:15 America/New_York"),
        ("forward by 15 min", "2026-12-03 09:45 America/New_York"),
        ("an hour and a half earlier", "2026-12-03 08:30 America/New_York"),
        ("by two days", "2026-12-05 10:00 America/New_York"),
        ("a week later", "2026-12-10 10:00 America/New_York"),
        ("+30min", "2026-12-03 10:30 America/New_York"),
        ("- 1h", "2026-12-03 09:00 America/New_York"),
        ("a week and a half later", "VAGUE"),
        ("two weeks earlier", "PAST"),
        ("900 hours earlier", "PAST"),
        ("one hour later friday", "SEVERAL"),
        ("one hour later, two hours later", "SEVERAL"),
    ],
)
def test_how_much_later_counts_from_what_is_kept(words: str, found: str) -> None:
    assert read(words, CLASS) == found


def test_a_week_later_is_at_the_same_time_by_the_clock_and_an_hour_later_is_an_hour() -> None:
    agreed = Kept(datetime(2027, 3, 28, 0, 30, tzinfo=UTC), LISBON)

    assert read("one hour later", agreed) == "2027-03-28 02:30"
    assert read("a week later", agreed) == "2027-04-04 00:30"


def test_a_time_of_day_is_kept_over_a_change_of_the_clocks() -> None:
    agreed = Kept(datetime(2027, 3, 25, 10, 0, tzinfo=UTC), LISBON)
    moved = read_moment("29 mar 2027", LISBON, FRIDAY, agreed)

    assert isinstance(moved, Moment)
    assert moved.at == datetime(2027, 3, 29, 9, 0, tzinfo=UTC)


def test_a_day_on_which_the_kept_time_does_not_exist_is_asked_back() -> None:
    agreed = Kept(datetime(2027, 3, 25, 1, 30, tzinfo=UTC), LISBON)

    assert read("28 mar 2027", agreed) == "GAP | 2027-03-28 00:30 | 2027-03-28 02:30"


def test_a_moment_says_whether_its_day_was_named() -> None:
    moments = [read_moment(words, LISBON, FRIDAY) for words in ("10:00", "friday 10:00", "in 2 hours")]

    assert [isinstance(moment, Moment) and moment.day_named for moment in moments] == [False, True, True]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("on friday at 10:00, please, for the whole class", "whole"),
        ("with everybody: friday 10:00!", ""),
        ("friday 10:00 sam 🎉", "sam"),
        ("friday 10:00 except in spring", "except spring"),
        ("friday 10:00 5", "5"),
    ],
)
def test_only_words_that_name_no_time_may_be_left_over(words: str, left: str) -> None:
    assert left_over(words, read_moment(words, LISBON, FRIDAY).spans) == left


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dec 9 half past ten", "2026-12-09 10:30"),
        ("dec 9 at a quarter to nine", "2026-12-09 08:45"),
        ("dec 9 ten thirty", "2026-12-09 10:30"),
        ("dec 9 quarter to one", "2026-12-09 12:45"),
        ("dec 9 twenty past eleven pm", "2026-12-09 23:20"),
        ("tomorrow evening at seven thirty", "2026-11-28 19:30"),
        ("dec 9 half past twelve", "2026-12-09 12:30"),
        ("dec 9 half past three", "AMBIGUOUS | 2026-12-09 03:30 | 2026-12-09 15:30"),
        ("dec 9 ten to eleven", "NO_TIME"),
        ("dec 9 half past", "NO_TIME"),
    ],
)
def test_times_are_read_as_they_are_said_aloud(words: str, found: str) -> None:
    assert read(words) == found


def test_what_sounds_like_a_time_in_a_title_is_none_beside_a_clear_one() -> None:
    reading = read_moment("seven thirty club dec 9 15:00", LISBON, FRIDAY)

    assert left_over("seven thirty club dec 9 15:00", reading.spans) == "seven thirty club"


@pytest.mark.parametrize(
    "words",
    [
        "friday next week 10:00",
        "next week friday 10:00",
        "on friday of next week at 10",
        "nächste Woche Freitag 10 Uhr",
        "Freitag nächster Woche 10:00",
        "el viernes de la semana que viene a las 10:00",
        "vendredi de la semaine prochaine à 10h",
        "sexta-feira da próxima semana 10:00",
        "sexta da semana que vem às 10h",
    ],
)
def test_a_day_of_next_week_is_that_day_whatever_day_it_is(words: str) -> None:
    for day in range(23, 30):
        found = read_moment(words, LISBON, datetime(2026, 11, day, 9, 0, tzinfo=UTC))
        assert isinstance(found, Moment)
        assert found.at == datetime(2026, 12, 4, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("words", ["next week 10:00", "semana que vem às 10h", "nächste Woche um 10 Uhr"])
def test_a_week_without_its_day_is_no_moment(words: str) -> None:
    found = read_moment(words, LISBON, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))

    assert isinstance(found, Unread)
    assert found.why is Why.VAGUE
