"""At the change of shift all that one has is handed over to a colleague at once."""

from __future__ import annotations

import pytest

from tests.stories.looking import CALM, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def owner(world: World, number: int = 1) -> str | None:
    held = ticket(world, number).owner
    return world.work().people.get(held).name if held else None


@pytest.mark.parametrize(
    "words", ["give all my tickets to ben", "hand everything over to ben", "i'm going home, ben takes over my tickets",
              "my shift is over, ben has everything"],
)  # fmt: skip
def test_at_the_change_of_shift_the_other_one_is_asked_for_each_and_takes_what_they_say(
    world: World, words: str
) -> None:
    world.student.says(CALM)
    world.student.says("ticket open my chair is broken")
    for number in (1, 2):
        world.first.says(f"ack {number}")
    world.first.hears()
    world.first.says(words)
    told = "I have asked Ben Okafor to take what you have: 1 and 2. Until then it stays with you."
    assert world.first.hears() == [told]
    asked = ["Ana Alves asks you to take ticket 1: the projector stays dark",
             "Ana Alves asks you to take ticket 2: my chair is broken"]  # fmt: skip
    assert sorted(world.second.hears()) == asked

    world.second.says("yes")
    assert world.second.hears() == ["Which one do you take?"]
    world.second.says("2")
    assert (owner(world), owner(world, 2)) == ("Ana Alves", "Ben Okafor")


def test_who_has_more_than_ten_hears_that_the_rest_is_still_to_be_handed_over(world: World) -> None:
    for number in range(1, 13):
        world.student.says(f"ticket open chair {number} is broken")
        world.first.says(f"ack {number}")
    world.first.says("give all my tickets to ben")
    again = "These are the first ten: when Ben Okafor has taken them, say it again for the rest."
    assert world.first.hears()[-1].endswith(again)
    assert len(world.second.hears()) == 10
    for number in range(1, 11):
        world.second.says(f"take over {number}")
    world.second.hears()
    world.first.says("give all my tickets to ben")

    assert "rest" not in world.first.hears()[-1]
    assert len(world.second.hears()) == 2


@pytest.mark.parametrize("words", ["ben has my stuff", "ben has all tickets", "i'm sure, ben has all my tickets"])
def test_that_a_colleague_has_them_is_no_wish_to_hand_them_over(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says("ack 1")
    world.first.says(words)

    assert world.second.hears() == []


def test_who_has_nothing_hands_nothing_over(world: World) -> None:
    world.first.says("give all my tickets to ben")

    assert world.first.hears() == ["You have taken no ticket that is open."]
    assert world.second.hears() == []
