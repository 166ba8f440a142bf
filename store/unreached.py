"""What could not be said, until another way to its reader was found or there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Text, select, type_coerce, update

from bot.model.messages import Lane
from bot.model.people import Identity
from store.due import ripe
from store.outbox import OutboxState, bare
from store.payloads import Spoken, without_handles
from store.schema import outbox as table


@dataclass(frozen=True, slots=True)
class Unreached:
    """What could not be said: `who` is its reader, as the platform knows them; None when it was for all in a place."""

    id: int
    who: Identity | None
    lane: Lane
    key: str | None
    live: str | None
    until: datetime | None
    error: str
    spoken: Spoken
    kept: str = ""
    """The same as it stands in its row."""
    doubtful: bool = False
    """Whether it may stand there all the same: a try had no answer."""
    refused: bool = False
    """Whether it surely does not: each try was answered, and none ended with a fault of ours."""


class UnreachedMessages:
    """The messages of one school whose readers could not be told."""

    def __init__(self, connection: Connection, school: str, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now

    def find(self, alone: int | None = None) -> list[Unreached]:
        """What could not be said and has found no other way, or one such message; ours until the transaction ends."""
        kept = type_coerce(table.c.spoken, Text).label("kept")
        query = select(table, kept).where(*self._unreached(OutboxState.DEAD, alone))
        rows = self.connection.execute(query.order_by(table.c.id).limit(100).with_for_update(skip_locked=True)).all()
        return [
            Unreached(
                id=row.id,
                who=row.spoken.reader_there,
                lane=Lane(row.lane),
                key=row.key,
                live=row.live,
                until=row.until,
                error=row.error,
                spoken=row.spoken,
                kept=row.kept,
                doubtful=bool(row.doubts),
                refused=not (row.doubts or row.faults),
            )
            for row in rows
        ]

    def came_too_late(self) -> int:
        """How many notices came too late since the staff last heard of such; each is counted once."""
        some = select(table.c.id).where(*self._unreached(OutboxState.EXPIRED)).limit(5_000)
        ours = (table.c.school == self.school, table.c.id.in_(some))
        changed = update(table).where(*ours).values(unreached_at=None)
        return self.connection.execute(changed).rowcount

    def settled(self, lost: Sequence[Unreached]) -> None:
        """Note that another way was found for these, or that there is none."""
        ours = (table.c.school == self.school, table.c.id.in_([each.id for each in lost]))
        self.connection.execute(update(table).where(*ours).values(unreached_at=None))
        bare(self.connection, self.school, {each.id: without_handles(each.kept) for each in lost})

    def _unreached(self, state: OutboxState, alone: int | None = None) -> tuple[ColumnElement[bool], ...]:
        mine = table.c.school == self.school
        return mine, *ripe("outbox", self.now, alone), table.c.state == state.value
