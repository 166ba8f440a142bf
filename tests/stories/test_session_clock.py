"""Whoever says that the times of all classes are wrong reads by which clock they are shown; no class is touched."""

from __future__ import annotations

import pytest

from tests.stories.classes import labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    "words",
    [
        *("the times of all my classes are off by an hour", "all my classes show the wrong time"),
        *("my classes are an hour late in the list", "what time zone am i in", "set my time zone to Madrid"),
        *("todas mis clases salen con una hora de diferencia", "tous mes cours ont une heure de décalage"),
        *("alle meine stunden werden eine stunde falsch angezeigt", "session times"),
        *("todas as minhas aulas aparecem com uma hora de diferença", "is the class at 10 my time or london time"),
        *("clocks change on sunday, are my classes still at the same time", "¿y el cambio de hora con mis clases?"),
    ],
)
def test_wrong_times_of_all_classes_are_a_matter_of_the_clock(world: World, words: str) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says(words)

    told = world.teacher.hears()[0].splitlines()
    assert told[0] == "Your zone is Europe/Lisbon. It is Mon 23 Nov 2026, 09:00 Lisbon time there now."
    assert told[1] == "The school's zone is the same."
    assert "Talk to a person" in labels(world.teacher.last())
    assert not any("Cancel" in label for label in labels(world.teacher.last()))


def test_a_zone_that_is_named_is_not_set_here(world: World) -> None:
    world.teacher.says("set my time zone to Madrid")

    told = world.teacher.hears()[0].splitlines()
    assert "I can't change your zone here." in told
    assert "Your zone is in the school's list of people. If it is wrong, a person can change it." in told


def test_who_is_in_no_list_sets_it_in_the_settings_of_the_chat(world: World) -> None:
    world.student.says("my classes are shown an hour late")

    assert "I take your zone from your chat's own settings." in world.student.hears()[0]


@pytest.mark.parametrize(
    "words",
    [
        *("is the wifi time or mobile time better in class", "class at 3 in summer time"),
        *("my exam starts in 10 minutes and the times of my classes are wrong",),
        *("i can't log in, my classes show the wrong time", "the clock in the room of my classes is wrong"),
        *("my classes are off by one digit in the marks", "the hours of my classes in the payroll are not right"),
        *("the teacher of our lessons is an hour late", "my sessions were an hour late today because of the bus"),
    ],
)
def test_talk_of_time_is_no_question_about_the_clock(world: World, words: str) -> None:
    world.teacher.says(words)

    assert not any("Your zone is" in told for told in world.teacher.hears())


@pytest.mark.parametrize("words", ["move algebra an hour later", "delay my class by an hour"])
def test_a_class_is_still_moved_by_an_hour(world: World, words: str) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says(words)

    assert world.teacher.hears()[0].startswith("Shall I move “Algebra 2”")


def test_a_time_zone_that_the_staff_asked_for_is_their_answer(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("ack 1")
    world.first.says("ask 1 what is your time zone there?")
    world.student.hears()
    world.student.says("my time zone is london")

    assert world.student.hears()[0].startswith("Added to ticket 1 as your answer.")
