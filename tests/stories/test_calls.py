"""What is said only to call the desk, the name of a command or `help`, is no part of the words."""

from __future__ import annotations

import pytest

from tests.stories.outages import labels
from tests.world import World


@pytest.mark.parametrize("call", ["/help ", "/desk ", "/it-help ", "help ", "help with ", "Help! "])
@pytest.mark.parametrize(
    "words",
    [
        "my projector is broken",
        "someone stole my laptop",
        "the wifi is down",
        "canvas does not load",
        "i cannot log in",
        "ticket 12",
        "12",
        "lgoin",
    ],
)
def test_what_stands_behind_a_call_for_help_is_understood_as_if_it_stood_alone(
    world: World, call: str, words: str
) -> None:
    other = world.person("eve")
    meant, alone = other.says(words), other.hears()

    assert world.student.says(f"{call}{words}") == meant != "help_menu"
    first = ("ticket 2", "ticket 1")
    assert [line.replace(*first) for line in world.student.hears()] == alone


def test_a_ticket_says_what_is_wrong_without_the_name_of_the_command(world: World) -> None:
    for number, call in enumerate(("/desk", "/help", "help"), 1):
        world.student.says(f"{call} my projector is broken")
        assert world.work().tickets.numbered(number).summary == "my projector is broken"


def test_a_command_that_is_not_understood_is_always_answered_and_shows_the_way_to_the_help(world: World) -> None:
    for _ in range(5):
        world.student.says("/help asdfgh")
        assert labels(world.student)[-1] == "What can I do?"
    said = world.student.hears()

    assert len(said) == 5
    assert said[0] == "I did not understand “asdfgh”. Did you mean one of these?"
    assert not any("quiet" in line for line in said)


@pytest.mark.parametrize("words", ["help me please", "/help", "/desk-bot", "help!", "help me with", "/help please"])
def test_a_call_for_help_alone_shows_what_the_desk_can_do(world: World, words: str) -> None:
    assert world.student.says(words) == "help_menu"

    assert world.student.hears()[0].startswith("How can I help?")


def test_below_a_ticket_the_word_help_stays_in_what_is_added(world: World) -> None:
    world.student.says("ticket open the lamp is dark")
    world.first.says("help is on its way", where=world.thread())

    assert world.work().comments.find()[-1].text == "help is on its way"
