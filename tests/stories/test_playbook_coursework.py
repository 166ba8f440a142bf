"""Somebody cannot hand in or is thrown out of a quiz, and their time is guarded first."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, Resolution, TicketState
from tests.stories.classes import MENTIONS
from tests.stories.looking import facts, pages, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
DUE_NOW = ("homework", "1", "in the next 30 minutes")


def test_what_is_due_in_half_an_hour_has_its_ticket_before_anything_is_asked(world: World) -> None:
    said = says_all(world.student, *DUE_NOW)

    assert said[-2].endswith("What do you see?")
    assert tickets(world) == [("lms", "assignment", Priority.P2)]
    assert len(pages(world.first)) == 1


def test_who_hands_in_after_all_has_the_ticket_closed(world: World) -> None:
    says_all(world.student, *DUE_NOW, "2")
    world.student.presses("Yes", on="Save it as JPG or PDF")

    assert world.student.hears()[0].startswith("Good. Keep the receipt, or its number.")
    assert (ticket(world).state, ticket(world).resolution) == (TicketState.CLOSED, Resolution.SELF_SERVICE)


def test_what_was_tried_is_not_told_again_and_two_remedies_are_enough(world: World) -> None:
    said = says_all(world.student, "upload", "1", "later", "3", "1", "that is all")
    assert said[-1].startswith("1. Open a private window, or another browser.")

    assert says_all(world.student, "no")[0].startswith("There is a ticket.")
    assert tickets(world) == [("lms", "assignment", Priority.P4)]
    assert ("What have you tried already?", "Short name, saved and closed, no app") in ticket(world).answers


def test_a_running_quiz_that_stays_away_calls_somebody_and_tells_the_teacher_who_may_know(world: World) -> None:
    world.teacher.says('session add "Algebra 2" today 09:05 @sam', mentions=MENTIONS)
    world.student.hears(), world.teacher.hears()
    said = says_all(world.student, "quiz", "2", "1")
    assert said[2].startswith("1. Do not close the tab.")
    assert len(tickets(world)) == 1

    assert "may I tell its teacher" in says_all(world.student, "no")[-1]
    assert world.teacher.hears() == []
    assert says_all(world.student, "yes")[0].startswith("I told the teacher.\nThe person on call knows.")
    assert world.teacher.hears()[0].startswith("Sam Rivera cannot go on with a quiz just now")
    assert [each[:2] for each in tickets(world)] == [("lms", "quiz")]
    assert len(pages(world.first)) == 1
    assert facts(world)["Left the tab open, reloaded once. Can you go on with the quiz?"] == "No"


def test_a_quiz_that_is_not_today_calls_nobody(world: World) -> None:
    says_all(world.student, "quiz", "2", "cannot start", "no", "3", "no")

    assert tickets(world) == [("lms", "quiz", Priority.P4)]
    assert pages(world.first) == []


def test_many_students_of_a_teacher_are_a_fault_of_the_course_and_a_student_is_asked_about_their_own(
    world: World,
) -> None:
    assert says_all(world.student, "coursework", "3")[-1].endswith("When is it due?")
    says_all(world.teacher, "coursework", "3", "several or all")

    assert tickets(world) == [("lms", "course_wide", Priority.P2)]
    assert len(pages(world.first)) == 1


def test_the_fifth_in_a_few_minutes_makes_it_an_outage_and_the_sixth_is_put_on_its_list(world: World) -> None:
    people = [world.person(f"pupil{number}") for number in range(6)]
    for someone in people[:4]:
        says_all(someone, "coursework", "1", "it is past")

    assert says_all(people[4], "coursework", "1", "yes")[-2].startswith("Several people report the same")
    assert says_all(people[5], "quiz", "2")[-1].startswith("The course site has a known fault")
    assert tickets(world)[-1] == ("access", "service_down", Priority.P1)
    assert facts(world, 5)["Also affected"] == "5 more"


@pytest.mark.parametrize("way", [("5",), ("2", "something else")])
def test_who_has_something_else_that_is_due_soon_has_a_ticket_and_another_way_first(
    world: World, way: tuple[str, ...]
) -> None:
    said = says_all(world.student, "coursework", *way, "yes")
    assert any(words.startswith("I made a ticket now.") for words in said), said
    assert len(pages(world.first)) == 1

    says_all(world.student, "The essay is due in 10 minutes and it does not go up")
    assert len(tickets(world)) == 1
    assert tickets(world)[0][2] is not Priority.P4


@pytest.mark.parametrize(("word", "shown"), [("upload", "When is it due?"), ("exam", "Where are you in the quiz?")])
def test_a_word_that_begins_the_same_help_answers_its_question(world: World, word: str, shown: str) -> None:
    assert says_all(world.student, "coursework", word)[-1] == shown
    again = says_all(world.student, "coursework")[-1]
    assert again.startswith("You were here.")
    assert again.endswith(shown)
