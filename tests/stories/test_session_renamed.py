"""A class gets another name, by a command or in a sentence: everybody who was invited hears of it under that name."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
AT = "Tue 24 Nov 2026, 15:00 Lisbon time"
PHYSICS = '"Physics" tomorrow 15:00 45m @sam'


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("rename physics to Physics lab", "Physics lab"),
        ("please rename my physics class to Waves and Light", "Waves and Light"),
        ("call it Optics", "Optics"),
        ("rename it Optics", "Optics"),
        ("rename it to “Optics 2”", "Optics 2"),
        ('change the title of physics to "Optics"', "Optics"),
        ("change the name of my class to Optics", "Optics"),
        ("physics should be called Optics", "Optics"),
        ("physics is now called Optics", "Optics"),
        ("the new name of physics is Physics 2", "Physics 2"),
        ("session rename physics to Optics", "Optics"),
        ("cambia el nombre de physics a Óptica", "Óptica"),
        ("physics se llama ahora Óptica", "Óptica"),
        ("renomme physics en Optique", "Optique"),
        ("change le nom de physics en Optique", "Optique"),
        ("benenne physics in Optik um", "Optik"),
        ("physics heißt jetzt Optik", "Optik"),
        ("muda o nome de physics para Óptica", "Óptica"),
    ],
)
def test_a_class_is_called_otherwise_with_one_yes(world: World, words: str, name: str) -> None:
    plans(world, PHYSICS)
    world.student.hears()
    world.teacher.hears()

    assert world.teacher.says(words) == "refused"
    assert world.teacher.hears() == [f"Shall “Physics” on {AT} get the name “{name}”?"]
    assert world.teacher.says("yes") == "session_schedule"
    assert world.student.hears() == [f"“Physics” on {AT} is “{name}” now."]
    assert facts(world.teacher.last())["Class"] == f"1: {name}"

    world.passes(hours=29)
    assert world.student.hears() == [f"“{name}” starts in {left}: {AT}." for left in ("24 hours", "one hour")]


def test_who_is_not_invited_yet_is_invited_once_under_the_new_name(world: World) -> None:
    plans(world, '"Physics" 30 nov 15:00 @sam')
    world.teacher.says("call it Optics")
    world.teacher.says("yes")
    assert world.student.hears() == []

    world.passes(days=5)
    assert world.student.hears() == ["You are invited to “Optics” on Mon 30 Nov 2026, 15:00 Lisbon time."]


def test_the_class_that_is_named_is_meant_although_another_is_called_as_it_shall_be(world: World) -> None:
    for words in ('"Physics lab" tomorrow 15:00', '"Optics" tomorrow 17:00'):
        plans(world, words)
    world.teacher.says("rename physics lab to Optics 2")

    assert world.teacher.hears()[-1] == f"Shall “Physics lab” on {AT} get the name “Optics 2”?"


@pytest.mark.parametrize("words", ["rename my class", "session rename", "change the name of my class"])
def test_who_says_no_new_name_is_asked_for_the_class_and_then_for_it(world: World, words: str) -> None:
    plans(world, '"Algebra" tomorrow 9:00')
    plans(world, PHYSICS)
    world.teacher.says(words)
    assert labels(world.teacher.last())[:2] == ["Class 1: Algebra", "Class 2: Physics"]
    world.teacher.presses("Class 1: Algebra")
    assert world.teacher.hears()[-1].startswith("What shall “Algebra” be called?")

    world.teacher.says("call it Sums")
    world.teacher.says("yes")
    assert facts(world.teacher.last())["Class"] == "1: Sums"


@pytest.mark.parametrize(
    ("words", "name"),
    [("session rename 1 Optics", "Optics, room 12"), ('session rename 1 "Optics, lab 3"', "Optics, lab 3")],
)
def test_a_class_that_is_called_otherwise_stays_in_its_room(world: World, words: str, name: str) -> None:
    plans(world, '"Physics" tomorrow 15:00 in room 12')
    world.teacher.says(words)

    assert facts(world.teacher.last())["Class"] == f"1: {name}"


@pytest.mark.parametrize(
    "words",
    [
        "call it a day",
        "don't call it Optics",
        "don't rename physics to Optics",
        "should i rename physics to Optics?",
        "rename the file to Optics",
        "change my name to Tess Smith",
        "no cambies el nombre de physics a Óptica",
        "my dog is now called Optics",
    ],
)
def test_other_names_change_no_class(world: World, words: str) -> None:
    plans(world, PHYSICS)
    world.teacher.says(words)
    world.teacher.says("yes")

    assert [one.title for one in world.work().sessions.find()] == ["Physics"]


def test_who_teaches_no_class_names_none(world: World) -> None:
    plans(world, PHYSICS)

    assert world.student.says("rename physics to Optics") != "session_schedule"
    assert [one.title for one in world.work().sessions.find()] == ["Physics"]


@pytest.mark.parametrize(
    "words", ["please call IT support", "call it support please", "please call IT about the projector", "call IT now"]
)
def test_who_would_have_the_people_of_it_called_gives_no_class_a_name(world: World, words: str) -> None:
    plans(world, PHYSICS)
    world.teacher.hears()
    world.teacher.says(words)

    assert not world.teacher.hears()[0].startswith("Shall “Physics”")


@pytest.mark.parametrize("words", ["call it “People and places”", "CALL IT OPTICS"])
def test_a_name_is_a_name_in_quotes_and_in_capital_letters(world: World, words: str) -> None:
    plans(world, PHYSICS)
    world.teacher.hears()
    world.teacher.says(words)

    assert world.teacher.hears()[0].startswith("Shall “Physics”")
