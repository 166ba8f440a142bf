"""People invited to all classes of one name at once: each is told first, and one yes invites to them all."""

from __future__ import annotations

import pytest

from tests.stories.classes import plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
ASKED = [
    "Shall I invite Sam Rivera to these 2 classes?",
    "1: Algebra, Tue 24 Nov 2026, 10:00 Lisbon time",
    "2: Algebra, Tue 1 Dec 2026, 10:00 Lisbon time",
]


def three(world: World) -> None:
    world.student.says("thanks")
    plans(world, '"Algebra" tomorrow 10:00')
    plans(world, '"Algebra" 1 dec 10:00')
    plans(world, '"Drama" friday 17:00')
    for each in (world.student, world.teacher):
        each.hears()


@pytest.mark.parametrize(
    "words",
    [
        *("session invite all algebra @sam", "invite sam to all my algebra classes", "add sam to every algebra class"),
        *("invita a sam a todas mis clases de álgebra", "invite sam à tous mes cours d'algèbre"),
        *("lade sam zu allen meinen algebra stunden ein", "convida o sam para todas as minhas aulas de álgebra"),
    ],
)
def test_one_yes_invites_to_all_of_them(world: World, words: str) -> None:
    three(world)
    world.teacher.says(words, mentions={"@sam": "sam"} if "@" in words else {})
    assert world.teacher.hears()[0].splitlines() == ASKED
    world.teacher.says("yes")

    assert world.teacher.hears()[0].splitlines() == ["Sam Rivera: invited to 2 classes.", *ASKED[1:]]
    sam = world.work().people.named("sam").id
    assert [sam in world.work().sessions.numbered(each).participants for each in (1, 2, 3)] == [True, True, False]
    assert world.student.hears() == ["You are invited to “Algebra” on Tue 24 Nov 2026, 10:00 Lisbon time."]


def test_all_classes_are_meant_where_none_is_named(world: World) -> None:
    three(world)
    world.teacher.says("invite sam to all my classes")

    assert world.teacher.hears()[0].startswith("Shall I invite Sam Rivera to these 3 classes?")


def test_a_channel_is_invited_to_all_of_them(world: World) -> None:
    three(world)
    world.teacher.says("session invite all algebra #algebra", mentions={"#algebra": "algebra"})
    assert world.teacher.hears()[0].startswith("Shall I invite everybody in the channel to these 2 classes?")
    world.teacher.says("yes")

    assert [bool(world.work().sessions.numbered(each).channel) for each in (1, 2, 3)] == [True, True, False]


def test_who_is_invited_already_is_told_nothing_again(world: World) -> None:
    three(world)
    world.teacher.says("invite sam to all my algebra classes")
    world.teacher.says("yes")
    world.student.hears()
    world.teacher.says("invite sam to all my algebra classes")
    world.teacher.says("yes")

    assert world.teacher.hears()[-1].startswith("They were invited already.")
    assert world.student.hears() == []


@pytest.mark.parametrize("words", ["invite 10b to all my algebra classes", "session invite all algebra"])
def test_who_is_not_known_is_asked_for(world: World, words: str) -> None:
    three(world)
    world.teacher.says(words)

    assert world.teacher.hears()[0].endswith("Say people as @name, or a whole class by its #channel.")


def test_a_name_that_no_class_has_invites_to_no_other(world: World) -> None:
    three(world)
    world.teacher.says("invite sam to all my chemistry classes")

    assert world.teacher.hears() == ["You teach no class called “chemistry” that I know of."]


@pytest.mark.parametrize(
    "words",
    ["invite sam to all my algebra classes except tomorrow", "add a note to every ticket", "add printers to all rooms"],
)
def test_where_one_is_left_out_or_no_class_is_meant_nobody_is_invited(world: World, words: str) -> None:
    three(world)
    world.teacher.says(words)

    assert not any("Shall I invite" in told or "Whom shall I" in told for told in world.teacher.hears())


def test_who_is_in_some_of_them_is_invited_to_the_others(world: World) -> None:
    three(world)
    world.teacher.says("session invite 1 @sam", mentions={"@sam": "sam"})
    world.teacher.hears()
    world.teacher.says("invite sam to all my algebra classes")
    world.teacher.says("yes")

    assert world.teacher.hears()[-1].splitlines() == ["Sam Rivera: invited to this class.", ASKED[2]]


def test_a_class_that_was_cancelled_since_is_told_as_cancelled(world: World) -> None:
    three(world)
    world.teacher.says("session cancel 2")
    world.teacher.hears()
    world.teacher.says("session invite all 1 2 @sam", mentions={"@sam": "sam"})

    told = ["Sam Rivera: invited to this class.", ASKED[1], "2: Algebra is cancelled."]
    assert world.teacher.hears()[0].splitlines() == told


def test_a_class_that_ended_since_is_left_out(world: World) -> None:
    three(world)
    world.passes(days=2)
    world.teacher.hears()
    world.teacher.says("session invite all 1 2 @sam", mentions={"@sam": "sam"})

    assert world.teacher.hears()[0].splitlines() == ["Sam Rivera: invited to this class.", ASKED[2]]
