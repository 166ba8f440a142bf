"""Somebody tells that the whole school is kept out: it is critical, and needs no form."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import pages, says_all, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("nobody at school can log in", ("access", "service_down", Priority.P1)),
        ("wifi is down in the whole campus", ("network", "wifi", Priority.P1)),
        ("niemand kann sich anmelden", ("access", "service_down", Priority.P1)),
        ("whole school offline now", ("network", "network_down", Priority.P1)),
        ("the wifi is slow in the whole school", ("network", "wifi", Priority.P2)),
        ("the wifi is down", ("network", "wifi", Priority.P4)),
    ],
)
def test_what_keeps_everybody_out_is_critical(world: World, words: str, about: tuple[str, str, Priority]) -> None:
    world.student.says(f"ticket open {words}")

    assert tickets(world) == [about]


def test_said_without_a_command_one_press_opens_the_ticket(world: World) -> None:
    world.student.says("whole school offline now")
    assert tickets(world) == []

    world.student.presses("Open a ticket about it")
    assert tickets(world) == [("network", "network_down", Priority.P1)]
    assert len(pages(world.first)) == 1


OFFLINE = (
    "the whole school is offline, nobody can work in the exam",
    "toda la escuela está sin internet y estamos en un examen",
    "toute l'école est hors ligne, personne ne peut travailler pendant l'examen",
    "kein internet in der ganzen schule, wir schreiben klausur",
    "sem internet na escola toda e estamos no meio de uma prova",
)


@pytest.mark.parametrize("before", [("login",), ("login", "canvas"), ("wifi", "1")])
@pytest.mark.parametrize("words", OFFLINE)
def test_what_keeps_everybody_from_an_exam_calls_somebody_at_once_whatever_is_asked(
    world: World, before: tuple[str, ...], words: str
) -> None:
    says_all(world.student, *before)
    said = says_all(world.student, words)

    assert said[0].startswith(f"Your ticket 1: {words}\nI am calling Ana Alves.")
    assert [(about[0], about[2]) for about in tickets(world)] == [("network", Priority.P1)]
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize(("words", "said"), [*zip(OFFLINE, ("I know of no fault", "How are you connected?",
    "Your ticket 1", "How are you connected?", "How are you connected?"), strict=True)])  # fmt: skip
def test_where_no_question_is_open_the_same_words_lead_on(world: World, words: str, said: str) -> None:
    assert says_all(world.student, words)[0].startswith(said)


@pytest.mark.parametrize("words", ["the wifi is down in the whole building and we have an exam right now",
    "el wifi no funciona en todo el edificio y tenemos un examen ahora mismo",
    "le wifi est en panne dans tout le bâtiment et on a un examen maintenant",
    "das wlan ist im ganzen gebäude ausgefallen und wir schreiben gerade eine prüfung",
    "o wifi caiu no prédio todo e temos prova agora",
    "nobody in my class can get into moodle, test started 5 min ago"])  # fmt: skip
def test_what_keeps_a_building_or_a_class_from_one_does_too(world: World, words: str) -> None:
    says_all(world.student, "login", "canvas", words)

    assert [about[2] for about in tickets(world)] == [Priority.P2]
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize("words", ["is the wifi down in the whole school? we have an exam",
    "the teacher said the whole school is offline during the exam tomorrow", "everyone says the exam is easy",
    "the wifi is down in the whole building", "my wifi is slow and i have an exam right now"])  # fmt: skip
def test_a_question_hearsay_or_what_can_wait_opens_none(world: World, words: str) -> None:
    says_all(world.student, "wifi", words)

    assert tickets(world) == []


@pytest.mark.parametrize("words", [
    "the wifi was down this morning in the whole school during the exam but now it works",
    "the wifi is up again for everyone, the exam goes on",
    "if the wifi is down in the whole school during the exam what do we do",
    "si el wifi no funciona en toda la escuela en el examen qué hacemos",
    "is it normal that nobody can get into canvas during the exam",
    "the teacher says nobody can log in to canvas during the exam",
    "the wifi is down for the whole class on purpose during the exam",
    "none of us have an exam and the wifi is fine",
    "the whole building is closed, no wifi, exam right now",
    "tout le monde sauf moi peut se connecter à moodle, examen maintenant",
    "the wifi is down in the whole school and the exam is next week",
    "der lehrer sagt das wlan ist in der ganzen schule weg, klausur",
    "o wifi caiu na escola toda na prova mas já voltou",
])  # fmt: skip
def test_what_is_over_feared_planned_told_or_of_another_day_calls_nobody(world: World, words: str) -> None:
    says_all(world.student, "login", words)

    assert pages(world.first) == []


@pytest.mark.parametrize(("outage", "words"), [
    ("outage network no internet", "the whole school is offline, nobody can open canvas in the exam"),
    ("outage network no internet", "canvas is down for the whole class, exam right now"),
    ("outage lms sign-in fails", "canvas is down for the whole class, exam right now"),
])  # fmt: skip
def test_what_is_known_already_is_told_and_calls_nobody_again(world: World, outage: str, words: str) -> None:
    world.first.says(outage)
    called = pages(world.first)
    said = says_all(world.student, "login", words)

    assert any("You are on the list now" in each for each in said)
    assert pages(world.first) == called


def test_that_the_whole_school_is_offline_is_more_than_a_known_fault_of_the_course_site(world: World) -> None:
    world.first.says("outage lms sign-in fails")
    said = says_all(world.student, "login", "the whole school is offline, nobody can open canvas in the exam")

    assert any(each.startswith("Your ticket ") for each in said)
    assert len(pages(world.first)) == 1
