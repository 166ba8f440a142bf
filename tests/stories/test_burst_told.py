"""The staff hear that several have the like before any of them has said that it is the same."""

from __future__ import annotations

import pytest

from tests.stories.looking import pages, says_all, tickets
from tests.stories.outages import DOWN, pupils
from tests.world import HELP_DESK, World

pytestmark = pytest.mark.usefixtures("checked")
SITE = "5 people report the same in the last 15 minutes: trouble with the course site."
HOW = 'To tell everybody of it, type outage lms "WHAT FAILS" until 14:00.'


@pytest.mark.parametrize(("count", "told"), [(4, 0), (5, 1), (7, 1)])
def test_the_staff_read_once_that_five_have_the_like_and_nobody_is_named(world: World, count: int, told: int) -> None:
    for someone in pupils(world, count):
        says_all(someone, "login", "1")

    said = [words for words in world.staff() if words.startswith("5 people")]
    assert len(said) == told
    assert not [words for words in world.staff() if "Pupil" in words]
    assert tickets(world) == []


def test_what_they_read_says_how_to_tell_everybody_and_one_press_does(world: World) -> None:
    for someone in pupils(world, 5):
        says_all(someone, "login", "1")
    assert world.staff() == [f"{SITE}\n{HOW}"]

    world.first.presses("Tell everybody", "people report the same")
    assert [ticket.system for ticket in world.work().tickets.outages()] == ["lms"]


def test_they_are_asked_nothing_more_of_it_when_it_is_known(world: World) -> None:
    for someone in pupils(world, 4):
        says_all(someone, "login", "1")
    world.first.says(DOWN)
    says_all(world.student, "login", "1")

    assert not [words for words in world.staff() if words.startswith("5 people")]


def test_who_comes_later_than_a_quarter_of_an_hour_makes_no_five(world: World) -> None:
    for someone in pupils(world, 4):
        says_all(someone, "login", "1")
    world.passes(minutes=16)
    says_all(world.student, "login", "1")

    assert world.staff() == []


def test_it_is_told_again_when_it_comes_back_hours_later(world: World) -> None:
    for hours in range(3):
        for number in range(5 + hours):
            says_all(world.person(f"pupil{hours}{number}"), "login", "1")
        world.passes(hours=2)

    assert len([words for words in world.staff() if "people report the same" in words]) == 3


def test_five_who_say_it_where_others_read_along_and_in_their_own_words_are_told_of_too(world: World) -> None:
    first, second, *others = pupils(world, 5)
    first.says("@deskbell canvas is down, I cannot sign in", HELP_DESK)
    says_all(second, "canvas is down, I cannot sign in")
    for someone in others:
        says_all(someone, "login for canvas")

    assert world.staff() == [f"{SITE}\n{HOW}"]


def test_three_in_one_building_are_told_of_by_their_ticket_alone(world: World) -> None:
    for someone in pupils(world, 3):
        says_all(someone, "wifi", "1", "Main Hall")

    assert len(tickets(world)) == 1
    assert len(pages(world.first)) == 1
    assert not [words for words in world.staff() if "people report the same" in words]
