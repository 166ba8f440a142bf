"""It works now, said amid a walk-through: the ticket of the same trouble is closed, and nobody is called any more."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import pages, says_all, state, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
ZOOM = "cant join my zoom class it starts in 5 min"
WORKS = ("ok got in thanks", "nvm im in", "geht jetzt", "ya pude entrar", "ja entrei obrigado",
    "hat jetzt geklappt, danke", "it is finally working", "ça a enfin marché")  # fmt: skip


@pytest.mark.parametrize("words", WORKS)
def test_the_ticket_that_was_opened_on_the_way_is_closed_and_nobody_else_is_called(world: World, words: str) -> None:
    says_all(world.student, ZOOM)
    assert len(pages(world.first)) == 1
    said = says_all(world.student, words)
    world.passes(hours=1)

    assert said == ["Good that it works. I ask you nothing more.", "You closed ticket 1. “it works now”"]
    assert state(world) is TicketState.CLOSED
    assert pages(world.second) == []


@pytest.mark.parametrize("way", ["the button", "still not working", "no wait it does not work"])
def test_who_finds_that_it_does_not_work_after_all_has_somebody_called_again(world: World, way: str) -> None:
    says_all(world.student, ZOOM, "ok got in thanks")
    world.first.hears()
    if way == "the button":
        world.student.presses("Still not working")
    else:
        world.student.says(way)

    assert ticket(world, 2).follows == ticket(world, 1).id
    assert len(pages(world.first)) == 1


def test_the_only_ticket_they_have_is_closed_where_it_is_about_the_same(world: World) -> None:
    says_all(world.student, "/ticket open nobody can hear me, my class starts in ten minutes", "sound", "it works now")
    world.passes(hours=1)

    assert state(world) is TicketState.CLOSED
    assert pages(world.second) == []


@pytest.mark.parametrize("other", ["ticket open the projector stays dark", "ticket open my laptop screen is black"])
def test_a_ticket_about_something_else_stays(world: World, other: str) -> None:
    says_all(world.student, other, "login", "1", "it works now")

    assert state(world) is TicketState.NEW


def test_what_somebody_has_taken_stays_until_they_press_the_button(world: World) -> None:
    says_all(world.student, ZOOM)
    world.first.says("ack 1")
    world.student.hears()
    said = says_all(world.student, "ok got in thanks")

    assert said == ["Good that it works. I ask you nothing more.\nYour ticket 1 is still open."]
    assert state(world) is TicketState.IN_PROGRESS
    world.student.presses("It works now")
    assert state(world) is TicketState.CLOSED


def test_what_may_do_harm_is_for_a_person_to_end(world: World) -> None:
    says_all(world.student, "i clicked a phishing link and typed my password", "1", "it works now")

    assert ticket(world).category == "security"
    assert state(world) is TicketState.NEW
