"""What the staff ask for and is no secret is kept, and a question in return does not use up the answer."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import DARK, comments, state
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
HIDDEN = "I have hidden something in your message."


@pytest.mark.parametrize("number", ["12345678", "5CG1234ABC", "5cg1234abc"])
def test_the_serial_number_that_was_asked_for_is_kept(world: World, number: str) -> None:
    world.student.says(DARK)
    world.first.says("ask him for the serial number", where=world.thread())
    assert world.student.hears()[-1] == "Ana Alves asks about your ticket 1: can you give us the serial number?"

    world.student.says(number)
    assert comments(world)[-1] == (number, False)
    assert not any(HIDDEN in words for words in world.student.hears())


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("which light is on?", "12345678"),
        ("which room, and did the code come?", "12345678"),
        ("which room are you in?", "482913"),
        ("what is the number you got by text message?", "482913"),
        ("what is the number on the back of your card?", "482913"),
        ("which room?", "Tulip!2024"),
        ("which room?", "Summer2024x"),
    ],
)
def test_what_was_not_asked_for_is_hidden_as_ever(world: World, question: str, said: str) -> None:
    world.student.says(DARK)
    world.first.says(f"ask 1 {question}")
    world.student.says(said)

    assert any(HIDDEN in words for words in world.student.hears())
    assert all(said not in text for text, _ in comments(world))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what is the asset number?", "482913"),
        ("which model is it?", "X1-2024"),
        ("what is its MAC address?", "00-1A-2B-3C"),
    ],
)
def test_the_number_of_a_thing_is_kept(world: World, question: str, said: str) -> None:
    world.student.says(DARK)
    world.first.says(f"ask 1 {question}")
    world.student.says(said)

    assert comments(world)[-1] == (said, False)


def test_once_it_is_answered_such_a_number_is_hidden_again(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ask 1 which room?")
    world.student.says("204")
    assert comments(world)[-1] == ("204", False)

    world.student.says("12345678")
    assert any(HIDDEN in words for words in world.student.hears())


def test_a_question_in_return_does_not_use_up_the_answer(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ask 1 which colour has the light?")
    world.student.says("which light?")
    assert state(world) is TicketState.IN_PROGRESS
    world.first.says("tell 1 the one on the left")
    world.student.says("red")

    assert [text for text, _ in comments(world)][-2:] == ["the one on the left", "red"]
    world.student.says("flarn")
    assert comments(world)[-1] == ("red", False)


def test_hours_after_a_question_in_return_words_are_no_answer(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ask 1 which colour has the light?")
    world.student.says("which light?")
    world.passes(hours=2)
    world.student.says("red")

    assert comments(world)[-1] == ("which light?", False)
