"""Who stands in for somebody on call, and what is to be told of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam

from bot.model.covers import Cover
from bot.model.errors import NotFound
from bot.model.words import numeral, say
from store import schema
from store.records import Records


class Covers(Records[Cover]):
    """The covers of one school."""

    table = schema.covers
    kind = Cover

    def numbered(self, number: int) -> Cover:
        """The one people call by this number; nobody else may change it meanwhile."""
        found = self.called(number, lock=True)
        if found is None:
            raise NotFound(say("I cannot find an override {number}.", number=numeral(number)))
        return found

    def ahead(self, now: datetime) -> list[Cover]:
        """What is not over and not cancelled, soonest first."""
        return self.remembered.rows(("ahead", now), lambda: self._read(_AHEAD, now=now))


_AHEAD = Covers.every.where(Covers.table.c.ends_at > bindparam("now"), ~Covers.table.c.cancelled).order_by(
    Covers.table.c.starts_at, Covers.table.c.id
)
