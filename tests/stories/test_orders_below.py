"""What the staff order in a ticket's thread, without its number, is done: it goes to a colleague, or is joined."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import CALM, comments, pages, state
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    "words",
    [
        *("pass it to ben", "assign to ben", "hand over to Ben", "@deskbell assign to ben", "assign 1 to ben"),
        *(
            "please hand this over to ben, he knows printers",
            "@deskbell give it to Ben Okafor",
            "assign 1 to ben okafor please",
        ),
    ],
)
def test_a_ticket_is_handed_to_a_colleague_in_its_thread(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says("ack", where=world.thread())
    world.first.says(words, where=world.thread())

    assert world.second.hears() == ["Ana Alves asks you to take ticket 1: the projector stays dark"]
    assert world.thread_says()[-1] == "I have asked Ben Okafor to take ticket 1. Until then it stays with you."


@pytest.mark.parametrize(
    "words", ["give it to the caretaker", "give it to ben", "shall i pass it to ben?", "assign 2 to ben"]
)
def test_what_is_no_order_to_hand_this_ticket_over_stays_talk(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says(words, where=world.thread())

    assert world.second.hears() == []
    assert comments(world) == [(words, True)]


@pytest.mark.parametrize("words", ["join with 1", "merge 2 with 1", "join 1", "merge it into 1", "duplicate of 1"])
def test_a_ticket_is_joined_with_another_one_in_its_thread(world: World, words: str) -> None:
    world.student.says(CALM)
    world.person("pia", "Pia Lee").says("/ticket open the lamp flickers")
    world.first.says(words, where=world.thread(2))

    assert (comments(world, 1), comments(world, 2)) == (
        [("The same trouble as ticket 2", True)],
        [("The same trouble as ticket 1", True)],
    )
    assert state(world, 2) is TicketState.NEW
    assert pages(world.second) == []


def test_two_others_are_not_joined_by_what_is_said_below_a_third(world: World) -> None:
    world.student.says(CALM)
    world.first.says("join 7 with 8", where=world.thread())

    assert comments(world) == [("join 7 with 8", True)]


def test_in_private_joining_needs_only_the_other_number_for_who_has_one(world: World) -> None:
    world.student.says(CALM)
    world.person("pia", "Pia Lee").says("/ticket open the lamp flickers")
    world.first.says("ack 2")
    world.first.says("join 1")

    assert comments(world, 2) == [("The same trouble as ticket 1", True)]
