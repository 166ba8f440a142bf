"""Whether what is said of a class is a time of the day or how long it is."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def becomes(world: World) -> tuple[str, str]:
    """When the class of tomorrow begins, and how long it is."""
    now = facts(world.teacher.last())
    return now["Starts"].removeprefix("Tue 24 Nov 2026, ").removesuffix(" Lisbon time"), now["Length"]


@pytest.mark.parametrize(
    ("words", "start", "length"),
    [
        ("session move 1 to 10h30", "10:30", "60 minutes"),
        ("session move 1 to 15h", "15:00", "60 minutes"),
        ("session move 1 to 2h", "10:00", "120 minutes"),
        ("session move 1 to 1h30", "10:00", "90 minutes"),
        ("session move 1 +1h", "11:00", "60 minutes"),
        ("session length 1 to 2:00", "10:00", "120 minutes"),
        ("session length 1 90", "10:00", "90 minutes"),
        ("session length 1 two hours", "10:00", "120 minutes"),
        ("session length 1 8h", "10:00", "480 minutes"),
        ("set the length of my class 1 to 45", "10:00", "45 minutes"),
    ],
)
def test_a_class_begins_then_or_lasts_so_long(world: World, words: str, start: str, length: str) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00')
    world.teacher.says(words)

    assert becomes(world) == (start, length)


def test_a_day_later_is_said_in_short(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00')
    world.teacher.says("session move 1 +1d")

    assert facts(world.teacher.last())["Starts"] == "Wed 25 Nov 2026, 10:00 Lisbon time"


@pytest.mark.parametrize("answer", ["45", "45m", "45 minutes", "0:45"])
def test_who_is_asked_how_long_a_class_shall_be_says_a_number(world: World, answer: str) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00')
    world.teacher.says("session length 1")
    assert world.teacher.hears()[-1].startswith("How long shall “Algebra 2” be?")
    world.teacher.says(answer)

    assert becomes(world) == ("10:00", "45 minutes")


def test_a_class_is_moved_to_an_hour_as_it_is_written_in_french(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00')
    world.teacher.hears()
    world.teacher.says("move algebra to 10h30")
    before, after = (f"Tue 24 Nov 2026, {at} Lisbon time" for at in ("10:00", "10:30"))

    assert world.teacher.hears() == [f"Shall I move “Algebra 2” from {before} to {after}?"]


def test_a_notice_that_takes_the_place_of_another_one_has_all_that_is_new(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 @sam https://zoom.us/j/1')
    world.student.hears()
    world.delivers = False
    world.teacher.says("session link 1 https://zoom.us/j/2")
    world.teacher.says("session length 1 90m")
    world.delivers = True
    world.deliver()

    assert world.student.hears() == ["“Algebra 2” on Tue 24 Nov 2026, 10:00 Lisbon time lasts 90 minutes."]
    assert facts(world.student.last()) == {"Length": "90 minutes", "Link": "Join the class (https://zoom.us/j/2)"}
