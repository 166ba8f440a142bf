"""Words with tags, stars or links around them, and trouble told in words that are mostly talk."""

from __future__ import annotations

import pytest

from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
HELLO = "Hello! I am North School's support desk, a program. What do you need?"


@pytest.mark.parametrize("words", ["<b>hi</b>", "**hi**", "_hi_", "[hi](https://example.com/a)", "`hi`"])
def test_a_greeting_is_one_whatever_stands_around_it(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears() == [HELLO]


@pytest.mark.parametrize("words", ["f(x)=2x does not plot", "y=3x will not draw", "<b>hi</b> [x](javascript:alert(1))"])
def test_who_tells_trouble_alone_with_the_desk_is_answered(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears()


def test_marked_words_about_a_trouble_are_that_trouble(world: World) -> None:
    assert world.student.says("<i>my wifi</i> is broken") == "connectivity_help"


@pytest.mark.parametrize("words", ["thanks", "_thanks_", "ok", "lol"])
def test_thanks_and_small_talk_want_no_answer(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears() == []
