"""Where a class moves to, said in one sentence or one thing after the other."""

from __future__ import annotations

import pytest

from tests.stories.classes import FRIDAY, facts, labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")

THURSDAY = "Thu 26 Nov 2026, 10:00 Lisbon time"


@pytest.mark.parametrize("words", ["i need to move algebra", "move algebra", "postpone algebra until further notice"])
def test_who_does_not_say_where_to_is_asked_and_a_day_is_an_answer(world: World, words: str) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says(words)
    assert world.teacher.hears() == [f"When shall “Algebra 2” on {FRIDAY} be instead?"]
    world.teacher.says("to thursday")

    assert facts(world.teacher.last())["Starts"] == THURSDAY


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("reschedule the friday 10am class to 11", "Fri 27 Nov 2026, 11:00 Lisbon time"),
        ("change friday's class to thursday", THURSDAY),
        ("change my class to thursday", THURSDAY),
        ("can we do algebra on thursday instead", THURSDAY),
    ],
)
def test_a_class_is_moved_as_people_say_it(world: World, words: str, start: str) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says(words)

    assert world.teacher.hears() == [f"Shall I move “Algebra 2” from {FRIDAY} to {start}?"]


def test_an_hour_that_may_be_one_of_two_is_asked_about_at_once(world: World) -> None:
    plans(world, "Physics tomorrow 14:00")
    world.teacher.says("move physics to 3")
    assert labels(world.teacher.last())[:2] == [f"Tue 24 Nov 2026, {at}:00 Lisbon time" for at in ("03", "15")]
    world.teacher.presses("Tue 24 Nov 2026, 15:00 Lisbon time")

    assert facts(world.teacher.last())["Starts"] == "Tue 24 Nov 2026, 15:00 Lisbon time"


@pytest.mark.parametrize("words", ["session move 1 monday", "session move 1 to monday 15:00"])
def test_the_day_it_is_today_called_by_its_name_may_be_the_one_in_a_week(world: World, words: str) -> None:
    plans(world)
    world.teacher.says(words)
    at = "15:00" if "15:00" in words else "10:00"
    days = [f"Mon {day} Nov 2026, {at} Lisbon time" for day in (23, 30)]
    assert labels(world.teacher.last())[:2] == days
    world.teacher.presses(days[1])

    assert facts(world.teacher.last())["Starts"] == days[1]


@pytest.mark.parametrize("answers", [("friday", "10:00"), ("friday", "10"), ("friday 10",), ("on friday at 10",)])
def test_a_day_and_then_an_hour_answer_when_a_class_is(world: World, answers: tuple[str, ...]) -> None:
    world.teacher.says("session add Biology")
    for words in answers:
        world.teacher.says(words)

    assert facts(world.teacher.last())["Starts"] == FRIDAY


def test_a_number_that_answers_something_else_is_no_hour(world: World) -> None:
    world.teacher.says("session add Biology friday")
    world.teacher.says("my tickets")
    world.teacher.says("10")

    assert "Starts" not in facts(world.teacher.last())


def test_a_class_for_a_channel_is_planned_in_spanish(world: World) -> None:
    words = "quiero programar una clase de física el viernes a las 10 de la mañana para #algebra"
    world.teacher.says(words, mentions={"#algebra": "algebra"})

    assert facts(world.teacher.last())["Class"] == "1: física"
    assert facts(world.teacher.last())["For"] == "the class channel"


def test_who_needs_a_class_gives_it_no_name_by_that(world: World) -> None:
    world.teacher.says("need a class friday 10:00")

    assert world.teacher.hears()[0].startswith("What is the class called?")


def test_who_wants_a_class_every_week_without_a_day_is_asked_and_its_name_is_kept(world: World) -> None:
    world.teacher.says('plan "Algebra" weekly')
    assert world.teacher.hears()[0].startswith("I could not tell which days are meant.")
    world.teacher.says("tuesday 9:00")

    assert facts(world.teacher.last())["Class"].casefold() == "1: algebra"
    assert facts(world.teacher.last())["Starts"] == "Tue 24 Nov 2026, 09:00 Lisbon time"


def test_an_hour_alone_answers_when_a_class_shall_be_instead(world: World) -> None:
    plans(world)
    world.teacher.says("move it")
    world.teacher.says("11")

    assert facts(world.teacher.last())["Starts"] == "Fri 27 Nov 2026, 11:00 Lisbon time"


@pytest.mark.parametrize("words", ["no physics tomorrow", "physics cancelled", "physics is off tomorrow"])
def test_that_a_class_is_off_is_asked_about_and_a_question_is_answered(world: World, words: str) -> None:
    world.student.says("thanks")
    world.teacher.says("session add Physics tomorrow 14:00 @sam", mentions={"@sam": "sam"})
    world.teacher.hears()
    world.teacher.says(words)
    assert world.teacher.hears()[0].startswith("Shall I cancel “Physics” on Tue 24 Nov 2026, 14:00 Lisbon time?")
    for someone in (world.teacher, world.student):
        someone.says(f"{words}?")

        assert facts(someone.last())["Class"] == "1: Physics"


def test_that_a_class_is_at_another_time_moves_it_and_plans_no_other_one(world: World) -> None:
    plans(world, "Physics tomorrow 14:00")
    world.teacher.hears()
    world.teacher.says("physics tommorow is at 15:00 instead")
    before, after = (f"Tue 24 Nov 2026, {at} Lisbon time" for at in ("14:00", "15:00"))

    assert world.teacher.hears() == [f"Shall I move “Physics” from {before} to {after}?"]


def test_a_new_lesson_is_called_by_its_subject(world: World) -> None:
    world.teacher.says("new lesson french wed 9")

    assert facts(world.teacher.last())["Class"] == "1: french"
