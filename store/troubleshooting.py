"""Walk-throughs, and what is due of them."""

from __future__ import annotations

from datetime import datetime

from bot.model.walkthroughs import Walkthrough
from store import schema
from store.records import Records


class Walkthroughs(Records[Walkthrough]):
    """The walk-throughs of one school."""

    table = schema.walkthroughs
    kind = Walkthrough
    journaled = False

    def open_of(self, person: int, lock: bool = False) -> Walkthrough | None:
        """The one a person is in, or was in until it expired and was not told of it yet."""
        table = self.table
        return self.first(table.c.person == person, table.c.due.is_not(None), lock=lock)

    def due(self, now: datetime) -> list[Walkthrough]:
        """Those that expire, ask again, or expired long ago."""
        return self.claim(self.table.c.due <= now, order=self.table.c.due)
