"""Which class is meant when its number was not said: the ones with that name, at that time, on that day."""

from __future__ import annotations

import pytest

from tests.stories.classes import MENTIONS, facts, labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def three(world: World) -> None:
    for plan in ('"Algebra" today 10:00', '"Physics" tomorrow 14:00', '"Algebra" wednesday 11:30'):
        plans(world, plan)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("move my 10am class to 11", ["Move 1: Algebra"]),
        ("move my class to wednesday 11:30", ["Move 1: Algebra", "Move 2: Physics", "Move 3: Algebra"]),
        ("cancel the class at 20:00", ["Cancel 1: Algebra", "Cancel 2: Physics", "Cancel 3: Algebra"]),
    ],
)
def test_a_time_or_a_day_tells_which_class_is_meant(world: World, words: str, offered: list[str]) -> None:
    three(world)
    assert world.teacher.says(words) == "refused"

    assert labels(world.teacher.last()) == [*offered, "My classes", "Talk to a person"]


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("cancel my 10am class", "“Algebra” on Mon 23 Nov"),
        ("cancel the class at 14:00", "“Physics” on Tue 24 Nov"),
        ("cancel tomorrow's class", "“Physics” on Tue 24 Nov"),
        ("cancel class on wednesday", "“Algebra” on Wed 25 Nov"),
        ("please cancel the 24 November class, I am away", "“Physics” on Tue 24 Nov"),
        ("cancel algebra on wednesday", "“Algebra” on Wed 25 Nov"),
    ],
)
def test_a_time_or_a_day_tells_which_class_shall_be_cancelled(world: World, words: str, which: str) -> None:
    three(world)
    assert world.teacher.says(words) == "refused"

    assert world.teacher.hears()[-1].startswith(f"Shall I cancel {which}")
    assert labels(world.teacher.last()) == ["Yes, cancel it", "My classes", "Talk to a person"]


def test_when_each_begins_is_told_of_classes_with_one_name(world: World) -> None:
    plans(world, '"Algebra" today 10:00')
    plans(world, '"Algebra" wednesday 11:30')
    world.teacher.hears()
    world.teacher.says("cancel my algebra class")

    assert world.teacher.hears() == [
        "Which class shall be cancelled? Press one of these, or say its number after the command.\n"
        "1: Mon 23 Nov 2026, 10:00 Lisbon time\n2: Wed 25 Nov 2026, 11:30 Lisbon time"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "session move Chemistry to friday 16:00",
        'session move "Chemistry" to friday 16:00',
        "session move the chemistry class to friday 16:00",
        "session move Chemistry friday 16:00",
        "move “Chemistry” to friday 16:00",
    ],
)
def test_the_name_of_the_class_is_no_part_of_where_it_is_moved(world: World, words: str) -> None:
    plans(world, '"Chemistry" friday 14:00')
    plans(world, '"Physics" tomorrow 10:00')
    world.teacher.says(words)

    assert world.teacher.presses("Move 1: Chemistry") == "session_schedule"
    assert facts(world.teacher.last())["Starts"].startswith("Fri 27 Nov 2026, 16:00")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("session cancel Chemistry", "cancelled. Who"),
        ('session cancel "Chemistry" because of the snow', "cancelled. Because of the snow"),
        ("session cancel chemistry on friday", "cancelled. Who"),
        ("session cancel chemistry, i am ill", "cancelled. I am ill"),
    ],
)
def test_what_is_said_behind_the_name_is_why_it_is_cancelled(world: World, words: str, told: str) -> None:
    plans(world, '"Chemistry" tomorrow 8:00 @sam')
    plans(world, '"Physics" tomorrow 10:00')
    world.teacher.says(words)
    world.student.hears()
    world.teacher.presses(labels(world.teacher.last())[0])
    if "Yes, cancel it" in labels(world.teacher.last()):
        world.teacher.presses("Yes, cancel it")

    assert told in f"{world.student.hears()[0]} Who"


@pytest.mark.parametrize("words", ["cancel my class, I am ill", "session cancel History, I am ill"])
def test_of_several_classes_too_none_is_cancelled_before_a_yes(world: World, words: str) -> None:
    plans(world, '"Chemistry" tomorrow 8:00 @sam')
    plans(world, '"Physics" tomorrow 10:00 @sam')
    world.teacher.says(words)
    world.student.hears()
    world.teacher.presses("Cancel 2: Physics")

    assert world.student.hears() == []
    assert world.teacher.hears()[-1].startswith("Shall I cancel “Physics” on Tue 24 Nov")
    world.teacher.says("yes")
    assert world.student.hears()[0].endswith("is cancelled. I am ill")


@pytest.mark.parametrize(
    "words",
    ["session invite @sam to Chemistry", "invite @sam to chemistry", "please invite @sam to my class"],
)
def test_who_is_invited_to_a_class_by_its_name_stays_named(world: World, words: str) -> None:
    plans(world, '"Chemistry" friday 14:00')
    world.teacher.says(words, mentions=MENTIONS)

    assert world.teacher.presses("Invite to 1: Chemistry") == "session_schedule"
    assert facts(world.teacher.last())["For"] == "sam"


@pytest.mark.parametrize(
    "words",
    ["session move History to 4 dec 16:00", 'session move "History" 4 dec 16:00', "session cancel History, i am ill"],
)
def test_a_name_that_no_class_has_is_said_and_the_rest_still_does_it(world: World, words: str) -> None:
    plans(world, '"Chemistry" friday 14:00')
    world.teacher.hears()
    world.teacher.says(words)

    assert world.teacher.hears() == ["You teach no class called “History” that I know of. Is it one of these?"]
    deed = "Move" if "move" in words else "Cancel"
    assert world.teacher.presses(f"{deed} 1: Chemistry") in ("session_schedule", "refused")
