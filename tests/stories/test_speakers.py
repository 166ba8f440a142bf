"""Staff talk below an urgent ticket of who has it: only who takes it stops the calls."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import TAKEN_BY_ANA, URGENT, pages, state
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    "words",
    [
        "nobody is looking at it",
        "ben is on it",
        "ben, ack please",
        "I can look tomorrow",
        "half done",
        "Tess says it is fixed",
    ],
)
def test_talk_of_others_does_not_stop_the_calls(world: World, words: str) -> None:
    world.student.says(URGENT)
    world.first.says(words, where=world.thread())
    world.passes(minutes=10)

    assert state(world) is TicketState.NEW
    assert pages(world.second)


def test_who_says_it_of_themselves_stops_the_calls(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("nobody is on it, so I take it", where=world.thread())
    world.passes(minutes=10)

    assert TAKEN_BY_ANA in world.thread_says()
    assert pages(world.second) == []


def test_who_took_it_in_other_words_can_give_it_back_at_once(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("I am looking into it", where=world.thread())
    world.first.presses("Give it back")

    assert state(world) is TicketState.TRIAGED
    assert pages(world.second)


def test_said_to_the_desk_it_is_asked_back(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ben is on it")

    assert state(world) is TicketState.NEW
