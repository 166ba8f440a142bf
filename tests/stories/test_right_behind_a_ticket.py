"""What is said in the minutes after a ticket was opened, or offered, is mostly about that one."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import comments, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
SHALL_I = "Shall I put that on your ticket 1: "


def test_words_that_name_nothing_else_are_asked_about_and_open_no_second_ticket(world: World) -> None:
    says_all(world.student, "i cant hand in my essay")
    assert says_all(world.student, "it says file too big") == [f"{SHALL_I}i cant hand in my essay?"]

    says_all(world.student, "yes")
    assert comments(world) == [("it says file too big", False)]
    assert len(tickets(world)) == 1


def test_what_was_something_else_is_a_ticket_with_one_press(world: World) -> None:
    says_all(world.student, "i cant hand in my essay", "it says file too big")
    world.student.presses("It is something else")

    assert ticket(world, 2).summary == "it says file too big"


def test_whoever_asked_for_a_person_does_not_begin_again_with_the_first_question(world: World) -> None:
    says_all(world.student, "login", "moodle", "no", "human")
    assert says_all(world.student, "it says error 403") == [f"{SHALL_I}Signing in: Course site?"]

    world.student.presses("It is something else")
    assert world.student.hears()[-1] == "Which service will not let you in?"


@pytest.mark.parametrize("words", ["my laptop screen is cracked too", "the wifi is broken in the library",
    "ticket open it says file too big"])  # fmt: skip
def test_another_trouble_and_a_command_are_not_asked_about(world: World, words: str) -> None:
    says_all(world.student, "i cant hand in my essay")

    assert not any(said.startswith(SHALL_I) for said in says_all(world.student, words))


def test_another_service_is_another_trouble(world: World) -> None:
    says_all(world.student, "login", "2", "no", "human")

    assert says_all(world.student, "i cant log in to canvas")[-1] != f"{SHALL_I}Signing in: Live class?"


@pytest.mark.parametrize("words", ["i cant log in to moodle", "moodle login broken"])
def test_a_known_outage_is_told_to_whoever_has_a_ticket_already(world: World, words: str) -> None:
    says_all(world.student, "login", "moodle", "no", "human")
    world.first.says('outage lms "sign-in fails" until 14:00')
    world.student.hears()

    assert says_all(world.student, words)[0].startswith("This is a known fault, and we are working on it.")


def test_after_ten_minutes_it_is_a_ticket_of_its_own(world: World) -> None:
    says_all(world.student, "i cant hand in my essay")
    world.passes(minutes=11)
    says_all(world.student, "it says file too big")

    assert len(tickets(world)) == 2


@pytest.mark.parametrize("words", ["when will you come", "when do i get an answer"])
def test_who_asks_when_somebody_comes_reads_it_of_their_ticket(world: World, words: str) -> None:
    says_all(world.student, "my charger is broken")

    assert says_all(world.student, words)[0].startswith("Your ticket 1: my charger is broken")


def test_an_exam_after_a_question_about_an_outage_opens_the_ticket_that_was_offered(world: World) -> None:
    says_all(world.teacher, "moodle is down for my whole class")
    says_all(world.teacher, "we have an exam now")

    assert ticket(world).summary.startswith("moodle is down for my whole class, we have an exam now")
    assert ticket(world).priority in (Priority.P1, Priority.P2)


def test_without_a_ticket_on_offer_an_exam_alone_opens_none(world: World) -> None:
    says_all(world.teacher, "we have an exam now")

    assert tickets(world) == []
