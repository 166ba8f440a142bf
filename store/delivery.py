"""Delivery: which messages of the outbox may be said now, and what became of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, and_, bindparam, exists, null, or_, select, type_coerce, update
from sqlalchemy.types import NullType

from bot.model.messages import Guard, Lane, Place
from store import schema
from store.insert import insert_or_update
from store.outbox import OutboxState
from store.payloads import Spoken, read_spoken
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
class Saying:
    """A claimed message on its way. `owner` is the claim it belongs to; `attempts` counts this one.

    `remote_id` is set when it replaces an earlier card; `unsure` when an earlier try may have succeeded; `otherwise`
    when it is only looked up: what it becomes when it is not there.
    """

    id: int
    owner: str
    school: str
    mark: str
    lane: Lane
    live: str | None
    attempts: int
    unsure: bool
    spoken: Spoken
    remote_id: str | None = None
    otherwise: OutboxState | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one process took upon itself. `looked_at` counts also what was put aside."""

    sayings: Sequence[Saying]
    looked_at: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message. `again` is when to look at it next, None when it is over."""

    saying: Saying
    state: OutboxState
    remote_id: str | None = None
    error: str = ""
    again: datetime | None = None
    counts: bool = True
    """Whether it was one of the tries a message has."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a process can say just now: on these platforms, in all queues but those it holds back."""

    platforms: Collection[str]
    held: Collection[str] = ()


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
    return Claim(sayings, len(rows))


def settle(connection: Connection, outcomes: Sequence[Outcome]) -> None:
    """Write what became of messages, leaving out those that another process has taken over."""
    written = connection.execute(_SETTLE, [_settled(outcome) for outcome in outcomes]).rowcount
    _remember(connection, outcomes if written == len(outcomes) else _still_ours(connection, outcomes))


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
_SETTLE = (
    update(table)
    .where(table.c.id == bindparam("row"), table.c.owner == bindparam("by"))
    .values(
        state=bindparam("to"),
        next_at=bindparam("again"),
        attempts=bindparam("tries"),
        remote_id=bindparam("remote"),
        error=bindparam("why"),
    )
)


def _settled(outcome: Outcome) -> dict[str, Any]:
    return {
        "row": outcome.saying.id,
        "by": outcome.saying.owner,
        "to": outcome.state.value,
        "again": outcome.again,
        "tries": outcome.saying.attempts - (not outcome.counts),
        "remote": outcome.remote_id,
        "why": outcome.error,
    }


def _still_ours(connection: Connection, outcomes: Sequence[Outcome]) -> list[Outcome]:
    query = select(table.c.id, table.c.owner).where(table.c.id.in_([outcome.saying.id for outcome in outcomes]))
    owners = {row.id: row.owner for row in connection.execute(query)}
    return [outcome for outcome in outcomes if owners[outcome.saying.id] == outcome.saying.owner]


def _remember(connection: Connection, outcomes: Iterable[Outcome]) -> None:
    """Note where live cards stand that were not there before."""
    rows = [
        {
            "school": outcome.saying.school,
            "name": outcome.saying.live,
            "place": outcome.saying.spoken.place,
            "remote_id": outcome.remote_id,
        }
        for outcome in outcomes
        if outcome.saying.live and outcome.remote_id and outcome.remote_id != outcome.saying.remote_id
    ]
    if rows:
        insert_or_update(connection, cards, rows)


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
