"""Somebody goes away in the middle of a walk-through: it waits, and they hear how long and how to go on."""

from __future__ import annotations

import pytest

from tests.stories.looking import AT, says_all
from tests.world import HELP_DESK, World

pytestmark = pytest.mark.usefixtures("checked")
WAITS = (
    "All right. This waits for you until Tue 24 Nov 2026, 09:00 Lisbon time. "
    "To go on, press the button, or just answer."
)
SAID = ("ok bye", "gotta go", "later", "thanks, see you later", "sorry i have to go now", "brb", "i'll do it later")
TONGUES = (
    "me tengo que ir",
    "hasta luego",
    "au revoir",
    "je dois y aller",
    "Tschüss!",
    "ich muss los",
    "tchau",
    "já volto",
)


@pytest.mark.parametrize("words", [*SAID, *TONGUES])
def test_who_goes_away_hears_how_long_the_question_waits(world: World, words: str) -> None:
    says_all(world.student, "wifi")
    assert says_all(world.student, words) == [WAITS]
    world.passes(hours=20)

    assert world.student.hears() == []
    assert says_all(world.student, "3")[-1].startswith("Does a class, an exam or a deadline")


def test_the_question_is_shown_again_by_the_button(world: World) -> None:
    says_all(world.student, "wifi", "gotta go")
    world.student.presses("Back to the question")

    assert "How are you connected?" in world.student.hears()[-1]


@pytest.mark.parametrize("way", ["choice", "confirm", "look_up", "after an action"])
def test_it_is_no_answer_to_any_kind_of_question(world: World, way: str) -> None:
    says_all(world.student, *AT[way])

    assert [said[:10] for said in says_all(world.student, "gotta go")] == ["All right."]


def test_what_comes_by_itself_still_does(world: World) -> None:
    says_all(world.student, *AT["wait"])

    assert says_all(world.student, "ok bye")[-1].startswith("All right. I come back to this on ")


def test_an_answer_in_such_words_is_an_answer(world: World) -> None:
    says_all(world.student, "nobody can hear me in zoom")
    assert "It comes later, or I am testing" in world.student.choices()

    assert not any(said.startswith("All right.") for said in says_all(world.student, "later"))


def test_who_is_in_no_walk_through_and_who_talks_to_others_is_told_nothing_of_it(world: World) -> None:
    assert not any(said.startswith("All right.") for said in says_all(world.student, "ok bye"))
    says_all(world.student, "wifi")
    world.student.says("ok bye", where=HELP_DESK)

    assert world.student.hears() == []
