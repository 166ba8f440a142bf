"""A priority alone, said by the staff: below a ticket it is of that one, in private it asks for a list."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import CALM, URGENT, comments, pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize("words", ["p1", "P1!", "p1 please", "it's p1"])
def test_what_it_is_already_calls_nobody_and_offers_to(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says(words, where=world.thread(1))
    assert world.thread_says()[-1] == "The priority of ticket 1 is P1, critical already."
    assert pages(world.second) == []
    world.first.presses("Call the next person", on="already")

    assert len(pages(world.second)) == 1


@pytest.mark.parametrize("words", ["p1", "this is p1"])
def test_another_one_is_set_said_and_undone_with_one_press(world: World, words: str) -> None:
    world.student.says(CALM)
    world.second.says(words, where=world.thread(1))
    assert world.thread_says()[-2].endswith("Its priority is now P1, critical.")
    assert len(pages(world.first)) == 1
    world.second.presses("Make it P4 again", on="Its priority is now P1")

    assert ticket(world).priority is Priority.P4
    world.passes(hours=2)
    assert pages(world.last) == []


@pytest.mark.parametrize("words", ["p1?", "p2 for room 3", "is it p1", "was p1", "it was p1", "that was p1",
                                   "still p1", "already p1", "we are p1"])  # fmt: skip
def test_what_says_more_is_talk(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says(words, where=world.thread(1))

    assert (ticket(world).priority, comments(world)) == (Priority.P4, [(words, True)])


def test_in_private_it_asks_for_a_list(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("p1")

    assert world.first.hears()[-1].startswith("Open tickets of priority P1")
