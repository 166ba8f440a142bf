"""Messages are heard once: their names are noted, and along with those it is asked what there is about who speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Table, bindparam, exists, select, union_all
from sqlalchemy.sql.dml import ReturningInsert

from bot.model.keys import keys_of
from bot.model.messages import Message
from bot.model.people import Identity
from bot.model.sessions import AHEAD, BEFORE, SessionState
from store import schema
from store.accounts import LAST, OWNER, this, together
from store.attending import of_person
from store.glance import Speaker
from store.insert import inserting
from store.unit_of_work import UnitOfWork

_OF: BindParameter[str] = bindparam("of")
_NOW: BindParameter[datetime] = bindparam("now")
_WHO = OWNER.scalar_subquery()
"""Who speaks, by their account: so it is never somebody whom they were a minute ago."""


def _any(table: Table, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(table.c.school).where(table.c.school == _OF, *where)


def _classes() -> ColumnElement[bool]:
    table = schema.sessions.c
    begins = table.starts_at.between(bindparam("since"), bindparam("until"))
    return _any(schema.sessions, begins, table.state == SessionState.SCHEDULED, of_person(_OF, _WHO))


def _facts() -> Mapping[str, ColumnElement[bool]]:
    """Whether there is any: of theirs, or of the school where it belongs to nobody."""
    walks, windows = schema.walkthroughs, schema.maintenance
    return {
        "misses": _any(schema.misses, schema.misses.c.person == _WHO),
        "walkthroughs": _any(walks, walks.c.person == _WHO, walks.c.due.is_not(None)),
        "offers": _any(schema.offers, schema.offers.c.person == _WHO),
        "drafts": _any(schema.drafts, schema.drafts.c.person == _WHO),
        "sessions": _classes(),
        "maintenance": _any(windows, windows.c.ends_at > _NOW, ~windows.c.cancelled),
    }


_FACTS = _facts()
_SPEAKER = (
    _WHO.label("person"),
    select(schema.people.c.role).where(schema.people.c.school == _OF, schema.people.c.id == _WHO).scalar_subquery(),
    LAST.scalar_subquery().label("last"),
    select(schema.schools.c.taught).where(schema.schools.c.school == _OF).scalar_subquery(),
)


def are_new(work: UnitOfWork, messages: Sequence[Message]) -> bool:
    """Note the names of messages; false when any of them was known. It is seen who says them, as they are now."""
    keys = [key for message in messages for key in keys_of(message)]
    if len(messages) == 1 and keys:
        return _look(work, keys, messages[0].author)
    if work.heard_before(keys) or len(set(keys)) < len(keys):
        return False
    if len(messages) > 1:
        who = {message.author for message in messages}
        work.glance.meet(together(work.connection, work.school.id, who))
    return True


def _look(work: UnitOfWork, keys: Sequence[str], who: Identity) -> bool:
    now = work.now
    told = {"of": work.school.id, "now": now, "since": now - BEFORE, "until": now + AHEAD, **this(who)}
    told |= {f"key{number}": key for number, key in enumerate(keys)}
    rows = work.connection.execute(_noting(work.connection.dialect.name, len(keys)), told).all()
    if len(rows) < len(keys):
        return False
    speaker, there = rows[0][: len(_SPEAKER)], rows[0][len(_SPEAKER) :]
    seen = zip(_FACTS, there, strict=True)
    work.glance.take(work.connection, who, Speaker(*speaker), [name for name, any_there in seen if not any_there])
    return True


@cache  # making a statement costs five times what running it costs
def _noting(dialect: str, count: int) -> ReturningInsert[Any]:
    columns = schema.heard.c
    names = [bindparam(f"key{number}", type_=columns.key.type) for number in range(count)]
    rows = [select(_OF, name, bindparam("now", type_=columns.at.type)) for name in names]
    insert = inserting(dialect, schema.heard).from_select(["school", "key", "at"], union_all(*rows))
    return insert.on_conflict_do_nothing().returning(*_SPEAKER, *_FACTS.values())
