"""All classes of a day that are called off at once: told first, cancelled with one yes, and held after all."""

from __future__ import annotations

import pytest

from tests.stories.classes import FRIDAY, TOMORROW, labels, plans
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
    world.teacher.presses("Find somebody for them")
    assert world.work().tickets.numbered(1).summary.endswith("i'm sick tomorrow (classes 1: Algebra, 2: Drama)")


@pytest.mark.parametrize("words", ["don't cancel all my classes tomorrow", "should i cancel all my classes tomorrow?"])
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


def test_who_is_asked_and_says_no_cancels_none_of_them(world: World) -> None:
    two_tomorrow(world)
    world.teacher.says("cancel all my classes tomorrow")
    world.teacher.says("no")
    world.teacher.says("yes")

    assert world.student.hears() == []


@pytest.mark.parametrize(("why", "told"), [("", ""), (" because of the strike", " Because of the strike")])
def test_where_one_class_is_all_of_them_its_people_hear_only_that_and_why(world: World, why: str, told: str) -> None:
    world.student.says("thanks")
    plans(world, '"Algebra" tomorrow 10:00 @sam')
    world.student.hears()
    world.teacher.says(f"cancel all my classes tomorrow{why}")
    assert world.teacher.says("yes") == "session_cancel"

    assert world.student.hears() == [f"“Algebra” on {TOMORROW} is cancelled.{told}"]


def test_of_several_classes_those_that_are_over_keep_none_from_being_cancelled_and_held(world: World) -> None:
    two_tomorrow(world)
    world.passes(hours=27)  # Algebra is over
    world.student.hears()
    assert world.teacher.says("session cancel all 3 1 2") == "session_cancel"
    assert world.teacher.hears()[-1].startswith("2 classes are cancelled.")
    assert len(world.student.hears()) == 2
    assert world.teacher.says("session restore all 3 1 2") == "session_schedule"
    assert len(world.student.hears()) == 2
    world.passes(days=5)
    world.teacher.hears()
    world.teacher.says("session cancel all 1 2 3")

    assert world.teacher.hears()[0].startswith("Session 1 is over.")


def test_one_that_is_left_of_several_is_told_as_one(world: World) -> None:
    two_tomorrow(world)
    world.teacher.says("session cancel all 1")
    world.teacher.says("session restore all 1")

    assert world.teacher.hears() == [
        f"“Algebra” on {TOMORROW} is cancelled. Everybody concerned is told.",
        f"“Algebra” on {TOMORROW} takes place after all.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "cancel all my classes tomorrow except Drama",
        "cancel all my classes tomorrow, but not drama",
        "cancel all my classes tomorrow apart from drama, the room is wet",
    ],
)
def test_a_class_that_is_left_out_is_not_cancelled(world: World, words: str) -> None:
    two_tomorrow(world)
    world.teacher.says(words)
    world.teacher.says("yes")

    assert world.student.hears() == ["“Algebra” on Tue 24 Nov 2026, 10:00 Lisbon time is cancelled."]


@pytest.mark.parametrize("words", ["except the first one", "except algebra and drama"])
def test_where_it_is_not_clear_which_class_stays_each_has_a_button(world: World, words: str) -> None:
    two_tomorrow(world)
    world.teacher.says(f"cancel all my classes tomorrow {words}")

    assert labels(world.teacher.last())[:2] == ["Cancel 1: Algebra", "Cancel 2: Drama"]


def test_what_is_left_out_of_no_day_is_none_of_those_to_press(world: World) -> None:
    two_tomorrow(world)
    world.teacher.says("cancel all my classes except drama")

    assert labels(world.teacher.last())[:2] == ["Cancel 1: Algebra", "Cancel 3: Optics"]


@pytest.mark.parametrize(
    "words",
    [
        *("cancel all my classes tomorrow afternoon", "cancel all my classes tomorrow after 2pm"),
        *("cancel all my classes on thursday and friday", "cancel my classes with sam"),
    ],
)
def test_whoever_says_which_ones_in_words_that_are_not_read_presses_them(world: World, words: str) -> None:
    two_tomorrow(world)
    world.teacher.says(words)
    assert "Cancel 2: Drama" in labels(world.teacher.last())
    world.teacher.presses("Cancel 2: Drama")
    world.teacher.says("yes")

    assert world.student.hears() == ["“Drama” on Tue 24 Nov 2026, 17:00 Lisbon time is cancelled."]


def test_of_all_classes_of_one_name_that_one_is_asked_about(world: World) -> None:
    two_tomorrow(world)
    world.teacher.says("please cancel all classes called Algebra")

    assert world.teacher.hears()[0].startswith("Shall I cancel “Algebra” on Tue 24 Nov 2026")


def test_a_day_behind_many_classes_has_its_classes(world: World) -> None:
    for name, hour in (("Chess", "9:00"), ("Art", "11:00")):
        plans(world, f'"{name}" every day {hour} from 24 november for 30 times')
        world.teacher.says("yes")
    world.teacher.hears()
    world.teacher.says("cancel all my classes on 22 december")
    world.teacher.says("my classes on 22 december")

    asked, shown = world.teacher.hears()
    assert asked.startswith("Shall I cancel these 2 classes?")
    assert shown.endswith("Soonest first.")
