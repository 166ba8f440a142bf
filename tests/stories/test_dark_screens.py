"""Who says no more than that it is black is asked which screen it is."""

from __future__ import annotations

import pytest

from tests.stories.classes import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
SAYINGS = ("still black", "immer noch schwarz", "its all black!!", "sigue negro", "toujours noir", "continua preta")


@pytest.mark.parametrize("words", SAYINGS)
def test_nothing_begins_before_it_is_known_which_screen_it_is(world: World, words: str) -> None:
    assert world.student.says(words) == "unknown"
    assert world.student.hears() == ["Which screen is black?"]


def test_the_device_is_asked_for_where_none_is_known(world: World) -> None:
    world.student.says("still black")
    world.student.presses("My computer, phone or tablet")
    assert world.work().tickets.called(1) is not None

    world.student.says("windows laptop")
    assert world.student.hears()[-1] == "Thank you. Ticket 1 says now which device it is."


def test_a_device_that_is_typed_is_the_answer(world: World) -> None:
    world.student.says("immer noch schwarz")
    world.student.says("my chromebook")
    ticket = world.work().tickets.called(1)
    assert ticket is not None
    assert ticket.title == "the screen is black: chromebook"


@pytest.mark.parametrize("words", ["the projector", "a board", "the board in room 12", "der beamer", "el proyector"])
def test_a_screen_in_a_room_that_is_typed_is_the_answer(world: World, words: str) -> None:
    world.student.says("still black")
    assert world.student.says(words) == "ticket_create"
    ticket = world.work().tickets.called(1)
    assert ticket is not None
    assert ticket.title == f"the screen in a room is black: still black, {words}"


@pytest.mark.parametrize("words", ["in zoom", "video class", "teams"])
def test_a_picture_in_a_class_that_is_typed_is_the_answer(world: World, words: str) -> None:
    world.student.says("still black")
    assert world.student.says(words) == "av_help"


def test_a_screen_that_is_named_without_the_question_is_no_answer(world: World) -> None:
    assert world.student.says("the projector") != "ticket_create"


def test_there_is_one_way_to_a_person_and_it_carries_the_words(world: World) -> None:
    world.student.says("still black")
    assert labels(world.student.last()).count("Talk to a person") == 1

    world.student.presses("Talk to a person")
    ticket = world.work().tickets.called(1)
    assert ticket is not None
    assert "still black" in str(ticket)


def test_a_picture_in_a_class_is_gone_through_with_what_was_said(world: World) -> None:
    world.student.says("immer noch schwarz")
    world.student.presses("The picture in a video class")
    world.student.says("human")
    ticket = world.work().tickets.called(1)
    assert ticket is not None
    assert ("In their own words", "immer noch schwarz") in ticket.answers


def test_what_says_which_screen_it_is_is_not_asked(world: World) -> None:
    assert world.student.says("black screen in zoom") == "av_help"
