"""Sound, picture and the meeting: the way round comes first, and two things that do not help are enough."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, TicketState
from tests.stories.classes import MENTIONS
from tests.stories.looking import facts, pages, says_all, ticket, tickets
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
TESTING = ("sound", "Zoom", "2", "1")
NOT_HEARD = ("1", "None of these", "4")


def in_class(world: World, *classes: tuple[Someone, str]) -> None:
    """These classes, each with who teaches it and its title and pupil, have begun a minute ago."""
    for teacher, words in classes:
        teacher.says(f"session add {words} today 09:05 50 min", mentions=MENTIONS)
    world.passes(minutes=6)
    for each in (world.student, *(teacher for teacher, _ in classes)):
        each.hears()


def test_who_tests_the_microphone_in_time_needs_no_ticket(world: World) -> None:
    asked = says_all(world.student, *TESTING, *NOT_HEARD)
    assert asked[-1].startswith("1. Click the small arrow beside the icon.")

    assert says_all(world.student, "yes")[-1].startswith("Good, that works.")
    assert tickets(world) == []


def test_two_things_that_do_not_help_are_enough_and_who_is_not_in_class_calls_nobody(world: World) -> None:
    said = says_all(world.student, *TESTING, *NOT_HEARD, "no", "no")
    assert said[-1] == "Do you want to go on by phone, or shall a person help you?"

    says_all(world.student, "Get me a person")
    assert tickets(world) == [("live_class", "av_device", Priority.P4)]
    assert pages(world.first) == []
    assert facts(world)["Which program is the class in?"] == "Zoom"


@pytest.mark.parametrize("more", [("human",), ("4", "Another code, or none", "no", "Get me a person")])
def test_who_cannot_get_in_has_a_ticket_about_that_and_counts_as_one_of_several(
    world: World, more: tuple[str, ...]
) -> None:
    for number in range(4):
        says_all(world.person(f"pupil{number}"), *TESTING, "Getting into the meeting does not work", *more)
    assert tickets(world) == [("live_class", "join", Priority.P4)] * 4

    assert says_all(world.student, "sound", "1")[-1].startswith("Several people report trouble with this program")


def test_in_a_class_the_way_round_and_the_ticket_come_first_and_a_person_is_called(world: World) -> None:
    said = says_all(world.student, "sound", "2", "1")
    assert said[-2].startswith("I opened a ticket, because a class is near.")
    assert said[-2].endswith("Who has the problem?")
    assert tickets(world) == [("live_class", "av_device", Priority.P2)]
    assert len(pages(world.first)) == 1

    says_all(world.student, "1", "3", "yes")
    assert ticket(world).state is TicketState.CLOSED


def test_who_said_that_the_class_is_on_gets_a_person_now(world: World) -> None:
    said = says_all(world.student, "sound", "2", "1", "1", "3", "no", "Get me a person")

    assert said[-1].startswith("I asked the person on call to help you now.")
    assert tickets(world) == [("live_class", "av_device", Priority.P2)]


def test_who_waits_to_be_let_in_may_have_the_teacher_told(world: World) -> None:
    in_class(world, (world.teacher, "Algebra @sam"))
    said = says_all(world.student, "sound", "Zoom", "1", "7", "Waiting room or lobby")
    assert said[-1].startswith("May I tell the teacher of your class")
    assert not [words for words in world.teacher.hears() if "asked me" in words]

    assert says_all(world.student, "yes")[-1].startswith("I told your teacher.\nOnly the host can let you in.")
    assert world.teacher.hears()[-1].startswith("Sam Rivera waits to be let into the meeting just now")


def test_a_host_who_has_not_started_is_waited_for(world: World) -> None:
    says_all(world.student, *TESTING, "7", "4", "3008")
    world.passes(minutes=9, seconds=59)
    assert world.student.hears() == []

    world.passes(seconds=1)
    assert world.student.hears() == ["Has the meeting started?"]
    assert says_all(world.student, "yes")[-1].startswith("Good, that works.")


def test_who_goes_on_by_phone_is_asked_the_next_day(world: World) -> None:
    says_all(world.student, *TESTING, "3", "no", "Phone works, thanks")
    assert tickets(world) == [("live_class", "av_device", Priority.P4)]

    world.passes(hours=23, minutes=59)
    assert world.student.hears() == []
    world.passes(minutes=1)
    assert world.student.hears() == ["Please make a test call. Do sound and picture work?"]
    says_all(world.student, "yes")
    assert ticket(world).state is TicketState.CLOSED


def test_a_second_class_that_is_thrown_out_makes_a_fault_of_the_program(world: World) -> None:
    kim = world.person("kim", "Kim")
    in_class(world, (world.teacher, "Algebra @sam"), (world.last, "Chess @kim"))
    thrown_out = ("sound", "Zoom", "2", "2")
    says_all(world.student, *thrown_out)
    assert tickets(world) == [("live_class", "whole_class", Priority.P2)]

    assert any(words.startswith("It is not only you") for words in says_all(kim, *thrown_out))
    assert (ticket(world, 2).subcategory, ticket(world, 2).priority) == ("platform_down", Priority.P1)

    other = world.person("lea", "Lea")
    assert says_all(other, "sound", "Zoom", "yes")[-1].startswith("We are working on it. You are on the list now")
    assert says_all(other, "sound", "Microsoft Teams")[-1] == "Is the class going on right now?"


@pytest.mark.parametrize(
    "others",
    [
        ("/ticket open my zoom microphone is dead", "/ticket open the zoom recording is missing"),
        ("/ticket open i cannot join teams", "/ticket open i cannot join teams"),
    ],
    ids=["other trouble", "another program"],
)
def test_other_trouble_of_other_classes_makes_no_fault_of_the_program(world: World, others: tuple[str, str]) -> None:
    kim = world.person("kim", "Kim")
    in_class(world, (world.teacher, "Algebra @sam"), (world.last, "Chess @kim"), (world.second, "Drama"))
    for someone, words in zip((kim, world.second), others, strict=True):
        someone.says(words)
    said = says_all(world.student, "sound", "Zoom", "2", "2")

    assert not any(words.startswith("It is not only you") for words in said)
    assert (ticket(world, 3).subcategory, ticket(world, 3).priority) == ("whole_class", Priority.P2)


def test_what_freezes_is_measured_as_a_line(world: World) -> None:
    assert says_all(world.student, *TESTING, "5", "None of these")[-1].startswith("Please measure your line:")


@pytest.mark.parametrize("words", ["no", "2", "later", "I am testing"])
def test_that_no_class_is_going_on_can_be_said_in_one_word(world: World, words: str) -> None:
    assert says_all(world.student, "sound", "Zoom", words)[-1] == "Who has the problem?"


def test_a_class_that_is_on_now_is_said_in_one_word_too(world: World) -> None:
    says_all(world.student, "sound", "Zoom", "now")
    assert tickets(world) == [("live_class", "av_device", Priority.P2)]
