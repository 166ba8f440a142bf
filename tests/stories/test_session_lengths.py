"""A class is made longer or shorter in words, and who comes to it is asked by its name."""

from __future__ import annotations

import pytest

from tests.stories.classes import FRIDAY, MENTIONS, facts, plans
from tests.stories.looking import says_all
from tests.stories.outages import labels
from tests.world import World, text

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize("words", ["change the length of my class", "make my lesson shorter", "session length 1"])
def test_who_wants_another_length_is_asked_which_class_and_how_long(world: World, words: str) -> None:
    plans(world)
    plans(world, '"Geometry" friday 12:00')
    world.teacher.hears()
    if "1" not in words:
        asked = says_all(world.teacher, words)
        assert asked[0].startswith("Which class shall be longer or shorter?")
        world.teacher.presses("Class 1: Algebra 2")
    else:
        world.teacher.says(words)

    assert world.teacher.hears() == ["How long shall “Algebra 2” be? Say it such as 45m or 1h30."]
    assert says_all(world.teacher, "45 minutes")[0].startswith("The class lasts 45 minutes now.")


def test_the_length_is_said_at_once(world: World) -> None:
    plans(world)
    world.teacher.hears()

    said = says_all(world.teacher, "please change the length of class 1 to 1h30")
    assert said[0].startswith("The class lasts 90 minutes now.")


@pytest.mark.parametrize(
    "words",
    [
        "who is invited to algebra",
        "who comes to Algebra 2?",
        "is sam invited to algebra",
        "quién está invitado a algebra",
        "wer ist zu algebra eingeladen",
        "qui vient en algebra",
    ],
)
def test_who_comes_to_a_class_is_asked_by_its_name(world: World, words: str) -> None:
    plans(world)
    world.teacher.hears()

    by_number = says_all(world.teacher, "who is invited to class 1")
    assert says_all(world.teacher, words) == by_number
    assert labels(world.teacher)[0] == "My classes"
    assert by_number == ["“Algebra 2” is planned."]


def test_a_length_without_a_class_is_meant_for_the_only_one(world: World) -> None:
    plans(world)
    world.teacher.hears()

    asked = says_all(world.teacher, "change the length of my class to 45m")
    assert asked == ["Shall “Algebra 2” on Fri 27 Nov 2026, 10:00 Lisbon time last 45 minutes?"]
    assert says_all(world.teacher, "yes")[0].startswith("The class lasts 45 minutes now.")


def test_a_class_is_called_by_its_name(world: World) -> None:
    plans(world)
    plans(world, '"Geometry" friday 12:00')
    world.teacher.hears()

    asked = says_all(world.teacher, "change the length of algebra to 50m")
    assert asked == ["Shall “Algebra 2” on Fri 27 Nov 2026, 10:00 Lisbon time last 50 minutes?"]
    assert says_all(world.teacher, "change the length of algebra") == [
        "How long shall “Algebra 2” be? Say it such as 45m or 1h30."
    ]
    assert says_all(world.teacher, "50m")[0].startswith("The class lasts 50 minutes now.")


def test_who_is_not_in_a_class_learns_nothing_of_it(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00')

    assert not any(FRIDAY in words for words in says_all(world.student, "who is invited to algebra"))
    assert all("Algebra" not in text(post.card) for _, post in world.chat.at(world.student.place))


def test_of_two_classes_the_one_whose_whole_name_is_said_is_shown(world: World) -> None:
    for number, title in enumerate(("Physics lab", "Chemistry lab")):
        plans(world, f'"{title}" friday 1{number}:00')
    world.teacher.hears()

    [shown] = says_all(world.teacher, "who is invited to chemistry lab")
    assert "Chemistry lab" in shown
    assert "Physics" not in shown


def test_a_lesson_soon_that_is_planned_with_a_word_of_the_network_is_no_fault(world: World) -> None:
    said = says_all(world.teacher, "please plan a lesson in 10 minutes, online with wifi")

    assert said == ["The class is planned. Nobody is invited yet."]


@pytest.mark.parametrize("when", ["wednesday 5pm 1.5h", "Wed 9.30 1,5h", "thursday 5pm 2.5h", "wednesday 17:00 1.5hrs"])
def test_half_an_hour_more_written_with_a_point_is_a_length_and_no_secret(world: World, when: str) -> None:
    world.teacher.says(f"session add Chess {when} #algebra", mentions=MENTIONS)

    assert facts(world.teacher.last())["Length"] == ("150 minutes" if "2.5" in when else "90 minutes")
    assert "hidden" not in "".join(text(post.card) for post in world.chat.heard)
