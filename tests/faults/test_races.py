"""Two do something about the same thing in the same moment, over and over: one of them was first."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from bot.model.escalation import EscalationState
from bot.model.messages import Guard
from bot.model.tickets import TicketState
from store import schema
from tests.faults.two import EVERYBODY, RARE, Two, classes
from tests.invariants.journals import gaps
from tests.store.samples import offer, reply
from tests.world import HELP_DESK, MONDAY, NORTH

TICKET_TWICE = (r"(?s)SELECT tickets\.id", r"(?s)SELECT tickets\.id")
NUMBER_TWICE = (r"(?s)UPDATE schools SET tickets", r"(?s)UPDATE schools SET tickets")
TICKET_LOCKED = (r"(?s)SELECT tickets\.id.*FOR UPDATE", r"(?s)SELECT tickets\.id.*FOR UPDATE")
CALL_AND_CLAIM = (r"(?s)SELECT escalations\.id.*FOR UPDATE", r"(?s)SELECT escalations\.school.*FOR SHARE")
SESSION_AND_CLAIM = (r"(?s)SELECT sessions\.id.*FOR UPDATE", r"(?s)SELECT sessions\.school.*FOR SHARE")
MOVE_AND_TICK = (r"(?s)SELECT sessions\.id.*FOR UPDATE", r"(?s)SELECT reminders\.id.*SKIP LOCKED")
INVITE_AND_TICK = (r"(?s)SELECT reminders\.", r"(?s)SELECT reminders\.id.*SKIP LOCKED")
OFFER_TWICE = (r"(?s)SELECT offers\.id", r"(?s)SELECT offers\.id")
CARLA = {"@carla": "carla"}


def lines(two: Two, noun: str, what: str, value: Any) -> list[int]:
    """The rows whose journal says that something became this."""
    journal = schema.journal.c
    with two.world.store.looking() as connection:
        found = connection.execute(select(journal.row, journal.change).where(journal.noun == noun))
        return [row.row for row in found if row.change.get(what) == value]


def test_no_call_begins_after_the_commit_of_who_takes_it(two: Two) -> None:
    late, begun = [], 0
    for number in two.tickets(two.times):
        with two.world.store.begin(NORTH, MONDAY) as work:
            call = work.escalations.open_on(work.tickets.numbered(number).id)
            assert call is not None
            guard = Guard("escalations", call.id, EscalationState.OPEN.value)
            work.outbox.add([reply("call", HELP_DESK, key=f"call/{number}", only_while=guard)])
        ack = two.hears(two.world.engine, two.world.first, f"ack {number}")
        (_, taken), (said, claimed) = two.meeting.of(ack, two.claims, CALL_AND_CLAIM, number % 2)
        begun += f"call/{number}" in said
        late += [number] if f"call/{number}" in said and claimed > taken else []
        two.forgets()

    assert late == []
    assert two.world.store.sqlite or 0 < begun < two.times


def test_of_two_who_take_it_one_has_it(two: Two) -> None:
    numbers = two.tickets(RARE)
    for number in numbers:
        one = two.hears(two.world.engine, two.world.first, f"ack {number}")
        other = two.hears(two.beside, two.world.second, f"ack {number}")
        two.meeting.of(one, other, TICKET_TWICE, number % 2)

    assert sorted(lines(two, "escalations", "state", "acknowledged")) == numbers
    assert sorted(lines(two, "tickets", "state", "in_progress")) == numbers
    assert {each.version for each in two.world.work().tickets.find()} == {2}
    assert gaps(two.world, "tickets", "escalations") == []


def test_who_takes_it_while_it_is_solved_does_not_open_it_again(two: Two) -> None:
    numbers = two.tickets(RARE)
    for number in numbers:
        ack = two.hears(two.world.engine, two.world.first, f"ack {number}")
        solve = two.hears(two.beside, two.world.second, f"resolve {number} plugged in")
        two.meeting.of(ack, solve, TICKET_TWICE, number % 2)

    assert {each.state for each in two.world.work().tickets.find()} == {TicketState.RESOLVED}
    assert sorted(lines(two, "tickets", "state", "resolved")) == numbers
    assert list(two.world.work().escalations.open_all()) == []
    assert gaps(two.world, "tickets", "escalations") == []


def test_what_is_added_while_it_is_closed_is_not_lost(two: Two) -> None:
    numbers = two.tickets(RARE, TicketState.WAITING_USER, called=False)
    for number in numbers:
        close = two.hears(two.world.engine, two.world.first, f"close {number}")
        words = two.hears(two.beside, two.world.student, f"comment {number} words {number}.")
        two.meeting.of(close, words, TICKET_TWICE, number % 2)

    work = two.world.work()
    closed = work.tickets.find(work.tickets.table.c.number <= len(numbers))
    kept = [each.text for each in work.comments.find()]
    kept += [each.summary for each in work.tickets.find(work.tickets.table.c.number > len(numbers))]
    assert {each.state for each in closed} == {TicketState.CLOSED}
    assert [number for number in numbers if sum(f"words {number}." in text for text in kept) != 1] == []
    assert gaps(two.world, "tickets", "comments") == []


MOVES = "session move {number} to 2027-05-05 10:00"


def test_no_reminder_begins_after_the_commit_of_a_move(two: Two) -> None:
    late, begun = [], 0
    for number, row in enumerate(classes(two, two.times), 1):
        with two.world.store.begin(NORTH, MONDAY) as work:
            guard = Guard("sessions", row, "scheduled", 1)
            work.outbox.add([reply("soon", HELP_DESK, key=f"soon/{number}", only_while=guard)])
        move = two.hears(two.world.engine, two.world.first, MOVES.format(number=number))
        (_, moved), (said, claimed) = two.meeting.of(move, two.claims, SESSION_AND_CLAIM, number % 2)
        begun += f"soon/{number}" in said
        late += [number] if f"soon/{number}" in said and claimed > moved else []
        two.forgets()

    assert late == []
    assert two.world.store.sqlite or 0 < begun < two.times


def test_who_hears_of_a_class_while_it_is_moved_hears_that_too(two: Two) -> None:
    untold = []
    for number, row in enumerate(classes(two, RARE), 1):
        two.world.clock.moment = now = MONDAY + timedelta(minutes=number)
        move = two.hears(two.world.engine, two.world.first, MOVES.format(number=number))
        _, said = two.meeting.of(move, partial(two.announces, now), MOVE_AND_TICK, number % 2)
        told = [key for key in two.claims()[0] if key and key.startswith(f"change/{row}/")]
        untold += [number] if f"invitation/{row}/1" in str(said) and len(told) < EVERYBODY else []
        two.forgets()

    assert untold == []


def test_who_is_invited_while_a_class_is_announced_is_told(two: Two) -> None:
    untold = []
    for number, row in enumerate(classes(two, RARE), 1):
        two.world.clock.moment = now = MONDAY + timedelta(minutes=number)
        invite = two.hears(two.world.engine, two.world.first, f"session invite {number} @carla", mentions=CARLA)
        two.meeting.of(invite, partial(two.beside.tick, now), INVITE_AND_TICK, number % 2)
        two.beside.tick(now)
        told = [key for key in two.waiting() if key.startswith(f"invitation/{row}/")]
        untold += [number] if len(told) <= EVERYBODY else []
        two.forgets()

    assert untold == []


def test_of_two_who_tell_of_the_same_outage_one_opens_it(two: Two) -> None:
    for number in range(1, RARE + 1):
        one = two.hears(two.world.engine, two.world.first, 'outage lms "sign-in fails"')
        other = two.hears(two.beside, two.world.second, 'outage canvas "uploads fail"')
        two.meeting.of(one, other, TICKET_TWICE, number % 2)
        assert len(two.world.work().tickets.outages()) == 1
        two.hears(two.world.engine, two.world.first, "outage over lms")()
        two.forgets()

    assert len(two.world.work().tickets.find()) == RARE


def test_who_is_put_on_the_list_while_an_outage_ends_is_asked(two: Two) -> None:
    student, listed, asked = two.student(), [], []
    for number in range(1, RARE + 1):
        two.hears(two.world.engine, two.world.first, f'outage lms "fault {number}"')()
        (row,) = (each.id for each in two.world.work().tickets.outages())
        asks = two.hears(two.world.engine, two.world.student, "is canvas down?")
        ends = two.hears(two.beside, two.world.first, "outage over lms")
        two.meeting.of(asks, ends, TICKET_TWICE if number % 4 < 2 else TICKET_LOCKED, number % 2)
        listed += [number] if student in two.world.work().tickets.affected(row) else []
        asked += [number] if f"fixed/{row}/0/{student}" in two.waiting() else []
        two.forgets()

    assert listed == asked
    assert two.world.store.sqlite or 0 < len(listed) < RARE


def test_who_presses_twice_in_one_moment_for_a_person_has_one_ticket(two: Two) -> None:
    two.student()
    for number in range(1, RARE + 1):
        one, other = (two.hears(engine, two.world.student, "human") for engine in (two.world.engine, two.beside))
        two.meeting.of(one, other, NUMBER_TWICE, number % 2)
        assert len(two.world.work().tickets.find()) == number
        two.hears(two.world.engine, two.world.first, f"resolve {number} done")()
        two.world.clock.moment += timedelta(hours=1)
        two.forgets()


def test_what_is_held_is_one_ticket_whoever_opens_it_at_the_same_moment(two: Two) -> None:
    student = two.student()
    for number in range(1, RARE + 1):
        now = two.world.clock.moment = MONDAY + timedelta(minutes=number)
        with two.world.store.begin(NORTH, now) as work:
            work.offers.add(offer(student, due=now))
        press = two.hears(two.world.engine, two.world.student, "open my ticket")
        other = two.hears(two.beside, two.world.student, "it did not help")
        tick = partial(two.beside.tick, now)
        two.meeting.of(press, other if number % 4 < 2 else tick, OFFER_TWICE, number % 2)
        assert len(two.world.work().tickets.find()) == number
        two.forgets()

    assert {each.version for each in two.world.work().offers.find()} == {2}
    assert gaps(two.world, "tickets", "offers") == []
