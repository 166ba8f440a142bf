"""A trouble is told in pieces, a message each: the pieces are read together, and nothing is asked twice."""

from __future__ import annotations

import pytest

from tests.stories.looking import SECOND, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    "pieces",
    [
        ("my laptop", "wont turn on"),
        ("my ipad", "is broken"),
        ("my screen", "cracked"),
        ("mein laptop", "geht nicht an"),
        ("mi portátil", "no enciende"),
        ("mon ordinateur", "ne s'allume plus"),
        ("meu notebook", "não liga"),
    ],
)
def test_a_thing_and_what_it_does_are_one_ticket(world: World, pieces: tuple[str, str]) -> None:
    says_all(world.student, "hi", *pieces)

    assert ticket(world).summary == " ".join(pieces)
    assert ticket(world).category == "device"


def test_a_service_that_was_named_is_not_asked_for(world: World) -> None:
    assert says_all(world.student, "canvas", "its not letting me in")[-1] == SECOND


def test_three_pieces_are_read_together_too(world: World) -> None:
    assert says_all(world.student, "problem", "with my account", "locked")[-1].startswith("Which service")
    assert tickets(world) == []


def test_what_was_said_an_hour_before_is_no_piece(world: World) -> None:
    says_all(world.student, "my ipad")
    world.passes(hours=1)

    assert says_all(world.student, "is broken")[-1].startswith("I did not understand")


def test_a_piece_that_names_its_own_thing_stands_alone(world: World) -> None:
    says_all(world.student, "my laptop")

    assert says_all(world.student, "i cant log in to canvas")[-1] == SECOND


@pytest.mark.parametrize("words", ["is broken?", "tomorrow", "the weather is nice"])
def test_what_is_asked_or_tells_of_no_trouble_opens_nothing(world: World, words: str) -> None:
    says_all(world.student, "my ipad", words)

    assert tickets(world) == []
