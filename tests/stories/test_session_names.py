"""A class that is called by its name, or by `it`; and one that is held in a room."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
AT = "Tue 24 Nov 2026, 10:00 Lisbon time"
TOMORROW = '"Algebra 2" tomorrow 10:00 90m'


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("cancel algebra", "Yes, cancel it"),
        ("cancela algebra", "Yes, cancel it"),
        ("algebra is cancelled, i am ill", "Yes, cancel it"),
        ("cancel algebra 2 please", "Yes, cancel it"),
        ("cancel it", "Yes, cancel it"),
        ("move it to friday 2pm", "Move 1: Algebra 2"),
        ("start algebra 10 minutes later", "Move 1: Algebra 2"),
    ],
)
def test_a_class_is_known_by_its_name_or_as_it(world: World, words: str, offered: str) -> None:
    plans(world, TOMORROW)
    plans(world, '"Physics" friday 14:00', world.first)

    assert world.teacher.says(words) == "refused"
    assert labels(world.teacher.last()) == [offered, "My classes", "Talk to a person"]
    assert "Algebra 2" in str(world.teacher.last())


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("start algebra 10 minutes later", "10:10"),
        ("bring algebra forward by half an hour", "09:30"),
        ("postpone algebra by one hour", "11:00"),
        ("can you push it by 15 min", "10:15"),
    ],
)
def test_a_class_is_moved_by_how_much_later_it_begins(world: World, words: str, at: str) -> None:
    plans(world, TOMORROW)
    world.teacher.says(words)

    assert world.teacher.presses("Move 1: Algebra 2") == "session_schedule"
    assert facts(world.teacher.last())["Starts"].startswith(f"Tue 24 Nov 2026, {at}")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("session rename 1 to Algebra 3", "Algebra 3"),
        ("session room 1 B4", "Algebra 2, room B4"),
        ("session room 1 is the library", "Algebra 2, library"),
    ],
)
def test_a_class_gets_another_name_or_room_and_everybody_is_told(world: World, words: str, name: str) -> None:
    plans(world, f"{TOMORROW} @sam")
    world.student.hears()

    assert world.teacher.says(words) == "session_schedule"
    assert world.student.hears() == [f"“Algebra 2” on {AT} is “{name}” now."]
    world.passes(hours=24)
    assert f"“{name}” starts in one hour: {AT}." in world.student.hears()


@pytest.mark.parametrize(
    "words", ["change the room of algebra to B5", "session room B5", "move the room of algebra to B5"]
)
def test_the_room_of_a_class_that_is_called_by_its_name_is_asked_back(world: World, words: str) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 in room 12 with @sam')

    assert world.teacher.says(words) == "refused"
    world.teacher.presses("Yes, change it")
    assert world.student.hears()[-1] == f"“Algebra 2, room 12” on {AT} is “Algebra 2, room B5” now."


@pytest.mark.parametrize(
    "words", ["session rename 1", "session room 1", "session rename 1 to Algebra 2", "session rename 2 X"]
)
def test_what_names_nothing_new_changes_nothing(world: World, words: str) -> None:
    plans(world, f"{TOMORROW} @sam")
    world.student.hears()

    assert world.teacher.says(words) == "refused"
    assert world.student.hears() == []


def test_a_class_gets_another_link_and_everybody_is_told(world: World) -> None:
    plans(world, f"{TOMORROW} @sam https://a.example/1")
    world.student.hears()
    world.teacher.says("session link 1 is https://b.example/2")

    assert world.student.hears() == [f"“Algebra 2” on {AT} has a new link: https://b.example/2"]
    assert facts(world.teacher.last())["Link"] == "https://b.example/2"
    assert world.teacher.says("session link 1 the blue one") == "refused"
    assert world.teacher.hears()[-1] == "Which link? Say it as it is opened, beginning with https://."


@pytest.mark.parametrize(
    "words", ["session move 1 120m", "session length 1 2h", "change the length of class 1 to 120 minutes"]
)
def test_how_long_a_class_takes_changes_and_its_time_stays(world: World, words: str) -> None:
    plans(world, TOMORROW)
    world.teacher.says(words)

    assert facts(world.teacher.last())["Length"] == "120 minutes"
    assert facts(world.teacher.last())["Starts"] == AT


@pytest.mark.parametrize("words", ["Physics weekly on monday 9:00", "Physics every day 9:00", "Physics mondays 9:00"])
def test_no_class_is_planned_once_that_shall_repeat(world: World, words: str) -> None:
    plans(world, words)
    assert world.teacher.last().text.template.startswith("Until when shall it repeat?")
    assert plans(world, '"Weekly physics" monday 9:00') == "session_schedule"


@pytest.mark.parametrize(
    ("words", "at"),
    [("im running 10 minutes late", "10:10"), ("sorry, i will be 15 min late for algebra", "10:15")],
)
def test_who_teaches_soon_and_is_late_may_begin_later(world: World, words: str, at: str) -> None:
    plans(world, '"Algebra 2" today 10:00')
    world.teacher.says(words)

    assert world.teacher.presses("Move 1: Algebra 2") == "session_schedule"
    assert facts(world.teacher.last())["Starts"].startswith(f"Mon 23 Nov 2026, {at}")


def test_who_is_late_long_before_their_class_moves_nothing(world: World) -> None:
    plans(world, TOMORROW)

    assert world.teacher.says("im running 10 minutes late") == "unknown"


def test_it_is_no_class_for_who_waits_for_a_ticket_or_teaches_none(world: World) -> None:
    assert world.first.says("cancel it") == "unknown"
    plans(world, TOMORROW)
    world.teacher.says("ticket open my mouse squeaks")

    assert world.teacher.says("cancel it") == "none"
    assert world.teacher.hears()[-1].startswith("Shall I withdraw your ticket 1: my mouse squeaks?")


def test_when_to_be_reminded_moves_nothing(world: World) -> None:
    plans(world, TOMORROW)
    world.teacher.says("remind my class 30 minutes before")

    assert "moved" not in world.teacher.hears()[-1]


def test_the_name_of_a_class_makes_no_command_of_other_words(world: World) -> None:
    plans(world, TOMORROW)

    assert world.teacher.says("algebra is wonderful") == "unknown"


def test_who_takes_part_asks_for_a_class_by_its_name(world: World) -> None:
    plans(world, '"Stoichiometry" tomorrow 10:00 @sam')

    assert world.student.says("next stoichiometry") == "session_list"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("algebra tomorrow 10am to 11:30 in room 4", "algebra, room 4"),
        ("biology friday 3pm in the science lab", "biology, science lab"),
        ('"Drama club" friday 6pm in room B12', "Drama club, room B12"),
        ("chess in room 12 friday 3pm", "chess in room 12"),
    ],
)
def test_the_room_is_told_with_the_name(world: World, words: str, title: str) -> None:
    assert plans(world, words) == "session_schedule"
    world.teacher.says("sessions")

    assert f"1: {title}" in facts(world.teacher.last())


@pytest.mark.parametrize("words", ["drama friday 5pm in the woods", '"Drama" friday 5pm in the woods'])
def test_what_is_neither_a_room_nor_a_time_is_asked_back(world: World, words: str) -> None:
    assert plans(world, words) == "refused"
