"""What worked works no more: the walk-through goes on from its last question, with everything that was tried."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from bot.model.walkthroughs import Verdict, WalkState
from tests.stories.looking import FIRST, facts, says_all, ticket, tickets
from tests.world import HELP_DESK, World

pytestmark = pytest.mark.usefixtures("checked")
SOLVED = ("login", "1", "2", "1", "None of these", "yes")
ASKED = "Did that work?"


def walk(world: World) -> tuple[WalkState, Verdict | None]:
    found = world.work().walkthroughs.find()[-1]
    return found.state, found.verdict


@pytest.mark.parametrize("typed", [False, True])
def test_who_was_helped_goes_back_to_the_last_question_and_on_from_there(world: World, typed: bool) -> None:
    says_all(world.student, *SOLVED)
    world.passes(hours=1)
    world.student.says("back") if typed else world.student.presses("Still not working")
    assert world.student.hears()[-1].endswith(ASKED)
    assert walk(world) == (WalkState.ASKING, None)

    says_all(world.student, "no")
    world.student.presses("Talk to a person")
    assert len(tickets(world)) == 1
    assert facts(world)[FIRST].startswith("Course site")
    assert "No" in facts(world).values()


def test_it_may_work_in_the_end_and_is_asked_about_anew(world: World) -> None:
    says_all(world.student, *SOLVED)
    world.student.presses("Still not working")
    said = says_all(world.student, "yes")[-1]

    assert said.endswith("Was this helpful?")
    assert walk(world) == (WalkState.SOLVED, Verdict.ASKED)
    assert tickets(world) == []


def test_who_says_that_it_did_not_help_is_offered_the_way_back(world: World) -> None:
    says_all(world.student, *SOLVED)
    world.student.presses("No")
    world.student.presses("Still not working", on="Thank you for telling me.")

    assert world.student.hears()[-1].endswith(ASKED)


def test_a_person_who_is_asked_for_there_sees_what_was_tried(world: World) -> None:
    says_all(world.student, *SOLVED)
    world.student.presses("Talk to a person", on="Was this helpful?")

    assert walk(world) == (WalkState.PERSON, None)
    assert len(tickets(world)) == 1
    assert facts(world)[FIRST].startswith("Course site")


def test_who_asks_for_a_person_in_their_own_words_may_mean_something_else(world: World) -> None:
    says_all(world.student, *SOLVED, "human")

    assert walk(world) == (WalkState.SOLVED, Verdict.ASKED)
    assert ticket(world).answers == (("People affected", "1"),)


def test_a_ticket_that_was_closed_with_it_is_followed_by_a_new_one(world: World) -> None:
    says_all(world.student, "login", "1", "yes", "1", "None of these", "yes")
    assert ticket(world).state is TicketState.CLOSED
    world.student.presses("Still not working")
    says_all(world.student, "no")
    world.student.presses("Talk to a person")

    assert ticket(world, 2).follows == ticket(world, 1).id
    assert ticket(world, 2).state is TicketState.NEW


def test_whatever_they_are_in_by_then_is_over(world: World) -> None:
    says_all(world.student, *SOLVED, "wifi")
    world.student.presses("Still not working")

    assert world.student.hears()[-1].endswith(ASKED)
    assert [each.state for each in world.work().walkthroughs.find()] == [WalkState.ASKING, WalkState.LEFT]


def test_a_second_press_shows_where_they_are_and_a_late_one_begins_again(world: World) -> None:
    says_all(world.student, *SOLVED)
    number, post = list(world.chat.posts.items())[-1]
    for _ in range(2):
        world.student.says_by_button(post.card.buttons[0], post, number)
    assert world.student.hears()[-1].startswith("You have answered that one.")

    says_all(world.student, "yes")
    world.passes(days=1)
    world.student.says_by_button(post.card.buttons[0], post, number)
    assert world.student.hears()[-1] == "That walk-through is over."


def test_nobody_takes_up_the_walk_of_another(world: World) -> None:
    says_all(world.student, *SOLVED)
    kim = world.person("kim", "Kim Lee")
    kim.says(world.student.last().buttons[0].says)

    assert kim.hears() == ["That question is not open any more."]
    assert walk(world) == (WalkState.SOLVED, Verdict.ASKED)


def test_back_from_a_channel_is_answered_in_private(world: World) -> None:
    says_all(world.student, *SOLVED)
    world.student.says("@deskbell back", where=HELP_DESK)

    assert world.chat.at(HELP_DESK) == []
    assert world.student.hears()[-1].endswith(ASKED)
