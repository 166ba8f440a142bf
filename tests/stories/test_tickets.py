"""A ticket: who sees it, how urgent it is, what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from bot.model.messages import Place
from bot.model.people import Role
from bot.model.tickets import Priority, TicketState
from store.journal import plain
from tests.stories.looking import (
    DARK,
    comments,
    fact,
    ticket,
)
from tests.world import HELP_DESK, NORTH, STAFF, World, listed

pytestmark = pytest.mark.usefixtures("checked")
SOUTH = replace(
    NORTH,
    id="south",
    name="South School",
    workspaces=frozenset({("chat", "south")}),
    staff=(Place("chat", "south", "staff"),),
    people=(listed("ana", "Anna South", Role.ON_CALL, "south"),),
)


def test_a_ticket_is_shown_to_its_reporter_and_to_the_staff(world: World) -> None:
    world.student.says(DARK)

    assert world.student.hears() == [
        "Your ticket 1: the projector stays dark\n"
        "The support team sees it and answers you here, by Tue 24 Nov 2026, 17:00 Lisbon time."
    ]
    assert world.staff() == ["Ticket 1 · P4, low: the projector stays dark"]
    assert fact(world, STAFF, "From") == "Sam Rivera"


def test_in_a_channel_only_a_pointer_is_shown_and_only_to_who_asked(world: World) -> None:
    world.student.says(DARK, where=HELP_DESK)

    assert world.chat.at(HELP_DESK) == []
    assert world.student.hears()[0] == "I answer you in private: please look at your direct messages with me."


def test_numbers_start_at_one_in_every_school(world_of: Callable[..., World]) -> None:
    world = world_of(NORTH, SOUTH)
    southern = world.person("sam", "Sam South", "south")
    world.student.says(DARK)
    world.student.says(DARK)
    southern.says("/ticket open the lamp hums")
    southern.says("my tickets")

    assert southern.hears()[-1] == "Your tickets: 1 new, low priority: the lamp hums"
    assert len(world.staff()) == 2


def test_another_school_cannot_see_or_take_a_ticket(world_of: Callable[..., World]) -> None:
    world = world_of(NORTH, SOUTH)
    world.student.says(DARK)
    anna = world.person("ana", workspace="south")
    for words in ("ticket 1", "ack 1", "tell 1 hello", "resolve 1", "close 1", "comment 1 hello"):
        anna.says(words)
        assert anna.hears() == ["I cannot find a ticket 1 that you may see."]
    assert ticket(world).state is TicketState.NEW


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("the projector stays dark", Priority.P4),
        ("the whole class cannot hear me", Priority.P3),
        ("the whole class cannot hear me, we start in 5 minutes", Priority.P2),
        ("I cannot open my exam, it starts in 20 minutes", Priority.P2),
        ("when is the exam?", Priority.P3),
        ("everyone is locked out", Priority.P2),
        ("urgent: the whole school is offline", Priority.P1),
    ],
)
def test_the_words_of_the_report_set_the_priority(world: World, words: str, level: Priority) -> None:
    world.student.says(f"/ticket open {words}")

    assert ticket(world).priority is level


@pytest.mark.parametrize(("start", "level"), [("10:00", Priority.P3), ("10:01", Priority.P4), ("09:05", Priority.P3)])
def test_a_class_within_the_hour_lifts_the_priority(world: World, start: str, level: Priority) -> None:
    world.student.says("help")
    world.teacher.says(f'session add "Algebra" 2026-11-23 {start} 50 min @sam', mentions={"@sam": "sam"})
    world.student.says(DARK)

    assert ticket(world).priority is level


def test_my_tickets_lists_open_ones_first(world: World) -> None:
    world.student.says("/ticket open the first")
    world.student.says("/ticket open the second")
    world.student.says("close 2")
    world.student.hears()
    world.student.says("my tickets")

    assert world.student.hears() == [
        "Your tickets: 1 new, low priority: the first\n2 cancelled, low priority: the second"
    ]


def test_who_has_no_tickets_hears_how_to_open_one(world: World) -> None:
    world.student.says("my tickets")

    assert world.student.hears() == ["You have no tickets. Type ticket open and what is wrong to open one."]


def test_the_queue_shows_the_most_urgent_first_and_says_how_many_there_are(world: World) -> None:
    for number in range(16):
        world.student.says(f"/ticket open matter {number}")
    world.student.says("/ticket open urgent: the whole school is offline")
    world.first.hears()
    world.first.says("queue")

    rows = world.first.hears()[0].splitlines()
    assert rows[0] == "Open tickets: 17, the 15 most urgent: 17 new, P1, critical: urgent: the whole school is offline"
    assert len(rows) == 15


@pytest.mark.parametrize("number", ["2", "0", "4000000", "999999999", "99999999999999999999"])
@pytest.mark.parametrize("words", ["ticket {}", "comment {} hello", "close {}", "reopen {}"])
def test_somebody_elses_ticket_looks_exactly_like_none(world: World, words: str, number: str) -> None:
    other = world.person("kim", "Kim Lee")
    world.student.says(DARK)
    other.says(words.format(1))
    other.says(words.format(number))

    theirs, none = other.hears()
    assert theirs == "I cannot find a ticket 1 that you may see."
    assert none == theirs.replace("1", number)
    assert comments(world) == []


TICKET_COMMANDS = (
    "ticket {}", "ticket #{}", "close {}", "close {} because it works", "reopen {}", "withdraw {}", "resolve {}",
    "resolve {} restarted", "ack {}", "take {}", "comment {} hello", "tell {} hello", "ask {} since when?",
    "escalate {}", "ticket details {}", "triage {} impact 1", "resume {}", "waiting supplier {}",
    "is ticket {} done?", "any news on ticket {}?",
)  # fmt: skip


@pytest.mark.parametrize(
    "number", ["9" * 20, "9" * 41, "9" * 4301, "9" * 9000, str(2**31), str(2**63), "٣" * 21], ids=len
)
def test_a_number_as_long_as_a_page_is_a_ticket_that_is_not_there(world: World, number: str) -> None:
    known = str(int(number[:20]))
    beginning = known if len(number) <= 20 else f"{known[:19]}…"
    for words in TICKET_COMMANDS:
        assert world.last.says(words.format(number)) == "refused"
        assert (words, world.last.hears()) == (words, [f"I cannot find a ticket {beginning} that you may see."])


def test_zeros_in_front_of_a_number_change_nothing(world: World) -> None:
    world.student.says(DARK)
    world.student.hears()
    assert world.student.says("close " + "0" * 60 + "1") == "ticket_close"


def test_a_ticket_is_one_card_in_the_staff_channel_whatever_happens_to_it(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    world.first.says("ask 1 which room?")
    world.student.says("comment 1 room 12")
    world.first.says("resolve 1 new lamp")
    world.student.says("reopen 1")
    world.first.says("resolve 1 newer lamp")
    world.passes(days=7)

    assert len(world.staff()) == 1
    assert len([words for words in world.student.hears() if words.startswith("Your ticket 1:")]) == 1
    assert fact(world, STAFF, "State") == "closed"
    assert fact(world, STAFF, "Solution") == "newer lamp"
    assert fact(world, STAFF, "Opened again") == "once"


def test_the_lines_of_the_journal_add_up_to_the_ticket(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    world.first.says("ask 1 which room?")
    world.student.says("comment 1 room 12")
    world.first.says("resolve 1 new lamp")
    world.student.says("reopen 1")
    world.passes(days=1)
    world.second.says("resolve 1")
    world.passes(days=9)

    row = ticket(world)
    expected = {field.name: plain(getattr(row, field.name)) for field in fields(row)} | {"id": row.id}
    folded = world.work().journal.of("tickets", row.id)
    assert folded | {"id": row.id} == expected


def test_asking_for_a_person_opens_one_ticket_however_often(world: World) -> None:
    world.student.says("human")
    world.student.presses("Talk to a person")
    world.student.says("can i talk to a person")

    assert world.staff() == ["Ticket 1 · P4, low: Would like to talk to a person."]
    assert world.student.hears()[1].startswith("A person knows already: it is your ticket 1. Tell them more with")
    assert world.thread_says() == ["Sam Rivera would like to talk to a person."]


def test_asking_for_a_person_on_a_tickets_card_is_about_that_ticket(world: World) -> None:
    world.student.says(DARK)
    world.student.presses("Talk to a person", on="Your ticket 1")
    assert len(world.staff()) == 1
    assert world.thread_says() == ["Sam Rivera would like to talk to a person."]

    world.student.says("human")
    assert len(world.staff()) == 2


def test_a_ticket_is_the_same_after_a_restart_of_the_program(world: World) -> None:
    world.student.says(DARK)
    before = ticket(world)
    world.restarts()
    assert ticket(world) == before

    world.first.says("ack", where=world.thread())
    assert world.thread_says() == ["Ana Alves has taken ticket 1."]


def test_times_stand_in_the_zone_of_the_school_for_its_staff(world: World) -> None:
    world.student.says(DARK)

    assert fact(world, STAFF, "Opened") == "Mon 23 Nov 2026, 09:00 Lisbon time"


def test_who_closes_their_own_ticket_reads_that_they_closed_it(world: World) -> None:
    world.student.says(DARK)
    world.student.says("close 1")

    assert world.student.hears()[-1] == "You closed ticket 1."
