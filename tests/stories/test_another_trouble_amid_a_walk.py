"""Another trouble, told amid a walk-through: what is said next belongs to that one, and what is dropped is over."""

from __future__ import annotations

import pytest

from tests.stories.looking import FIRST, SECOND, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
WIFI = "wifi doesnt work on my ipad"
HOMEWORK = "my homework upload fails"
STOPPED = "We stop “Internet and Wi-Fi” here. Nothing is lost: what you need next, just write it to me."
LARGE = "it says file too large"


@pytest.mark.parametrize("drops", ["wait no forget it", "never mind", "olvídalo", "vergiss es", "laisse tomber"])
def test_whoever_drops_what_they_are_in_is_asked_no_more_about_it(world: World, drops: str) -> None:
    said = says_all(world.student, WIFI, f"{drops}, {HOMEWORK}")

    assert said[-2] == STOPPED
    assert said[-1].startswith("This may help: Handing in homework")
    says_all(world.student, "open my ticket")
    assert ticket(world).summary == HOMEWORK


def test_what_is_said_next_is_on_the_ticket_of_what_they_told_last(world: World) -> None:
    says_all(world.student, WIFI, f"forget it, {HOMEWORK}", LARGE)
    world.passes(minutes=11)

    assert len(tickets(world)) == 1
    assert LARGE in ticket(world).summary


def test_it_is_so_too_where_the_questions_still_stand(world: World) -> None:
    says_all(world.student, WIFI, HOMEWORK, LARGE)
    assert LARGE in ticket(world).summary

    assert says_all(world.student, "1")[-1].startswith("Which building are you in?")


def test_what_nobody_understands_right_below_the_article_is_asked_about(world: World) -> None:
    said = says_all(world.student, WIFI, HOMEWORK, "its a pdf")

    assert said[-1].startswith("Shall I open your ticket with “its a pdf” in it?")
    assert says_all(world.student, "1")[-1].startswith("Which building are you in?")


def test_another_walk_through_begins_without_a_question_back(world: World) -> None:
    said = says_all(world.student, WIFI, "1", "forget it, i cant log in to canvas")

    assert said[-1] == SECOND


def test_a_stop_alone_or_with_a_word_is_a_stop(world: World) -> None:
    assert says_all(world.student, WIFI, "forget it, thanks")[-1] == STOPPED


def test_no_and_more_drops_nothing(world: World) -> None:
    says_all(world.student, "login", "no, my homework upload fails")

    assert says_all(world.student, "login")[-1].endswith(FIRST)


def test_whoever_says_after_a_day_that_it_still_fails_is_asked_about_the_ticket_they_have(world: World) -> None:
    says_all(world.student, "ticket open the projector stays dark", "wifi", "1")
    world.passes(hours=25)

    assert says_all(world.student, "still not working") == [
        "Shall I put that on your ticket 1: the projector stays dark?"
    ]
    world.student.presses("Begin again")
    assert world.student.choices()
