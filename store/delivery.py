"""Delivery: messages of the outbox on their way, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Text, bindparam, func, select, update

from bot.model.messages import Lane, Place
from bot.model.ports import Post
from store.insert import insert_or_update
from store.outbox import OutboxState
from store.pauses import Limit, keep
from store.payloads import Spoken, without_handles
from store.schema import cards, identities
from store.schema import outbox as table


@dataclass(frozen=True, slots=True)
class Saying:
    """A claimed message on its way. `owner` is the claim it belongs to; `attempts` counts this one.

    `before` is the state it was claimed in; `remote_id` is set when it replaces an earlier card; `otherwise` when it is
    only looked up: what it becomes when it is not there.
    """

    id: int
    owner: str
    school: str
    mark: str
    lane: Lane
    live: str | None
    key: str | None
    attempts: int
    doubts: int
    faults: int
    looks: int
    due: datetime
    before: OutboxState
    spoken: Spoken
    remote_id: str | None = None
    otherwise: OutboxState | None = None
    references: Mapping[Place, str] = field(default_factory=dict)
    kept: str = ""
    """What it says as it stands in its row."""
    begun_by: datetime | None = None
    """After that it is not begun any more: another process may look after it before it ends."""

    @property
    def unsure(self) -> bool:
        """Whether an earlier try may have succeeded."""
        return self.before is not OutboxState.READY

    @property
    def resting(self) -> bool:
        """Whether its reader asked for something else."""
        return self.before is OutboxState.RESTING

    @property
    def passing(self) -> bool:
        """Whether it only answers one person, who can ask again."""
        alone = self.spoken.reader_there is not None and self.spoken.guard is None
        return alone and self.lane is Lane.ANSWER and self.key is None and self.live is None

    @property
    def post(self) -> Post:
        """What an adapter needs to say it."""
        spoken = self.spoken
        return Post(
            place=spoken.place,
            card=spoken.card,
            reader=spoken.reader,
            key=self.mark,
            private_to=spoken.private_to,
            handle=spoken.handle,
            harmless=spoken.harmless,
            references=self.references,
            live=self.live,
            viewers=spoken.viewers,
            since=spoken.since or self.due,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message. `again` is when to look at it next, None when it is over."""

    saying: Saying
    state: OutboxState
    remote_id: str | None = None
    error: str = ""
    again: datetime | None = None
    counts: bool = True
    """Whether it was a try."""
    doubtful: bool = False
    """Whether nobody can tell what became of it."""
    broken: bool = False
    """Whether that was a bug of ours, and no answer of the platform's."""
    unseen: bool = False
    """Whether a look for it failed."""
    held: Limit | None = None
    """What the platform takes no more of for a while."""
    unreached_at: datetime | None = None
    """When it turned out that its reader cannot be told there."""
    gone: bool = False
    """Whether nothing can be said to this reader there any more."""


def put_back(saying: Saying, now: datetime) -> Outcome:
    """Undo a claim under which nothing was done."""
    return Outcome(saying, saying.before, saying.remote_id, "the database did not answer", now, counts=False)


def take_back(connection: Connection, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
    """Write what is put back of a claim of which nobody knows whether it stands. Those are returned that wait: of a
    claim the commit of which is still on its way the rows are locked.
    """
    free = set(connection.execute(_FREE, {"ids": [outcome.saying.id for outcome in outcomes]}).scalars())
    if settled := [outcome for outcome in outcomes if outcome.saying.id in free]:
        settle(connection, settled)
    return [outcome for outcome in outcomes if outcome.saying.id not in free]


_FREE = (
    select(table.c.id)
    .where(table.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(table.c.id)
    .with_for_update(skip_locked=True)
)


def settle(connection: Connection, outcomes: Sequence[Outcome]) -> None:
    """Write what became of messages, leaving out those that another process has taken over."""
    plain, bare = list[dict[str, Any]](), list[dict[str, Any]]()
    for outcome in outcomes:
        if (words := _bared(outcome)) is None:
            plain.append(_settled(outcome))
        else:
            bare.append(_settled(outcome) | {"words": words})
    written = sum(connection.execute(*each).rowcount for each in ((_SETTLE, plain), (_SETTLE_BARE, bare)) if each[1])
    ours = outcomes if written == len(outcomes) else _still_ours(connection, outcomes)
    _remember(connection, ours)
    for outcome in ours:
        if outcome.gone:
            _mark_unreachable(connection, outcome)
    keep(connection, [outcome.held for outcome in outcomes if outcome.held])


def hasten(connection: Connection, scope: str, at: datetime) -> None:
    """Look at messages in doubt by `at`, not later, in a workspace that accepts messages again."""
    connection.execute(_HASTEN, {"scope": scope, "at_last": at})


_HASTEN = (
    update(table)
    .where(
        func.starts_with(table.c.queue, bindparam("scope", type_=Text)),
        table.c.next_at > bindparam("at_last"),
        table.c.state == OutboxState.UNKNOWN.value,
    )
    .values(next_at=bindparam("at_last"))
)

_SETTLE = (
    update(table)
    .where(table.c.id == bindparam("row"), table.c.owner == bindparam("by"), table.c.state == OutboxState.SENDING.value)
    .values(
        state=bindparam("to"),
        next_at=bindparam("again"),
        attempts=bindparam("tries"),
        doubts=bindparam("doubtful"),
        faults=bindparam("broken"),
        looks=bindparam("unseen"),
        remote_id=bindparam("remote"),
        error=bindparam("why"),
        unreached_at=bindparam("unreached"),
    )
)
_SETTLE_BARE = _SETTLE.values(spoken=bindparam("words", type_=Text))


def _bared(outcome: Outcome) -> str | None:
    """What it says without what is good for some minutes, once that is needed no more; None when it has nothing of it.
    The word that it could not be said needs its own.
    """
    told = outcome.state is OutboxState.DEAD and outcome.unreached_at is not None
    return without_handles(outcome.saying.kept, asked_too=not told) if outcome.again is None else None


def _settled(outcome: Outcome) -> dict[str, Any]:
    return {
        "row": outcome.saying.id,
        "by": outcome.saying.owner,
        "to": outcome.state.value,
        "again": outcome.again,
        "tries": outcome.saying.attempts - (not outcome.counts),
        "doubtful": outcome.saying.doubts + (outcome.doubtful and not outcome.broken),
        "broken": outcome.saying.faults + outcome.broken,
        "unseen": outcome.saying.looks + outcome.unseen,
        "remote": outcome.remote_id,
        "why": outcome.error,
        "unreached": outcome.unreached_at,
    }


def _still_ours(connection: Connection, outcomes: Sequence[Outcome]) -> list[Outcome]:
    query = select(table.c.id, table.c.owner).where(table.c.id.in_([outcome.saying.id for outcome in outcomes]))
    owners = {row.id: row.owner for row in connection.execute(query)}
    return [outcome for outcome in outcomes if owners.get(outcome.saying.id) == outcome.saying.owner]


def _mark_unreachable(connection: Connection, outcome: Outcome) -> None:
    who = outcome.saying.spoken.reader_there
    if who is None:
        return
    theirs = (identities.c[name] == getattr(who, name) for name in ("platform", "workspace", "user"))
    marked = update(identities).where(identities.c.school == outcome.saying.school, *theirs)
    connection.execute(marked.values(unreachable_at=outcome.unreached_at))


def _remember(connection: Connection, outcomes: Iterable[Outcome]) -> None:
    """Note where live cards stand that have just been said for the first time."""
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
