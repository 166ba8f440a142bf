"""Somebody new begins: a student without an account, a teacher who wants to be reminded, staff without a device."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.classes import plans
from tests.stories.looking import facts, pages, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
NEW = ("getting started", "New student", "No, or I do not know")
NO_MAIL = (*NEW, "no", "No welcome mail came")
STUDENT_DONE = ("All done", "yes", "All done", "yes", "1")
CONNECTED = ("1", "2", "All done")


def test_a_student_with_everything_is_asked_once_more_after_a_week(world: World) -> None:
    said = says_all(world.student, "i am new", "1", *CONNECTED, *STUDENT_DONE)
    assert said[-1].startswith("You are set, and your answers are saved.")
    assert tickets(world) == []

    world.passes(days=6, hours=23)
    assert world.student.hears() == []
    world.passes(hours=1)
    assert world.student.hears() == ["You have been here for a while now. Does everything still work?"]
    assert says_all(world.student, "yes")[0].startswith("Good. Whenever something stops working")
    world.passes(days=30)
    assert world.student.hears() == []


def test_without_a_welcome_mail_a_person_checks_who_it_is_in_private(world: World) -> None:
    assert says_all(world.student, *NO_MAIL)[-1] == "Does your first class begin in the next 24 hours?"
    says_all(world.student, "no")

    assert tickets(world) == [("access", "not_provisioned", Priority.P4)]
    assert ticket(world).private
    assert not [words for words in world.staff() if "welcome mail" in words or "Sam" in words]
    assert facts(world)["Used the link in the welcome mail. Is your account active now?"] == "No welcome mail came"


def test_with_a_class_that_is_near_nobody_is_asked_when_it_begins(world: World) -> None:
    plans(world, '"Algebra 2" today 09:25 @sam')
    world.student.hears()
    said = says_all(world.student, *NEW, "No welcome mail came")

    assert any(words.startswith("I made an urgent private ticket") for words in said)
    assert tickets(world) == [("access", "blocked_before_class", Priority.P2)]


def test_who_has_no_account_and_little_time_has_a_ticket_and_another_way_in_first(world: World) -> None:
    said = says_all(world.student, *NEW, "yes")
    assert said[-2].startswith("I opened a private ticket at once, because there is little time.")
    assert "Open the welcome mail." in said[-2]
    assert ticket(world).private
    assert len(pages(world.first)) == 1

    says_all(world.student, "The link is too old, or does not open")
    assert tickets(world) == [("access", "blocked_before_class", Priority.P2)]


def test_each_is_shown_what_their_role_needs_and_a_parent_is_sent_to_the_portal(world: World) -> None:
    for role, shown in (("student", "Then your courses:"), ("teacher", "Your tools for teaching:")):
        assert says_all(world.student, "getting started", f"New {role}", *CONNECTED)[-1].startswith(shown)
        says_all(world.student, "human")
    assert says_all(world.student, "getting started", "4")[-1].startswith("Parents use the parent portal")


def test_a_teacher_who_wants_to_be_reminded_is_asked_after_the_time_they_chose(world: World) -> None:
    said = says_all(world.teacher, "getting started", "2", *CONNECTED, "All done", "yes", "All done", "2", "In a week")
    assert said[-1].startswith("I will ask you again here in a week.")
    world.passes(days=7)

    assert world.teacher.hears() == ["You wanted to go through your first class with me. Shall we do it now?"]
    assert says_all(world.teacher, "yes") == ["Which program do you teach with?"]


def test_a_missing_device_and_a_need_that_is_nobodys_business_become_tickets(world: World) -> None:
    says_all(world.second, "getting started", "3", *CONNECTED, "Something is missing", "A device")
    assert tickets(world) == [("device", "new_equipment", Priority.P4)]

    says_all(world.student, "getting started", "1", *CONNECTED, *STUDENT_DONE[:-1], "2")
    assert ticket(world, 2).private
    person = world.work().people.behind(world.student.identity)
    assert person
    assert world.work().walkthroughs.open_of(person.id) is None


def test_a_teacher_whose_class_is_planned_is_asked_five_working_days_before_it(world: World) -> None:
    plans(world, '"Algebra 2" 2026-12-16 10:00 @sam')
    world.teacher.hears()
    says_all(world.teacher, "getting started", "2", *CONNECTED, "All done", "yes", "All done")
    said = says_all(world.teacher, "Later, remind me")
    assert said[-1].startswith("Your first class is planned with me.")

    says_all(world.teacher, "wifi")
    world.passes(days=15, hours=22, minutes=55)
    assert not [words for words in world.teacher.hears() if "go through your first class" in words]
    world.passes(minutes=5)
    assert [words for words in world.teacher.hears() if "go through your first class with me" in words]


@pytest.mark.parametrize(("said", "shown"), [("one", "1. Set up the school's"), ("two", "Now get connected:")])
def test_how_many_ways_there_are_can_be_said_as_a_number(world: World, said: str, shown: str) -> None:
    assert says_all(world.student, "getting started", "1", "1", said)[-1].startswith(shown)
