"""What the desk finds out by itself for a walk-through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.model.playbooks.book import FACTS
from bot.model.playbooks.run import Run
from bot.model.sessions import Session, nearest
from handlers.tickets import AHEAD, BEFORE
from store.unit_of_work import UnitOfWork

BURST_WITHIN, BURST_OF = timedelta(minutes=15), 5
"""So many people with the same trouble in so short a time: it is the service."""


class Known(Mapping[str, bool]):
    """What the desk finds out by itself, looked up only when a step asks."""

    def __init__(self, work: UnitOfWork, run: Run, person: int) -> None:
        self.work = work
        self.run = run
        self.person = person

    def __getitem__(self, fact: str) -> bool:
        system = self.run.values.get("system", "")
        if fact == "known_outage":
            return self.work.tickets.outage(system) is not None
        if fact == "burst":
            since = self.work.now - BURST_WITHIN
            return self.work.tickets.reporters_since("access", system, since) >= BURST_OF - 1
        if fact == "class_near":
            return class_near(self.work, self.person) is not None
        raise KeyError(fact)

    def __iter__(self) -> Iterator[str]:
        return iter(FACTS)

    def __len__(self) -> int:
        return len(FACTS)


def class_near(work: UnitOfWork, person: int) -> Session | None:
    """The class somebody else teaches that this person is in now, or will be in soonest."""
    around = work.sessions.around(person, work.now - BEFORE, work.now + AHEAD)
    return nearest([session for session in around if session.instructor != person], work.now)
