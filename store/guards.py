"""Guards: the rows that decide whether a message may still be said, locked while that is decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, bindparam, null, select

from bot.model.messages import Guard
from store import schema
from store.queues import raw

_Row: TypeAlias = tuple[str, int]
"""A noun and an id."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """What guards are about; it stays so until the transaction ends."""

    _found: Mapping[_Row, tuple[str, object, object]] = field(default_factory=dict)
    """School, state and plan of each that is ours."""
    _held: frozenset[_Row] = frozenset()
    """Rows that somebody else is just changing: nobody knows what they become."""

    def held(self, guard: Guard | None) -> bool:
        """Whether another transaction has the row locked."""
        return guard is not None and (guard.noun, guard.id) in self._held

    def hold(self, guard: Guard, school: str) -> bool:
        """Whether the row is in the state that the guard asks for."""
        subject = self._found.get((guard.noun, guard.id))
        return subject is not None and subject[:2] == (school, guard.state) and guard.plan in (None, subject[2])


def subjects_of(connection: Connection, guards: Iterable[Guard]) -> Subjects:
    """Lock what they are about, and wait for nobody: who stands still with one row in hand holds up no other."""
    wanted = {(guard.noun, guard.id) for guard in guards}
    found: dict[_Row, tuple[str, object, object]] = {}
    held = set[_Row]()
    for noun in sorted({noun for noun, _ in wanted}):
        ids = [number for each, number in wanted if each == noun]
        for row in connection.execute(_locked(noun), {"ids": ids}):
            found[noun, row.id] = (row.school, row.state, row.plan)
        left = [number for number in ids if (noun, number) not in found]
        if left:  # they are gone, or somebody has them
            held |= {(noun, number) for number in connection.execute(_there(noun), {"ids": left}).scalars()}
    return Subjects(found, frozenset(held))


@cache
def _locked(noun: str) -> Select[Any]:
    subject = schema.metadata.tables[noun]
    plan = raw(subject.c.plan) if "plan" in subject.c else null().label("plan")
    query = select(subject.c.school, subject.c.id, raw(subject.c.state), plan)
    which = subject.c.id.in_(bindparam("ids", expanding=True))
    return query.where(which).order_by(subject.c.id).with_for_update(read=True, skip_locked=True)


@cache
def _there(noun: str) -> Select[Any]:
    subject = schema.metadata.tables[noun]
    return select(subject.c.id).where(subject.c.id.in_(bindparam("ids", expanding=True)))
