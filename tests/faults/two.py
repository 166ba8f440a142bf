"""Two processes on one database, and what they do about the same thing in the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import settings
from sqlalchemy import delete, select

from bot.engine import Engine
from bot.model.messages import Kind, Message
from bot.model.sessions import Reminder, ReminderKind
from bot.model.tickets import TicketState
from store import claims, schema
from store.database import TooSlow
from store.queues import Reach
from tests.faults.meeting import Meeting
from tests.store.samples import escalation, session, ticket
from tests.world import ALGEBRA, MONDAY, NORTH, Someone, World

TIMES = 300
"""Rounds of a race against what begins to be said: whether that is before or after the commit, only chance tells."""
RARE = TIMES if settings().max_examples >= 500 else 24
"""So often what is the same whenever the two meet, but in `make soak`."""
ON_SQLITE = max(RARE, 60)
"""So often there, where one after the other writes and chance has little to tell."""
EVERYBODY = 3
"""Who teaches it, who takes part, and the channel."""


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
