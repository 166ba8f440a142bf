"""Which classes somebody sees: the one they name, those of a day, or all to come."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def three(world: World) -> None:
    for words in ('"Algebra" tomorrow 15:00 @sam', '"Physics" 3 dec 10:00', '"Geography" 4 dec 11:00'):
        plans(world, words)
    world.teacher.hears()


@pytest.mark.parametrize("words", ["when is physics", "when do i teach physics", "quand est physics"])
def test_the_class_that_is_named_is_shown_alone(world: World, words: str) -> None:
    three(world)
    assert world.teacher.says(words) == "session_list"

    assert facts(world.teacher.last())["Class"] == "2: Physics"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("what do i teach tomorrow", ["1: Algebra"]),
        ("my classes tomorrow", ["1: Algebra"]),
        ("am i free on 4 dec", ["3: Geography"]),
        ("next week's classes", ["2: Physics", "3: Geography"]),
        ("my classes", ["1: Algebra", "2: Physics", "3: Geography"]),
        ("sessions", ["1: Algebra", "2: Physics", "3: Geography"]),
    ],
)
def test_the_classes_of_the_days_that_are_said_are_shown(world: World, words: str, shown: list[str]) -> None:
    three(world)
    assert world.teacher.says(words) == "session_list"

    assert list(facts(world.teacher.last())) == shown


def test_who_is_free_on_a_day_is_told_so(world: World) -> None:
    three(world)
    world.teacher.says("am i free on friday")

    assert world.teacher.hears() == ["You have no class on Fri 27 Nov 2026 that I know of."]


def test_who_takes_part_in_a_class_sees_it_without_what_its_teacher_can_do(world: World) -> None:
    world.student.says("thanks")
    three(world)
    world.student.says("when is algebra")

    told = facts(world.student.last())
    assert told["Class"] == "1: Algebra"
    assert "For" not in told


def test_a_name_that_is_a_word_of_lists_hides_no_other_class(world: World) -> None:
    plans(world, '"Show and tell" tomorrow 9:00')
    plans(world, '"Physics" 3 dec 10:00')
    world.teacher.says("show my classes")

    assert list(facts(world.teacher.last())) == ["1: Show and tell", "2: Physics"]


def test_above_its_facts_a_class_says_how_it_stands(world: World) -> None:
    plans(world, '"Algebra" today 10:00 @sam')
    for stands in ("“Algebra” is planned.", "“Algebra” is on now.", "“Algebra” is over."):
        for somebody in (world.teacher, world.student):
            somebody.says("session 1")
            assert somebody.hears()[-1] == stands
            assert facts(somebody.last())["Class"] == "1: Algebra"
        world.passes(hours=1, minutes=1)
    plans(world, '"Physics" tomorrow 10:00')
    world.teacher.says("session cancel 2")
    world.teacher.says("session 2")
    assert world.teacher.hears()[-1] == "“Physics” is cancelled."


@pytest.mark.parametrize("words", ["what is the link between x and y", "explain the link between optics and waves"])
def test_a_link_between_two_things_is_no_class_s(world: World, words: str) -> None:
    plans(world, '"Optics" friday 10:00')
    world.teacher.hears()
    world.teacher.says(words)

    assert not any("Optics” is planned" in told or "next classes" in told for told in world.teacher.hears())


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("wifi connection between buildings is down", "connectivity_help"),
        ("the connection between my laptop and the projector is lost", "connectivity_help"),
        ("send me the zoom link between 9 and 10", "session_list"),
    ],
)
def test_what_lies_between_things_or_times_is_still_understood(world: World, words: str, meant: str) -> None:
    assert world.student.says(words) == meant


def test_a_code_that_does_not_come_is_a_matter_of_signing_in(world: World) -> None:
    assert world.student.says("code not coming") == "login_help"


@pytest.mark.parametrize("words", ["my bus code is not coming", "discount code not coming"])
def test_a_code_for_something_else_is_none(world: World, words: str) -> None:
    assert world.student.says(words) == "unknown"
