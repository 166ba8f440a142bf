"""Who has a ticket says that it half works, or asks whether it is done: neither is met with silence, or closes it."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import DARK, state
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    "words",
    ["sometimes it works", "ok it works better but still slow", "works great for 2 min", "i hope it works soon"],
)
def test_what_half_works_can_be_put_on_the_ticket(world: World, words: str) -> None:
    world.student.says(DARK)
    world.student.hears()
    world.student.says(words)

    assert len(world.student.hears()) == 1
    assert labels(world.student)[0] == "Add this to ticket 1"
    assert state(world) is TicketState.NEW


@pytest.mark.parametrize("words", ["ok", "ok ok", "ok will do", "good night", "have a good day", "ok tomorrow"])
def test_an_ok_and_a_farewell_are_for_no_ticket(world: World, words: str) -> None:
    world.student.says(DARK)
    world.student.hears()
    world.student.says(words)

    assert world.student.hears() == []


@pytest.mark.parametrize("words", ["great, thanks for the info", "ok bye", "sometimes it works"])
def test_without_a_ticket_talk_stays_talk(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears() == []


@pytest.mark.parametrize(
    "words", ["is it fixed?", "tell me when it is fixed", "anyone working on it", "working on it?"]
)
def test_who_asks_whether_it_is_done_reads_how_it_stands(world: World, words: str) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    world.student.hears()
    world.student.says(words)

    assert "Ana Alves has it and is looking at it." in world.student.hears()[0]
