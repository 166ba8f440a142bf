"""Two do something about the same thing in the same moment, over and over: one of them was first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import delete, select

from bot.content import playbooks
from bot.engine import Engine
from bot.model.escalation import EscalationState
from bot.model.messages import Guard, Kind, Message
from bot.model.sessions import Reminder, ReminderKind
from bot.model.tickets import TicketState
from store import claims, schema
from store.database import TooSlow
from store.queues import Reach
from store.store import Store
from tests.faults.meeting import Meeting
from tests.invariants.journals import gaps
from tests.store.samples import escalation, offer, reply, session, ticket
from tests.world import ALGEBRA, HELP_DESK, MONDAY, NORTH, Someone, World

TIMES = 300
"""Rounds of a race against what begins to be said: whether that is before or after the commit, only chance tells."""
RARE = TIMES if settings().max_examples >= 500 else 60
"""So often what is the same whenever the two meet, but in `make soak`."""
TICKET_TWICE = (r"(?s)SELECT tickets\.id", r"(?s)SELECT tickets\.id")
TICKET_LOCKED = (r"(?s)SELECT tickets\.id.*FOR UPDATE", r"(?s)SELECT tickets\.id.*FOR UPDATE")
CALL_AND_CLAIM = (r"(?s)SELECT escalations\.id.*FOR UPDATE", r"(?s)SELECT escalations\.school.*FOR SHARE")
SESSION_AND_CLAIM = (r"(?s)SELECT sessions\.id.*FOR UPDATE", r"(?s)SELECT sessions\.school.*FOR SHARE")
MOVE_AND_TICK = (r"(?s)SELECT sessions\.id.*FOR UPDATE", r"(?s)SELECT reminders\.id.*SKIP LOCKED")
INVITE_AND_TICK = (r"(?s)SELECT reminders\.", r"(?s)SELECT reminders\.id.*SKIP LOCKED")
OFFER_TWICE = (r"(?s)SELECT offers\.id", r"(?s)SELECT offers\.id")
EVERYBODY = 3
"""Who teaches it, who takes part, and the channel."""
CARLA = {"@carla": "carla"}


@dataclass
class Two:
    """Two processes on one database, and numbers in the order in which things came about."""

    world: World
    beside: Engine
    meeting: Meeting
    times: int
    order: Iterator[int] = field(default_factory=count)

    def hears(self, engine: Engine, who: Someone, words: str, **more: Any) -> Callable[[], tuple[str, int]]:
        """What came of it, and when it was committed for certain. What a slow moment of this machine hinders comes
        again, as from a platform.
        """
        message = Message((f"m{self.world.count()}",), who.identity, who.place, words, Kind.COMMAND, **more)

        def heard() -> tuple[str, int]:
            try:
                return engine.hear(message, self.world.clock.now()), next(self.order)
            except TooSlow:
                return engine.hear(message, self.world.clock.now()), next(self.order)

        return heard

    def claims(self) -> tuple[list[str | None], int]:
        """The keys of what is being said from now on, and when that was decided, at the latest."""
        with self.beside.store.transaction() as connection:
            now, owner = self.world.clock.now(), f"beside/{next(self.order)}"
            claim = claims.claim(connection, owner, now, Reach(("chat",)), 50)
            return [saying.key for saying in claim.sayings], next(self.order)

    def announces(self, now: datetime) -> list[str | None]:
        """What is due, and begins to say it."""
        self.beside.tick(now)
        return self.claims()[0]

    def waiting(self) -> list[str]:
        """The keys of what is to be said."""
        with self.world.store.looking() as connection:
            keys = connection.execute(select(schema.outbox.c.key).where(schema.outbox.c.key.is_not(None)))
            return [str(key) for key in keys.scalars()]

    def forgets(self) -> None:
        """All that waits to be said."""
        with self.world.store.transaction() as connection:
            connection.execute(delete(schema.outbox))

    def tickets(self, most: int, state: TicketState = TicketState.NEW, called: bool = True) -> list[int]:
        """As many as there are rounds; their numbers."""
        student = self.student()
        numbers = list(range(1, min(most, self.times) + 1))
        with self.world.store.begin(NORTH, MONDAY) as work:
            for _ in numbers:
                row = ticket(work.tickets.next_number(), state=state, reporter=student, owner=None if called else 2)
                kept = work.tickets.add(row)
                if called:
                    work.escalations.add(escalation(of=kept.id, due=None))
        return numbers

    def student(self) -> int:
        self.world.student.says("help")
        self.forgets()
        person = self.world.work().people.behind(self.world.student.identity)
        assert person is not None
        return person.id


@pytest.fixture
def two(database_url: str) -> Iterator[Two]:
    world = World(database_url, delivers=False)
    beside = Store(database_url)
    with Meeting(world.store, beside) as meeting:
        yield Two(world, Engine(beside, world.schools, playbooks()), meeting, TIMES)
    beside.close()
    world.close()


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
    assert {each.version for each in two.world.work().tickets.find(limit=1000)} == {2}
    assert gaps(two.world, "tickets", "escalations") == []


def test_who_takes_it_while_it_is_solved_does_not_open_it_again(two: Two) -> None:
    numbers = two.tickets(RARE)
    for number in numbers:
        ack = two.hears(two.world.engine, two.world.first, f"ack {number}")
        solve = two.hears(two.beside, two.world.second, f"resolve {number} plugged in")
        two.meeting.of(ack, solve, TICKET_TWICE, number % 2)

    assert {each.state for each in two.world.work().tickets.find(limit=1000)} == {TicketState.RESOLVED}
    assert sorted(lines(two, "tickets", "state", "resolved")) == numbers
    assert two.world.work().escalations.open_all() == []
    assert gaps(two.world, "tickets", "escalations") == []


def test_what_is_added_while_it_is_closed_is_not_lost(two: Two) -> None:
    numbers = two.tickets(RARE, TicketState.WAITING_USER, called=False)
    for number in numbers:
        close = two.hears(two.world.engine, two.world.first, f"close {number}")
        words = two.hears(two.beside, two.world.student, f"comment {number} words {number}.")
        two.meeting.of(close, words, TICKET_TWICE, number % 2)

    work = two.world.work()
    closed = work.tickets.find(work.tickets.table.c.number <= len(numbers), limit=1000)
    kept = [each.text for each in work.comments.find(limit=1000)]
    kept += [each.summary for each in work.tickets.find(work.tickets.table.c.number > len(numbers), limit=1000)]
    assert {each.state for each in closed} == {TicketState.CLOSED}
    assert [number for number in numbers if sum(f"words {number}." in text for text in kept) != 1] == []
    assert gaps(two.world, "tickets", "comments") == []


def classes(two: Two, most: int) -> list[int]:
    """As many as there are rounds, each to be announced a minute after the other; their ids."""
    student, teacher = two.student(), two.world.work().people.with_handles(["tess"])[0].id
    with two.world.store.begin(NORTH, MONDAY) as work:
        ids = []
        for number in range(1, min(most, two.times) + 1):
            row = replace(session(number), title=f"Class {number}", instructor=teacher, channel=ALGEBRA)
            kept = work.sessions.add(replace(row, participants=(student,)))
            due = MONDAY + timedelta(minutes=number)
            work.reminders.add(Reminder(0, kept.id, 1, ReminderKind.INVITATION, due, kept.starts_at))
            ids.append(kept.id)
    return ids


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

    assert len(two.world.work().tickets.find(limit=1000)) == RARE


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
        assert len(two.world.work().tickets.find(limit=1000)) == number
        two.forgets()

    assert {each.version for each in two.world.work().offers.find(limit=1000)} == {2}
    assert gaps(two.world, "tickets", "offers") == []
