"""A class is near, and its teacher is told that somebody cannot sign in; only if they agree."""

from __future__ import annotations

import pytest

from tests.stories.classes import MENTIONS
from tests.stories.looking import facts, says_all, ticket, tickets
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
MAY_I = "May I tell the teacher of your class that you cannot sign in? I say nothing else."
TOLD = (
    "Sam Rivera cannot sign in just now and asked me to tell you, because of “Algebra 2” on Mon 23 Nov 2026, 09:25 "
    "Lisbon time. Support is helping, so there is nothing you must do. If there is another way into the class, such as "
    "a phone number or a guest link, please send it to them."
)
BLOCKED = ("login", "1")
"""Whose class is near is not asked whether it is."""


@pytest.fixture
def teacher(world: World) -> Someone:
    """Who teaches Algebra 2, which begins in 25 minutes and lasts 50."""
    planned(world.teacher, '"Algebra 2" today 09:25 50 min @sam')
    return world.teacher


def planned(who: Someone, words: str) -> None:
    who.says(f"session add {words}", mentions=MENTIONS)
    who.world.student.hears()
    who.hears()


def test_who_agrees_has_the_teacher_told_in_private_and_nothing_of_the_answers(world: World, teacher: Someone) -> None:
    said = says_all(world.student, *BLOCKED)
    assert said[-2].endswith(MAY_I)
    assert teacher.hears() == []

    assert says_all(world.student, "yes")[-1] == "I told your teacher.\nWhat do you see?"
    assert teacher.hears() == [TOLD]
    assert world.thread_says()[-1] == "Tess Turner is told that Sam Rivera cannot sign in."


def test_who_does_not_agree_is_asked_on_and_nobody_is_told(world: World, teacher: Someone) -> None:
    assert says_all(world.student, *BLOCKED, "no")[-1] == "What do you see?"
    assert teacher.hears() == []


def test_without_a_class_that_is_near_the_question_is_passed_over(world: World) -> None:
    planned(world.teacher, "Far today 10:01 @sam")
    planned(world.teacher, "Others today 09:25 @kim")

    assert says_all(world.student, *BLOCKED, "yes")[-2].endswith("What do you see?")


def test_who_teaches_the_class_is_not_told_of_themselves(world: World, teacher: Someone) -> None:
    assert says_all(teacher, *BLOCKED)[-2].endswith("What do you see?")


def test_of_several_classes_the_nearest_one_that_is_not_over_is_meant(world: World, teacher: Someone) -> None:
    planned(world.last, "Chess today 09:20 10 min @sam")
    planned(world.second, "Drama today 09:59 @sam")
    world.passes(minutes=31)
    world.last.hears(), world.second.hears(), teacher.hears()
    says_all(world.student, *BLOCKED, "yes")

    assert len(teacher.hears()) == 1
    assert not [words for each in (world.last, world.second) for words in each.hears() if "asked me" in words]


def test_the_teacher_is_told_once_however_often_it_begins_again(world: World, teacher: Someone) -> None:
    says_all(world.student, *BLOCKED, "yes", "restart", "1", "yes")
    says_all(world.student, "human", *BLOCKED, "yes")

    assert teacher.hears() == [TOLD]


def test_who_agrees_after_the_class_hears_that_nobody_was_told(world: World, teacher: Someone) -> None:
    says_all(world.student, *BLOCKED)
    world.passes(hours=2)
    teacher.hears()

    assert says_all(world.student, "yes")[-1].startswith("No class of yours is near any more, so I told nobody.")
    assert teacher.hears() == []


def test_a_class_that_is_cancelled_meanwhile_has_nobody_told(world: World, teacher: Someone) -> None:
    says_all(world.student, *BLOCKED)
    teacher.says("session cancel 1")
    teacher.hears()
    says_all(world.student, "yes")

    assert teacher.hears() == []


def test_the_ticket_names_the_class_so_that_nobody_need_ask(world: World, teacher: Someone) -> None:
    says_all(world.student, *BLOCKED, "no", "2", "2")

    assert facts(world)["Class"] == "Algebra 2, Mon 23 Nov 2026, 09:25 Lisbon time"
    assert facts(world)[MAY_I.removesuffix(" I say nothing else.")].endswith("No")


def test_a_lost_phone_is_a_security_ticket_of_its_own_that_stays_open(world: World) -> None:
    said = says_all(world.student, "login", "3", "2", "4", "2", "1")
    assert said[-2].startswith("I made a private ticket about the lost phone")
    says_all(world.student, "yes", "yes")

    assert [each[:2] for each in tickets(world)] == [("security", "lost_device")]
    assert ticket(world).state.open
    assert ticket(world).private


def test_a_lost_phone_without_another_way_in_makes_two_tickets_and_the_later_names_the_other(world: World) -> None:
    says_all(world.student, "login", "3", "2", "4", "2", "1", "back", "1", "restart", "3", "2", "4", "2", "1", "no")

    assert [each[:2] for each in tickets(world)] == [("security", "lost_device"), ("access", "mfa_reset")]
    assert facts(world, 2)["See also"] == "ticket 1"


def test_a_broken_phone_is_no_matter_of_security(world: World) -> None:
    says_all(world.student, "login", "3", "2", "4", "2", "2", "no")

    assert [each[:2] for each in tickets(world)] == [("access", "mfa_reset")]


def test_who_asks_for_a_person_before_telling_more_is_still_blocked_before_class(
    world: World, teacher: Someone
) -> None:
    said = says_all(world.student, *BLOCKED, "human")

    assert said[-1].startswith("A person will look at it")
    assert [each[:2] for each in tickets(world)] == [("access", "blocked_before_class")]


def test_that_the_teacher_was_told_is_said_once(world: World, teacher: Someone) -> None:
    assert says_all(world.student, *BLOCKED, "yes")[-1] == "I told your teacher.\nWhat do you see?"

    asked_back = says_all(world.student, "hmm", "login", "6", "back")
    assert [each for each in asked_back if "I told your teacher" in each] == []
    assert asked_back[-1] == "What do you see?"

    world.student.says("back")
    assert says_all(world.student, "yes")[-1] == "What do you see?"
    assert teacher.hears() == [TOLD]
