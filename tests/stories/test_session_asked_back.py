"""What the desk asks back about a class is answered in a word: a name, a number, next week."""

from __future__ import annotations

import pytest

from tests.stories.classes import FRIDAY, facts, plans
from tests.stories.looking import says_all
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
THURSDAY = "Thu 26 Nov 2026, 16:00 Lisbon time"


@pytest.mark.parametrize("name", ["@ben", "ben", "Ben Okafor"])
def test_who_shall_teach_a_class_is_answered_with_a_name(world: World, name: str) -> None:
    plans(world)
    said = says_all(world.teacher, "session hand 1", name)

    assert said[-2] == "Who shall teach it? Say @name."
    assert said[-1].startswith(f"Ben Okafor will teach “Algebra 2” on {FRIDAY}.")


def test_who_is_not_known_teaches_no_class_and_a_command_is_no_name(world: World) -> None:
    plans(world)
    says_all(world.teacher, "session hand 1", "nobody you know")
    assert says_all(world.teacher, "session hand 1", "sessions")[-1].startswith("Your next classes")

    assert world.work().sessions.numbered(1).instructor == world.work().people.called("tess")[0].id


def test_what_a_class_is_called_is_answered_with_its_name(world: World) -> None:
    world.teacher.says("session add thursday 4pm #algebra", mentions={"#algebra": "algebra"})
    world.teacher.says("Chess")

    shown = facts(world.teacher.last())
    assert (shown["Class"], shown["Starts"], shown["For"]) == ("1: Chess", THURSDAY, "the class channel")


@pytest.mark.parametrize("words", ["Chess on thursday at 4pm", '"Chess" thursday 16:00'])
def test_who_plans_a_class_says_its_name_and_its_time(world: World, words: str) -> None:
    says_all(world.teacher, "plan a class", words)

    shown = facts(world.teacher.last())
    assert (shown["Class"], shown["Starts"]) == ("1: Chess", THURSDAY)


def test_who_says_the_name_alone_is_asked_for_the_time(world: World) -> None:
    says_all(world.teacher, "plan a class", "Chess", "thursday 4pm")

    shown = facts(world.teacher.last())
    assert (shown["Class"], shown["Starts"]) == ("1: Chess", THURSDAY)


@pytest.mark.parametrize("words", ["no", "why?", "sessions", "i have forgotten my password", "human"])
def test_what_is_something_else_is_the_name_of_no_class(world: World, words: str) -> None:
    says_all(world.teacher, "session add thursday 4pm", words)

    assert world.work().sessions.find() == []


def test_a_class_is_held_again_next_week(world: World) -> None:
    plans(world)
    says_all(world.teacher, "session copy 1", "next week")

    assert facts(world.teacher.last())["Starts"] == "Fri 4 Dec 2026, 10:00 Lisbon time"


@pytest.mark.parametrize(("words", "at"), [("2", "16:30"), ("the first one", "04:30")])
def test_of_two_times_one_is_chosen_by_its_place(world: World, words: str, at: str) -> None:
    plans(world)
    says_all(world.teacher, "session move 1 to tomorrow half past four", words)

    assert facts(world.teacher.last())["Starts"] == f"Tue 24 Nov 2026, {at} Lisbon time"


def test_a_class_is_chosen_by_its_number_or_its_place_and_not_by_another_number(world: World) -> None:
    plans(world, '"Algebra 2" 10:00 30m')
    plans(world, '"Chess" friday 12:00')
    plans(world, '"Greek" friday 13:00')
    world.passes(hours=2)

    assert says_all(world.teacher, "session cancel", "3")[-1].startswith("Shall I cancel “Greek”")
    assert says_all(world.teacher, "session cancel", "the first one")[-1].startswith("Shall I cancel “Chess”")
    assert "Shall I cancel" not in says_all(world.teacher, "session cancel", "1")[-1]
    assert says_all(world.teacher, "session move", "2")[-1].startswith("When is it?")
