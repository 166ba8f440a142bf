"""Several classes at once: one held again, one every week, and all of a day called off with one yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.model.moments.moments import written
from bot.model.school import Hours
from tests.stories.classes import facts, labels, plans
from tests.world import NORTH, ZONE, World

pytestmark = pytest.mark.usefixtures("checked")
EVERY_TUESDAY = "every tuesday at 10 until 20 december"
TUESDAYS = ["Tue 24 Nov 2026, 10:00", "Tue 1 Dec 2026, 10:00", "Tue 8 Dec 2026, 10:00", "Tue 15 Dec 2026, 10:00"]


def held(world: World, title: str) -> list[str]:
    """When the classes of this name are, by the clock of the school."""
    found = (one for one in world.work().sessions.find() if one.title == title)
    return [written(one.starts_at, ZONE) for one in found]


def test_a_class_that_repeats_is_told_with_every_date_and_one_yes_plans_them_all(world: World) -> None:
    world.student.says("thanks")
    world.student.hears()
    plans(world, f'"Chess" {EVERY_TUESDAY} 45m @sam')
    question = world.teacher.hears()[0].splitlines()

    assert question[0] == "Shall I plan “Chess” at each of these times, 45 minutes long?"
    assert question[1:5] == [f"{each} Lisbon time" for each in TUESDAYS]
    assert (held(world, "Chess"), world.student.hears()) == ([], [])

    assert world.teacher.says("yes") == "session_schedule"
    assert held(world, "Chess") == TUESDAYS
    assert world.teacher.hears()[0].splitlines()[0] == "4 classes called “Chess” are planned."
    assert world.student.hears() == ["You are invited to “Chess” on Tue 24 Nov 2026, 10:00 Lisbon time."]
    world.passes(days=7)
    assert "You are invited to “Chess” on Tue 1 Dec 2026, 10:00 Lisbon time." in world.student.hears()


def test_a_yes_that_is_pressed_twice_plans_each_of_them_once(world: World) -> None:
    plans(world, f'"Chess" {EVERY_TUESDAY}')
    world.teacher.presses("Yes, plan 4")
    world.teacher.presses("Yes, plan 4")

    assert held(world, "Chess") == TUESDAYS
    assert world.teacher.hears()[-1] == "You have planned all of these classes already."


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("Yoga every monday and thursday 16:00 for 2 weeks", ["26 Nov", "30 Nov", "3 Dec", "7 Dec"]),
        ("Yoga weekly from friday 10:00 for 3 weeks", ["27 Nov", "4 Dec", "11 Dec"]),
        ("Yoga every other monday 9:00 for 3 times", ["7 Dec", "21 Dec", "4 Jan"]),
        ("Yoga every tuesday 10:00 until next friday", ["24 Nov", "1 Dec"]),
        ("Yoga jeden dienstag um 10 uhr bis 8. dezember", ["24 Nov", "1 Dec", "8 Dec"]),
        ("Yoga cada martes a las 10 hasta el 8 de diciembre", ["24 Nov", "1 Dec", "8 Dec"]),
        ("Yoga chaque mardi à 10h jusqu'au 8 décembre", ["24 Nov", "1 Dec", "8 Dec"]),
        ("Yoga toda terça-feira às 10h até 8 de dezembro", ["24 Nov", "1 Dec", "8 Dec"]),
    ],
)
def test_days_that_come_again_are_read_in_many_ways(world: World, words: str, dates: list[str]) -> None:
    world.clock.moment = datetime(2026, 11, 23, 17, tzinfo=UTC)  # no class begins on this day any more
    plans(world, words)
    world.teacher.says("yes")

    assert [each.split(" ", 1)[1].rsplit(" ", 2)[0] for each in held(world, "Yoga")] == dates


def test_a_class_that_repeats_for_ever_is_asked_for_its_end(world: World) -> None:
    plans(world, "Chess every tuesday at 10 @sam")
    assert world.teacher.hears()[0].startswith("Until when shall it repeat?")
    assert labels(world.teacher.last())[:3] == ["For 4 weeks", "For 8 weeks", "For 12 weeks"]
    world.teacher.says("20 december")
    world.teacher.says("yes")

    assert held(world, "Chess") == TUESDAYS


@pytest.mark.parametrize("end", ["until 15 december", "till 15 dec", "for 4 weeks", "4 weeks", "for 4 times"])
def test_the_end_of_a_class_that_repeats_is_said_alone(world: World, end: str) -> None:
    plans(world, "Chess every tuesday at 10 @sam")
    world.teacher.says(end)
    world.teacher.says("yes")

    assert held(world, "Chess") == TUESDAYS


def test_an_hour_that_may_be_in_the_afternoon_is_asked_about(world: World) -> None:
    plans(world, "Chess every tuesday at 3 until 2 december")
    assert world.teacher.hears() == ["At which time is it?"]
    world.teacher.presses("15:00")
    world.teacher.says("yes")

    assert held(world, "Chess") == ["Tue 24 Nov 2026, 15:00", "Tue 1 Dec 2026, 15:00"]


def test_no_series_is_longer_than_thirty_classes(world: World) -> None:
    plans(world, "Chess every day 10:00 until 1 march")

    assert world.teacher.hears() == ["That would be more than 30 classes. Say an earlier end."]


@pytest.mark.parametrize(
    "words", ["every sunday 01:30 from 21 march 2027 for 2 weeks", "every day 1:30 from 27 mar 2027 for 3 times"]
)
def test_a_time_that_is_not_there_when_the_clocks_change_is_asked_about(world: World, words: str) -> None:
    plans(world, f'"Stars" {words}')

    assert world.teacher.hears()[0].startswith(
        "The clocks change then, and this time does not exist, or comes twice: Sun 28"
    )
    assert held(world, "Stars") == []


def test_a_series_keeps_its_time_on_the_clock_when_the_clocks_change(world: World) -> None:
    plans(world, '"Chess" every monday 9:00 from 22 march 2027 for 2 weeks')
    world.teacher.says("yes")

    assert held(world, "Chess") == ["Mon 22 Mar 2027, 09:00", "Mon 29 Mar 2027, 09:00"]


def test_holidays_of_the_school_are_named_and_left_out(world_of: Callable[..., World]) -> None:
    hours = Hours(holidays=frozenset((date(2026, 12, 1), date(2026, 12, 8))))
    world = world_of(replace(NORTH, hours=hours))
    plans(world, f'"Chess" {EVERY_TUESDAY}')
    left_out = [row for row in world.teacher.hears()[0].splitlines() if "holiday" in row]
    assert left_out[0] == "Tue 1 Dec 2026, 10:00 Lisbon time: a holiday of the school, so I leave it out"
    assert labels(world.teacher.last())[:2] == ["Yes, plan 2", "With the holidays, 4"]
    world.teacher.says("yes")

    assert held(world, "Chess") == [TUESDAYS[0], TUESDAYS[3]]


def test_a_yes_plans_nothing_where_all_days_are_holidays(world_of: Callable[..., World]) -> None:
    hours = Hours(holidays=frozenset((date(2026, 12, 1), date(2026, 12, 8))))
    world = world_of(replace(NORTH, hours=hours))
    plans(world, '"Chess" every tuesday at 10 from 1 december until 8 december')
    asked = "All of these are holidays of the school. Press the button to plan “Chess” on them all the same."
    assert world.teacher.hears()[0].splitlines()[0] == asked
    world.teacher.says("yes")
    assert held(world, "Chess") == []
    world.teacher.presses("With the holidays, 2")

    assert held(world, "Chess") == TUESDAYS[1:3]


@pytest.mark.parametrize("words", ["Yoga 60m; 2026-12-01 10:00", '"Yoga" 60m; 2028-12-01 10:00'])
def test_no_series_is_planned_without_a_name_or_too_far_ahead(world: World, words: str) -> None:
    assert world.teacher.says(f"session series {words}") == "refused"
    assert world.work().sessions.find() == []


@pytest.mark.parametrize(
    "words",
    [
        "same class again next week",
        "copy it to 4 dec",
        "same again next week",
        "repeat algebra next week",
        "la misma clase otra vez la próxima semana",
    ],
)
def test_a_class_is_held_again_with_its_people_by_one_yes(world: World, words: str) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says(words)
    assert world.teacher.hears() == [
        "Shall I plan “Algebra 2” again on Fri 4 Dec 2026, 10:00 Lisbon time? Whoever is in it is invited."
    ]
    world.teacher.says("yes")

    assert held(world, "Algebra 2") == ["Fri 27 Nov 2026, 10:00", "Fri 4 Dec 2026, 10:00"]
    assert facts(world.teacher.last())["For"] == "the class channel, sam"


def test_a_class_that_is_just_over_can_be_held_again_next_week(world: World) -> None:
    plans(world, '"Optics" today 10:00')
    plans(world, '"Waves" friday 10:00')
    world.passes(hours=2, minutes=10)
    world.teacher.says("hello")
    world.teacher.says("same class again next week")

    assert world.teacher.hears()[-1].startswith("Shall I plan “Optics” again on Mon 30 Nov 2026, 10:00 Lisbon time?")


@pytest.mark.parametrize("words", ["session copy 1 friday 12:00", "copy session 1 to friday 12:00"])
def test_a_class_is_copied_by_its_number(world: World, words: str) -> None:
    plans(world)

    assert world.teacher.says(words) == "session_schedule"
    assert held(world, "Algebra 2") == ["Fri 27 Nov 2026, 10:00", "Fri 27 Nov 2026, 12:00"]


def test_only_its_teacher_or_somebody_on_call_copies_a_class(world: World) -> None:
    plans(world)

    assert world.student.says("session copy 1 friday 12:00") == "refused"
    assert world.first.says("session copy 1 friday 12:00") == "session_schedule"
    assert {one.instructor for one in world.work().sessions.find()} == {world.work().sessions.get(1).instructor}


@pytest.mark.parametrize(
    "words", ["repeat algebra weekly until 12 december", "session copy 1 every friday for 2 weeks"]
)
def test_a_class_is_repeated_behind_itself(world: World, words: str) -> None:
    plans(world)
    world.teacher.says(words)
    world.teacher.says("yes")

    assert held(world, "Algebra 2") == ["Fri 27 Nov 2026, 10:00", "Fri 4 Dec 2026, 10:00", "Fri 11 Dec 2026, 10:00"]


@pytest.mark.parametrize(
    "words", ["don't repeat algebra next week", "is it the same class next week?", "same procedure as every year"]
)
def test_what_is_denied_or_only_asked_about_plans_nothing(world: World, words: str) -> None:
    plans(world)
    world.teacher.says(words)
    world.teacher.says("yes")

    assert held(world, "Algebra 2") == ["Fri 27 Nov 2026, 10:00"]


@pytest.mark.parametrize("words", ["can you repeat it?", "repeat it please", "the same class"])
def test_whoever_did_not_catch_something_is_not_asked_when_a_class_is_held_again(world: World, words: str) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says(words)

    assert "held again" not in world.teacher.hears()[0]


def test_a_series_that_was_a_mistake_is_cancelled_with_a_button_and_a_yes(world: World) -> None:
    plans(world, f'"Chess" {EVERY_TUESDAY}')
    world.teacher.says("yes")
    world.teacher.presses("Cancel all of these")
    assert world.teacher.hears()[-1].startswith("Shall I cancel these 4 classes?")
    world.teacher.says("yes")

    assert world.teacher.hears()[-1].startswith("4 classes are cancelled.")


def test_a_line_that_repeats_is_planned_by_itself(world: World) -> None:
    world.teacher.says(f"session add Art tomorrow 9:00\nDrama tomorrow 11:00\nChess {EVERY_TUESDAY}")

    assert world.teacher.hears()[0].startswith(f"“Chess {EVERY_TUESDAY}” repeats. Send that line by itself")
    assert world.work().sessions.find() == []
