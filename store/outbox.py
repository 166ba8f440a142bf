"""The outbox: what was decided to be said, until it is said."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Connection, and_, exists, insert, or_, select, update

from bot.model.messages import Guard, Lane, Place, Reply, Thread, private_place
from bot.model.people import Person, Reader
from bot.model.school import School
from store import schema
from store.insert import insert_new
from store.payloads import Spoken
from store.schema import cards
from store.schema import outbox as table

LEASE = timedelta(seconds=60)
"""How long a process has for one message before another may look after it."""


class OutboxState(Enum):
    """Where a message stands."""

    READY = "ready"
    SENDING = "sending"
    """Claimed: from here on it may have been said."""
    UNKNOWN = "unknown"
    """It may have been said; it is looked up before it is said again."""
    SENT = "sent"
    CANCELLED = "cancelled"
    """What it was about had changed."""
    EXPIRED = "expired"
    DEAD = "dead"


_UNSENT = [state.value for state in (OutboxState.READY, OutboxState.SENDING, OutboxState.UNKNOWN)]


@dataclass(frozen=True, slots=True)
class Saying:
    """A claimed message on its way. `remote_id` is set when it replaces an earlier card; `unsure` when an earlier try
    may have succeeded.
    """

    id: int
    school: str
    mark: str
    lane: Lane
    live: str | None
    attempts: int
    unsure: bool
    spoken: Spoken
    remote_id: str | None = None


class Outbox:
    """What one unit of work decided to say; written in one statement at its end."""

    def __init__(self, connection: Connection, school: School, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now
        self._rows: list[dict[str, Any]] = []

    def add(self, replies: Iterable[Reply]) -> None:
        """Keep replies until they are said. One for a person without any identity is kept as dead, to be seen."""
        self._rows.extend(self._row(reply) for reply in replies)

    def write(self) -> int:
        """Write the collected rows; how many there were."""
        rows, self._rows = self._rows, []
        for keyed in (row for row in rows if row["key"] is not None):
            insert_new(self.connection, table, [keyed])
        plain = [row for row in rows if row["key"] is None]
        if plain:
            self.connection.execute(insert(table), plain)
        return len(rows)

    def card(self, name: str) -> tuple[Place, str] | None:
        """Where a live card stands, and its remote id."""
        query = select(cards.c.place, cards.c.remote_id).where(cards.c.school == self.school.id, cards.c.name == name)
        row = self.connection.execute(query).first()
        return (row.place, row.remote_id) if row else None

    def card_at(self, place: Place, remote_id: str) -> str | None:
        """The name of the live card with this remote id in a place."""
        query = select(cards.c.name, cards.c.place).where(
            cards.c.school == self.school.id, cards.c.remote_id == remote_id
        )
        return next((r.name for r in self.connection.execute(query) if r.place.whole == place.whole), None)

    def _row(self, reply: Reply) -> dict[str, Any]:
        place = self._place(reply)
        reader = reply.to if isinstance(reply.to, Person) else reply.private_to
        known = reply.private_to.on(place.platform, place.workspace) if reply.private_to else None
        spoken = Spoken(
            place,
            reply.card,
            Reader(reader.zone, reader.locale) if reader else Reader(self.school.zone, self.school.locales[0]),
            known,
            reply.handle,
            reply.only_while,
            reply.edit_only,
        )
        lost = not place.platform or (reply.private_to is not None and known is None)
        return {
            "school": self.school.id,
            "mark": secrets.token_hex(8),
            "queue": f"{place.platform}/{place.workspace}/{place.channel}/{reply.lane.value}",
            "lane": reply.lane.value,
            "state": (OutboxState.DEAD if lost else OutboxState.READY).value,
            "key": reply.key,
            "live": reply.live,
            "thread_of": reply.to.of if isinstance(reply.to, Thread) else None,
            "due": reply.due or self.now,
            "until": reply.until,
            "retry_at": self.now,
            "attempts": 0,
            "error": "nobody is reachable there" if lost else "",
            "spoken": spoken,
        }

    def _place(self, reply: Reply) -> Place:
        nowhere = Place("", "", "")
        match reply.to:
            case Person() as person:
                return private_place(person.identities[0]) if person.identities else nowhere
            case Thread():
                return self.school.staff[0] if self.school.staff else nowhere
            case place:
                return place


def claim(connection: Connection, owner: str, now: datetime, limit: int) -> list[Saying]:
    """Take the next messages that may be said, of all schools: at most one of each queue, pages first.

    From the moment this transaction commits they may have been said. Guards are checked here, under the lock of the
    row they are about: what must not be said any more is cancelled, what came too late expires.
    """
    rows = connection.execute(_claimable(now, limit)).all()
    standing = _standing(connection, rows)
    sayings = []
    for row in rows:
        state = _verdict(connection, row, standing, now)
        if state is OutboxState.SENDING:
            sayings.append(_saying(row, standing))
        else:
            settle(connection, [(row.id, state, "")])
    if sayings:
        connection.execute(
            update(table)
            .where(table.c.id.in_([s.id for s in sayings]))
            .values(
                state=OutboxState.SENDING.value, owner=owner, lease_until=now + LEASE, attempts=table.c.attempts + 1
            )
        )
    return sayings


def settle(connection: Connection, outcomes: Sequence[tuple[int, OutboxState, str]]) -> None:
    """Write what became of messages: id, state, and the remote id or the error."""
    for number, state, word in outcomes:
        field = "remote_id" if state is OutboxState.SENT else "error"
        connection.execute(
            update(table).where(table.c.id == number).values(state=state.value, lease_until=None, **{field: word})
        )


def postpone(connection: Connection, number: int, state: OutboxState, until: datetime, error: str) -> None:
    """Try a message again later."""
    values = {"state": state.value, "retry_at": until, "lease_until": None, "error": error}
    connection.execute(update(table).where(table.c.id == number).values(**values))


def remember_card(connection: Connection, saying: Saying, remote_id: str) -> None:
    """Note where a live card stands."""
    row = {"school": saying.school, "name": saying.live, "place": saying.spoken.place, "remote_id": remote_id}
    if insert_new(connection, cards, [row]) == 0:
        where = (cards.c.school == saying.school, cards.c.name == saying.live)
        connection.execute(update(cards).where(*where).values(place=saying.spoken.place, remote_id=remote_id))


def _claimable(now: datetime, limit: int) -> Any:
    earlier = table.alias("earlier")
    ahead = and_(earlier.c.id < table.c.id, earlier.c.state.in_(_UNSENT), earlier.c.due <= now)
    same_queue = exists().where(earlier.c.queue == table.c.queue, ahead)
    same_card = exists().where(
        earlier.c.school == table.c.school,
        or_(earlier.c.live == table.c.live, earlier.c.live == table.c.thread_of),
        ahead,
    )
    ready = and_(table.c.state.in_(("ready", "unknown")), table.c.retry_at <= now)
    abandoned = and_(table.c.state == "sending", table.c.lease_until <= now)
    unsent = table.c.state.in_(_UNSENT)
    return (
        select(table)
        .where(unsent, table.c.due <= now, or_(ready, abandoned), ~same_queue, ~same_card)
        .order_by(table.c.lane, table.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def _standing(connection: Connection, rows: Sequence[Any]) -> dict[tuple[str, str], tuple[Place, str]]:
    wanted = {name for row in rows for name in (row.live, row.thread_of) if name}
    if not wanted:
        return {}
    found = connection.execute(select(cards).where(cards.c.name.in_(wanted)))
    return {(row.school, row.name): (row.place, row.remote_id) for row in found}


def _verdict(connection: Connection, row: Any, standing: dict[tuple[str, str], Any], now: datetime) -> OutboxState:
    spoken: Spoken = row.spoken
    if row.until is not None and row.until <= now:
        return OutboxState.EXPIRED
    if spoken.edit_only and (row.school, row.live) not in standing:
        return OutboxState.CANCELLED
    if spoken.guard and not _holds(connection, row.school, spoken.guard):
        return OutboxState.CANCELLED
    return OutboxState.SENDING


def _holds(connection: Connection, school: str, guard: Guard) -> bool:
    subject = schema.metadata.tables[guard.noun]
    query = select(subject).where(subject.c.school == school, subject.c.id == guard.id).with_for_update()
    row = connection.execute(query).first()
    if row is None or row.state.value != guard.state:
        return False
    return guard.plan is None or row.plan == guard.plan


def _saying(row: Any, standing: dict[tuple[str, str], tuple[Place, str]]) -> Saying:
    spoken: Spoken = row.spoken
    card = standing.get((row.school, row.live)) if row.live else None
    root = standing.get((row.school, row.thread_of)) if row.thread_of else None
    if root:
        place = Place(root[0].platform, root[0].workspace, root[0].channel, root[1])
        spoken = replace(spoken, place=place)
    unsure = row.state != OutboxState.READY.value
    remote_id = card[1] if card else None
    if card:
        spoken = replace(spoken, place=card[0])
    return Saying(row.id, row.school, row.mark, Lane(row.lane), row.live, row.attempts, unsure, spoken, remote_id)
