"""Somebody says in their own words that a class or an exam is near: in every language, by words or by a form."""

from __future__ import annotations

import pytest

from bot.model.people import Identity
from bot.model.playbooks import restore
from bot.model.tickets import Priority
from tests.stories.looking import SECOND, pages, says_all, ticket, tickets
from tests.world import Someone, World, text

pytestmark = pytest.mark.usefixtures("checked")
IN_TEN_MINUTES = (
    "my exam starts in 10 minutes and I can't log in to canvas",
    "mi examen empieza en 10 minutos y no puedo entrar en canvas",
    "meine Prüfung beginnt in 10 Minuten und ich komme nicht in canvas",
    "mon examen commence dans 10 minutes et je ne peux pas entrer dans canvas",
    "minha prova começa em 10 minutos e não consigo entrar no canvas",
)


@pytest.mark.parametrize("words", IN_TEN_MINUTES)
def test_an_exam_in_ten_minutes_calls_somebody_in_whatever_language_it_is_told(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")

    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1


def test_a_form_is_read_in_the_same_way(world: World) -> None:
    world.student.fills(world.student.opens("ticket form"), summary=IN_TEN_MINUTES[1])

    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1


def test_the_time_of_an_exam_is_that_of_who_tells_it(world: World) -> None:
    nyla = Someone(world, Identity("chat", "north", "nyla", "Nyla Young", zone="Europe/Berlin"))
    world.student.says("ticket open my exam starts at 10:10")
    nyla.says("ticket open my exam starts at 10:10")

    assert ticket(world, 1).priority is Priority.P3
    assert ticket(world, 2).priority is Priority.P2


@pytest.mark.parametrize("words", ["mi clase fue hace 10 minutos", "die Vorlesung ist vorbei", "le cours est fini"])
def test_what_is_over_calls_nobody(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")

    assert ticket(world).priority is Priority.P4
    assert pages(world.first) == []


def test_who_said_that_an_exam_is_near_is_not_asked_for_it_in_a_walk(world: World) -> None:
    said = says_all(world.student, "my exam starts in 10 minutes and I can't log in to canvas")

    assert not [words for words in said if SECOND in words]
    assert tickets(world) == [("access", "blocked_before_class", Priority.P2)]
    assert len(pages(world.first)) == 1
    assert dict(ticket(world).answers)[SECOND] == "Yes"


def test_who_said_it_too_soon_can_go_back_and_say_no(world: World) -> None:
    says_all(world.student, "my exam starts in 10 minutes and I can't log in to canvas", "back")

    assert text(world.student.last()) == SECOND


def test_a_program_and_a_class_that_were_named_are_not_asked_for(world: World) -> None:
    said = says_all(world.student, "zoom has no sound and my class starts in 5 minutes")

    assert not [words for words in said if "Which program" in words or "going on right now" in words]
    assert [answer for _, answer in walk_answers(world)][:2] == ["Zoom", "Yes, now, or in the next 30 minutes"]


@pytest.mark.parametrize(
    "words", ["yes in 10 min", "ja, in 10 Minuten", "sí, en 10 minutos", "oui, dans 10 minutes", "yeah my exam"]
)
def test_a_yes_with_when_is_a_yes_to_the_question_whether_there_is_time(world: World, words: str) -> None:
    says_all(world.student, "login", "1")
    assert world.student.says(words) == "answer"

    assert tickets(world) == [("access", "blocked_before_class", Priority.P2)]


def test_to_any_other_question_such_a_yes_is_none(world: World) -> None:
    says_all(world.student, "login", "1", "2", "1", "None of these")
    asked = text(world.student.last())
    world.student.says("yes in 10 min")

    assert asked.endswith("Did that work?")
    assert text(world.student.last()) != asked


def walk_answers(world: World) -> list[tuple[str, str]]:
    kept = world.work().walkthroughs.find()[-1]
    return [(each.question, each.label) for each in restore(kept.walk).answers]


@pytest.mark.parametrize(
    "words",
    ["not urgent", "this is urgent? no", "no hurry", "pas d'urgence", "eilt nicht", "não é urgente", "no corre prisa"],
)
def test_who_says_that_there_is_time_makes_nothing_urgent(world: World, words: str) -> None:
    says_all(world.student, "/ticket open broken chair in room 5")
    calm = ticket(world).priority

    assert says_all(world.student, words) == ["Added to ticket 1."]
    assert ticket(world).priority == calm
    says_all(world.student, "no, it is urgent")
    assert ticket(world).priority < calm


def test_a_report_that_is_not_urgent_opens_a_calm_ticket(world: World) -> None:
    says_all(world.student, "/ticket open broken chair in room 5", "/ticket open broken lamp in room 5, not urgent")

    assert ticket(world, 2).priority == ticket(world, 1).priority


@pytest.mark.parametrize(
    "words", ["my exam starts in 10 minutes and canvas is down!!", "canvas is down, class in 5 minutes"]
)
def test_who_lacks_what_a_near_class_is_held_with_reads_at_once_how_it_goes_on(world: World, words: str) -> None:
    says_all(world.student, words)
    says_all(world.teacher, words)

    assert "To get into a class now: join by phone" in text(world.student.last())
    assert "To hold the class now: let people join by phone" in text(world.teacher.last())


@pytest.mark.parametrize("words", ["the projector in room 5 is dark, class in 10 minutes", "my exam program is slow"])
def test_who_lacks_something_else_or_has_time_is_not_sent_to_the_phone(world: World, words: str) -> None:
    says_all(world.student, f"ticket open {words}")

    assert "by phone" not in text(world.student.last())


def test_a_teacher_is_not_told_to_write_to_a_teacher(world: World) -> None:
    says_all(world.teacher, "my class starts in 10 minutes and students cannot get in", "1")
    told = "\n".join(map(text, (post.card for post in world.chat.posts.values())))

    assert "To hold the class now:" in told
    assert "to your teacher" not in told
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "zoom is down, class in 5 minutes",
        "zoom is broken and my class starts in 5 minutes",
        "zoom caído, clase en 5 minutos",
        "google classroom down, lesson in 10 minutes",
    ],
)
def test_what_is_down_before_a_class_is_a_ticket_at_once_and_no_class_is_planned(world: World, words: str) -> None:
    for someone in (world.student, world.teacher):
        said = says_all(someone, words)
        assert "I am calling Ana Alves" in said[0]
        assert "join by phone" in said[0]

    assert len(tickets(world)) == 2
    assert says_all(world.teacher, "my classes")[0].startswith("You have no class")


