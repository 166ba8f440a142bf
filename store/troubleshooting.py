"""Walk-throughs, and what is due of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from bot.model.playbooks import restore
from bot.model.playbooks.figures import Passed
from bot.model.walkthroughs import Verdict, Walkthrough
from store import schema
from store.records import Records


class Walkthroughs(Records[Walkthrough]):
    """The walk-throughs of one school."""

    table = schema.walkthroughs
    kind = Walkthrough
    journaled = False

    def numbered(self, number: str) -> Walkthrough | None:
        """The one with this id, as a button carries it."""
        known = number.isdecimal() and len(number) < 18
        return self.first(self.table.c.id == int(number), lock=True) if known else None

    def open_of(self, person: int, lock: bool = False) -> Walkthrough | None:
        """The one a person is in, or was in until it expired and was not told of it yet."""
        where = (self.table.c.person == person, self.table.c.due.is_not(None))
        if lock:
            return self.first(*where, lock=True)
        found = self.remembered.rows(("open", person), lambda: self._read(self._select(*where).limit(1)))
        return found[0] if found else None

    def begun_since(self, person: int, since: datetime, limit: int) -> list[Walkthrough]:
        """Those that a person began after that, the newest first."""
        mine = (self.table.c.person == person, self.table.c.begun_at > since)
        newest = self.table.c.id.desc()
        return self.remembered.rows((person, since, limit), lambda: self.find(*mine, order=newest, limit=limit))

    def asked_of(self, person: int, since: datetime) -> Walkthrough | None:
        """The newest one begun since then of which a person was asked whether it was helpful, and has not said."""
        table = self.table
        asked = (table.c.verdict.is_not(None), table.c.verdict == Verdict.ASKED)
        found = self.find(table.c.person == person, *asked, order=table.c.id.desc(), limit=1)
        return found[0] if found and found[0].begun_at > since else None

    def due(self, now: datetime) -> list[Walkthrough]:
        """Those that expire, ask again, or expired long ago."""
        return self.claim(self.table.c.due <= now, order=self.table.c.due)


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
