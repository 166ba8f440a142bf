"""Claims: which messages of the outbox one process takes upon itself to say now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, and_, bindparam, exists, null, or_, select, type_coerce, update
from sqlalchemy.types import NullType

from bot.model.messages import Guard, Lane, Place, private_place
from store import schema
from store.delivery import Saying
from store.outbox import OutboxState
from store.payloads import Spoken, read_spoken
from store.places import references
from store.schema import cards
from store.schema import outbox as table

FIRST_LOOK = 200
"""So many of those that wait are looked at first: PostgreSQL would otherwise look at all of a long outbox each time.
SQLite stops by itself when it has found enough."""
LEASE = timedelta(seconds=60)
"""How long a process has for one message before another may look after it."""
MOST_TRIES = 12
_Standing: TypeAlias = dict[tuple[str, str], tuple[Place, str]]
_Subjects: TypeAlias = dict[tuple[str, str, int], tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one process took upon itself. `looked_at` counts also what was put aside."""

    sayings: Sequence[Saying]
    looked_at: int


@dataclass(frozen=True, slots=True)
class Reach:
    """What a process can say just now: on these platforms, in all queues but those it holds back."""

    platforms: Collection[str]
    held: Collection[str] = ()
    referring: Collection[str] = ()
    """The platforms that need references."""


def claim(connection: Connection, owner: str, now: datetime, reach: Reach, limit: int) -> Claim:
    """Take the next messages that may be said, of all schools: pages first, one of each queue.

    From the moment this transaction commits they may have been said. Guards are checked here, under the lock of the
    row they are about: what must not be said any more is cancelled, what came too late expires. `owner` is a name
    never used before: who was overtaken cannot write under it.
    """
    first = None if connection.dialect.name == "sqlite" else FIRST_LOOK
    rows = _waiting(connection, now, reach, limit, first)
    if first and not rows:
        rows = _waiting(connection, now, reach, limit, None)
    spoken = {row.id: _readable(row.spoken) for row in rows}
    standing = _standing(connection, rows)
    guards = [words.guard for words in spoken.values() if isinstance(words, Spoken) and words.guard]
    subjects = _subjects(connection, guards)
    sayings, over = [], []
    for row in rows:
        words = spoken[row.id]
        if not isinstance(words, Spoken):
            over.append((row.id, OutboxState.DEAD, words))
            continue
        state = _verdict(row, words, standing, subjects, now)
        if state is None or _unsure(row):
            sayings.append(replace(_saying(row, words, standing), owner=owner, otherwise=state))
        else:
            over.append((row.id, state, "too many tries" if state is OutboxState.DEAD else ""))
    _put_aside(connection, over)
    if sayings:
        connection.execute(_TAKE, {"ids": [saying.id for saying in sayings], "by": owner, "leased": now + LEASE})
    return Claim(_referred(connection, sayings, reach.referring), len(rows))


def _referred(connection: Connection, sayings: Sequence[Saying], platforms: Collection[str]) -> Sequence[Saying]:
    """The sayings with the references of their places, where the platform needs them."""
    places = {
        saying.id: [place.whole for place in _spoken_in(saying.spoken)]
        for saying in sayings
        if saying.spoken.place.platform in platforms
    }
    found = references(connection, {(s.school, place) for s in sayings for place in places.get(s.id, ())})
    told = {
        s.id: {place: found[s.school, place] for place in places.get(s.id, ()) if (s.school, place) in found}
        for s in sayings
    }
    return [replace(saying, references=told[saying.id]) for saying in sayings] if found else sayings


def _spoken_in(spoken: Spoken) -> Iterator[Place]:
    yield spoken.place
    if spoken.private_to:
        yield private_place(spoken.private_to)
    yield from map(private_place, spoken.viewers)


_TAKE = (
    update(table)
    .where(table.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        state=OutboxState.SENDING.value,
        owner=bindparam("by"),
        next_at=bindparam("leased"),
        attempts=table.c.attempts + 1,
    )
)


def _waiting(connection: Connection, now: datetime, reach: Reach, limit: int, most: int | None) -> Sequence[Row[Any]]:
    """The next messages among the first `most` that wait, or among all: few are enough unless a long queue stands."""
    statement = _claimable(held=bool(reach.held), among_first=most is not None)
    values = {"now": now, "limit": limit, "platforms": list(reach.platforms)}
    values |= {"held": list(reach.held)} if reach.held else {}
    values |= {} if most is None else {"most": most}
    return connection.execute(statement, values).all()


