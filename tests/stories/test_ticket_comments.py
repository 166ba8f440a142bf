"""What is added to a ticket reaches whom it is meant for."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import (
    DARK,
    comments,
    fact,
    reply_below,
    state,
    ticket,
)
from tests.world import STAFF, World

pytestmark = pytest.mark.usefixtures("checked")


def test_what_the_reporter_writes_below_their_ticket_reaches_the_staff(world: World) -> None:
    world.student.says(DARK)
    reply_below(world.student, "Your ticket 1", "it is the one in room 12")
    world.student.says("comment 1 and it smells")

    assert world.thread_says() == ["Sam Rivera: it is the one in room 12", "Sam Rivera: and it smells"]
    assert comments(world) == [("it is the one in room 12", False), ("and it smells", False)]
    assert world.student.hears()[-1] == "Added to ticket 1."


def test_talk_of_the_staff_in_the_thread_is_kept_from_the_reporter_and_not_answered(world: World) -> None:
    world.student.says(DARK)
    world.student.hears()
    assert world.first.says("who has the spare lamp?", where=world.thread()) == "ticket_comment"
    world.second.says("I think Carla", where=world.thread())
    world.student.says("ticket 1")
    world.first.says("ticket 1")

    assert world.thread_says() == []
    assert "lamp?" not in world.student.hears()[-1]
    assert "Ana Alves: who has the spare lamp?" in world.first.hears()[-1]
    assert [internal for _, internal in comments(world)] == [True, True]


def test_a_comment_of_the_staff_from_elsewhere_stands_in_the_thread_and_is_said_to_be_internal(world: World) -> None:
    world.student.says(DARK)
    world.student.hears()
    world.first.says("comment 1 lamp ordered")

    assert world.first.hears() == ["Added to ticket 1. Only the staff see it."]
    assert world.thread_says() == ["Ana Alves: lamp ordered"]
    assert world.student.hears() == []


def test_a_comment_for_another_ticket_goes_to_that_ones_thread(world: World) -> None:
    world.student.says(DARK)
    world.student.says(DARK)
    world.first.says("@deskbell comment 2 same lamp", where=world.thread(1))

    assert (world.thread_says(1), world.thread_says(2)) == ([], ["Ana Alves: same lamp"])


def test_telling_reaches_the_reporter_and_the_thread_says_so(world: World) -> None:
    world.student.says(DARK)
    world.student.hears()
    world.first.says("tell him a new lamp comes today", where=world.thread())

    assert world.student.hears() == ["Ana Alves about your ticket 1: a new lamp comes today"]
    assert world.thread_says() == ["I have told Sam Rivera: a new lamp comes today"]


@pytest.mark.parametrize(
    ("words", "heard", "line"),
    [
        (
            "tell Sam the lamp is here",
            "about your ticket 1: the lamp is here",
            "I have told Sam Rivera: the lamp is here",
        ),
        ("tell sam rivera that it is back", "about your ticket 1: it is back", "I have told Sam Rivera: it is back"),
        ("ask Sam, which room?", "asks about your ticket 1: which room?", "I have asked Sam Rivera: which room?"),
        ("tell 1 Samuel has it", "about your ticket 1: Samuel has it", "I have told Sam Rivera: Samuel has it"),
        ("ask which room?", "asks about your ticket 1: which room?", "I have asked Sam Rivera: which room?"),
    ],
)
def test_the_name_of_the_reporter_is_no_part_of_what_they_are_told_or_asked(
    world: World, words: str, heard: str, line: str
) -> None:
    world.student.says(DARK)
    world.first.says(words, where=world.thread())

    assert world.student.hears()[-1] == f"Ana Alves {heard}"
    assert line in world.thread_says()


def test_asking_makes_the_ticket_wait_and_the_answer_moves_it_on(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ask which room is it?", where=world.thread())
    assert ticket(world).state is TicketState.WAITING_USER
    assert world.student.hears()[-1] == "Ana Alves asks about your ticket 1: which room is it?"
    assert fact(world, world.student.place, "State") == "waiting for your answer"
    assert fact(world, STAFF, "State") == "waiting for the reporter"

    reply_below(world.student, "which room is it?", "room 12")
    assert ticket(world).state is TicketState.IN_PROGRESS
    assert world.thread_says()[-1] == "Sam Rivera: room 12"
    assert fact(world, STAFF, "State") == "in progress"


def test_asking_about_an_urgent_ticket_takes_it(world: World) -> None:
    world.student.says("/ticket open urgent: the whole school is offline")
    world.first.says("ask since when?", where=world.thread())
    world.second.hears()
    world.passes(hours=1)

    assert world.second.hears() == []
    assert fact(world, STAFF, "With") == "Ana Alves"


def test_asking_again_while_waiting_asks_again(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ask 1 which room?")
    world.first.says("ask 1 and which floor?")

    assert world.student.hears()[-1] == "Ana Alves asks about your ticket 1: and which floor?"
    assert ticket(world).state is TicketState.WAITING_USER


@pytest.mark.parametrize("words", ["tell 1", "ask 1", "tell", "ask", "comment 1", "resolve"])
def test_a_command_without_its_words_asks_for_them_and_changes_nothing(world: World, words: str) -> None:
    world.student.says(DARK)
    before = ticket(world)
    assert world.first.says(words) in ("refused", "unknown")

    assert ticket(world) == before
    assert comments(world) == []


def test_a_number_in_the_talk_of_a_thread_does_not_reach_another_ticket(world: World) -> None:
    world.student.says(DARK)
    other = world.person("olga", "Olga Petrova")
    other.says("/ticket open the window does not close")
    other.hears()

    for words in ("tell 2 people to wait", "fixed 2 cables", "close 2 windows first"):
        world.first.says(words, where=world.thread(1))

    assert other.hears() == []
    assert state(world, 1) is state(world, 2) is TicketState.NEW
    assert len(comments(world, 1)) == 3


def test_what_a_student_writes_below_their_ticket_is_kept_even_when_it_looks_like_a_staff_command(world: World) -> None:
    world.student.says(DARK)
    for words in ("ask my teacher, she saw it", "fixed, thanks!", "tell me when you come"):
        reply_below(world.student, "Your ticket 1", words)

    assert [text for text, _ in comments(world)] == [
        "ask my teacher, she saw it",
        "fixed, thanks!",
        "tell me when you come",
    ]
