"""What somebody says of an outage, taken apart; and when it is known again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.outages import comes_back, read_told
from bot.model.reports.systems import SYSTEMS, kin, named_in, nearest
from tests.world import MONDAY

HOUR, DAY = timedelta(hours=1), timedelta(hours=24)


@pytest.mark.parametrize(
    ("text", "value", "words", "until"),
    [
        ('lms "sign-in fails" until 14:00', "lms", "sign-in fails", "14:00"),
        ("canvas, sign-in fails until tomorrow 8:00", "lms", "sign-in fails", "tomorrow 8:00"),
        ("wi-fi “no signal until you move” until 9:00", "wifi", "no signal until you move", "9:00"),
        ("the Microsoft  Teams: nobody can join", "teams", "nobody can join", ""),
        ("lms sign-in fails til 3pm", "lms", "sign-in fails", "3pm"),
        ("mail until further notice", "mail", "", ""),
        ("mail", "mail", "", ""),
        ("classroom 12 is dark", "lms", "12 is dark", ""),
        ("livestream is away", "", "is away", ""),
        ('"sign in" lms until 3pm', "lms", "sign in", "3pm"),
        ('"sign in", the course site', "lms", "sign in", ""),
        ('"sign in" until 3pm', "", "sign in", "3pm"),
        ('lms "sign-in fails" since 8:30', "lms", "sign-in fails since 8:30", ""),
        ('lms "sign-in fails" since 8:30 until 14:00', "lms", "sign-in fails since 8:30", "14:00"),
        ('lms "sign-in fails" until 14:00, since 8:30.', "lms", "sign-in fails since 8:30", "14:00"),
        ("lms sign-in fails since this morning", "lms", "sign-in fails since this morning", ""),
        ("lms since 8:30 until 14:00", "lms", "since 8:30", "14:00"),
        ('student portal "is away" until 9:00', "", "is away", "9:00"),
    ],
)
def test_system_words_and_end_are_told_apart(text: str, value: str, words: str, until: str) -> None:
    told = read_told(text)

    assert (told.named.value if told.named else "", told.words, told.until) == (value, words, until)
    assert told.open_end is ("further" in text)


def test_a_name_that_is_not_known_is_kept_for_the_question() -> None:
    assert read_told('student portal "is away"').called == "student portal"
    assert read_told("cnvas is away").called == "cnvas"
    assert nearest("cnvas") == ["lms"]
    assert nearest("qqqq") == [system.key for system in SYSTEMS]


@pytest.mark.parametrize(
    ("yes", "no", "back"), [(0, 2, False), (0, 3, True), (6, 3, True), (7, 3, False), (8, 4, True), (9, 4, False)]
)
def test_three_and_a_third_open_it_again(yes: int, no: int, back: bool) -> None:
    assert comes_back(yes, no, MONDAY, MONDAY + HOUR) is back


def test_a_day_after_the_end_nothing_opens_it_again() -> None:
    assert comes_back(0, 9, MONDAY, MONDAY + DAY)
    assert not comes_back(0, 9, MONDAY, MONDAY + DAY + timedelta(microseconds=1))
    assert not comes_back(0, 9, None, MONDAY)


def test_a_part_is_away_with_the_whole_and_not_the_other_way_round() -> None:
    assert kin("zoom") == ("zoom", "live")
    assert kin("live") == ("live",)
    assert kin("home") == ("home",)
    found = named_in("is ZOOM down")
    assert found is not None
    assert found.values == ("zoom", "live")
    assert named_in("is zoomed down") is None


@pytest.mark.parametrize("words", ["We meet today, no sound", "can you all meet at six", "when we usually meet"])
def test_people_who_meet_are_no_program(words: str) -> None:
    assert named_in(words) is None


@pytest.mark.parametrize("words", ["no sound in meet", "we use Google Meet today", "Meet has no sound"])
def test_the_program_is_named_by_its_name(words: str) -> None:
    assert getattr(named_in(words), "value", None) == "meet"
