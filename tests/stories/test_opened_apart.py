"""What was something else all the same is a ticket of its own, once, and the walk-through goes on without it."""

from __future__ import annotations

import pytest

from bot.model.walkthroughs import WalkState
from tests.stories.looking import says_all, ticket
from tests.stories.outages import labels
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
APART = "No, open a ticket for this"
WORDS = "something is wrong with my thing"
WAY = "To go on where we were, press the button, or just answer."
WHAT = "What do you see?"


def opened(world: World, words: str = WORDS) -> Someone:
    says_all(world.student, "login", "canvas", "no", words)
    world.student.presses(APART)
    return world.student


def summaries(world: World) -> list[str]:
    return [each.summary for each in world.work().tickets.find()]


@pytest.mark.parametrize("words", [WORDS, f"{WORDS}\nplease, {'it is wrong, ' * 40}really"])
def test_pressed_twice_it_opens_one_ticket(world: World, words: str) -> None:
    someone = opened(world, words)
    someone.hears()
    someone.presses(APART)

    assert someone.hears() == ["That is your ticket 1 already."]
    assert len(summaries(world)) == 1


def test_it_leads_back_to_the_question(world: World) -> None:
    someone = opened(world)
    assert someone.hears()[-1] == WAY
    assert labels(someone) == ["Back to the question", "Talk to a person"]
    someone.presses("Back to the question")

    assert someone.hears()[-1].endswith(WHAT)


def test_what_is_a_ticket_of_its_own_stands_on_no_other_one(world: World) -> None:
    says_all(opened(world), "human")

    assert summaries(world) == [WORDS, "Signing in: Course site"]
    assert "In their own words" not in dict(ticket(world, 2).answers)


def test_once_the_walk_is_left_it_opens_one_ticket_and_leads_nowhere(world: World) -> None:
    says_all(world.student, "login", "canvas", "no", WORDS, "stop")
    for _ in range(2):
        world.student.presses(APART)

    assert summaries(world) == [WORDS]
    assert WAY not in world.student.hears()
    assert [each.state for each in world.work().walkthroughs.find()] == [WalkState.LEFT]