def test_a_class_that_is_near_alone_is_no_trouble(world: World) -> None:
    says_all(world.teacher, "zoom class in 5 minutes")

    assert tickets(world) == []


@pytest.mark.parametrize("words", ["projector dead, class in front of me, 2 minutes", "smartboard frozen mid lesson",
    "beamer geht nicht, die klasse wartet", "smartboard wont turn on!!! class is HERE"])  # fmt: skip
def test_who_stands_before_a_class_is_not_told_to_wait_until_tomorrow(world: World, words: str) -> None:
    world.teacher.says(words)

    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1


def test_with_a_class_that_waits_no_question_is_asked_whether_one_is_near(world: World) -> None:
    said = says_all(world.student, "cant log in to canvas, the whole class is waiting for me")

    assert not [words for words in said if SECOND in words]
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize(
    "words",
    ["canvas submission fails and its due tonight at 8pm", "mi tarea no se sube y es para hoy a las 8"],
)
def test_who_cannot_hand_in_what_is_due_before_an_answer_is_told_whom_to_write_to(world: World, words: str) -> None:
    [heard] = says_all(world.student, words)

    assert ticket(world).priority is Priority.P4
    assert "If it is due before then, write to your teacher now: only they can give you more time." in heard
    [taught] = says_all(world.teacher, words)
    assert "write to your teacher" not in taught
