"""Who reports the same trouble again is asked, before somebody is called for it twice."""

from __future__ import annotations

import pytest

from tests.stories.looking import CALM, comments, pages, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
MUTE = "ticket open nobody can hear me in zoom, my class starts in ten minutes"
AGAIN = "ticket open still nobody can hear me in zoom, my class starts in ten minutes"
ASKED = "You have ticket 1 about that"


def test_the_same_trouble_again_calls_nobody_again(world: World) -> None:
    world.teacher.says(MUTE)
    world.teacher.says(AGAIN)
    assert world.teacher.hears()[-1].startswith(ASKED)
    assert (len(tickets(world)), len(pages(world.first))) == (1, 1)

    world.teacher.presses("Add it to ticket 1")
    assert len(tickets(world)) == 1
    assert [words for words, _ in comments(world)] == [AGAIN.removeprefix("ticket open ")]
    assert pages(world.first) == []


def test_what_is_something_else_has_a_ticket_of_its_own(world: World) -> None:
    world.teacher.says(MUTE)
    world.teacher.says(AGAIN)

    world.teacher.presses("It is something else")
    assert ticket(world, 2).summary == AGAIN.removeprefix("ticket open ")
    assert len(pages(world.first)) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (MUTE, "ticket open eduroam is gone in the library, my class starts in ten minutes"),
        (CALM, "ticket open the projector stays dark, my class starts in ten minutes"),
        (CALM, CALM),
        (MUTE, "ticket open my account was hacked, somebody is in it"),
    ],
)
def test_what_is_other_or_worse_or_calm_is_opened_at_once(world: World, before: str, after: str) -> None:
    world.teacher.says(before)
    world.teacher.says(after)

    assert len(tickets(world)) == 2


def test_what_was_reported_by_another_or_is_over_is_no_ticket_of_theirs(world: World) -> None:
    world.student.says(MUTE)
    world.teacher.says(MUTE)
    assert len(tickets(world)) == 2

    world.teacher.says("close 2, it works")
    world.teacher.says(AGAIN)
    assert len(tickets(world)) == 3


def test_an_hour_later_it_is_opened_at_once(world: World) -> None:
    world.teacher.says(MUTE)
    world.passes(minutes=61)
    world.teacher.says(AGAIN)

    assert len(tickets(world)) == 2


def test_a_device_that_is_something_else_is_sorted_as_one(world: World) -> None:
    world.teacher.says("device report my adapter is gone, my class starts in ten minutes")
    world.teacher.says("device report the adapter of my colleague is gone, my class starts in ten minutes")
    assert world.teacher.hears()[-1].startswith(ASKED)

    world.teacher.presses("It is something else")
    assert [category for category, _, _ in tickets(world)] == ["device", "device"]
    assert ticket(world, 2).summary == "the adapter of my colleague is gone, my class starts in ten minutes"


def test_more_of_a_device_is_added_in_their_own_words(world: World) -> None:
    world.teacher.says("device report my adapter is gone, my class starts in ten minutes")
    world.teacher.says("device report my adapter is still gone, my class starts in ten minutes")
    world.teacher.presses("Add it to ticket 1")

    assert [words for words, _ in comments(world)] == ["my adapter is still gone, my class starts in ten minutes"]
