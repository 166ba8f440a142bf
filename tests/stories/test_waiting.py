"""A ticket waits: for its reporter, a supplier, a change or its time; and is gone on with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.model.school import Hours
from bot.model.tickets import Resolution, TicketState
from tests.stories.looking import DARK, fact, pages, reply_below, state, ticket
from tests.world import NORTH, STAFF, World

pytestmark = pytest.mark.usefixtures("checked")
REMINDER = "I have no answer yet about your ticket 1: which room?"
GIVEN_UP = "I heard nothing about your ticket 1 for 3 working days, so it is resolved. Does it work for you?"


def asked(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ask which room?", where=world.thread())
    world.student.hears()


def test_an_answer_is_asked_for_again_twice_and_then_the_ticket_is_resolved(world: World) -> None:
    asked(world)
    world.passes(hours=23, minutes=59)
    assert world.student.hears() == []
    world.passes(minutes=1)
    assert world.student.hears() == [REMINDER]
    world.passes(days=1)
    assert world.student.hears() == [REMINDER]
    world.passes(days=1)
    assert world.student.hears() == [GIVEN_UP]
    assert (ticket(world).state, ticket(world).resolution) == (TicketState.RESOLVED, Resolution.NO_ANSWER)
    assert world.thread_says()[-1] == "No answer for 3 working days: ticket 1 is resolved."

    world.student.presses("Still not working", on="I heard nothing")
    assert state(world) is TicketState.IN_PROGRESS
    assert fact(world, STAFF, "With") == "Ana Alves"


def test_days_on_which_nobody_works_do_not_count(world_of: Callable[..., World]) -> None:
    world = world_of(replace(NORTH, hours=Hours(holidays=frozenset({date(2026, 11, 24)}))))
    asked(world)
    world.passes(days=2, minutes=-1)
    assert world.student.hears() == []
    world.passes(minutes=1)
    assert world.student.hears() == [REMINDER]


def test_an_answer_below_the_reminder_ends_the_waiting(world: World) -> None:
    asked(world)
    world.passes(days=1)
    reply_below(world.student, "I have no answer yet", "room 12")
    world.student.hears()
    world.passes(days=9)

    assert state(world) is TicketState.IN_PROGRESS
    assert world.student.hears() == []
    assert world.thread_says()[-1] == "Sam Rivera: room 12"


@pytest.mark.parametrize("words", ["close 1", "resume 1", "resolve 1 new lamp"])
def test_nobody_is_reminded_of_what_does_not_wait_any_more(world: World, words: str) -> None:
    asked(world)
    world.first.says(words)
    world.student.hears()
    world.passes(days=2)

    assert REMINDER not in world.student.hears()


def test_a_reminder_that_was_late_is_not_sent_after_the_answer(world: World) -> None:
    asked(world)
    world.delivers = False
    world.passes(days=1)
    world.student.says("comment 1 room 12")
    world.delivers = True
    world.deliver()

    assert REMINDER not in world.student.hears()


def test_asking_again_begins_the_days_anew(world: World) -> None:
    asked(world)
    world.passes(hours=20)
    world.first.says("ask 1 and which floor?")
    world.student.hears()
    world.passes(hours=23)
    assert world.student.hears() == []
    world.passes(hours=9)
    assert world.student.hears() == ["I have no answer yet about your ticket 1: and which floor?"]


def test_after_an_outage_there_is_one_reminder_and_a_day_to_answer(world: World) -> None:
    asked(world)
    world.down_for(days=7)
    assert world.student.hears() == [REMINDER]
    assert state(world) is TicketState.WAITING_USER
    world.passes(days=1)
    assert world.student.hears() == [GIVEN_UP]


@pytest.mark.parametrize(
    ("words", "after", "told"),
    [
        ("waiting for the supplier", TicketState.WAITING_VENDOR, "Your ticket 1 is waiting for a supplier."),
        ("wait for the change", TicketState.WAITING_CHANGE, "Your ticket 1 is waiting for a planned change."),
        ("scheduled", TicketState.SCHEDULED, "Your ticket 1 is planned."),
    ],
)
def test_a_word_in_the_thread_sets_it_aside_and_another_goes_on(
    world: World, words: str, after: TicketState, told: str
) -> None:
    world.student.says(DARK)
    world.first.says(words, where=world.thread())
    assert state(world) is after
    assert world.student.hears()[-1] == told
    assert fact(world, STAFF, "With") == "Ana Alves"

    world.second.presses("Go on with it", on="Ticket 1")
    assert state(world) is TicketState.IN_PROGRESS
    assert fact(world, STAFF, "With") == "Ana Alves"


def test_planned_work_comes_back_at_its_time(world: World) -> None:
    world.student.says(DARK)
    world.first.says("schedule 1 for friday 10:00")
    assert world.student.hears()[-1] == "Your ticket 1 is planned for Fri 27 Nov 2026, 10:00 Lisbon time."
    assert fact(world, STAFF, "Planned for") == "Fri 27 Nov 2026, 10:00 Lisbon time"
    world.first.says("planned for thursday 15:00", where=world.thread())
    world.first.hears()

    world.passes(days=3, hours=5, minutes=59)
    assert state(world) is TicketState.SCHEDULED
    world.passes(minutes=1)
    assert state(world) is TicketState.IN_PROGRESS
    assert world.first.hears() == ["It is time for ticket 1: the projector stays dark"]
    assert world.thread_says()[-1] == "It is time for ticket 1: the projector stays dark"
    assert fact(world, STAFF, "Planned for") == ""


def test_a_time_that_may_be_two_is_asked_back(world: World) -> None:
    world.student.says(DARK)
    world.first.says("schedule 1 for 12/1/2027 10:00")
    assert state(world) is TicketState.NEW
    world.first.presses("Tue 12 Jan 2027, 10:00 Lisbon time")
    assert state(world) is TicketState.SCHEDULED


@pytest.mark.parametrize(
    ("before", "words", "answer"),
    [
        (
            "scheduled 1",
            "waiting vendor 1",
            "Ticket 1 is planned, so it cannot become waiting for a supplier. Type resume 1 first.",
        ),
        (
            "ask 1 which room?",
            "waiting vendor 1",
            "Ticket 1 is waiting for the reporter, so it cannot become waiting for a supplier. Type resume 1 first.",
        ),
        ("waiting vendor 1", "waiting vendor 1", "Ticket 1 is waiting for a supplier already."),
        ("ack 1", "resume 1", "Ticket 1 is in progress already."),
        ("close 1", "resume 1", "Ticket 1 is closed. If it is not done, type reopen 1 first."),
        ("close 1", "waiting change 1", "Ticket 1 is closed. If it is not done, type reopen 1 first."),
        ("resolve 1", "waiting vendor", "Which ticket? Type waiting supplier and its number."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(world: World, before: str, words: str, answer: str) -> None:
    world.student.says(DARK)
    world.first.says(before)
    kept = ticket(world)
    world.first.hears()
    world.first.says(words)

    assert world.first.hears() == [answer]
    assert ticket(world) == kept


@pytest.mark.parametrize("aside", ["snooze 1 2h", "waiting vendor 1", "waiting change 1"])
def test_what_was_set_aside_can_be_asked_about_and_solved_at_once(world: World, aside: str) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    world.first.says(aside)
    assert world.first.says("ask 1 which room?") == "ticket_comment"
    assert state(world) is TicketState.WAITING_USER
    world.first.says("resume 1")
    world.first.says(aside)
    world.first.presses("Resolve", on="Ticket 1")

    assert state(world) is TicketState.RESOLVED
    world.passes(hours=3)
    assert state(world) is TicketState.RESOLVED


def test_a_planned_ticket_that_works_again_is_closed_by_its_reporter(world: World) -> None:
    world.student.says(DARK)
    world.first.says("schedule 1 for friday 10:00")
    world.student.presses("It works now", on="Your ticket 1:")
    world.first.hears()
    world.passes(days=7)

    assert (ticket(world).state, ticket(world).resolution) == (TicketState.CLOSED, Resolution.SELF_SERVICE)
    assert world.first.hears() == []


def test_setting_an_urgent_ticket_aside_ends_the_pings(world: World) -> None:
    world.student.says("/ticket open urgent: the whole school is offline")
    world.first.says("waiting vendor 1, the provider is on it")
    world.passes(hours=2)

    assert world.second.hears() == []
    assert world.thread_says()[-1] == "Ticket 1 is waiting for a supplier. “the provider is on it”"


def test_every_state_of_the_table_can_be_reached(world: World) -> None:
    seen = set()
    world.student.says(DARK)
    for words in ("help", "triage 1", "ack 1", "ask 1 which room?", "resume 1", "waiting vendor 1", "resume 1",
                  "waiting change 1", "resume 1", "scheduled 1", "resume 1", "resolve 1", "close 1"):  # fmt: skip
        world.first.says(words)
        seen.add(state(world))
    world.student.says(DARK)
    world.student.says("withdraw 2")
    seen.add(state(world, 2))

    assert seen == set(TicketState)


def put_off(world: World) -> None:
    world.student.says("/ticket open urgent: the whole school is offline")
    world.first.says("ack 1")
    world.first.says("snooze 1 for 20 minutes")
    world.first.hears()
    world.passes(minutes=20)


def test_what_is_urgent_and_was_put_off_calls_the_next_person_when_its_owner_does_not_answer(world: World) -> None:
    put_off(world)
    assert world.first.hears() == ["It is time for ticket 1: urgent: the whole school is offline"]
    waits = "If Ana Alves does not answer by Mon 23 Nov 2026, 09:30 Lisbon time, I call the next person."
    assert world.thread_says()[-1].endswith(f"\n{waits}")
    world.passes(minutes=9)
    assert pages(world.second) == []

    world.passes(minutes=1)
    assert len(pages(world.second)) == 1
    world.passes(minutes=25)
    assert len(pages(world.last)) == 1
    world.passes(minutes=10)
    assert "More help is wanted for ticket 1, and I called all on the list" in world.staff()[-1]


@pytest.mark.parametrize("words", ["ack", "resume 1", "i'm on it", "snooze 1 for 3 hours", "resolve 1 new cable"])
def test_its_owner_answers_and_nobody_else_is_called(world: World, words: str) -> None:
    put_off(world)
    world.first.says(words)
    world.passes(hours=2)

    assert (pages(world.second), pages(world.last)) == ([], [])


def test_its_owner_answers_with_a_press(world: World) -> None:
    put_off(world)
    world.first.presses("I'm on it", on="It is time for ticket 1")
    world.passes(hours=2)

    assert pages(world.second) == []
    assert world.first.hears()[-1] == "You have taken ticket 1. Nobody else will be pinged."
