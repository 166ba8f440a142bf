"""What a ticket is about and how urgent it is, changed by the staff."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, TicketState
from tests.stories.looking import DARK, URGENT, comments, fact, now_reads, pages, state, ticket
from tests.world import STAFF, World, text

pytestmark = pytest.mark.usefixtures("checked")


def test_the_words_of_a_report_say_what_it_is_about(world: World) -> None:
    world.student.says("/ticket open nobody in the whole school can sign in, exam now")

    assert fact(world, STAFF, "About") == "access, service down"
    assert ticket(world).priority is Priority.P1


def test_the_staff_change_the_category_on_the_one_card(world: World) -> None:
    world.student.says(DARK)
    world.first.says("category device/peripheral", where=world.thread())

    assert fact(world, STAFF, "About") == "device, peripheral"
    assert world.thread_says() == ["Ticket 1 is about device, peripheral."]
    assert len(world.staff()) == 1
    assert len(world.student.hears()) == 1


def test_a_ticket_that_becomes_urgent_calls_somebody_and_its_reporter_hears_of_it(world: World) -> None:
    world.student.says(DARK)
    world.student.hears()
    world.second.says("impact 1 high")
    assert world.staff() == ["Ticket 1 · P2, high: the projector stays dark"]
    assert len(pages(world.first)) == 1
    assert world.student.hears() == [
        "Your ticket 1 is more urgent than it seemed. I am calling Ana Alves. If nobody answers by Mon 23 Nov "
        "2026, 09:10 Lisbon time, I call the next person."
    ]
    world.second.says("urgency 1 high")
    assert world.staff() == ["Ticket 1 · P1, critical: the projector stays dark"]
    assert (pages(world.first), world.student.hears()) == ([], [])


def test_a_ticket_that_somebody_has_calls_nobody_when_it_becomes_urgent(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    world.second.says("impact 1 high")

    assert pages(world.first) == []
    assert ticket(world).priority is Priority.P2


def test_a_ticket_that_is_not_urgent_after_all_calls_nobody_any_more(world: World) -> None:
    world.student.says(URGENT)
    world.student.hears()
    world.second.says("urgency low", where=world.thread())
    world.second.says("impact low", where=world.thread())
    world.passes(hours=2)

    assert ticket(world).priority is Priority.P4
    assert world.second.hears() == []
    assert now_reads(world.first)[0].startswith("Ticket 1 need not be taken at once: nobody can hear me")
    assert world.student.hears() == [
        "Your ticket 1 is less urgent than it seemed. The support team sees it and answers you here, by Tue 24 Nov "
        "2026, 17:00 Lisbon time."
    ]


def test_a_category_of_the_security_team_is_urgent_at_once(world: World) -> None:
    world.student.says(DARK)
    world.second.says("triage 1 security/malware")

    assert (state(world), ticket(world).priority) == (TicketState.TRIAGED, Priority.P2)
    assert len(pages(world.first)) == 1


def test_a_sorted_ticket_waits_for_somebody_and_can_be_given_back(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ack 1")
    world.first.says("triage", where=world.thread())

    assert state(world) is TicketState.TRIAGED
    assert fact(world, STAFF, "With") == ""
    assert world.thread_says()[-2] == "Ana Alves gave ticket 1 back: it waits for somebody."
    world.passes(minutes=10)
    assert len(pages(world.second)) >= 1


def test_what_is_no_category_is_asked_back_with_the_nearest(world: World) -> None:
    world.student.says(DARK)
    world.first.says("category 1 licence")
    assert text(world.first.last()) == "I know no category “licence”. Is it one of these?"
    world.first.presses("software/licence")
    assert fact(world, STAFF, "About") == "software, licence"

    world.first.says("category 1 wombat")
    assert text(world.first.last()).startswith("I know no category “wombat”. Say one like access/password")
    world.first.says("impact 1 enormous")
    assert text(world.first.last()) == "How much is that: high, medium or low?"


def test_talk_in_a_thread_that_begins_with_such_a_word_stays_talk(world: World) -> None:
    world.student.says(DARK)
    for words in ("impact is hard to say", "category five rain outside", "urgency is what I feel", "triage them first"):
        assert world.first.says(words, where=world.thread())

    assert [words for words, _ in comments(world)] == [
        "impact is hard to say", "category five rain outside", "urgency is what I feel", "triage them first",
    ]  # fmt: skip
    assert world.first.hears() == []


def test_only_the_staff_sort_tickets(world: World) -> None:
    world.student.says(DARK)
    for words in (
        "category 1 access/password",
        "impact 1 high",
        "urgency 1 high",
        "triage 1",
        "schedule 1",
        "resume 1",
    ):
        assert world.student.says(words) == "refused"
    assert state(world) is TicketState.NEW


@pytest.mark.parametrize(
    "words", ["make ticket 1 high priority", "make ticket 1 urgent", "set ticket 1 to high priority"]
)
def test_how_urgent_a_ticket_shall_be_opens_no_other_one(world: World, words: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.says(words)
    world.first.says(words)

    assert [each.number for each in world.work().tickets.queue(limit=5)] == [1]


def test_who_gives_a_ticket_to_a_name_does_not_take_one(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.says("/ticket open nobody can hear me, my class starts in ten minutes and everyone is waiting")
    world.first.hears()
    world.first.says("assign 1 ben")

    assert world.first.hears()[0].startswith("I have asked Ben Okafor to take ticket 1.")
    assert [each.owner for each in world.work().tickets.queue(limit=5)] == [None, None]


@pytest.mark.parametrize("words", ["priority 1 high", "prio 1 p2", "priority of ticket 1 is urgent"])
def test_who_says_a_priority_calls_nobody_by_that_word(world: World, words: str) -> None:
    world.student.says(DARK)
    assert world.second.says(words) in ("ticket_sort", "refused")

    assert "I call the next person" not in world.second.hears()[-1]
    assert state(world) is TicketState.NEW


@pytest.mark.parametrize("which", ["impact", "urgency"])
def test_a_number_alone_is_that_of_a_ticket_whose_level_is_asked_for(world: World, which: str) -> None:
    world.student.says(DARK)
    world.first.says(f"{which} 1")
    assert world.first.hears()[-1] == f"How high is the {which} of ticket 1: high, medium or low?"

    world.first.presses("low")
    assert world.first.hears()[-1].startswith(f"The {which} of ticket 1 is low.")
