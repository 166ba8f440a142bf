"""The staff type commands in their own channel without naming the desk, among what they say to each other."""

from __future__ import annotations

import pytest

from tests.stories.looking import CALM, ticket
from tests.world import HELP_DESK, STAFF, World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("queue", "Open tickets"),
        ("Queue new", "Tickets that nobody has"),
        ("ticket 1", "Ticket 1 · P4"),
        ("ack 1", "You have"),
    ],
)
def test_a_command_as_the_help_writes_it_is_answered_to_whoever_typed_it(world: World, words: str, told: str) -> None:
    world.student.says(CALM)
    world.first.says(words, where=STAFF)

    assert world.first.hears()[-1].startswith(told)
    assert world.second.hears() == []


@pytest.mark.parametrize(
    "words",
    ["queue here is long", "the queue", "tell 3 people to wait", "ticket 1 is odd", "ack 1 of you", "help", "escalate",
     "resolve it", "take 1"],
)  # fmt: skip
def test_what_may_be_said_to_a_colleague_is_left_alone(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says(words, where=STAFF)

    assert (world.first.hears(), ticket(world).owner) == ([], None)


@pytest.mark.parametrize("words", ["queue", "ack 1", "ticket 1"])
def test_nobody_else_is_answered_nor_anywhere_else(world: World, words: str) -> None:
    world.student.says(CALM)
    world.student.hears()
    world.student.says(words, where=STAFF)
    world.first.says(words, where=HELP_DESK)

    assert (world.student.hears(), world.first.hears(), ticket(world).owner) == ([], [], None)
