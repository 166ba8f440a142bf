"""What is wrong at the end of a run: the database and the platform are counted, one against the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select

from bot.model.messages import Lane
from store.schema import cards, comments, journal, outbox, people, sessions, tickets
from store.store import Store
from tests.kills.asks import Ask, Kind, Shown
from tests.kills.day import Day
from tests.kills.expected import PERHAPS, unexpected

_LOST = "lost"
_DOUBLED = "doubled"
_LEFT = {"dead", "expired", "resting", "ready", "unknown", "sending"}
"""States in which something was not said."""


@dataclass
class Count:
    """What is wrong, each with its story; and how much was right."""

    wrong: list[str] = field(default_factory=list)
    acknowledged: int = 0
    said: int = 0
    cancelled: int = 0
    left: int = 0
    """What was perhaps said, and is not said again."""


def counted(day: Day) -> Count:
    """0 acknowledged messages lost, 0 answers lost, 0 doubled where it can be looked up."""
    store = Store(day.database_url)
    try:
        look = _Look(day, store)
        count = Count(acknowledged=sum(ask.acknowledged for ask in day.asks))
        states = Counter(row.state for row in look.rows)
        count.said, count.cancelled = states["sent"], states["cancelled"]
        count.left = sum(states[state] for state in _LEFT)
        there = (look.answered, look.changed, look.shown_once) if day.town.reads_back else (look.shown_or_given_up,)
        for found in (look.asked, look.announced, *there):
            count.wrong += found()
        count.wrong += unexpected(day.town, look.shown, look.rows)
        count.wrong += day.crowd.complaints()
        return count
    finally:
        store.close()


class _Look:
    def __init__(self, day: Day, store: Store) -> None:
        self.day = day
        self.shown: list[Shown] = day.town.shown()
        with store.looking() as connection:
            self.rows: Sequence[Row[Any]] = connection.execute(select(outbox).order_by(outbox.c.id)).all()
            self.opened = Counter(connection.execute(select(tickets.c.summary)).scalars())
            self.planned = {r.id: r.title for r in connection.execute(select(sessions.c.id, sessions.c.title))}
            self.added = Counter(connection.execute(select(comments.c.text)).scalars())
            owners = select(tickets.c.number, people.c.name).join(people, people.c.id == tickets.c.owner)
            self.owners = {row.number: row.name for row in connection.execute(owners)}
            self.ids = {r.id: r.number for r in connection.execute(select(tickets.c.id, tickets.c.number))}
            changes = connection.execute(select(journal.c.row, journal.c.change).where(journal.c.noun == "tickets"))
            self.takings = Counter(self.ids[row.row] for row in changes if row.change.get("owner"))
            self.cards = {row.name: row for row in connection.execute(select(cards))}

    # -- what was heard

    def asked(self) -> Iterator[str]:
        """Each request that was acknowledged has its effect, and none has it twice."""
        for ask in self.day.asks:
            times = self._effects(ask)
            if times > 1 or times < ask.acknowledged:
                yield self._told(_DOUBLED if times > 1 else _LOST, ask, f"its effect is there {times} times")

    def _effects(self, ask: Ask) -> int:
        match ask.kind:
            case Kind.OPEN | Kind.FILL:
                return sum(n for text, n in self.opened.items() if ask.words in text)
            case Kind.PLAN:
                return list(self.planned.values()).count(ask.planned.title) if ask.planned else 0
            case Kind.COMMENT:
                return sum(n for text, n in self.added.items() if ask.words in text)
        return self.takings[ask.ticket or 0]

    def answered(self) -> Iterator[str]:
        """Each request that had an effect is answered: its words stand with who asked and with the staff."""
        for ask in self.day.asks:
            if ask.readers and self._effects(ask):
                seen = {shown.place for shown in self.shown if ask.words in shown.text}
                missing = [place for place in ask.readers if place not in seen]
                if missing:
                    yield self._told(_LOST, ask, f"it is not shown in {', '.join(missing)}")

    def announced(self) -> Iterator[str]:
        """Everybody of a class hears each thing of it once. Where nothing can be looked up, it may have been given up,
        and a copy says that it may be one.
        """
        for ask in self.day.asks:
            for place, words in ask.planned.heard() if ask.planned and self._effects(ask) else ():
                texts = [shown.text for shown in self.shown if shown.place == place and words in shown.text]
                times = len(texts) if self.day.town.reads_back else sum(PERHAPS not in text for text in texts)
                if times > 1 or not (texts or self._given_up(ask)):
                    yield self._told(_DOUBLED if times else _LOST, ask, f"{place} shows {times} times: {words}")

    def _given_up(self, ask: Ask) -> bool:
        """Whether something of its class was perhaps said, and is not said again."""
        if self.day.town.reads_back or ask.planned is None:
            return False
        classes = {str(id_) for id_, title in self.planned.items() if title == ask.planned.title}
        left = [row.key.split("/") for row in self.rows if row.state in _LEFT and row.key]
        return any(len(key) > 1 and key[1] in classes for key in left)

    def changed(self) -> Iterator[str]:
        """The card in the staff channel names who took the ticket."""
        for number, name in self.owners.items():
            card = self.cards.get(f"ticket/{number}/staff")
            text = next((s.text for s in self.shown if card and s.remote_id == card.remote_id), "nothing")
            if name not in text:
                yield f"{_LOST}: ticket {number} is with {name}, and its card says: {text}"

    # -- what was said

    def shown_once(self) -> Iterator[str]:
        """What is due was said, and stands there once."""
        there = Counter(shown.key for shown in self.shown)
        places = {shown.remote_id for shown in self.shown}
        for row in self.rows:
            gone = row.state == "sent" and row.remote_id and row.remote_id not in places
            wanted = row.state == "cancelled" and not (row.spoken.guard or row.spoken.edit_only)
            if row.state in _LEFT or gone or wanted:
                yield self._row(_LOST, row)
            elif there[row.mark] > 1:
                yield self._row(_DOUBLED, row)

    def shown_or_given_up(self) -> Iterator[str]:
        """Where nothing can be looked up: what was said is shown, and only that is given up of which nobody could tell
        whether it was said: what is better not said twice after one such try, and everything else after two. What is
        shown twice says so.
        """
        places = {shown.remote_id for shown in self.shown}
        for row in self.rows:
            if row.state in _LEFT:
                if (row.doubts or 0) + (row.faults or 0) < (1 if passing(row) or row.spoken.followed_at else 2):
                    yield self._row(_LOST, row)
            elif row.state == "sent" and row.remote_id and row.remote_id not in places:
                yield self._row(_LOST, row)
        words = Counter((s.place, s.text) for s in self.shown if "thing number" in s.text and PERHAPS not in s.text)
        for (place, text), times in words.items():
            if times > 1:
                yield f"{_DOUBLED}: {place} shows {times} times, without a word about it: {text}"

    # -- words about it

    def _told(self, what: str, ask: Ask, why: str) -> str:
        about = f"ticket {ask.ticket}" if ask.ticket else ask.words
        return "\n  ".join([f"{what}: {about} ({ask.kind.value}): {why}", *ask.story, *self.day.town.tried(ask.words)])

    def _row(self, what: str, row: Row[Any]) -> str:
        told = f"outbox {row.id} for {row.queue}, {row.live or row.key or ''}: {row.state} {row.error}"
        tries = f"tries {row.attempts}, doubts {row.doubts}, faults {row.faults}"
        return "\n  ".join([f"{what}: {told}; {tries}", *self.day.town.tried(row.mark)])


def passing(row: Row[Any]) -> bool:
    """Whether it only answers one person."""
    alone = row.spoken.reader_there is not None and row.spoken.guard is None
    return bool(alone and row.lane == Lane.ANSWER.value and row.key is None and row.live is None)
