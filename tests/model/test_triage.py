"""Sorting tickets: how urgent one is, and what it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.nearness import near
from bot.model.playbooks.categories import CATEGORIES
from bot.model.tickets import Priority
from bot.model.triage import (
    Lifts,
    guess,
    near_categories,
    priority,
    read_category,
    read_level,
    sorted_as,
    weigh,
    weighed,
)
from tests.model.test_tickets import TICKET


@pytest.mark.parametrize(
    ("impact", "urgency", "level"),
    [(1, 1, 1), (1, 2, 2), (1, 3, 3), (2, 1, 2), (2, 2, 3), (2, 3, 4), (3, 1, 3), (3, 2, 4), (3, 3, 4)],
)
def test_priority_comes_from_impact_and_urgency(impact: int, urgency: int, level: int) -> None:
    assert priority(impact, urgency) is Priority(level)


@pytest.mark.parametrize(
    ("impact", "urgency", "level"),
    [(1, 1, 1), (1, 2, 2), (1, 3, 2), (2, 1, 2), (2, 2, 2), (2, 3, 3), (3, 1, 2), (3, 2, 3), (3, 3, 3)],
)
def test_a_class_within_the_hour_lifts_one_level_and_never_above_p2(impact: int, urgency: int, level: int) -> None:
    assert priority(impact, urgency, lifts=Lifts(class_soon=True)) is Priority(level)


@pytest.mark.parametrize("subcategory", ["compromised", "malware", "data_exposure"])
def test_a_break_in_is_at_least_p2(subcategory: str) -> None:
    assert priority(3, 3, subcategory) is Priority.P2
    assert priority(1, 1, subcategory) is Priority.P1


def test_several_reports_of_the_same_are_p1() -> None:
    assert priority(3, 3, lifts=Lifts(burst=True)) is Priority.P1


@pytest.mark.parametrize(
    ("words", "impact", "urgency"),
    [
        ("the projector stays dark", 3, 2),
        ("The WHOLE class cannot hear me", 2, 2),
        ("nobody in my course sees the quiz", 2, 2),
        ("everyone is locked out", 1, 2),
        ("all students get an error", 1, 2),
        ("I have an exam and cannot open it", 3, 1),
        ("the deadline is tonight", 3, 1),
        ("the whole class is stuck, we begin in 5 minutes", 2, 1),
        ("my quiz is in 20 minutes", 3, 1),
        ("urgent: everybody is offline", 1, 1),
        ("I was in the examples folder", 3, 2),
        ("", 3, 2),
    ],
)
def test_the_words_of_a_report_say_how_many_and_how_soon(words: str, impact: int, urgency: int) -> None:
    assert weigh(words, near(words)) == (impact, urgency)


@pytest.mark.parametrize(
    ("words", "soon"),
    [
        ("my exam starts in 60 minutes", True),
        ("my exam starts in 61 minutes", False),
        ("my exam starts in 600 minutes", False),
        ("class in ten min, no sound", True),
        ("the lecture has begun and I am not in", True),
        ("my exam is next week", False),
        ("it stopped 5 minutes ago, in 5 minutes I go home", False),
        ("deadline in half an hour", True),
    ],
)
def test_a_class_an_exam_or_a_deadline_within_the_hour_is_near(words: str, soon: bool) -> None:
    assert near(words) is soon


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("nobody in the whole school can sign in, exam now", "access/service_down"),
        ("Everyone has trouble logging in to the portal", "access/service_down"),
        ("I forgot my password", "access/password"),
        ("my account is locked", "access/locked"),
        ("too many tries, please help", "access/locked"),
        ("new phone and no verification code", "access/mfa_reset"),
        ("access denied on the library page", "access/permissions"),
        ("my account has expired", "access/expired"),
        ("I cannot join the class", "live_class/join"),
        ("nobody can hear me, my class starts in ten minutes", "live_class/whole_class"),
        ("my microphone is dead", "live_class/av_device"),
        ("I cannot share my screen", "live_class/screen_share"),
        ("quiz 4 wont submit and its due in 15 min!!!", "lms/quiz"),
        ("I cannot hand in my homework", "lms/assignment"),
        ("my grade is wrong", "lms/gradebook"),
        ("the Wi-Fi in the library", "network/wifi"),
        ("the internet is very slow", "network/slow"),
        ("no internet", "network/wifi"),
        ("there is no connection in my room", "network/wifi"),
        ("the projector in room 12 stays dark", "classroom_av/room_equipment"),
        ("the printer is out of paper", "device/peripheral"),
        ("my laptop does not start", "device/laptop"),
        ("I get no e-mail", "mail_calendar/mailbox"),
        ("I was hacked", "security/compromised"),
        ("a strange email asks for my password", "security/phishing"),
        ("my exam starts in 20 minutes", "other/question"),
        ("the window does not close", "other/question"),
        ("", "other/question"),
    ],
)
def test_the_words_of_a_report_say_what_it_is_about(words: str, about: str) -> None:
    category, part = guess(words)
    assert f"{category}/{part}" == about
    assert part in CATEGORIES[category]


@pytest.mark.parametrize(
    ("words", "pair"),
    [
        ("access/password", ("access", "password")),
        ("Access, password", ("access", "password")),
        ("live class: screen share", ("live_class", "screen_share")),
        ("wi-fi", ("network", "wifi")),
        ("service down", ("access", "service_down")),
        ("account request access", ("account_request", "access")),
        ("licence", None),
        ("access", None),
        ("wombat", None),
        ("", None),
    ],
)
def test_a_category_is_read_when_it_is_clear(words: str, pair: tuple[str, str] | None) -> None:
    assert read_category(words) == pair


def test_what_is_no_category_is_answered_with_the_nearest_ones() -> None:
    assert near_categories("licence") == ["software/licence", "account_request/licence"]
    assert "network/wifi" in near_categories("network/wifii")
    assert near_categories("wombat") == []
    assert "access/conditional_access" in near_categories("access")


@pytest.mark.parametrize(
    ("words", "level"), [("high", 1), ("Medium", 2), ("low.", 3), ("2", 2), ("4", None), ("", None)]
)
def test_a_level_is_a_word_or_a_number(words: str, level: int | None) -> None:
    assert read_level(words) == level


def test_another_category_computes_the_priority_anew_and_keeps_what_lifted_it() -> None:
    soon = replace(TICKET, priority=Priority.P3)
    assert sorted_as(TICKET, "security", "malware").priority is Priority.P2
    assert sorted_as(soon, "access", "password").priority is Priority.P3
    assert sorted_as(replace(TICKET, priority=Priority.P1), "access", "password").priority is Priority.P1


def test_the_staffs_own_impact_and_urgency_count_alone() -> None:
    soon = replace(TICKET, priority=Priority.P3)
    assert weighed(soon, urgency=3).priority is Priority.P4
    assert weighed(TICKET, impact=1).priority is Priority.P2
    assert weighed(weighed(TICKET, impact=1), urgency=1).priority is Priority.P1
