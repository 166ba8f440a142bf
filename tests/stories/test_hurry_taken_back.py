"""Somebody says that a class is near, and then goes back and says that none is: what becomes of the urgent ticket."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.classes import MENTIONS
from tests.stories.looking import now_reads, pages, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
CALM = "Then your ticket 1 is not urgent any more."
TREES = {
    "login": (("login", "1"), "no"),
    "wifi": (("wifi", "4"), "no"),
    "sound": (("sound", "1"), "later"),
    "coursework": (("coursework", "1"), "later"),
}
"""How to come to the question whether there is little time, and what says that there is time."""


@pytest.mark.parametrize("tree", TREES)
def test_who_takes_back_that_a_class_is_near_has_a_calm_ticket_and_nobody_is_called_on(world: World, tree: str) -> None:
    way, no = TREES[tree]
    says_all(world.student, *way, "1")
    assert ticket(world).priority <= Priority.P2
    says_all(world.student, "back")
    assert ticket(world).priority <= Priority.P2
    [heard] = says_all(world.student, no)

    assert heard.startswith(CALM)
    assert ticket(world).priority > Priority.P2
    assert any(said.startswith("Ticket 1 need not be taken at once") for said in now_reads(world.first))
    assert any("Sam Rivera says that there is time" in said for said in world.thread_says())
    [card] = [said for said in now_reads(world.student) if said.startswith("Your ticket 1")]
    assert "answers you here, by" in card
    world.passes(hours=1)
    assert pages(world.second) == []
    assert len(tickets(world)) == 1


def test_who_then_says_that_it_is_near_after_all_calls_somebody_again(world: World) -> None:
    says_all(world.student, "login", "1", "yes", "back", "no", "back")
    world.first.hears()
    says_all(world.student, "yes")

    assert ticket(world).priority is Priority.P2
    assert [said for said in world.first.hears() if said.startswith("Ticket 1 needs you")]
    assert len(tickets(world)) == 1


def test_the_ticket_is_as_urgent_as_what_comes_of_the_walk_after_it(world: World) -> None:
    says_all(world.student, "login", "1", "yes", "back", "no", "page does not load", "5", "3")

    assert ticket(world).subcategory == "service_down"
    assert ticket(world).priority is Priority.P2


def test_who_only_looks_back_and_says_yes_again_changes_nothing(world: World) -> None:
    says_all(world.student, "login", "1", "yes", "back", "back", "1")
    heard = says_all(world.student, "yes")

    assert not [said for said in heard if CALM in said]
    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1


def test_what_somebody_has_taken_stays_as_it_is_and_they_hear_of_it(world: World) -> None:
    says_all(world.student, "login", "1", "yes")
    world.first.says("ack 1")
    heard = says_all(world.student, "back", "no")

    assert not [said for said in heard if CALM in said]
    assert ticket(world).priority is Priority.P2
    assert any("Sam Rivera says that there is time" in said for said in world.thread_says())


def test_who_has_a_class_that_is_near_stays_urgent_whatever_they_say(world: World) -> None:
    says_all(world.student, "wifi", "4", "yes")
    world.teacher.says('session add "Algebra 2" today 09:25 50 min @sam', mentions=MENTIONS)
    world.student.hears()
    heard = says_all(world.student, "back", "no")

    assert not [said for said in heard if CALM in said]
    assert ticket(world).priority is Priority.P2


def test_it_is_told_once(world: World) -> None:
    says_all(world.student, "login", "1", "yes", "back", "no")
    heard = says_all(world.student, "1", "5", "no")

    assert not [said for said in heard if CALM in said]
