"""Claims: which messages of the outbox one process takes upon itself to say now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, Row, Text, bindparam, func, select, update

from bot.model.deadlines import MOST_FAULTS, given_up_at
from bot.model.messages import Lane, Place, private_place
from store import schema
from store.delivery import Saying
from store.guards import Subjects, subjects_of
from store.outbox import OutboxState
from store.paces import scope_in, take
from store.pauses import rests
from store.payloads import Spoken, read_spoken, without_handles
from store.places import references
from store.queues import Reach, Share, left_out, waiting
from store.schema import cards
from store.schema import outbox as table

COLLECTED_FOR = timedelta(minutes=15)
"""Of reminders that came too late the staff hear together, at the next quarter of an hour."""
LEASE = timedelta(seconds=60)
"""How long a process has for one message before another may look after it."""
BEGUN_WITHIN = timedelta(seconds=5)
"""So soon it begins to say it, or never under this claim: the platform then has more than half a minute to show what
came of it before another process looks.
"""
_Standing: TypeAlias = dict[tuple[str, str], tuple[Place, str]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one process took upon itself. `looked_at` counts also what was put aside, not what was left as it was."""

    sayings: Sequence[Saying]
    looked_at: int
    turn: Share | None = None
    """Who comes next: there was more to say than was taken, and these had nothing of it."""
    rests: Mapping[str, Mapping[tuple[str, str], datetime]] = field(default_factory=dict)
    """By platform, workspace and method of what a pause is wanted, and until when."""


class _Found(NamedTuple):
    """`rows`: those of `all` that this claim may settle."""

    all: Sequence[Row[Any]]
    rows: Sequence[Row[Any]]
    spoken: Mapping[int, Spoken | str]
    subjects: Subjects


def claim(connection: Connection, owner: str, now: datetime, reach: Reach, limit: int) -> Claim:
    """Take the next messages that may be said, of all schools: pages first, one of each queue.

    From the moment this transaction commits they may have been said. Guards are checked here, under the lock of the
    row they are about: what must not be said any more is cancelled, what came too late expires. What is about a row
    that somebody is just changing is left as it is, for the next look. `owner` is a name never used before: who was
    overtaken cannot write under it.
    """
    found, rows, spoken, subjects = _free(connection, now, reach, limit)
    standing = _standing(connection, rows)
    sayings, over = [], []
    for row in rows:
        words = spoken[row.id]
        if not isinstance(words, Spoken):
            over.append(_aside(row, OutboxState.DEAD, words))
            continue
        saying = _saying(row, words, standing)
        state, why = _verdict(row, saying, standing, subjects, now)
        if state is None or (saying.unsure and not _broke_too_much(row)):
            sayings.append(replace(saying, owner=owner, otherwise=state, begun_by=now + BEGUN_WITHIN))
        else:
            over.append(_aside(row, state, why, told_at(saying, state, now)))
    _put_aside(connection, over)
    ours = _in_pace(connection, sayings, rows, reach, now)
    if ours:
        connection.execute(_TAKE, {"ids": [saying.id for saying in ours], "by": owner, "leased": now + LEASE})
    turn = left_out(connection, now, reach, found) if len(found) == limit else None
    resting = rests(connection, now) if ours and rows[0].methods_rest else {}
    return Claim(_referred(connection, ours, reach.referring), len(ours) + len(over), turn, resting)


def _free(connection: Connection, now: datetime, reach: Reach, limit: int) -> _Found:
    """The next messages, but for those about a row that somebody has locked. Where all are, as during a long change of
    many rows, those further down the outbox are looked at.
    """
    while True:
        found = waiting(connection, now, reach, limit)
        rows = _harmless(found, reach.spares)
        spoken = {row.id: _readable(row.spoken) for row in rows}
        guards = {number: words.guard for number, words in spoken.items() if isinstance(words, Spoken) and words.guard}
        subjects = subjects_of(connection, guards.values())
        free = [row for row in rows if not subjects.held(guards.get(row.id))]
        if free or not rows:
            return _Found(found, free, spoken, subjects)
        reach = replace(reach, own={*reach.own, *(row.id for row in rows)})


def _harmless(rows: Sequence[Row[Any]], spares: bool) -> Sequence[Row[Any]]:
    """Those before the first one in whose hands a process ended; that one alone, when it is next: should it end this
    process too, it takes no other message with it. None of these where they are spared.
    """
    if spares:
        return [row for row in rows if row.state != OutboxState.SENDING.value]
    for number, row in enumerate(rows):
        if row.state == OutboxState.SENDING.value:
            return rows[: max(number, 1)]
    return rows


