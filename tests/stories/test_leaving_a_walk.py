"""Somebody wants no more questions: the walk-through ends politely, in five languages."""

from __future__ import annotations

import pytest

from tests.stories.looking import AT, says_all
from tests.world import World, text

pytestmark = pytest.mark.usefixtures("checked")
STOPS = (
    *("stop", "cancel", "quit", "never mind", "forget it", "please stop", "Stop it!", "nevermind, thanks", "exit"),
    *("olvídalo", "cancelar", "déjalo", "laisse tomber", "annuler", "arrête", "vergiss es", "abbrechen", "schon gut"),
    *("esquece", "deixa pra lá", "sair"),
)


@pytest.mark.parametrize("words", STOPS)
def test_who_wants_no_more_questions_is_let_go(world: World, words: str) -> None:
    says_all(world.student, "login", "1")
    world.student.hears()
    world.student.says(words)

    assert world.student.hears() == ["We stop here. Nothing is lost: what you need next, just write it to me."]
    assert world.student.says("2") != "answer" or "over" in world.student.hears()[0]


@pytest.mark.parametrize("way", ["choice", "confirm", "wait", "look_up", "later", "after an action"])
def test_out_of_every_kind_of_question_there_is_a_way(world: World, way: str) -> None:
    says_all(world.student, *AT[way])
    world.student.hears()
    world.student.says("stop")
    heard = world.student.hears()
    world.passes(hours=30)

    assert heard[0].startswith("We stop here.")
    assert not [said for said in world.student.hears() if said.endswith("?")]


def test_a_ticket_that_was_opened_on_the_way_is_named_and_stays(world: World) -> None:
    says_all(world.student, *AT["after an action"], "stop")

    assert "Your ticket 1 is still open." in text(world.student.last())
    world.student.presses("It works now")


def test_without_a_walk_through_nothing_is_stopped(world: World) -> None:
    world.student.says("never mind")
    assert world.student.hears() == []
    world.student.says("stop the questions")
    assert world.student.hears() == ["No question is open just now."]


def test_it_can_be_begun_again_from_there(world: World) -> None:
    says_all(world.student, "login", "1", "stop")
    world.student.presses("Begin again")

    assert world.student.choices()


def test_every_greeting_in_private_is_returned(world: World) -> None:
    for words in ("hi", "hi", "hello", "hola"):
        world.student.says(words)
        assert len(world.student.hears()) == 1
