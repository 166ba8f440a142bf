"""Who is on call asks for somebody else, and finds the way on which that is done."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    "words",
    ["put Ben on call tonight", "on call @ben until tomorrow 8:00", "i am ill today, who can take over?"],
)
def test_who_cannot_be_on_call_has_the_next_one_called_at_once(world: World, words: str) -> None:
    assert world.first.says(words) == "oncall_override"
    said = world.first.hears()[-1]
    assert "the plan stands in the school's file" in said
    assert "escalate NUMBER" in said

    world.first.presses("Call somebody now")
    assert ticket(world).priority is Priority.P2
    assert ticket(world).summary.startswith("On call: ")
    assert pages(world.first) == []
    assert len(pages(world.second)) == 1
    world.passes(minutes=26)
    assert len(pages(world.last)) == 1


def test_what_can_wait_calls_nobody(world: World) -> None:
    world.first.says("on call override ben next week")

    world.first.presses("Open a ticket, it can wait")
    assert ticket(world).summary == "On call: ben next week"
    assert pages(world.second) == []
