"""Who answers something else than which building it is is asked once more, and nothing of it is lost."""

from __future__ import annotations

import pytest

from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")

WHICH = "Which building are you in? Its name or number is enough."
KEPT = "I keep that for whoever helps you. What I ask here is the place: type it, or press Skip."


@pytest.mark.parametrize("words", ["i already restarted it", "wait actually it is only my laptop", "im so bored lol"])
def test_a_sentence_that_is_no_building_is_kept_and_the_place_asked_for(world: World, words: str) -> None:
    student = world.student
    for said in ("wifi", "1", words):
        student.says(said)
    assert student.hears()[-1] == f"{KEPT}\n{WHICH}"

    student.says("B")
    student.says("human")
    assert shown(world).partition(" (")[0].endswith(", B")
    assert words in shown(world)


def test_who_goes_on_about_it_is_not_asked_a_third_time(world: World) -> None:
    student = world.student
    for said in ("wifi", "1", "i already restarted it", "its only my laptop i think"):
        student.says(said)

    assert student.hears()[-1].startswith("Does a class")
    student.says("human")
    assert "its only my laptop i think" in shown(world)
    assert "i already restarted it" in shown(world)


def test_who_does_not_know_leaves_it_out(world: World) -> None:
    student = world.student
    for said in ("wifi", "1", "idk"):
        student.says(said)
    assert student.hears()[-1].startswith("Does a class")


def shown(world: World) -> str:
    """All that stands on the newest ticket."""
    ticket = max(world.work().tickets.find(), key=lambda each: each.number)
    return f"{ticket.summary} {ticket.answers}"
