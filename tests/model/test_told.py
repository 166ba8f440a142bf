"""What somebody's own words answer before they are asked: when it is, where, how connected, what they see and tried."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.content import playbooks
from bot.model.reports.buildings import key_of, named_in, told_in
from bot.model.reports.nearness import option_when, told_when
from bot.model.reports.systems import line_in, unnamed
from bot.model.understanding.options import told_of
from bot.model.understanding.tried import tried_in

SHELF = playbooks()
SEEN = tuple(option.label for option in SHELF["login"].steps["L10"].options)
HEARD = tuple(option.label for option in SHELF["audio_video"].steps["A03"].options)
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HALF_HOUR = "Does a class, an exam or a deadline start in the next 30 minutes?"


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("exam at 09:20", True),
        ("exam at 10:00", True),
        ("exam at 10:01", False),
        ("my quiz closes in 20 minutes", True),
        ("the deadline is at 5pm", False),
        ("my exam is tomorrow", False),
        ("the test is on friday", False),
        ("exam at 08:50", None),
        ("exam at 05:50", False),
        ("my exam was yesterday", None),
        ("no exam", None),
        ("is my exam at 09:20?", None),
        ("I do not know", None),
        ("tomorrow", None),
    ],
)
def test_when_something_is_tells_whether_it_is_near(words: str, near: bool | None) -> None:
    assert told_when(words, NINE, "UTC") is near


def test_a_time_of_day_is_that_of_the_person_also_on_the_day_the_clocks_go_back() -> None:
    at = datetime(2026, 10, 25, 8, 0, tzinfo=UTC)

    assert told_when("exam at 09:20", at, "Europe/Berlin") is True
    assert told_when("exam at 10:20", at, "Europe/Berlin") is False
    assert told_when("exam at 09:20", at.replace(day=24), "Europe/Berlin") is None


@pytest.mark.parametrize(
    ("asked", "labels", "soon", "later"),
    [
        (HALF_HOUR, ("Yes", "No"), 1, 2),
        ("When is it due?", ("In the next 30 minutes", "Later", "It is past", "Not sure"), 1, 2),
        ("When is the exam?", ("Within 24 hours", "Later", "No date yet"), 1, None),
        ("Does your first class begin in the next 24 hours?", ("Yes", "No"), 1, None),
        ("Is the class going on right now?", ("Yes, now", "No, there is none", "It comes later"), 1, 3),
        ("Did that work?", ("Yes", "No"), None, None),
        ("When did you register for the course?", ("In the last day", "Longer ago"), None, None),
    ],
)
def test_only_a_question_of_time_is_answered_by_one(
    asked: str, labels: tuple[str, ...], soon: int | None, later: int | None
) -> None:
    assert (option_when(asked, labels, True), option_when(asked, labels, False)) == (soon, later)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("wifi in the science building is down", "science building"),
        ("no wifi in building 7", "building 7"),
        ("wifi is away in b building", "building B"),
        ("no wifi in block B", "block b"),
        ("eduroam fails in the library", "library"),
        ("wifi is down", ""),
        ("no wifi in B 204", ""),
    ],
)
def test_a_building_is_said_as_an_answer_that_has_the_same_key(words: str, said: str) -> None:
    assert told_in(words) == said
    assert key_of(said) == named_in(words)


@pytest.mark.parametrize(
    ("words", "building", "line"),
    [
        ("eduroam does not work", "", "wifi"),
        ("wifi is down", "", ""),
        ("wifi is down", "hall main", "wifi"),
        ("the school's wi-fi is slow", "", "wifi"),
        ("guest wifi shows no page", "", "guest"),
        ("the vpn won't connect from home", "", "vpn"),
        ("no internet at home", "", "home"),
        ("kein internet zu hause", "", "home"),
        ("eduroam at home", "", ""),
        ("network cable does not fit", "", "wired"),
        ("no internet", "", ""),
    ],
)
def test_how_somebody_is_connected_is_taken_only_where_it_is_clear(words: str, building: str, line: str) -> None:
    assert line_in(words, building) == line


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("canvas says wrong password", "Wrong user name or password"),
        ("I forgot my password for canvas", "I forgot my password or user name"),
        ("my account is locked out, and it is urgent", "Account locked, or too many tries"),
        ("blank page on canvas", "Blank page, error page, or the page does not load"),
        ("my account is locked, and it says wrong password", None),
        ("I cannot sign in to canvas", None),
        ("login does not work", None),
        ("my password", None),
        ("is it a wrong password?", None),
    ],
)
def test_what_somebody_sees_is_taken_from_two_words_of_one_answer(words: str, label: str | None) -> None:
    found = told_of(unnamed(words), SEEN)
    assert (SEEN[found - 1] if found else None) == label


@pytest.mark.parametrize("words", ["nobody can hear me in zoom", "I can't hear anyone", "my mic does not work"])
def test_who_may_mean_two_answers_means_none(words: str) -> None:
    assert told_of(words, HEARD) is None


@pytest.mark.parametrize(
    ("words", "tried"),
    [
        ("I already restarted the router", ["connectivity:C31"]),
        ("tried restarting the modem, still nothing", ["connectivity:C31"]),
        ("tried restarting the router but no internet", ["connectivity:C31"]),
        ("I have joined with computer audio", ["audio_video:A12"]),
        ("I have not restarted the router", []),
        ("I never tried another browser", []),
        ("I have to restart the router", []),
        ("have I already restarted the router?", []),
        ("restart the router", []),
        ("I already said no to every prompt", []),
    ],
)
def test_what_somebody_claims_to_have_done_is_tried_unless_it_limits_harm(words: str, tried: list[str]) -> None:
    assert list(tried_in(SHELF, words)) == tried


def test_what_several_remedies_ask_for_is_tried_for_each() -> None:
    found = tried_in(SHELF, "I tried another browser")
    assert {"login:L63", "login:L97", "coursework:Q253"} <= set(found)
