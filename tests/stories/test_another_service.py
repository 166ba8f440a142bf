"""Somebody who is walked through signing in to one service speaks of another one."""

from __future__ import annotations

import pytest

from tests.stories.looking import FIRST, SECOND, says_all
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")

SEEN = "What do you see?"
BOTH = "This is about “Course site”. Do you want to go on with it, or begin with “Live class”?"
OTHER = "Live class (Zoom, Teams, Meet)"


@pytest.mark.parametrize("words", ["zoom crashes", "i cannot get into zoom", "teams refuses my password"])
@pytest.mark.parametrize("where", [("1",), ("1", "2")])
def test_one_question_names_both_services(world: World, where: tuple[str, ...], words: str) -> None:
    says_all(world.student, "login", *where)

    assert says_all(world.student, words) == [BOTH]
    assert labels(world.student) == ["Back to the question", OTHER, "Talk to a person"]


def test_who_goes_on_is_where_they_were(world: World) -> None:
    says_all(world.student, "login", "1", "2", "zoom crashes")
    world.student.presses("Back to the question")

    assert world.student.hears()[-1].endswith(SEEN)
    assert not says_all(world.student, "2")[0].startswith(FIRST)


def test_who_begins_with_the_other_is_asked_about_that_one(world: World) -> None:
    says_all(world.student, "login", "1", "2", "zoom crashes")
    world.student.presses(OTHER)

    assert world.student.hears()[-1] == SECOND
    says_all(world.student, "2", "human")
    assert says_all(world.first, "/ticket 1")[0].endswith("Signing in: Live class")


def test_the_other_one_is_begun_in_typed_words_as_well(world: World) -> None:
    says_all(world.student, "login", "1", "2")

    assert says_all(world.student, "login for zoom") == [SECOND]


def test_the_same_service_leads_to_the_question(world: World) -> None:
    says_all(world.student, "login", "1", "2")

    (said,) = says_all(world.student, "moodle refuses my password")
    assert said.startswith("I keep that for whoever helps you.")
    assert said.endswith(SEEN)


@pytest.mark.parametrize("words", ["i cannot get into zoom", "zoom crashes"])
def test_a_service_named_at_the_first_question_answers_it(world: World, words: str) -> None:
    says_all(world.student, "login")

    assert says_all(world.student, words) == [SECOND]


def test_a_ticket_that_is_asked_for_is_opened(world: World) -> None:
    says_all(world.student, "login", "1", "2")

    assert says_all(world.student, "please open a ticket about zoom crashes")[0].startswith("Your ticket 1")
    assert says_all(world.student, "ticket open zoom crashes")[-1].startswith("Your ticket 2")


def test_without_a_walk_through_nothing_is_asked(world: World) -> None:
    assert says_all(world.student, "i cannot get into zoom") == [SECOND]
    says_all(world.student, "human")
    assert says_all(world.student, "zoom crashes")[0].startswith("Your ticket 2")
