"""Who says something else than what is asked is asked again, and nothing of it is lost on the way to a person."""

from __future__ import annotations

import pytest

from tests.stories.looking import comments
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
NOT_UNDERSTOOD = "I did not understand that. A person can, if you ask for one. To go on, please answer this:"
FIRST = "Which service will not let you in?"


def test_feelings_in_the_middle_of_it_bring_the_question_back_and_a_person_reads_them(world: World) -> None:
    student = world.student
    student.says("login")
    student.says("omg im so stressed")
    assert student.hears()[-1].startswith("That sounds like a lot")
    student.presses("Back to the question")
    for words in ("my mom is mad now", "the dog barks at me"):
        student.says(words)
        assert student.hears()[-1].endswith(FIRST)

    student.says("human")
    ticket = world.work().tickets.called(1)
    assert ticket is not None
    assert dict(ticket.answers)["In their own words"] == "my mom is mad now / the dog barks at me"


def test_the_question_that_came_back_is_answered_by_its_button(world: World) -> None:
    student = world.student
    student.says("login")
    student.says("omg im so stressed")
    student.presses("Wi-Fi or VPN")
    assert not student.hears()[-1].endswith(FIRST)


@pytest.mark.parametrize("words", ["why", "why do you need that?", "warum", "pourquoi", "para qué"])
def test_who_asks_back_reads_that_no_answer_can_break_anything(world: World, words: str) -> None:
    world.student.says("login")
    world.student.says(words)
    assert world.student.hears()[-1].startswith("Nothing you answer here can break anything")


def test_what_is_said_besides_while_an_article_is_read_goes_into_the_ticket_after_a_yes(world: World) -> None:
    student = world.student
    student.says("my homework wont upload")
    student.hears()
    student.says("its a pdf")
    (asked,) = student.hears()
    assert asked.startswith("Shall I open your ticket with “its a pdf” in it?")
    assert world.work().tickets.find() == []

    student.says("yes")
    ticket = world.work().tickets.called(1)
    assert ticket is not None
    assert "its a pdf" in ticket.summary


def test_what_comes_after_a_report_is_asked_about_at_once(world: World) -> None:
    student = world.student
    student.says("ticket open the printer eats paper")
    student.hears()
    student.says("i took it out")
    assert student.hears() == ["Shall I put “i took it out” on your ticket 1? The support team reads it there."]

    student.says("yes")
    assert comments(world) == [("i took it out", False)]


def test_back_to_the_login_is_no_answer_about_the_page_that_sends_them_back(world: World) -> None:
    student = world.student
    for words in ("login", "1", "no", "back to login"):
        student.says(words)
    assert student.hears()[-1].endswith("What do you see?")

    student.says("ok 2")
    assert not student.hears()[-1].endswith("What do you see?")


def test_a_no_with_more_behind_it_is_asked_back_about(world: World) -> None:
    student = world.student
    for words in ("login", "1", "no i have 2 weeks"):
        student.says(words)
    assert student.hears()[-1] == "Did you mean this?"
    student.presses("No")
    assert student.hears()[-1].endswith("What do you see?")


def test_what_they_say_they_tried_is_asked_back_with_what_it_may_be(world: World) -> None:
    student = world.student
    for words in ("wifi", "3", "no", "i restarted it"):
        student.says(words)
    assert student.hears()[-1] == "Which of these do you mean?"
    student.presses("Restarted modem and router")
    assert student.hears()[-1].endswith("Anything else?")


def test_a_small_word_begins_no_talk_of_another_trouble(world: World) -> None:
    student = world.student
    for words in ("no sound in zoom", "he is in there"):
        student.says(words)
    assert student.hears()[-1].startswith(NOT_UNDERSTOOD)
