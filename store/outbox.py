"""The outbox: what was decided to be said, until it is said."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Text, and_, bindparam, delete, or_, select, type_coerce, update

from bot.model.messages import Card, Lane, Place, Reply, Thread, private_place
from bot.model.people import Identity, Person, Reader
from bot.model.school import School
from store.insert import insert_new
from store.payloads import Spoken, without_handles
from store.schema import cards
from store.schema import outbox as table
from store.schema.outbox import ANSWERS


class OutboxState(Enum):
    """Where a message stands."""

    READY = "ready"
    SENDING = "sending"
    """Claimed: from here on it may have been said."""
    UNKNOWN = "unknown"
    """It may have been said; it is looked up before it is said again."""
    RESTING = "resting"
    """An answer that was perhaps said: repeated when its reader asks for something else there, and not before."""
    SENT = "sent"
    CANCELLED = "cancelled"
    """What it was about had changed."""
    EXPIRED = "expired"
    DEAD = "dead"


LOOKED_BACK = timedelta(minutes=30)
_WAITING = [state.value for state in (OutboxState.READY, OutboxState.UNKNOWN, OutboxState.RESTING)]


def queue_of(place: Place, lane: Lane, private_to: Identity | None) -> str:
    """Messages of one queue are said in order. There is one for each place and lane, and each reader of whispers."""
    reader = f"/{private_to.user}" if private_to else ""
    return f"{place.platform}/{place.workspace}/{place.channel}/{lane.value}{reader}"


def scope_of(place: Place, whole: bool) -> str:
    """What the queues of a place begin with, or those of its whole workspace."""
    return f"{place.platform}/{place.workspace}/" + ("" if whole else f"{place.channel}/")


_LAST_SAID = (
    select(table.c.spoken)
    .where(ANSWERS, table.c.school == bindparam("of"), table.c.queue.in_(bindparam("queues", expanding=True)))
    .where(table.c.due > bindparam("since"))
    .order_by(table.c.id.desc())
    .limit(bindparam("most"))
)
_CARD = select(cards.c.place, cards.c.remote_id).where(
    cards.c.school == bindparam("of"), cards.c.name == bindparam("named")
)
_BARE = (
    update(table)
    .where(table.c.school == bindparam("of"), table.c.id == bindparam("row"))
    .values(spoken=bindparam("words", type_=Text))
)


def bare(connection: Connection, school: str, words: Mapping[int, str | None]) -> None:
    """Write over messages, by id, their words without what is good for some minutes; None has none and stays."""
    rows = [{"row": row, "of": school, "words": kept} for row, kept in words.items() if kept is not None]
    if rows:
        connection.execute(_BARE, rows)


class Outbox:
    """What one unit of work decided to say; written in one statement at its end."""

    def __init__(self, connection: Connection, school: School, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now
        self._rows: list[dict[str, Any]] = []
        self._names: dict[tuple[Place, str], str] = {}
        """Of the live cards that were found, by whole place and remote id."""
        self._read: dict[tuple[Place, int, int], list[Card]] = {}
        """What somebody read last in a place, of so many: readers of words ask for it one after the other."""

    def add(self, replies: Iterable[Reply]) -> None:
        """Keep replies until they are said. One for a person without any identity is kept as dead, to be seen."""
        self._rows.extend(self._row(reply) for reply in replies)

    def write(self) -> int:
        """Write the collected rows, in order; how many were new: a key is said once, ever."""
        rows, self._rows = self._rows, []
        if not rows:
            return 0
        unit = secrets.token_hex(8)
        return insert_new(self.connection, table, [{**row, "mark": f"{unit}{n:x}"} for n, row in enumerate(rows)])

    def overtake(self, live: str) -> None:
        """Cancel what still waits under this name: something newer takes its place."""
        self._rows = [row for row in self._rows if row["live"] != live]
        waits = table.c.next_at.is_not(None) & table.c.state.in_(_WAITING)
        ours = (table.c.school == self.school.id, table.c.live == live)
        over = {"state": OutboxState.CANCELLED.value, "next_at": None}
        changed = (
            update(table)
            .where(*ours, waits)
            .values(over)
            .returning(table.c.id, type_coerce(table.c.spoken, Text).label("spoken"))
        )
        words = {row.id: without_handles(row.spoken) for row in self.connection.execute(changed)}
        bare(self.connection, self.school.id, words)

    def said_once(self, keys: Sequence[str]) -> str | None:
        """The last of these keys under which a message was ever decided."""
        query = select(table.c.key).where(table.c.school == self.school.id, table.c.key.in_(keys))
        found = set(self.connection.execute(query).scalars())
        return next((key for key in reversed(keys) if key in found), None)

    def dead(self, keys: Sequence[str]) -> set[str]:
        """Which of these keys belong to a message that was given up."""
        given_up = (table.c.key.in_(keys), table.c.state == OutboxState.DEAD.value)
        query = select(table.c.key).where(table.c.school == self.school.id, *given_up)
        return set(self.connection.execute(query).scalars())

    def card(self, name: str) -> tuple[Place, str] | None:
        """Where a live card stands, and its remote id."""
        row = self.connection.execute(_CARD, {"of": self.school.id, "named": name}).first()
        return (row.place, row.remote_id) if row else None

    def card_at(self, place: Place, remote_id: str) -> str | None:
        """The name of the live card with this remote id in a place; one that was found is not looked for again."""
        if (place.whole, remote_id) not in self._names:
            mine = (cards.c.school == self.school.id, cards.c.remote_id == remote_id)
            found = self.connection.execute(select(cards.c.name, cards.c.place).where(*mine))
            self._names.update({(row.place.whole, remote_id): row.name for row in found})
        return self._names.get((place.whole, remote_id))

    def in_doubt(self, place: Place) -> bool:
        """Whether a live card may stand in a place without anybody knowing yet."""
        said = table.c.state.in_((OutboxState.SENDING.value, OutboxState.UNKNOWN.value))
        there = table.c.queue.in_([queue_of(place.whole, lane, None) for lane in Lane])
        known = select(cards.c.name).where(cards.c.school == table.c.school, cards.c.name == table.c.live).exists()
        doubt = (table.c.next_at.is_not(None), said, table.c.live.is_not(None), ~known)
        query = select(table.c.id).where(there, table.c.school == self.school.id, *doubt).limit(1)
        return self.connection.execute(query).first() is not None

    def forget_card(self, place: Place, remote_id: str) -> None:
        """Forget a card of ours that was deleted: its next change is posted anew."""
        if name := self.card_at(place, remote_id):
            where = (cards.c.school == self.school.id, cards.c.name == name, cards.c.remote_id == remote_id)
            self.connection.execute(delete(cards).where(*where))
            del self._names[place.whole, remote_id]

    def unsay(self, live: str) -> None:
        """Delete the words kept for a card: those that were said, and those that nobody has begun to say."""
        self._rows = [row for row in self._rows if row["live"] != live]
        over = or_(table.c.next_at.is_(None), table.c.attempts == 0)
        ours = (table.c.school == self.school.id, table.c.live == live, over)
        self.connection.execute(delete(table).where(*ours))

    def last_said(self, place: Place, person: Person, most: int) -> list[Card]:
        """The last answers to somebody in a place within half an hour, oldest first."""
        known = person.on(place.platform, place.workspace)
        queues = [queue_of(place, Lane.ANSWER, reader) for reader in (None, known)]
        asked = {"of": self.school.id, "queues": queues, "since": self.now - LOOKED_BACK, "most": most}
        if (of := (place, person.id, most)) not in self._read:
            self._read[of] = [spoken.card for spoken in self.connection.execute(_LAST_SAID, asked).scalars()]
        return [*reversed(self._read[of]), *(row["spoken"].card for row in self._rows if row["queue"] in queues)][
            -most:
        ]

    def decided_last(self, keys: Iterable[str]) -> tuple[str, datetime] | None:
        """Which of these was decided last, and when."""
        query = select(table.c.key, table.c.due).where(table.c.school == self.school.id, table.c.key.in_(list(keys)))
        row = self.connection.execute(query.order_by(table.c.id.desc())).first()
        return (row.key, row.due) if row else None

    def answered_since(self, who: Identity, since: datetime) -> bool:
        """Whether somebody was answered after a moment, wherever they asked."""
        there = scope_of(private_place(who), whole=True)
        whispers = and_(
            table.c.queue.startswith(there, autoescape=True),
            table.c.queue.endswith(f"/{Lane.ANSWER.value}/{who.user}", autoescape=True),
        )
        theirs = or_(table.c.queue == queue_of(private_place(who), Lane.ANSWER, None), whispers)
        ours = (ANSWERS, table.c.school == self.school.id, table.c.due > since, theirs)
        return self.connection.execute(select(table.c.id).where(*ours).limit(1)).first() is not None

    def _row(self, reply: Reply) -> dict[str, Any]:
        place = self._place(reply)
        reader = reply.to if isinstance(reply.to, Person) else reply.private_to or reply.reader
        known = reply.private_to.on(place.platform, place.workspace) if reply.private_to else None
        spoken = Spoken(
            place=place,
            card=reply.card,
            reader=Reader(reader.zone, reader.locale) if reader else Reader(self.school.zone, self.school.locales[0]),
            private_to=known,
            handle=reply.handle,
            guard=reply.only_while,
            edit_only=reply.edit_only,
            harmless=reply.harmless,
            in_place_of=reply.in_place_of,
            viewers=tuple(i for person in reply.viewers if (i := person.on(place.platform, place.workspace))),
            followed_at=reply.followed_at,
            asked=reply.asked,
            droppable=reply.droppable,
            brief=reply.brief,
        )
        lost = not place.platform or (reply.private_to is not None and known is None)
        if lost:
            spoken = replace(spoken, handle=None, asked=None)
        return {
            "school": self.school.id,
            "platform": place.platform,
            "queue": queue_of(place, reply.lane, known),
            "lane": reply.lane.value,
            "state": (OutboxState.DEAD if lost else OutboxState.READY).value,
            "key": reply.key,
            "live": reply.live,
            "thread_of": reply.to.of if isinstance(reply.to, Thread) else None,
            "due": reply.due or self.now,
            "until": reply.until,
            "next_at": None if lost else reply.due or self.now,
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
