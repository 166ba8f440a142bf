"""Somebody says that it works, and a moment later that it does not: they are led back to where they were."""

from __future__ import annotations

import pytest

from tests.stories.looking import says_all, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
AFTER_ALL = "I am sorry that it does not work after all. We go on here:"
TAKEN_BACK = ("no it didn't", "no wait it doesnt", "it stopped again", "nope still broken", "not anymore",
    "ya no funciona", "ça ne marche plus", "geht doch nicht", "já não funciona")  # fmt: skip


@pytest.mark.parametrize("words", TAKEN_BACK)
def test_a_walk_that_was_left_for_it_worked_goes_on_at_its_question(world: World, words: str) -> None:
    says_all(world.student, "no sound in my class meeting", "zoom", "it worked")
    world.passes(minutes=5)

    assert says_all(world.student, words) == [f"{AFTER_ALL}\nIs the class going on right now?"]
    assert says_all(world.student, "no, there is none") != []


@pytest.mark.parametrize("words", TAKEN_BACK)
def test_a_ticket_that_was_closed_is_followed_by_another_that_knows_it(world: World, words: str) -> None:
    says_all(world.student, "my screen is cracked", "it works now")
    world.passes(minutes=5)

    said = says_all(world.student, words)
    assert said[0] == "Ticket 1 is closed, so I opened a new one that goes on from it: ticket 2."
    assert ticket(world, 2).summary == f"my screen is cracked\n{words}"


def test_one_press_says_so_too(world: World) -> None:
    says_all(world.student, "no sound in my class meeting", "it worked")
    world.student.presses("Still not working")

    assert world.student.hears() == ["Which program is the class in?"]


@pytest.mark.parametrize("words", ["no", "no thanks", "no more, thanks", "no more questions please"])
def test_a_bare_no_takes_nothing_back(world: World, words: str) -> None:
    says_all(world.student, "no sound in my class meeting", "zoom", "it worked")

    assert not [said for said in says_all(world.student, words) if AFTER_ALL in said]


def test_after_other_talk_it_is_said_of_that(world: World) -> None:
    says_all(world.student, "no sound in my class meeting", "zoom", "it worked", "help", "my tickets")

    assert not [said for said in says_all(world.student, "no it didn't") if AFTER_ALL in said]
