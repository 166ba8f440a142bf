"""That it works closes a ticket that somebody is at, or that is old, only after a yes."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import state
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
ASKED = "Good to hear. Shall I close ticket 1: the projector stays dark?"
WORKS = ("it's back", "works again", "ya funciona gracias", "jetzt geht es, danke")


@pytest.mark.parametrize("words", WORKS)
@pytest.mark.parametrize("yes", ["yes", "yes please", "it works now", "ja"])
def test_what_somebody_has_taken_is_asked_about(world: World, words: str, yes: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("ack 1")
    world.student.hears()
    world.student.says(words)
    assert world.student.hears() == [ASKED]
    assert state(world) is TicketState.IN_PROGRESS

    world.student.says(yes)
    assert state(world) is TicketState.CLOSED


def test_what_is_older_than_an_hour_is_asked_about(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.passes(minutes=61)
    world.student.hears()
    world.student.says("its back")
    assert world.student.hears() == [ASKED]

    world.student.presses("Yes, close it")
    assert state(world) is TicketState.CLOSED


@pytest.mark.parametrize("no", ["no", "nope", "no leave it", "do not close it", "nein"])
def test_a_no_leaves_it_open(world: World, no: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("ack 1")
    world.student.says("works again")
    world.student.says(no)
    assert state(world) is TicketState.IN_PROGRESS


def test_the_button_leaves_it_open_and_says_so(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("ack 1")
    world.student.says("works again")
    world.student.presses("No, leave it open")
    assert world.student.hears()[-1] == "Then I leave it."
    assert state(world) is TicketState.IN_PROGRESS


def test_the_desks_own_question_needs_no_second_one(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.passes(hours=2)
    world.first.says("resolve 1 new lamp")
    world.student.says("its back")
    assert state(world) is TicketState.CLOSED


def test_what_was_reported_just_now_closes_at_once(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.passes(minutes=30)
    world.student.says("works again")
    assert state(world) is TicketState.CLOSED
