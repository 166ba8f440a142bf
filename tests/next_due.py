"""When the desk has something to do next: how far a test may turn its clock in one go."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ScalarSelect, bindparam, func, select

from store import schema
from store.due import DUE, blocks, noted_since_due, rests
from store.schema import undone
from store.store import Store

_NOW: BindParameter[datetime] = bindparam("now")


def _moments(noun: str) -> tuple[ScalarSelect[Any], ...]:
    """When something of a noun is due, but for what is put aside; and when something is tried again."""
    waits = (DUE[noun].is_not(None), ~noted_since_due(noun, rests(_NOW)))
    tried_again = (blocks(noun).exists(), undone.c.noun == noun, undone.c.again > _NOW)
    return (
        select(func.min(DUE[noun])).where(*waits).scalar_subquery(),
        select(func.min(undone.c.again)).where(*tried_again).scalar_subquery(),
    )


_NEXT = select(
    *(moment for noun in DUE for moment in _moments(noun)),
    select(func.min(schema.outbox.c.next_at)).where(schema.outbox.c.next_at > _NOW).scalar_subquery(),
)


def next_due(store: Store, now: datetime) -> datetime | None:
    """The first of these moments, or when a message that waits is said; None when nothing is left to do."""
    with store.looking() as connection:
        moments = connection.execute(_NEXT, {"now": now}).one()
    return min((moment for moment in moments if moment is not None), default=None)
