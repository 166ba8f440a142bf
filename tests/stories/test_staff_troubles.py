"""Who has a ticket in hand has troubles of their own, too: that one is over is said of that one."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import CALM, state
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def in_hand(world: World) -> None:
    """Ana has ticket 1."""
    world.student.says(CALM)
    world.first.says("ack 1")


@pytest.mark.parametrize("words", ["sorted", "it is fixed"])
def test_it_ends_their_own_walk(world: World, words: str) -> None:
    in_hand(world)
    world.first.says("login")
    world.first.says(words)

    assert world.first.hears()[-1].startswith("Good that it works")


@pytest.mark.parametrize("words", ["sorted", "it is fixed"])
def test_it_closes_what_they_reported_themselves(world: World, words: str) -> None:
    in_hand(world)
    world.first.says("ticket open my own chair is broken")
    world.first.says(words)

    assert (state(world), state(world, 2)) == (TicketState.IN_PROGRESS, TicketState.CLOSED)


def test_without_either_it_is_of_what_they_have_in_hand(world: World) -> None:
    in_hand(world)
    world.first.says("sorted")

    assert world.first.hears()[-1].startswith("Shall I say that it is solved")
