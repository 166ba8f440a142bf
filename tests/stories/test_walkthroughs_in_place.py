"""A question that is answered with its button gives its place to the next one."""

from __future__ import annotations

import pytest

from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def test_a_pressed_answer_changes_the_question_in_place(world: World) -> None:
    world.student.says("/help login")
    before = len(world.chat.posts)

    world.student.presses(world.student.choices()[0])

    assert len(world.chat.posts) == before
    assert len(world.chat.edits) == 1
    assert len(world.student.hears()) == 2


def test_a_typed_answer_is_read_below_it_and_the_place_goes_along(world: World) -> None:
    world.student.says("/help login")
    before = len(world.chat.posts)

    world.student.says("1")
    assert (len(world.chat.posts), world.chat.edits) == (before + 1, [])

    world.student.presses("Back")
    assert (len(world.chat.posts), world.chat.edits) == (before + 1, [f"p{before + 1}"])


def test_an_older_question_stays_as_it_is(world: World) -> None:
    world.student.says("/help login")
    number, first = list(world.chat.posts.items())[-1]
    world.student.says("1")

    world.student.says_by_button(first.card.choices[0], first, number)

    assert world.chat.edits == []
    assert world.student.hears()[-1].startswith("You have answered that one.")


def test_a_question_that_somebody_took_away_comes_again(world: World) -> None:
    world.student.says("/help login")
    number, first = list(world.chat.posts.items())[-1]
    del world.chat.posts[number]

    world.student.says_by_button(first.card.choices[0], first, number)

    assert len(world.student.hears()) == 2
