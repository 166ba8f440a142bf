"""Somebody takes the ticket, and everybody knows who."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import (
    CALM,
    CRITICAL,
    TAKEN_BY_ANA,
    URGENT,
    comments,
    now_reads,
    own_thread,
    pages,
    state,
)
from tests.stories.outages import labels
from tests.world import STAFF, Someone, World, text

pytestmark = pytest.mark.usefixtures("checked")


def test_the_button_takes_it_and_everybodys_card_says_who_has_it(world: World) -> None:
    world.student.says(URGENT)
    world.passes(minutes=10)
    world.second.presses("Acknowledge")
    world.passes(hours=1)

    assert now_reads(world.first)[0].startswith("Ticket 1 is with Ben Okafor: nobody can hear me")
    assert now_reads(world.second)[0].startswith("Ticket 1 is with Ben Okafor: nobody can hear me")
    assert world.last.hears() == []


def test_ack_in_the_thread_of_the_page_is_about_that_ticket(world: World) -> None:
    world.student.says(URGENT)
    world.person("mia").says(URGENT)
    world.first.says("ack", where=own_thread(world.first, "Ticket 2 needs you"))

    assert (state(world, 1), state(world, 2)) == (TicketState.NEW, TicketState.IN_PROGRESS)


def test_a_bare_ack_when_nothing_waits_says_so(world: World) -> None:
    world.student.says(CALM)
    world.first.says("ack")

    assert world.first.hears() == ["No ticket waits for somebody just now."]


def test_a_bare_ack_takes_the_one_ticket_that_waits(world: World) -> None:
    world.student.says(CALM)
    world.student.says(URGENT)
    world.first.says("ack")

    assert (state(world, 1), state(world, 2)) == (TicketState.NEW, TicketState.IN_PROGRESS)


def test_a_bare_ack_asks_when_two_wait(world: World) -> None:
    world.student.says(URGENT)
    world.person("mia").says(CRITICAL)
    world.first.says("ack")
    assert text(world.first.last()) == "Which one do you take?"

    world.first.presses(world.first.choices()[1])
    assert (state(world, 1), state(world, 2)) == (TicketState.NEW, TicketState.IN_PROGRESS)


def test_the_number_alone_answers_which_one_is_taken(world: World) -> None:
    world.student.says(URGENT)
    world.person("mia").says(CRITICAL)
    world.first.says("ack")
    world.first.says("2")

    assert (state(world, 1), state(world, 2)) == (TicketState.NEW, TicketState.IN_PROGRESS)


def test_a_bare_ack_offers_ten_of_many_and_says_that_there_are_more(world: World) -> None:
    for number in range(11):
        world.person(f"student{number}").says(URGENT)
    world.first.says("ack")

    assert text(world.first.last()) == "Which one do you take? More are waiting, and the queue shows them."
    assert (len(world.first.choices()), "Queue" in labels(world.first)) == (10, True)


def test_a_bare_ack_means_the_ticket_one_was_pinged_for(world: World) -> None:
    world.student.says(URGENT)
    world.passes(minutes=9)
    world.person("mia").says(URGENT)
    world.passes(minutes=1)
    world.second.says("ack")

    assert (state(world, 1), state(world, 2)) == (TicketState.IN_PROGRESS, TicketState.NEW)


def test_a_bare_ack_still_finds_it_when_everybody_was_called(world: World) -> None:
    world.student.says(URGENT)
    world.passes(hours=2)
    world.last.says("ack")

    assert state(world) is TicketState.IN_PROGRESS
    assert world.staff()[1].startswith("Ticket 1 is with Carla Cruz")


def test_ack_below_the_call_to_the_whole_channel_takes_it(world: World) -> None:
    world.student.says(URGENT)
    world.passes(hours=2)
    call = next(number for number, post in world.chat.at(STAFF) if text(post.card).startswith("Nobody has taken"))
    world.second.says("ack", where=replace(STAFF, thread=call))

    assert world.thread_says()[-1] == "Ben Okafor has taken ticket 1. Nobody else will be pinged."


def test_the_second_to_ack_hears_who_was_first_and_since_when(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ack", where=world.thread(1))
    world.passes(minutes=3)
    world.second.says("ack 1")
    world.first.says("ack 1")

    assert world.second.hears() == ["Ticket 1 is already with Ana Alves, since Mon 23 Nov 2026, 09:00 Lisbon time."]
    assert world.first.hears()[-1] == "Ticket 1 is yours already."
    assert world.student.hears().count("Ana Alves has your ticket 1 and is looking at it.") == 1


def test_a_bare_ack_that_comes_second_hears_who_was_first(world: World) -> None:
    world.student.says(URGENT)
    world.passes(minutes=10)
    world.first.says("ack")
    world.second.hears()
    world.second.says("ack")
    world.first.says("ack")

    assert world.second.hears() == ["Ticket 1 is already with Ana Alves, since Mon 23 Nov 2026, 09:10 Lisbon time."]
    assert world.first.hears()[-1] == "Ticket 1 is yours already."

    world.passes(hours=12, seconds=1)
    world.second.says("ack")
    assert world.second.hears() == ["No ticket waits for somebody just now."]


def test_taking_a_calm_ticket_says_nothing_of_pings(world: World) -> None:
    world.student.says(CALM)
    world.first.says("ack 1")

    assert world.first.hears() == ["You have taken ticket 1."]


def test_an_ack_after_the_end_takes_nothing_and_opens_nothing(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("resolve 1 new headset")
    world.second.says("ack 1")
    assert world.second.hears()[-1] == "Ticket 1 is resolved. If it is not done, type reopen 1 first."
    assert state(world) is TicketState.RESOLVED

    world.passes(days=7)
    assert state(world) is TicketState.CLOSED


def test_a_student_cannot_take_a_ticket(world: World) -> None:
    world.student.says(URGENT)
    assert world.student.says("ack 1") == "refused"
    world.passes(minutes=10)

    assert state(world) is TicketState.NEW
    assert len(pages(world.second)) == 1


def test_no_ping_starts_after_somebody_took_it(world: World) -> None:
    world.delivers = False
    world.student.says(URGENT)
    world.passes(minutes=10)
    world.second.says("ack 1")
    world.delivers = True
    world.deliver()

    assert world.first.hears() == []
    assert world.second.hears() == ["You have taken ticket 1. Nobody else will be pinged."]
    assert not [words for words in world.thread_says() if words.startswith("I am calling")]


def test_a_page_that_was_delayed_by_the_platform_is_not_sent_after_the_ack(world: World) -> None:
    world.student.says(CALM)
    world.student.says(URGENT)
    world.delivers = False
    world.passes(minutes=10)
    world.first.says("ack 2")
    world.restarts()
    world.delivers = True
    world.deliver()
    world.passes(hours=1)

    assert world.second.hears() == []


def test_ack_in_the_thread_stops_the_pings(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ack", where=world.thread(1))
    world.passes(hours=3)

    assert world.second.hears() == []
    assert world.thread_says()[-1] == TAKEN_BY_ANA
    assert "Ana Alves has your ticket 1 and is looking at it." in world.student.hears()


def test_who_takes_their_own_ticket_is_told_once(world: World) -> None:
    world.first.says(URGENT)
    world.first.hears()
    world.first.says("ack 1")

    assert world.first.hears() == ["You have taken ticket 1. Nobody else will be pinged."]


@pytest.mark.parametrize("who", ["first", "second"])
def test_a_ticket_opened_again_can_be_taken_again_by_whoever_is_there(world: World, who: str) -> None:
    world.student.says(URGENT)
    world.first.says("resolve 1 plugged it in")
    world.student.presses("Still not working")
    someone: Someone = getattr(world, who)
    someone.says("ack 1")
    world.last.hears()
    world.passes(hours=2)

    assert world.work().tickets.numbered(1).owner == world.work().people.named(someone.identity.user).id
    assert len(world.staff()) == 1
    assert world.last.hears() == []


def test_two_tickets_do_not_mix(world: World) -> None:
    world.student.says(URGENT)
    world.person("mia").says(URGENT)
    world.first.says("@deskbell ack 2", where=world.thread(1))
    world.passes(minutes=10)

    assert [words[:20] for words in pages(world.second)] == ["Ticket 1 needs you: "]
    assert not [words for words in world.thread_says(1) if "has taken" in words]
    assert world.thread_says(2)[-1] == "Ana Alves has taken ticket 2. Nobody else will be pinged."


def test_what_is_said_with_the_ack_is_not_lost(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ack 1 there in five minutes")

    assert world.thread_says()[-1] == f"{TAKEN_BY_ANA} “there in five minutes”"
    assert comments(world) == [("there in five minutes", True)]


@pytest.mark.parametrize(("where", "line"), [("private", ["Ben Okafor: I can bring a headset"]), ("thread", [])])
def test_what_is_said_with_an_ack_that_comes_second_is_kept_too(world: World, where: str, line: list[str]) -> None:
    world.student.says(URGENT)
    world.first.says("ack 1")
    said = len(world.thread_says())
    world.second.says("ack 1 I can bring a headset", where=world.thread(1) if where == "thread" else None)

    assert comments(world) == [("I can bring a headset", True)]
    told = [*world.second.hears(), *world.thread_says()[said:]]
    assert told == [
        "Ticket 1 is already with Ana Alves, since Mon 23 Nov 2026, 09:00 Lisbon time. I have added your words to it. "
        "Only the staff see them.",
        *line,
    ]
    assert not [words for words in world.student.hears() if "headset" in words]


def test_who_has_taken_a_ticket_in_private_finds_the_ways_on(world: World) -> None:
    world.student.says(CALM)
    world.first.says("ack 1")
    assert labels(world.first) == ["Resolve", "Tell Sam something", "Show the ticket"]

    world.first.presses("Tell Sam something")
    assert world.first.hears()[-1].startswith("What shall I say to Sam? Type tell 1 and your words, or ask 1")
    world.first.says("tell 1 we come at 3")
    assert labels(world.first) == ["Resolve", "Tell Sam something", "Show the ticket"]


@pytest.mark.parametrize("words", ["what did he try", "show it", "show ticket", "show", "1", "status"])
def test_who_has_one_ticket_sees_it_without_its_number(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says("ack 1")
    assert world.first.says(words) == "ticket_status"

    assert world.first.hears()[-1] == "Ticket 1 · P4, low: the projector stays dark"


def test_who_has_two_tickets_is_asked_which_one(world: World) -> None:
    for number in (1, 2):
        world.student.says(CALM)
        world.first.says(f"ack {number}")
    world.first.says("show it")
    assert world.first.hears()[-1] == "Which ticket? Please say its number."

    world.first.says("2")
    assert world.first.hears()[-1].startswith("Ticket 2 · ")
