"""Who read which article, and whether it helped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from store.insert import insert_new, insert_or_update
from store.schema import article_verdicts as table


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people read an article, and how many of them said that it helped, or did not."""

    read: int = 0
    helped: int = 0
    did_not: int = 0


class Articles:
    """What the people of one school made of articles: one row for each person and article, the newest verdict."""

    def __init__(self, connection: Connection, school: str, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now

    def read(self, person: int, article: str) -> None:
        """Note that somebody read it; what they said about it before stays."""
        if not insert_new(self.connection, table, [self._row(person, article, None)]):
            mine = (table.c.school == self.school, table.c.article == article, table.c.person == person)
            self.connection.execute(update(table).where(*mine).values(at=self.now))

    def read_last(self, person: int, since: datetime) -> str:
        """The article that somebody read, or judged, last since then; empty when none."""
        theirs = (table.c.school == self.school, table.c.person == person, table.c.at > since)
        newest = select(table.c.article).where(*theirs).order_by(table.c.at.desc()).limit(1)
        return self.connection.execute(newest).scalar() or ""

    def has_read(self, person: int, article: str, since: datetime) -> bool:
        """Whether somebody read this article, or judged it, since then."""
        theirs = (table.c.school == self.school, table.c.person == person, table.c.article == article)
        return self.connection.execute(select(table.c.article).where(*theirs, table.c.at > since)).first() is not None

    def judge(self, person: int, article: str, helped: bool) -> None:
        """Keep what somebody says about it in the place of what they said before."""
        insert_or_update(self.connection, table, [self._row(person, article, helped)])

    def _row(self, person: int, article: str, helped: bool | None) -> dict[str, object]:
        return {"school": self.school, "article": article, "person": person, "helped": helped, "at": self.now}


def tallies(connection: Connection, school: str) -> Mapping[str, Tally]:
    """What a school's people made of each article that anybody read."""
    judged = [func.count().filter(table.c.helped.is_(value)) for value in (True, False)]
    query = select(table.c.article, func.count(), *judged).where(table.c.school == school).group_by(table.c.article)
    return {name: Tally(*numbers) for name, *numbers in connection.execute(query)}