@cache  # making this statement costs more than running it on a short outbox
def _claimable(held: bool, among_first: bool) -> Select[Any]:
    now = bindparam("now", type_=table.c.next_at.type)
    earlier = table.alias("earlier")
    ahead = and_(earlier.c.id < table.c.id, earlier.c.next_at.is_not(None), earlier.c.due <= now)
    same_queue = exists().where(earlier.c.queue == table.c.queue, ahead)
    same_card = exists().where(
        earlier.c.school == table.c.school,
        or_(earlier.c.live == table.c.live, earlier.c.live == table.c.thread_of),
        ahead,
    )
    waiting = [table.c.next_at <= now, table.c.platform.in_(bindparam("platforms", expanding=True))]
    if held:  # asked first: a long queue behind a full place costs little
        waiting.append(table.c.queue.not_in(bindparam("held", expanding=True)))
    if among_first:
        first = select(table.c.id).where(*waiting).order_by(table.c.lane, table.c.id).limit(bindparam("most"))
        waiting.insert(0, table.c.id.in_(first))
    return (
        select(*(column for column in table.c if column is not table.c.spoken), _raw(table.c.spoken))
        .where(*waiting, ~same_queue, ~same_card)
        .order_by(table.c.lane, table.c.id)
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True)
    )


def _raw(column: Any) -> Any:
    """A column as the database has it: a value that cannot be read must not keep others from being said."""
    return type_coerce(column, NullType()).label(column.name)


def _readable(written: str) -> Spoken | str:
    """What is to be said, or why it cannot be read."""
    try:
        spoken = read_spoken(written)
    except ValueError as error:
        return f"it cannot be read: {error}"
    if spoken.guard and "state" not in getattr(schema.metadata.tables.get(spoken.guard.noun), "c", ()):
        return "it cannot be read: guard"
    return spoken


def _standing(connection: Connection, rows: Sequence[Row[Any]]) -> _Standing:
    """Where the live cards stand that the rows are about."""
    names = {name for row in rows for name in (row.live, row.thread_of) if name}
    if not names:
        return {}
    query = select(cards).where(cards.c.school.in_({row.school for row in rows}), cards.c.name.in_(names))
    return {(row.school, row.name): (row.place, row.remote_id) for row in connection.execute(query)}


def _subjects(connection: Connection, guards: Sequence[Guard]) -> _Subjects:
    """State and plan of what the guards are about; it stays so until the transaction ends."""
    found: _Subjects = {}
    for noun in sorted({guard.noun for guard in guards}):
        subject = schema.metadata.tables[noun]
        plan = _raw(subject.c.plan) if "plan" in subject.c else null().label("plan")
        ids = {guard.id for guard in guards if guard.noun == noun}
        query = select(subject.c.school, subject.c.id, _raw(subject.c.state), plan).where(subject.c.id.in_(ids))
        for row in connection.execute(query.order_by(subject.c.id).with_for_update(read=True)):
            found[row.school, noun, row.id] = (row.state, row.plan)
    return found


def _verdict(
    row: Row[Any], spoken: Spoken, standing: _Standing, subjects: _Subjects, now: datetime
) -> OutboxState | None:
    """Why a message is not to be said; None when it is."""
    if row.attempts >= MOST_TRIES:
        return OutboxState.DEAD
    if row.until is not None and row.until <= now:
        return OutboxState.EXPIRED
    if spoken.edit_only and (row.school, row.live) not in standing:
        return OutboxState.CANCELLED
    if spoken.guard and not _holds(spoken.guard, subjects.get((row.school, spoken.guard.noun, spoken.guard.id))):
        return OutboxState.CANCELLED
    return None


def _holds(guard: Guard, subject: tuple[object, object] | None) -> bool:
    return subject is not None and subject[0] == guard.state and guard.plan in (None, subject[1])


def _unsure(row: Row[Any]) -> bool:
    return bool(row.state != OutboxState.READY.value) and row.attempts < MOST_TRIES


def _put_aside(connection: Connection, over: Iterable[tuple[int, OutboxState, str]]) -> None:
    rows = [{"row": number, "to": state.value, "why": why} for number, state, why in over]
    if rows:
        statement = update(table).where(table.c.id == bindparam("row"))
        connection.execute(statement.values(state=bindparam("to"), error=bindparam("why"), next_at=None), rows)


def _saying(row: Row[Any], spoken: Spoken, standing: _Standing) -> Saying:
    card = standing.get((row.school, row.live)) if row.live else None
    if card and spoken.in_place_of not in (None, card[1]):
        card = None
    root = standing.get((row.school, row.thread_of)) if row.thread_of else None
    if card:
        spoken = replace(spoken, place=card[0])
    elif root:
        spoken = replace(spoken, place=replace(root[0], thread=root[1]))
    return Saying(
        id=row.id,
        owner="",
        school=row.school,
        mark=row.mark,
        lane=Lane(row.lane),
        live=row.live,
        attempts=row.attempts + 1,
        unsure=_unsure(row),
        spoken=spoken,
        remote_id=card[1] if card else None,
    )
