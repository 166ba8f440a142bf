"""All classes of a day that are called off at once: told first, cancelled with one yes, and held after all."""

from __future__ import annotations

import pytest

from tests.stories.classes import FRIDAY, labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def two_tomorrow(world: World) -> None:
    world.student.says("thanks")
    plans(world, '"Algebra" tomorrow 10:00 @sam')
    plans(world, '"Drama" tomorrow 17:00 @sam')
    plans(world, '"Optics" friday 10:00 @sam')
    world.student.hears()
    world.teacher.hears()


@pytest.mark.parametrize(
    "words",
    [
        *("cancel all my classes tomorrow", "cancel my classes tomorrow", "please call off all my lessons tomorrow"),
        *("i am sick tomorrow, cancel all my classes", "i'm sick tomorrow", "session cancel all tomorrow"),
        *("all my classes tomorrow are cancelled", "cancela todas mis clases mañana"),
    ],
)
def test_all_classes_of_a_day_are_cancelled_with_one_yes_and_each_is_told_once(world: World, words: str) -> None:
    two_tomorrow(world)
    world.teacher.says(words)
    assert world.teacher.hears()[-1].splitlines() == [
        "Shall I cancel these 2 classes? Everybody concerned is told at once.",
        "1: Algebra, Tue 24 Nov 2026, 10:00 Lisbon time",
        "2: Drama, Tue 24 Nov 2026, 17:00 Lisbon time",
    ]
    assert world.student.hears() == []
    assert world.teacher.says("yes") == "session_cancel"

    told = "“{}” on Tue 24 Nov 2026, {} Lisbon time is cancelled."
    assert world.student.hears() == [told.format("Algebra", "10:00"), told.format("Drama", "17:00")]
    world.teacher.presses("Yes, cancel all 2")
    assert world.teacher.hears()[-1] == "All of these classes are cancelled already."
    world.passes(days=1)
    assert world.student.hears() == []


def test_the_reason_is_told_to_all_of_them(world: World) -> None:
    two_tomorrow(world)
    world.teacher.says("cancel all my classes tomorrow because of the strike")
    world.teacher.says("yes")

    assert all(told.endswith("is cancelled. Because of the strike") for told in world.student.hears())


def test_all_of_them_are_held_after_all_with_one_word(world: World) -> None:
    two_tomorrow(world)
    world.teacher.says("cancel all my classes tomorrow")
    world.teacher.says("yes")
    world.student.hears()
    world.teacher.says("undo")

    assert [told.partition(" on ")[0] for told in world.student.hears()] == ["“Algebra”", "“Drama”"]
    assert world.teacher.hears()[-1].startswith("2 classes take place after all.")


def test_whoever_is_ill_may_look_for_somebody_else(world: World) -> None:
    two_tomorrow(world)
    world.teacher.says("i'm sick tomorrow")

    assert labels(world.teacher.last()) == [
        "Yes, cancel all 2",
        "Find somebody for them",
        "My classes",
        "Talk to a person",
    ]


@pytest.mark.parametrize(
    "words", ["don't cancel all my classes tomorrow", "should i cancel all my classes tomorrow?", "no"]
)
def test_a_question_or_a_denial_cancels_none_of_them(world: World, words: str) -> None:
    two_tomorrow(world)
    world.teacher.says(words)
    world.teacher.says("yes")

    assert world.student.hears() == []


def test_who_says_no_day_is_asked_for_it(world: World) -> None:
    two_tomorrow(world)
    world.teacher.says("cancel all my classes")
    assert world.teacher.hears() == ["Of which day? Say it such as today, tomorrow or friday."]
    world.teacher.says("friday")

    assert world.teacher.hears() == [f"Shall I cancel “Optics” on {FRIDAY}? Everybody concerned is told at once."]


def test_the_numbers_behind_all_are_cancelled_together_also_where_they_are_typed(world: World) -> None:
    two_tomorrow(world)

    assert world.teacher.says("session cancel all 1 2") == "session_cancel"
    assert world.teacher.hears()[0].startswith("2 classes are cancelled.")
    assert len(world.student.hears()) == 2
