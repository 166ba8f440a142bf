"""Who takes the wrong one of two tickets, in the night, and says so."""

from __future__ import annotations

import pytest

from tests.stories.looking import URGENT, pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def owners(world: World) -> list[str | None]:
    held = [ticket(world, number).owner for number in (1, 2)]
    return [world.work().people.get(each).name if each else None for each in held]


@pytest.fixture(name="two")
def _two(world: World) -> World:
    """Ana is called for two tickets, and has taken the first."""
    world.student.says(URGENT)
    world.person("mia").says(f"{URGENT} in room twelve")
    world.first.says("ack 1")
    assert owners(world) == ["Ana Alves", None]
    return world


@pytest.mark.parametrize(
    "words", ["sorry, wrong one, i meant 2", "oops wrong ticket, 2", "not 1, 2", "not 1 but 2", "i meant 2", "undo, 2",
              "unack 1 and ack 2", "release 1, ack 2"],
)  # fmt: skip
def test_the_wrong_one_is_given_back_and_the_other_is_taken_with_a_press(two: World, words: str) -> None:
    two.first.says(words)
    assert owners(two) == [None, None]
    assert len(pages(two.second)) == 1
    two.first.presses("ack 2")

    assert owners(two) == [None, "Ana Alves"]


@pytest.mark.parametrize("words", ["wrong one", "undo", "not that one", "oh shit, wrong ticket!"])
def test_without_a_number_it_is_given_back(two: World, words: str) -> None:
    two.first.says(words)

    assert two.first.hears()[-1] == "You gave ticket 1 back. I am calling the next person."
    assert owners(two) == [None, None]


@pytest.mark.parametrize("words", ["undo", "wrong one", "not 1, 2"])
def test_it_is_said_of_nothing_else_than_that_it_was_taken(two: World, words: str) -> None:
    two.first.says("ticket 1")
    two.first.says(words)

    assert owners(two) == ["Ana Alves", None]
