"""Several classes planned by one message, and what is said to who would read or write a calendar's file."""

from __future__ import annotations

import pytest

from tests.stories.classes import MENTIONS, labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def titles(world: World) -> list[str]:
    return [one.title for one in world.work().sessions.find()]


@pytest.mark.parametrize(
    "words",
    [
        'session add "Algebra" tomorrow 10:00 45m @sam\nsession add "Physics" friday 12:00 45m',
        "session add Algebra tomorrow 10:00 45m @sam\nPhysics friday 12:00",
        "session add\n- Algebra tomorrow 10:00 @sam\n- Physics friday 12:00",
    ],
)
def test_each_line_of_a_message_plans_a_class(world: World, words: str) -> None:
    world.student.says("thanks")
    world.student.hears()

    assert world.teacher.says(words, mentions=MENTIONS) == "session_schedule"
    assert titles(world) == ["Algebra", "Physics"]
    assert world.student.hears() == ["You are invited to “Algebra” on Tue 24 Nov 2026, 10:00 Lisbon time."]


def test_a_line_that_is_not_understood_is_named_and_none_is_planned(world: World) -> None:
    world.teacher.says("session add Algebra tomorrow 10:00\nPhysics friday 12:00\nArt friday")

    assert world.teacher.hears() == [
        "I have planned none of these classes. Change this line and send all of them again.\nLine 3, “Art friday”:\n"
        "At what time? Say it after the day, such as 10:00 or 3pm."
    ]
    assert titles(world) == []


def test_a_line_that_is_there_twice_is_named_and_none_is_planned(world: World) -> None:
    world.teacher.says("session add Algebra tomorrow 10:00\nAlgebra tomorrow 10:00")

    assert world.teacher.hears() == [
        "“Algebra tomorrow 10:00” is there twice, so I have planned none of these classes. Send each line once."
    ]
    assert titles(world) == []


def test_too_many_lines_are_not_planned(world: World) -> None:
    world.teacher.says("session add\n" + "\n".join(f"Algebra {n} friday 12:00" for n in range(31)))

    assert world.teacher.hears() == ["These are 31 lines. I take up to 30 at once."]


def test_a_second_line_without_a_time_is_of_the_same_class(world: World) -> None:
    world.teacher.says("session add Chess tomorrow 10:00\nin room 12")

    assert titles(world) == ["Chess, room 12"]


@pytest.mark.parametrize(
    "words",
    [
        "import timetable.ics",
        "export my classes",
        "can i download my timetable",
        "can I upload an ics file",
        "kann ich meinen Stundenplan importieren",
        "exporta mi horario",
        "sync my classes with google calendar",
        "connect my outlook calendar",
        "connect my classes to google calendar",
        "link my timetable with outlook",
    ],
)
def test_who_would_use_a_calendar_file_reads_what_there_is_instead(world: World, words: str) -> None:
    assert world.teacher.says(words) == "session_list"
    [answer] = world.teacher.hears()
    assert answer.startswith("I do not read or write calendar files. ")
    assert "a line each" in answer
    assert labels(world.teacher.last()) == ["Plan a class", "My classes", "Talk to a person"]


def test_a_student_reads_where_their_classes_are(world: World) -> None:
    world.student.says("export my classes to outlook")

    assert labels(world.student.last()) == ["My classes", "Talk to a person"]


@pytest.mark.parametrize("words", ["i cannot download the schedule", "download the recordings of my class"])
def test_what_is_about_another_file_is_no_such_wish(world: World, words: str) -> None:
    assert world.teacher.says(words) != "session_list"


@pytest.mark.parametrize(
    "words",
    [
        "where is the link to my classes",
        "i need the link to the lessons",
        "where is the link to my calendar",
        "how do I connect to my classes from home?",
        "how do I connect to my classes with google meet",
        "connect my classes to google classroom",
    ],
)
def test_who_would_be_in_a_class_reads_nothing_of_calendar_files(world: World, words: str) -> None:
    world.student.says(words)

    assert not world.student.hears()[0].startswith("I read no calendar files")
