"""What is typed about a class is understood as a whole, or asked back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.people import Role
from tests.stories.classes import facts, in_class, labels, plans
from tests.world import NORTH, World, listed

NOT_UNDERSTOOD = (
    ('"Bio" tomorrow 11.30 am sam', "sam"),
    ('"Bio" tomorrow 10:00 except for the first week', "except first week"),
    ('"Bio" in spring 10:00', "spring"),
    ("Bio tomorrow 11.30 am sam", "sam"),
    ("Bio tomorrow 10:00 - 77", "77"),
    ("Bio 10:00 in New York tomorrow @sam", "in New York"),
    ("Bio with @sam Nobody tomorrow 10:00", "Nobody"),
    ('"Bio" tomorrow 10:00 until the holidays @sam', "until holidays"),
    ('"Bio" "Chemistry" tomorrow 10:00', '"Chemistry"'),
)


@pytest.mark.parametrize(("words", "left"), NOT_UNDERSTOOD)
def test_words_that_are_not_understood_are_asked_back_and_nothing_is_planned(
    world: World, words: str, left: str
) -> None:
    world.student.says("hello")
    plans(world, words)

    assert world.teacher.hears()[-1].startswith(f"I did not understand “{left}”, so I have changed nothing.")
    assert "Talk to a person" in labels(world.teacher.last())
    assert world.work().sessions.find() == []


READ = (
    ('"Bio" day after tomorrow 9:30 @sam', "Wed 25 Nov 2026, 09:30 Lisbon time"),
    ('"F" in two days at 10 am', "Wed 25 Nov 2026, 10:00 Lisbon time"),
    ('"X" 15:00 New York time tomorrow', "Tue 24 Nov 2026, 15:00 New York time"),
    ('"On time" please, for the class, on friday at 10 for an hour', "Fri 27 Nov 2026, 10:00 Lisbon time"),
    ('"Soon" in 3 hours', "Mon 23 Nov 2026, 12:00 Lisbon time"),
)


def test_days_and_zones_as_people_say_them_are_read(world: World) -> None:
    for words, starts in READ:
        plans(world, words)

        assert facts(world.teacher.last())["Starts"] == starts


def test_a_title_without_quotes_and_without_a_day_is_asked_back_with_the_day(world: World) -> None:
    world.student.says("hello")
    plans(world, "Physics in spring 10:00 90m @sam")
    assert world.teacher.hears()[0].startswith("I found no day in your words. Is it this one?")
    assert world.work().sessions.find() == []
    world.teacher.presses("Mon 23 Nov 2026, 10:00 Lisbon time")

    told = facts(world.teacher.last())
    assert (told["Class"], told["Length"], told["For"]) == ("1: Physics in spring", "90 minutes", "Sam Rivera")


def test_an_hour_that_may_be_in_the_afternoon_is_pressed(world: World) -> None:
    plans(world, "Physics tomorrow at 3")
    world.teacher.presses("Tue 24 Nov 2026, 15:00 Lisbon time")

    assert facts(world.teacher.last())["Starts"] == "Tue 24 Nov 2026, 15:00 Lisbon time"


MOVES = (
    ("18:00", "Fri 27 Nov 2026, 18:00"),
    ("wednesday", "Wed 25 Nov 2026, 18:00"),
    ("1 dec", "Tue 1 Dec 2026, 18:00"),
    ("10:00", "Tue 1 Dec 2026, 10:00"),
    ("tomorrow 9:00", "Tue 24 Nov 2026, 09:00"),
)


def test_a_class_that_moves_keeps_the_day_or_the_time_that_is_not_named(world: World) -> None:
    plans(world)
    for words, starts in MOVES:
        world.teacher.says(f"session move 1 to {words}")

        assert facts(world.teacher.last())["Starts"] == f"{starts} Lisbon time"


def test_a_class_does_not_move_to_words_that_are_not_understood(world: World) -> None:
    plans(world)
    world.teacher.says("session move 1 to tomorrow in the hall")

    assert world.teacher.hears()[-1].startswith("I did not understand “hall”")
    assert world.work().sessions.numbered(1).plan == 1


def test_a_class_for_nobody_is_cancelled_and_nobody_is_said_to_be_told(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00')
    world.teacher.says("session cancel 1")

    assert world.teacher.hears()[-1].endswith("is cancelled. Nobody was invited, so nobody is told.")


def test_a_mention_with_a_space_and_the_second_name_is_that_person(world: World) -> None:
    world.student.says("hello")
    for number, words in enumerate(
        ("@Sam Rivera Physics friday 10:00", "Physics with @sam rivera, on friday 11:00"), 1
    ):
        plans(world, words)
        told = facts(world.teacher.last())

        assert (told["Class"], told["For"]) == (f"{number}: Physics", "Sam Rivera")


def test_the_second_name_tells_two_people_of_one_first_name_apart(world: World) -> None:
    world.student.says("hello")
    world.person("sam2", "Sam Stone").says("hello")
    world.teacher.says("session add Physics @Sam Stone friday 10:00")
    assert facts(world.teacher.last())["For"] == "Sam Stone"


def test_a_teacher_abroad_types_their_own_time_and_sees_the_school_s_too(world: World) -> None:
    abroad = replace(listed("noa", "Noa North", Role.INSTRUCTOR), zone="America/New_York")
    world.schools = (replace(NORTH, people=(*NORTH.people, abroad)),)
    world.start()
    noa = world.person("noa")
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra', who=noa)
    told = facts(noa.last())

    assert told["Starts"] == "Tue 24 Nov 2026, 10:00 New York time"
    assert told["School time"] == "Tue 24 Nov 2026, 15:00 Lisbon time"
    assert in_class(world) == ["You are invited to “Algebra 2” on Tue 24 Nov 2026, 15:00 Lisbon time."]
    world.first.says("session 1")
    assert facts(world.first.last())["Your time"] == "Tue 24 Nov 2026, 15:00 Lisbon time"
    assert "School time" not in facts(world.first.last())


def test_a_date_of_which_one_reading_has_passed_is_asked_for_alone(world: World) -> None:
    plans(world, '"E" 12/4/2026 2:30pm')
    assert world.teacher.hears() == ["Do you mean Fri 4 Dec 2026, 14:30 Lisbon time?"]

    world.teacher.presses("Fri 4 Dec 2026, 14:30 Lisbon time")
    assert facts(world.teacher.last())["Starts"] == "Fri 4 Dec 2026, 14:30 Lisbon time"


def test_a_day_that_does_not_exist_is_named_as_it_was_written(world: World) -> None:
    world.teacher.says('session add "Parents" 31.2. 10:00')

    assert world.teacher.hears() == ["There is no such day or time: “31.2.”. Please check it."]


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("America/New York", "Did you mean America/New_York or "),
        ("US/NewYork", "Did you mean America/New_York?"),
        ("berlln time", "Did you mean Europe/Berlin?"),
        ("New York", "Is New York whose clock is meant? Then say it with the word time: New York time."),
    ],
)
def test_who_names_a_city_is_told_how_its_clock_is_called(world: World, zone: str, told: str) -> None:
    assert plans(world, f"Chess friday 12:00 {zone}") == "refused"

    assert told in world.teacher.hears()[-1]


@pytest.mark.parametrize("zone", ["EST", "Boston time"])
def test_no_zone_is_offered_that_nobody_can_have_meant(world: World, zone: str) -> None:
    plans(world, f"Chess friday 12:00 {zone}")

    assert "Did you mean" not in world.teacher.hears()[-1]
