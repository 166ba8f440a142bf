"""Queues: which messages of the outbox may be said now, asked in one statement."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.types import NullType

from bot.model.messages import Lane
from bot.model.pace import Pace
from store.outbox import OutboxState
from store.paces import LONGEST, used_up
from store.pauses import methods_rest
from store.schema import cards, limits, schools
from store.schema import outbox as table
from store.types import Instant

FIRST_LOOK = 200
"""So many of those that wait are looked at first: PostgreSQL would otherwise look at all of a long outbox each time.
SQLite stops by itself when it has found enough."""


@dataclass(frozen=True, slots=True)
class Share:
    """Schools whose turn it is, and down to which lane: another one had a whole claim for itself."""

    schools: Collection[str]
    lane: Lane


@dataclass(frozen=True, slots=True)
class Reach:
    """What a process can say: on these platforms, as fast as these take it."""

    platforms: Collection[str]
    """Those where it speaks in every workspace."""
    referring: Collection[str] = ()
    """The platforms that need references."""
    turn: Share | None = None
    spares: bool = False
    """What another process claimed and did not settle in time is left to it for a moment more."""
    scopes: Sequence[str] = ()
    """What the queues begin with of the workspaces it speaks in, on platforms where it does not speak in every one."""
    paces: Mapping[str, Pace] = field(default_factory=dict)
    """The pace that a platform has in each place, where it has one."""
    own: Collection[int] = ()
    """What this process is still saying although the lease looks over (its clock was set): not to be claimed again."""


def waiting(connection: Connection, now: Any, reach: Reach, limit: int) -> Sequence[Row[Any]]:
    """The next messages, pages first, one of each queue; they are ours until the transaction ends."""
    if connection.dialect.name == "sqlite":
        return _waiting(connection, now, reach, limit, None)
    rows = _waiting(connection, now, reach, limit, FIRST_LOOK)
    if rows or connection.execute(_MORE).first() is None:
        return rows
    return _waiting(connection, now, reach, limit, None)


def left_standing(connection: Connection, since: datetime, reach: Reach) -> datetime | None:
    """When a message was due that could have been said at `since` and still waits, if one of the first is such."""
    found = connection.execute(_standing(len(reach.scopes)), {"now": since, **_reaching(reach, since), **_ONE}).first()
    return found.next_at if found else None


_MORE = select(table.c.id).where(table.c.next_at.is_not(None)).order_by(table.c.id).offset(FIRST_LOOK).limit(1)
"""Whether more wait than were looked at first."""


def anything(connection: Connection, now: datetime) -> bool:
    """Whether any message is due, for whichever process."""
    return connection.execute(_ANYTHING, {"now": now}).first() is not None


_ANYTHING = select(table.c.id).where(table.c.next_at <= bindparam("now", type_=table.c.next_at.type)).limit(1)


def left_out(connection: Connection, now: Any, reach: Reach, rows: Sequence[Row[Any]]) -> Share | None:
    """The schools that have something to say in the same lane or an earlier one, and got no turn; None when these rows
    are of all of them.
    """
    lane, had = Lane(max(row.lane for row in rows)), {row.school for row in rows}
    if reach.turn:
        left = [school for school in reach.turn.schools if school not in had]
        return Share(left, reach.turn.lane) if left else None
    asked = {"had": list(had), "now": now, "lane": lane.value, **_reaching(reach, now)}
    left = list(connection.execute(_others(len(reach.scopes)), asked).scalars())
    return Share(left, lane) if left else None


@cache
def _others(scopes: int) -> Select[Any]:
    now = bindparam("now", type_=table.c.next_at.type)
    theirs = (table.c.school == schools.c.school, table.c.next_at <= now, table.c.lane <= bindparam("lane"))
    waits = exists().where(*theirs, _reached(scopes), ~used_up(*_INSTANTS))
    others = schools.c.school.not_in(bindparam("had", expanding=True))
    return select(schools.c.school).where(others, waits).order_by(schools.c.school)


def _waiting(connection: Connection, now: Any, reach: Reach, limit: int, most: int | None) -> Sequence[Row[Any]]:
    """The next messages among the first `most` that wait, or among all: few are enough unless a long queue stands."""
    among_first, in_turn = most is not None, reach.turn is not None
    statement = _claimable(among_first, in_turn, len(reach.scopes), bool(reach.own))
    values = {"now": now, "limit": limit, **_reaching(reach, now)}
    values |= {"own": list(reach.own)} if reach.own else {}
    values |= {} if most is None else {"most": most}
    values |= {"schools": list(reach.turn.schools), "lane": reach.turn.lane.value} if reach.turn else {}
    return connection.execute(statement, values).all()


@cache  # making this statement costs more than running it on a short outbox
def _claimable(among_first: bool, in_turn: bool, scopes: int, own: bool) -> Select[Any]:
    return _sayable(among_first, in_turn, scopes, own).with_for_update(skip_locked=True, of=table)


@cache
def _standing(scopes: int) -> Select[Any]:
    return _sayable(among_first=True, in_turn=False, scopes=scopes, own=False)


_ONE = {"limit": 1, "most": FIRST_LOOK}


def _sayable(among_first: bool, in_turn: bool, scopes: int, own: bool) -> Select[Any]:
    now = bindparam("now", type_=table.c.next_at.type)
    earlier = table.alias("earlier")
    ahead = and_(earlier.c.id < table.c.id, earlier.c.next_at.is_not(None), earlier.c.due <= now)
    # One value for each message, not `exists`: PostgreSQL makes a join of that, which reads the whole outbox for each
    # message as long as nobody counted its rows.
    first_ahead = select(earlier.c.id).where(ahead).correlate(table).order_by(earlier.c.id).limit(1)
    same_queue = first_ahead.where(earlier.c.queue == table.c.queue).scalar_subquery()
    same_card = first_ahead.where(
        earlier.c.school == table.c.school, or_(earlier.c.live == table.c.live, earlier.c.live == table.c.thread_of)
    ).scalar_subquery()
    chosen = [
        table.c.next_at.is_not(None),
        or_(table.c.next_at <= now, _asked_again(now)),
        _reached(scopes),
        ~used_up(*_INSTANTS),
        ~_limited(now),
    ]
    if own:
        chosen.append(table.c.id.not_in(bindparam("own", expanding=True)))
    if in_turn:
        chosen += [table.c.school.in_(bindparam("schools", expanding=True)), table.c.lane <= bindparam("lane")]
    if among_first:
        first = select(table.c.id).where(*chosen).order_by(table.c.lane, table.c.id).limit(bindparam("most"))
        chosen.insert(0, table.c.id.in_(first))
    return (
        select(*(column for column in table.c if column is not table.c.spoken), raw(table.c.spoken), methods_rest(now))
        .where(*chosen, same_queue.is_(None), same_card.is_(None))
        .order_by(table.c.lane, table.c.id)
        .limit(bindparam("limit"))
    )


def _reached(scopes: int) -> ColumnElement[bool]:
    """Whether it is to be said where this process speaks: on one of its platforms, or in one of so many workspaces. Of
    a comparison of parts of texts PostgreSQL takes it that it seldom holds, and plans as if next to nothing waited.
    """
    begins = [bindparam(f"scope{number}", type_=table.c.queue.type) for number in range(scopes)]
    within = [func.starts_with(table.c.queue, begin) for begin in begins]
    return or_(table.c.platform.in_(bindparam("platforms", expanding=True)), *within)


_INSTANTS = (bindparam("instant", type_=Instant), bindparam("latest", type_=Instant))


def _reaching(reach: Reach, now: Any) -> dict[str, Any]:
    named = {f"scope{number}": scope for number, scope in enumerate(reach.scopes)}
    return {"platforms": list(reach.platforms), "instant": now, "latest": now + LONGEST, **named}


def _asked_again(now: Any) -> ColumnElement[bool]:
    """Whether an answer rests of which its reader waits for the next one."""
    later = table.alias("later")
    next_one = exists().where(
        later.c.queue == table.c.queue,
        later.c.id > table.c.id,
        later.c.next_at <= now,
    )
    return and_(table.c.state == OutboxState.RESTING.value, next_one)


def _limited(now: Any) -> ColumnElement[bool]:
    """Whether the platform said that it takes nothing there yet, to this or to any other process."""
    stands = exists().where(cards.c.school == table.c.school, cards.c.name == table.c.live).correlate(table)
    way = case((stands, "edit"), else_="say")
    begins = func.substr(table.c.queue, 1, func.length(limits.c.scope)) == limits.c.scope
    return exists().where(limits.c.until > now, begins, or_(limits.c.way == "", limits.c.way == way))


def raw(column: Any) -> Any:
    """A column as the database has it: a value that cannot be read must not keep others from being said."""
    return type_coerce(column, NullType()).label(column.name)
