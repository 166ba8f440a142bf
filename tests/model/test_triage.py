"""Sorting tickets: how urgent one is, and what it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.playbooks.categories import CATEGORIES
from bot.model.reports.nearness import near
from bot.model.reports.subjects import guess
from bot.model.tickets import Priority
from bot.model.triage import (
    Lifts,
    at_priority,
    near_categories,
    priority,
    read_category,
    read_level,
    read_priority,
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
        ("nobody can log in", 1, 2),
        ("nobody can hear me", 3, 2),
        ("nobody in the school can open moodle", 1, 2),
        ("everyone in my class is locked out", 2, 2),
        ("Hello everyone, my quiz does not open", 3, 2),
        ("I am on campus and my laptop is dead", 3, 2),
        ("no puedo entrar al campus virtual", 3, 2),
        ("nadie puede entrar a la plataforma", 1, 2),
        ("no le funciona a todo el mundo", 1, 2),
        ("nadie en mi clase puede abrir el examen", 2, 1),
        ("Toda la clase está sin audio", 2, 2),
        ("hola a todos, no tengo wifi", 3, 2),
        ("nadie puede oírme", 3, 2),
        ("tout le monde est bloqué", 1, 2),
        ("personne n'arrive à se connecter", 1, 2),
        ("Toute la classe est bloquée", 2, 2),
        ("bonjour à tous, mon micro ne marche pas", 3, 2),
        ("je veux parler à une personne", 3, 2),
        ("niemand kann sich anmelden", 1, 2),
        ("in der ganzen Schule ist das WLAN weg", 1, 2),
        ("die ganze Klasse kommt nicht rein", 2, 2),
        ("alle fünf Minuten fliege ich raus", 3, 2),
        ("niemand kann mich hören", 3, 2),
        ("ninguém consegue acessar o portal", 1, 2),
        ("toda a gente está sem rede", 1, 2),
        ("a turma inteira está sem som", 2, 2),
        ("bom dia a todos, esqueci a senha", 3, 2),
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
        ("the sms with the code never comes", "access/mfa_reset"),
        ("echo in our call", "live_class/av_device"),
        ("my essay will not upload", "lms/assignment"),
        ("my laptop loses the internet every minute", "network/wifi"),
        ("a colleague starts monday and needs an account", "account_request/new"),
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
        ("the projector in room 12 stays dark", "classroom_av/room_equipment"),
        ("the printer is out of paper", "device/peripheral"),
        ("my laptop does not start", "device/laptop"),
        ("I get no e-mail", "mail_calendar/mailbox"),
        ("I was hacked", "security/compromised"),
        ("a strange email asks for my password", "security/phishing"),
        ("my exam starts in 20 minutes", "other/question"),
        ("there is no internet in room 12", "network/wifi"),
        ("se me bloqueó la cuenta", "access/locked"),
        ("olvidé mi contraseña", "access/password"),
        ("no hay internet en el aula 3", "network/wifi"),
        ("el internet está muy lento", "network/slow"),
        ("no se escucha el audio", "live_class/av_device"),
        ("el proyector no prende", "classroom_av/room_equipment"),
        ("la impresora no imprime", "device/peripheral"),
        ("mon compte est bloqué", "access/locked"),
        ("j'ai oublié mon mot de passe", "access/password"),
        ("pas d'internet en salle 204", "network/wifi"),
        ("je n'ai plus de son", "live_class/av_device"),
        ("le vidéoprojecteur ne s'allume pas", "classroom_av/room_equipment"),
        ("mein Konto wurde gesperrt", "access/locked"),
        ("Passwort vergessen", "access/password"),
        ("kein Internet im Klassenzimmer", "network/wifi"),
        ("im WLAN geht nichts", "network/wifi"),
        ("kein Ton bei mir", "live_class/av_device"),
        ("der Beamer bleibt dunkel", "classroom_av/room_equipment"),
        ("niemand kann sich anmelden", "access/service_down"),
        ("a minha conta está bloqueada", "access/locked"),
        ("esqueci a senha", "access/password"),
        ("estou sem internet", "network/wifi"),
        ("a aula está sem som", "live_class/av_device"),
        ("o projetor da sala não liga", "classroom_av/room_equipment"),
        ("mi hijo perdió su cuaderno", "other/question"),
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


@pytest.mark.parametrize(
    ("impact", "urgency", "wanted", "ways"),
    [
        (3, 3, 4, (3, 3)),
        (3, 3, 3, (3, 1)),
        (3, 3, 2, (2, 1)),
        (3, 3, 1, (1, 1)),
        (1, 1, 2, (1, 2)),
        (1, 1, 4, (2, 3)),
        (2, 1, 4, (2, 3)),
    ],
)
def test_a_priority_is_given_by_the_nearest_impact_and_urgency(
    impact: int, urgency: int, wanted: int, ways: tuple[int, int]
) -> None:
    found = at_priority(replace(TICKET, impact=impact, urgency=urgency), Priority(wanted))

    assert found is not None
    assert (found.impact, found.urgency, found.priority) == (*ways, Priority(wanted))


def test_what_is_dangerous_has_no_low_priority() -> None:
    assert at_priority(replace(TICKET, category="security", subcategory="malware"), Priority.P4) is None


@pytest.mark.parametrize(("words", "wanted"), [("p2", Priority.P2), (" P4. ", Priority.P4), ("p5", None), ("", None)])
def test_a_priority_is_read(words: str, wanted: Priority | None) -> None:
    assert read_priority(words) is wanted
