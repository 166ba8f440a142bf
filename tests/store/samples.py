"""Rows to try the store with, and what the database is asked meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event, text

from bot.model.escalation import Escalation, EscalationState, Level
from bot.model.messages import Card, Place, Reply
from bot.model.offers import Offer
from bot.model.people import Role
from bot.model.school import Listed, School
from bot.model.sessions import Session
from bot.model.tickets import Priority, Resolution, Ticket, TicketState
from bot.model.walkthroughs import WalkState, Walkthrough
from bot.model.words import say
from store.store import Store

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROOM = Place("chat", "north", "room")


def school(name: str) -> School:
    owner = Listed("ana", "Ana Alves", Role.ON_CALL, "Europe/Lisbon", (("chat", name, "ana"),))
    return School(name, name.title(), "Europe/Lisbon", staff=(Place("chat", name, "staff"),), people=(owner,))


NORTH, SOUTH = school("north"), school("south")


def ticket(number: int = 1, **more: Any) -> Ticket:
    values: dict[str, Any] = {
        "id": 0,
        "number": number,
        "reporter": 1,
        "summary": "It stays dark",
        "category": "other",
        "subcategory": "question",
        "impact": 3,
        "urgency": 2,
        "priority": Priority.P3,
        "state": TicketState.NEW,
        "opened_at": NOW,
    }
    return Ticket(**{**values, **more})


FULL_TICKET = ticket(
    7,
    summary='Ñandú \U0001f3eb\'s "projector"',
    priority=Priority.P1,
    state=TicketState.RESOLVED,
    owner=2,
    private=True,
    answers=(("Which room?", "12"), ("Since when?", "today")),
    system="portal",
    acknowledged_at=NOW + timedelta(microseconds=1),
    resolved_at=NOW,
    closed_at=NOW,
    close_at=NOW,
    resolution=Resolution.SOLVED,
    solution="a new bulb",
    reopened=2,
    follows=3,
)


def escalation(of: int = 1, **more: Any) -> Escalation:
    plan = (Level(0, ("ana",)), Level(600, ("ben", "carla")))
    values: dict[str, Any] = {"level": 1, "state": EscalationState.OPEN, "due": NOW, "paged": ((0, 5),)}
    return Escalation(0, of, NOW, plan, **{**values, **more})


def session(number: int = 1, **more: Any) -> Session:
    local = datetime(2026, 11, 30, 10, 0)  # noqa: DTZ001 - local by intention
    starts_at = local.replace(tzinfo=UTC)
    return Session(0, number, "Algebra", 1, starts_at, timedelta(minutes=50), "Europe/Lisbon", local, **more)


def walkthrough(person: int = 1, **more: Any) -> Walkthrough:
    values: dict[str, Any] = {"walk": {"at": "start", "answers": [["q", "a"]]}, "begun_at": NOW, "due": NOW}
    return Walkthrough(0, person, ROOM, "login", WalkState.ASKING, **{**values, **more})


def offer(person: int = 1, **more: Any) -> Offer:
    values: dict[str, Any] = {"held_at": NOW, "due": NOW, **more}
    about = {"category": "network", "subcategory": "wifi", "impact": 3, "urgency": 2, "system": "wifi"}
    return Offer(0, person, ROOM, "eduroam", "no Wi-Fi in my room", **{**about, **values})


def reply(words: str, to: Any = ROOM, **more: Any) -> Reply:
    return Reply(to, Card(say("{words}", words=words)), **more)


def says(store: Store, *replies: Reply, at: datetime = NOW, of: School = NORTH) -> None:
    """Put replies into the outbox, as one unit of work does."""
    with store.begin(of, at) as work:
        work.outbox.add(replies)


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """What is asked of the database meanwhile; rows sent together count once, and BEGIN does not."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(" ".join(statement.split()))

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def until_somebody_waits_for_a_lock(store: Store) -> None:
    """On PostgreSQL; another thread is about to."""
    pause = threading.Event()
    for _ in range(150):
        with store.looking() as connection:
            if connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar():
                return
        pause.wait(0.01)
    raise AssertionError("nobody waits")