def _in_pace(
    connection: Connection, sayings: list[Saying], rows: Sequence[Row[Any]], reach: Reach, now: datetime
) -> list[Saying]:
    """Those whose place may have one more now, one of each; the others stay as they are. Nothing is held up by a page,
    nor by what one person alone is shown.
    """
    if not reach.paces:
        return sayings
    queues = {row.id: row.queue for row in rows if row.platform in reach.paces}
    paced = [saying for saying in sayings if saying.lane is not Lane.PAGE and not saying.spoken.private_to]
    scopes = {saying.id: scope_in(queues[saying.id]) for saying in paced if saying.id in queues}
    left = take(connection, {scope: reach.paces[scope.split("/")[0]] for scope in scopes.values()}, now)
    kept = []
    for saying in sayings:
        scope = scopes.get(saying.id)
        if scope is None or scope in left:
            kept.append(saying)
            left.discard(scope or "")
    return kept


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
        faults=func.coalesce(table.c.faults, 0) + 1,
    )
)


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
    asked = {"schools": list({row.school for row in rows}), "names": list(names)}
    return {(row.school, row.name): (row.place, row.remote_id) for row in connection.execute(_STANDING, asked)}


_STANDING = select(cards).where(
    cards.c.school.in_(bindparam("schools", expanding=True)), cards.c.name.in_(bindparam("names", expanding=True))
)


def _verdict(
    row: Row[Any], saying: Saying, standing: _Standing, subjects: Subjects, now: datetime
) -> tuple[OutboxState | None, str]:
    """What a message becomes that is not to be said, and why; None when it is."""
    spoken = saying.spoken
    if _broke_too_much(row):
        why = "processes ended while they said it" if row.state == OutboxState.SENDING.value else "too many tries"
        return OutboxState.DEAD, lines_of(why, row.error)
    if row.until is not None and row.until <= now:
        return OutboxState.EXPIRED, row.error
    if spoken.edit_only and (row.school, row.live) not in standing:
        return OutboxState.CANCELLED, ""
    if spoken.guard and not subjects.hold(spoken.guard, row.school):
        return OutboxState.CANCELLED, ""
    if (row.attempts or saying.passing) and given_up_at(saying.due, saying.lane, saying.passing) <= now:
        return OutboxState.EXPIRED if saying.resting else OutboxState.DEAD, lines_of("too old", row.error)
    return None, ""


def _broke_too_much(row: Row[Any]) -> bool:
    return (row.faults or 0) >= MOST_FAULTS


def lines_of(reason: str, error: str) -> str:
    """Why it was given up, and what was answered last."""
    return f"{reason}: {error}" if error else reason


def told_at(saying: Saying, state: OutboxState, now: datetime) -> datetime | None:
    """When somebody is to be told that it was not said; what came too late is told of together."""
    if saying.spoken.edit_only:
        return None
    if state is OutboxState.DEAD:
        return now if saying.lane is Lane.PAGE else None
    if state is OutboxState.EXPIRED and saying.lane is Lane.NOTICE:
        return now + COLLECTED_FOR - timedelta(seconds=now.timestamp() % COLLECTED_FOR.total_seconds())
    return None


def _aside(row: Row[Any], state: OutboxState, why: str, told: datetime | None = None) -> dict[str, object]:
    bare = without_handles(row.spoken, asked_too=state is not OutboxState.DEAD or told is None)
    return {"row": row.id, "to": state.value, "why": why, "told": told, "words": bare or row.spoken}


def _put_aside(connection: Connection, over: Sequence[Mapping[str, object]]) -> None:
    if over:
        statement = update(table).where(table.c.id == bindparam("row"))
        changes = statement.values(state=bindparam("to"), error=bindparam("why"), unreached_at=bindparam("told"))
        connection.execute(changes.values(next_at=None, spoken=bindparam("words", type_=Text)), over)


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
        key=row.key,
        attempts=row.attempts + 1,
        doubts=row.doubts or 0,
        faults=row.faults or 0,
        looks=row.looks or 0,
        due=row.due,
        before=OutboxState(row.state),
        spoken=spoken,
        kept=row.spoken,
        remote_id=card[1] if card else None,
    )
