"""The staff plan work on a service: somebody else agrees, the work is done, and it works or fails."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, TicketState
from tests.stories.classes import MENTIONS
from tests.stories.looking import facts, says_all, state, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
PLANNED = ("change request", "Normal", "New disk for the mail server, Friday 20:00, back to the old one", "All done")
LOW, HIGH = "Low risk: any time", "High (5 days or more) or very high (10 days or more)"
DONE = ("Ask me now", "All done")


def asks(world: World, risk: str) -> None:
    """Ana plans the work and asks for it."""
    said = says_all(world.first, *PLANNED, risk, "No")
    assert said[-1].startswith("I asked the staff to decide.")
    assert tickets(world) == []


def test_somebody_else_agrees_and_the_record_is_closed_when_it_worked(world: World) -> None:
    asks(world, LOW)
    assert world.staff()[-1].startswith("To decide: Ana Alves asks: May this change go ahead?")
    world.first.presses("Approve", on="To decide")
    assert tickets(world) == []

    world.second.presses("Approve", on="To decide")
    assert [said for said in world.staff() if said.startswith("Ben Okafor approved this. Ana Alves asks: ")]
    assert tickets(world) == [("change", "normal", Priority.P4)]
    assert "New disk for the mail server" in "".join(facts(world).values())
    says_all(world.first, *DONE, "It worked", "All done")

    assert state(world) is TicketState.CLOSED


def test_without_a_word_the_work_is_asked_for_after_two_weeks(world: World) -> None:
    asks(world, LOW)
    world.second.presses("Approve", on="To decide")
    world.first.hears()
    world.passes(days=13)
    assert not [words for words in world.first.hears() if words.startswith("Now do it:")]
    world.passes(days=1)
    assert [words for words in world.first.hears() if words.startswith("Now do it:")]


def test_what_is_rejected_is_not_done(world: World) -> None:
    asks(world, HIGH)
    assert "Approve only after the change board has agreed." in world.staff()[-1]
    world.first.hears()
    world.second.presses("Reject", on="To decide")

    assert world.first.hears()[-1].startswith("It was rejected, so please do not start.")
    assert tickets(world) == []


def test_what_nobody_decides_becomes_a_ticket_after_a_day(world: World) -> None:
    asks(world, LOW)
    world.passes(hours=23)
    assert tickets(world) == []
    world.passes(hours=1)
    assert tickets(world) == [("change", "normal", Priority.P4)]
    assert "Nobody decided in time" in facts(world).values()


def test_work_of_the_list_that_fails_calls_somebody_and_is_looked_back_at(world: World) -> None:
    says_all(world.first, "change request", "1", "Yes, all of that", *DONE)
    assert tickets(world) == [("change", "standard", Priority.P4)]
    says_all(world.first, "It worked in part", "No, or I do not know", "All done")

    assert tickets(world) == [("change", "standard", Priority.P4), ("change", "failed_change", Priority.P2)]
    failed = ticket(world, 2).id
    assert world.work().escalations.open_on(failed) is not None
    assert "It worked in part" in dict(ticket(world).answers).values()
    assert state(world).open


def test_an_emergency_has_its_ticket_first_and_goes_on_when_nobody_decides(world: World) -> None:
    said = says_all(world.first, "change request", "3", "Ticket 7, Ana works and Ben checks")
    assert tickets(world) == [("change", "emergency", Priority.P2)]
    assert any(words.startswith("I opened a ticket for it and told the person on call.") for words in said)

    world.passes(minutes=31)
    assert any(words.startswith("Nobody has decided yet.") for words in world.first.hears())
    says_all(world.first, "We begin now, two of us", "All done", "It worked", "All done")
    assert "Nobody decided in time" in dict(ticket(world).answers).values()
    assert state(world).open


def test_work_that_somebody_stops_before_it_begins_keeps_its_record(world: World) -> None:
    says_all(world.first, "change request", "1", "Yes, all of that", "Ask me now", "Somebody said: do not begin")

    assert tickets(world) == [("change", "standard", Priority.P4)]
    assert state(world).open


@pytest.mark.parametrize(("cancelled", "careful"), [(False, True), (True, False)])
def test_whoever_begins_is_warned_of_a_class_that_takes_place(world: World, cancelled: bool, careful: bool) -> None:
    world.teacher.says('session add "Algebra 2" today 10:30 @sam', mentions=MENTIONS)
    if cancelled:
        world.teacher.says("session cancel 1")

    says_all(world.first, "change request", "3", "Ticket 7, Ana works and Ben checks")
    world.second.presses("Approve", on="To decide")
    assert ("Careful: a class of the school is running" in "".join(world.first.hears())) is careful


def test_who_decides_can_ask_back_first_and_gets_the_answer_with_the_next_card(world: World) -> None:
    asks(world, HIGH)
    world.second.presses("More information", on="To decide")
    assert [said for said in world.staff() if said.startswith("Ben Okafor wants to know more")]
    assert world.first.hears()[-1].startswith("Somebody wants to know more before this is decided.")
    assert tickets(world) == []

    said = says_all(world.first, "Mail is away for ten minutes")
    assert said[-1].startswith("I asked the staff to decide. With this risk the change board has to agree.")
    world.second.presses("Approve", on="To decide")
    assert "Mail is away for ten minutes" in facts(world).values()


def test_a_second_question_back_is_for_people_to_talk_about(world: World) -> None:
    asks(world, LOW)
    for words in ("It takes an hour", "Two people do it"):
        world.second.presses("More information", on="To decide")
        says_all(world.first, words)
    assert tickets(world) == [("change", "normal", Priority.P4)]


def test_whoever_may_go_ahead_tells_of_the_work_while_its_walk_waits(world: World) -> None:
    asks(world, LOW)
    world.second.presses("Approve", on="To decide")
    assert "Type maintenance lms" in "".join(world.first.hears())

    world.first.says('maintenance lms "new disk" from friday 22:00 until 23:00')
    assert world.work().maintenance.ahead(world.clock.now())
    assert says_all(world.first, "Ask me now")[-1].startswith("Now do it:")
