"""Somebody calls their ticket by what it is about, or by its number first."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import says_all, state, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
CHAIR, PROJECTOR = "/ticket open broken chair in room 5", "/ticket open the projector shows everything in green"


@pytest.mark.parametrize(
    "words",
    [
        "close the ticket about the projector",
        "close the projector ticket",
        "cancel my ticket about the projector in room 5",
        "cierra el ticket del proyector",
    ],
)
def test_a_ticket_about_something_else_is_not_taken_for_it(world: World, words: str) -> None:
    says_all(world.student, CHAIR)

    assert says_all(world.student, words) == [
        "None of your tickets is about that. Which one is it? Please say its number."
    ]
    assert state(world) is TicketState.NEW


@pytest.mark.parametrize("words", ["please close my damn ticket", "close my stupid ticket", "close the refund ticket"])
def test_a_word_that_may_be_no_thing_asks_whether_the_only_one_is_meant(world: World, words: str) -> None:
    says_all(world.student, CHAIR)

    assert says_all(world.student, words) == ["Do you mean your ticket 1: broken chair in room 5?"]
    assert state(world) is TicketState.NEW
    says_all(world.student, "yes")
    assert state(world) is TicketState.CANCELLED


def test_of_several_the_one_that_is_named_is_meant(world: World) -> None:
    says_all(world.student, CHAIR, PROJECTOR, "open my ticket", "close the ticket about the chair")

    assert state(world, 1) is TicketState.CANCELLED
    assert state(world, 2) is TicketState.NEW


def test_the_number_may_stand_first_and_what_follows_is_how_it_was_solved(world: World) -> None:
    says_all(world.student, CHAIR, PROJECTOR, "open my ticket")
    says_all(world.first, "2 is done, replaced the cable")

    assert state(world, 1) is TicketState.NEW
    assert ticket(world, 2).solution == "replaced the cable"


@pytest.mark.parametrize("words", ["can i take 2?", "i can take 2", "2 is mine", "i'll take 2"])
def test_who_takes_one_by_its_number_has_that_one(world: World, words: str) -> None:
    says_all(world.student, CHAIR, PROJECTOR, "open my ticket")
    says_all(world.first, words)

    assert (ticket(world, 1).owner, ticket(world, 2).owner is None) == (None, False)


@pytest.mark.parametrize("words", ["can i snooze 2", "can you snooze 2 for an hour?", "please snooze 2"])
def test_who_asks_kindly_to_set_one_aside_is_understood(world: World, words: str) -> None:
    says_all(world.student, CHAIR, PROJECTOR, "open my ticket")
    says_all(world.first, "ack 1", "ack 2")

    [said] = says_all(world.first, words)
    assert "2" in said
    assert "understand" not in said


@pytest.mark.parametrize(
    ("long", "until"), [("two hours please", "11:00"), ("half an hour?", "09:30"), ("2h, thanks", "11:00")]
)
def test_how_long_may_be_said_in_words(world: World, long: str, until: str) -> None:
    says_all(world.student, CHAIR)
    says_all(world.first, "ack 1")

    [said] = says_all(world.first, f"snooze 1 for {long}")
    assert said == f"Ticket 1 is planned for Mon 23 Nov 2026, {until} Lisbon time."


@pytest.mark.parametrize(
    ("words", "reason"),
    [("close 1!!!", ""), ("CLOSE # 1 thanks", ""), ("CLOSE # 1 solved", "solved"), ("close 1, …", "…")],
)
def test_marks_alone_are_no_reason(world: World, words: str, reason: str) -> None:
    says_all(world.student, CHAIR)

    assert says_all(world.student, words) == [f"You closed ticket 1.{f' “{reason}”' if reason else ''}"]


@pytest.mark.parametrize(
    "words",
    [
        *("i need help with ticket 1", "i still need help with ticket 1", "need help with ticket 1 please"),
        *("i need more help with ticket 1", "ticket 1 please", "ticket 1 is important"),
        *("i need ticket 1 to be done today", "ayuda con el ticket 1", "ticket 1 thanks", "thanks for ticket 1"),
        *("remove my name from ticket 1", "i cant find ticket 1", "why was ticket 1 closed"),
    ],
)
def test_who_wants_help_with_a_ticket_does_not_close_it(world: World, words: str) -> None:
    world.student.says(CHAIR)
    world.student.says(words)

    assert state(world) is TicketState.NEW


@pytest.mark.parametrize("words", ["i no longer need help with ticket 1", "i dont need help with ticket 1 any more"])
def test_who_wants_no_help_any_more_closes_it(world: World, words: str) -> None:
    world.student.says(CHAIR)
    world.student.says(words)

    assert not state(world).open
