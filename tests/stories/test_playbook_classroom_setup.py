"""A teacher prepares a class: step by step, in a hurry, and with a wish that only a person can grant."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, TicketState
from tests.stories.looking import facts, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
ASKED = ("prepare a class", "1")
NEAR = "You teach a class now or within half an hour. What do you need?"


def test_who_goes_through_everything_is_ready_and_nobody_is_bothered(world: World) -> None:
    said = says_all(world.teacher, *ASKED, "1", "all done", "yes", "1", "1", "no", "no", "all done", "no")

    assert said[2].startswith("Teachers need a faster line than listeners.")
    assert said[-1].startswith("You are ready.")
    assert tickets(world) == []


def test_a_class_that_is_near_has_its_ticket_before_anything_is_tried(world: World) -> None:
    world.teacher.says('session add "Algebra 2" today 09:25')
    world.teacher.hears()
    said = says_all(world.teacher, *ASKED, "Something does not work")

    assert said[1] == NEAR
    assert said[-2].startswith("I opened a ticket at once, because your class is near.")
    assert said[-2].endswith("What does not work?")
    assert tickets(world) == [("access", "blocked_before_class", Priority.P2)]

    says_all(world.teacher, "The meeting itself", "no")
    assert tickets(world) == [("live_class", "whole_class", Priority.P2)]
    assert facts(world)["Made the meeting from the course calendar. Did that work?"] == "No"


def test_trouble_that_two_classes_have_at_once_calls_somebody(world: World) -> None:
    for teacher, name in ((world.teacher, "Algebra"), (world.first, "Drama"), (world.second, "Chess")):
        teacher.says(f'session add "{name}" today 09:05')
    world.passes(minutes=6)
    for teacher in (world.first, world.second):
        says_all(teacher, *ASKED, "It has to go online now", "no")
    said = says_all(world.teacher, *ASKED, "Something does not work")

    assert said[-2].startswith("Others report trouble with live classes right now too.")
    assert tickets(world)[-1] == ("live_class", "platform_down", Priority.P1)


def test_a_recording_with_children_in_it_waits_for_the_privacy_contact(world: World) -> None:
    said = says_all(world.teacher, *ASKED, "Recording and consent", "1", "all done", "Yes, or I do not know")

    assert tickets(world) == [("other", "privacy", Priority.P3)]
    assert "Please do not record before they answer." in said[-2] + said[-1]
    assert facts(world)["Why do you record?"] == "For the students of this course"


def test_who_asks_for_a_person_on_the_way_is_offered_a_test(world: World) -> None:
    says_all(world.teacher, *ASKED, "1", "human")

    assert tickets(world) == [("live_class", "rehearsal", Priority.P4)]
    assert ticket(world).state is TicketState.NEW


def test_a_student_prepares_no_class(world: World) -> None:
    assert "What do you need?" not in says_all(world.student, "prepare a class", "1")
    assert tickets(world) == []


def test_who_is_ready_for_a_planned_class_is_asked_after_it_how_it_went(world: World) -> None:
    world.teacher.says('session add "Algebra 2" tomorrow 10:00')
    world.teacher.hears()
    said = says_all(world.teacher, *ASKED, "1", "all done", "yes", "1", "1", "no", "no", "all done", "no")
    assert "After it, I ask you how it went" in said[-1]

    world.passes(days=1, hours=1, minutes=50)
    assert "How did the class go" not in "".join(world.teacher.hears())
    world.passes(minutes=25)
    assert "How did the class go, technically?" in world.teacher.hears()[-1]


def test_whose_line_is_slow_is_asked_what_they_tried_already(world: World) -> None:
    said = says_all(world.teacher, *ASKED, "1", "The line is too slow")
    assert said[-1].startswith("Did you do one of these already?")


def test_who_expects_many_reads_how_many_a_meeting_takes(world: World) -> None:
    said = says_all(world.teacher, *ASKED, "Only my meeting settings", "No, all is set", "100 to 300")

    assert said[-2].startswith("How many people a meeting takes depends on the licence.")
    assert tickets(world) == [("account_request", "licence", Priority.P3)]
