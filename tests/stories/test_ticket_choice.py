"""Which ticket is meant when none of theirs can be."""

from __future__ import annotations

import pytest

from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
DARK = "/ticket open The projector stays dark"


@pytest.mark.parametrize("words", ["close my ticket", "withdraw"])
def test_who_has_no_open_ticket_hears_so_and_how_to_open_one(world: World, words: str) -> None:
    assert world.student.says(words) == "refused"

    assert world.student.hears() == ["You have no open ticket."]
    assert [button.says for button in world.student.last().buttons] == ["ticket form", "my tickets", "human"]


def test_what_still_does_not_work_can_be_added_to_the_ticket_that_is_open(world: World) -> None:
    world.student.says(DARK)
    world.student.hears()
    assert world.student.says("it still doesnt work") == "refused"
    assert world.student.hears() == [
        "Your ticket 1 is open still, and a person has not solved it yet. Shall I add this to it?"
    ]

    world.student.presses("Add this to ticket 1")
    assert world.thread_says()[-1] == "Sam Rivera: it still doesnt work"


def test_who_never_had_a_ticket_is_asked_what_does_not_work(world: World) -> None:
    assert world.student.says("it still doesnt work") == "refused"

    assert world.student.hears() == [
        "You have no ticket yet. What does not work? Say it in a sentence, or press a button."
    ]
    assert [button.says for button in world.student.last().buttons] == ["ticket form", "help", "human"]
