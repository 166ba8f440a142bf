"""Walk-throughs, and what is due of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Select, Text, bindparam, cast, false, or_, select

from bot.model.playbooks import restore
from bot.model.playbooks.figures import Passed
from bot.model.walkthroughs import EXPIRES_AFTER, Verdict, WalkState, Walkthrough
from store import schema
from store.records import Records
from store.types import written

_IN_TURN = (WalkState.ASKING, WalkState.EXPIRED, WalkState.WAITING, WalkState.ASIDE)
"""Whose answer is taken first."""
_MEANING = re.compile("[/%_]")
"""What means something in a pattern."""
_UNWRITTEN = (WalkState.ASKING, WalkState.WAITING, WalkState.ASIDE, WalkState.LEFT, WalkState.PERSON)
"""What such a walk-through tells of stands on no ticket, or on one that does not yet say what it is."""


class Walkthroughs(Records[Walkthrough]):
    """The walk-throughs of one school."""

    table = schema.walkthroughs
    kind = Walkthrough
    journaled = False

    def numbered(self, number: str) -> Walkthrough | None:
        """The one with this id, as a button carries it."""
        known = number.isdecimal() and len(number) < 18
        return next(iter(self._read(self._one_locked, row=int(number))), None) if known else None

    def open_of(self, person: int, lock: bool = False) -> Walkthrough | None:
        """The walk-through a person is in, also one that expired without their knowing yet; else the one that waits,
        unless what they read last is the end of another one.
        """
        found = next(iter(self.all_open_of(person, lock)), None)
        if found is None or found.state is not WalkState.WAITING:
            return found
        later = self.begun_since(person, self.journal.now - EXPIRES_AFTER, 5)
        return None if any(each.id > found.id and each.state is not WalkState.LEFT for each in later) else found

    def all_open_of(self, person: int, lock: bool = False) -> list[Walkthrough]:
        """The walk-through a person is in, then those that wait or were set aside beside it, newest first."""
        if self.glance.none("walkthroughs", person):
            return []
        if lock and self.connection.dialect.name != "sqlite":  # there nobody else writes until the transaction ends
            found = self._read(_OPEN_LOCKED, who=person)
            self.remembered.keep(("open", person), found)
        else:
            found = self.remembered.rows(("open", person), lambda: self._read(_OPEN, who=person))
        return sorted(found, key=lambda kept: (_IN_TURN.index(kept.state), -kept.id))

    def save(self, row: Walkthrough) -> Walkthrough:
        """As in `Records`; what else this person is in stays remembered."""
        mine = ("open", row.person)
        known = self.remembered.known(mine)
        saved = super().save(row)
        if known is not None:
            now = {each.id: each for each in (*known, saved)}
            self.remembered.keep(mine, [each for each in now.values() if each.due])
        return saved

    def begun_since(self, person: int, since: datetime, limit: int) -> list[Walkthrough]:
        """Those that a person began after that, the newest first."""
        asked = {"who": person, "since": since, "most": limit}
        return self.remembered.rows((person, since, limit), lambda: self._read(_BEGUN, **asked))

    def telling(self, reports: Iterable[str], since: datetime) -> set[int]:
        """Who tells of one of these reports in a walk-through begun since then that has no ticket of it."""
        found = tuple(reports)
        asked = {"of": self.school, "since": since, **noted(found)}
        return set(self.connection.execute(walking(len(found)), asked).scalars())

    def asked_of(self, person: int, since: datetime) -> Walkthrough | None:
        """The newest walk-through since then whose person was asked whether it was helpful and has not said."""
        table = self.table
        asked = (table.c.verdict.is_not(None), table.c.verdict == Verdict.ASKED)
        found = self.find(table.c.person == person, *asked, order=table.c.id.desc(), limit=1)
        return found[0] if found and found[0].begun_at > since else None


_MINE = Walkthroughs.every.where(Walkthroughs.table.c.person == bindparam("who"))
_OPEN = _MINE.where(Walkthroughs.table.c.due.is_not(None)).order_by(Walkthroughs.table.c.id)
_OPEN_LOCKED = _OPEN.with_for_update()
_BEGUN = (
    _MINE.where(Walkthroughs.table.c.begun_at > bindparam("since"))
    .order_by(Walkthroughs.table.c.id.desc())
    .limit(bindparam("most"))
)


@cache
def walking(reports: int) -> Select[int]:
    """Who has begun a walk-through since then that counts as one of so many reports; wants `of`, `since` and what
    `noted` makes of these.
    """
    table = schema.walkthroughs.c
    walk = cast(table.walk, Text)
    theirs = (walk.like(bindparam(f"noted{number}"), escape="/") for number in range(reports))
    return select(table.person).where(
        table.school == bindparam("of"),
        table.begun_at >= bindparam("since"),
        table.state.in_(_UNWRITTEN),
        or_(false(), *theirs),
    )


def noted(reports: Sequence[str]) -> dict[str, str]:
    """What each of these is found by in a walk-through, which notes it as JSON."""
    plain = [_MEANING.sub(r"/\g<0>", written(each)) for each in reports]
    return {f"noted{number}": f"%{each}%" for number, each in enumerate(plain)}


def passed(connection: Connection, school: str, since: datetime, size: int = 500) -> Iterator[Passed]:
    """The walk-throughs of a school begun since then, read so many at a time: memory stays the same however many."""
    table = schema.walkthroughs
    wanted = (table.c.id, table.c.playbook, table.c.state, table.c.verdict, table.c.walk)
    query = select(*wanted).where(table.c.school == school, table.c.begun_at >= since).order_by(table.c.id).limit(size)
    last = 0
    while rows := connection.execute(query.where(table.c.id > last)).all():
        for row in rows:
            run = restore(row.walk)
            yield Passed(row.playbook, row.state, row.verdict, run.path, run.step, len(run.answers), run.ended)
        last = rows[-1].id
