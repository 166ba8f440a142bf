"""Where somebody is named, or their words stand, beside the rows that say who: in messages, and in ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, Text, bindparam, delete, or_, select, type_coerce, update

from bot.model.messages import Card, private_place
from bot.model.people import Person, Reader
from bot.model.words import say
from store.emptying import AT_ONCE, NOWHERE
from store.outbox import OutboxState, scope_of
from store.payloads import Spoken
from store.queues import raw
from store.schema import attempts, cards, heard, limits, outbox, paces, place_references
from store.types import written

SHORTEST = 12
"""Letters. Fewer are anybody's words."""
LOOKED_FOR = 24
"""Letters of each text; cards shorten long ones."""
SAID_NOTHING = Spoken(NOWHERE, Card(say("")), Reader("UTC"))
NOTHING = r"(?!)"
"""A pattern that finds nothing."""
_NAMING: Mapping[Table, Sequence[str]] = {
    cards: ("name", "place"),
    heard: ("key",),
    attempts: ("key",),
    place_references: ("channel", "reference"),
}
_HELD_BACK = (limits.c.scope, paces.c.scope)


@dataclass(frozen=True, slots=True)
class Traces:
    """What to look for: somebody's ids and names, and words of theirs. All of it is looked for in JSON as it stands."""

    person: Person
    words: frozenset[str]

    @property
    def names(self) -> re.Pattern[str]:
        """What finds whom it is about."""
        return re.compile("|".join([rf'"person":\[{self.person.id},', *_alone(_named(self.person))]))

    @property
    def texts(self) -> re.Pattern[str]:
        """What finds their words. Somebody else may have said the same."""
        long_ones = sorted(text[:LOOKED_FOR] for text in self.words if len(text) >= SHORTEST)
        return re.compile("|".join(re.escape(_in_json(text)) for text in long_ones) or NOTHING)

    @property
    def ids(self) -> re.Pattern[str]:
        """What finds the ids that platforms give them."""
        return re.compile("|".join(_alone(each.user for each in self.person.identities)) or NOTHING)


def _named(person: Person) -> Iterator[str]:
    for identity in person.identities:
        yield from (identity.user, identity.email, identity.name)
    yield person.name


def _alone(words: Iterable[str]) -> list[str]:
    """Each as a word of its own, so that `sam` is not found in `same`."""
    return [rf"(?<!\w){re.escape(_in_json(word))}(?!\w)" for word in sorted(set(words)) if word]


def _in_json(text: str) -> str:
    return written(text)[1:-1]


@dataclass(slots=True)
class Unsaid:
    """How many messages were dropped before they were said, how many have lost what they said, and how many wait with
    words of theirs and do not say of whom.
    """

    dropped: int = 0
    emptied: int = 0
    waiting: int = 0


def unsay(connection: Connection, school: str, traces: Traces) -> Unsaid:
    """Take somebody, and their words, out of the outbox. What waits and speaks to them or of them is not said; of what
    was said to others stays only that it was, so that it is not said again.
    """
    found, gone, bare = Unsaid(), list[int](), list[int]()
    names, texts, ids = traces.names, traces.texts, traces.ids
    for row in said(connection, school):
        about = names.search(row.spoken) is not None
        if not about and not texts.search(row.spoken):
            continue
        waits = row.next_at is not None or row.state == OutboxState.DEAD.value
        if waits and not about:
            found.waiting += 1
            continue
        found.dropped += waits
        found.emptied += not waits
        theirs = ids.search(" ".join(filter(None, (row.queue, row.key, row.live, row.thread_of))))
        (gone if waits or theirs else bare).append(row.id)
    for some in _parts(gone):
        connection.execute(delete(outbox).where(outbox.c.school == school, outbox.c.id.in_(some)))
    for some in _parts(bare):
        ours = (outbox.c.school == school, outbox.c.id.in_(some))
        connection.execute(update(outbox).where(*ours).values(spoken=SAID_NOTHING))
    return found


def said(connection: Connection, school: str) -> Iterator[Any]:
    """What was or will be said in a school, as it is kept; some rows at a time."""
    told = (outbox.c.id, outbox.c.due, outbox.c.next_at, outbox.c.state, outbox.c.queue, outbox.c.key, outbox.c.live)
    query = select(*told, outbox.c.thread_of, raw(outbox.c.spoken)).where(outbox.c.school == school)
    page = query.where(outbox.c.id > bindparam("last")).order_by(outbox.c.id).limit(AT_ONCE)
    last = 0
    while rows := connection.execute(page, {"last": last}).all():
        yield from rows
        last = rows[-1].id


def strike_ids(connection: Connection, school: str, person: Person) -> None:
    """Take their ids out of what is kept by the names of messages, cards and places."""
    for table, columns in _NAMING.items():
        _strike(connection, school, person, table, columns)
    for identity in person.identities:
        for scope in _HELD_BACK:
            mine = scope == scope_of(private_place(identity), whole=False)
            connection.execute(delete(scope.table).where(mine))


def _strike(connection: Connection, school: str, person: Person, table: Table, names: Sequence[str]) -> None:
    """What a database finds may be part of a longer id, so it is looked at again."""
    ids, keys = Traces(person, frozenset()).ids, list(table.primary_key.columns)
    texts = [type_coerce(table.c[name], Text) for name in names]
    likely = [text.contains(each.user, autoescape=True) for text in texts for each in person.identities]
    query = select(*keys, *(text.label(f"text_{number}") for number, text in enumerate(texts)))
    for row in connection.execute(query.where(table.c.school == school, or_(False, *likely))).all():
        if any(ids.search(text) for text in row[len(keys) :]):
            mine = (key == value for key, value in zip(keys, row[: len(keys)], strict=True))
            connection.execute(delete(table).where(*mine))


def _parts(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))
