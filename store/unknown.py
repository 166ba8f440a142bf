"""How often people were not understood: counted by day and shape, with the phrase where a school keeps it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, select

from bot.model.understanding.unknown import Shape
from store.insert import insert_or_add
from store.schema import unknown as table

KEPT_FOR = timedelta(days=30)
MOST_SHOWN = 50
_TOTAL = func.sum(table.c.count)


class Miss(NamedTuple):
    """What somebody was not understood with; `phrase` is empty where it is not kept."""

    at: datetime
    shape: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What was not understood within some days: how much of each shape, and what was chosen then."""

    shapes: Mapping[Shape, int]
    choices: Mapping[str, int]

    @property
    def said(self) -> int:
        return sum(self.shapes.values())


@dataclass(frozen=True, slots=True)
class Phrase:
    """How often a phrase was said, and what was chosen then."""

    words: str
    said: int
    choices: Mapping[str, int]


class Unknown:
    """What was not understood in one school. Collected, and written in one statement in the order of the key: two
    units of work that count the same rows never wait for each other.
    """

    def __init__(self, connection: Connection, school: str) -> None:
        self.connection = connection
        self.school = school
        self._counted: Counter[tuple[str, str, str, str]] = Counter()

    def count(self, miss: Miss, choice: str = "") -> None:
        """Count what somebody said, or what they chose after it."""
        self._counted[day_of(miss.at), miss.shape, miss.phrase, choice] += 1

    def write(self) -> None:
        """Write what was counted."""
        if self._counted:
            self._add(sorted(self._counted.items()))
            self._counted.clear()

    def figures(self, since: datetime) -> Figures:
        """All of it since the day of this moment."""
        self.write()
        query = (
            select(table.c.shape, table.c.choice, _TOTAL)
            .where(*self._since(since))
            .group_by(table.c.shape, table.c.choice)
        )
        rows = [(shape, choice, int(total)) for shape, choice, total in self.connection.execute(query)]
        shapes = {Shape(shape): total for shape, choice, total in rows if not choice}
        choices: Counter[str] = Counter()
        for _, choice, total in rows:
            if choice:
                choices[choice] += total
        return Figures(shapes, choices)

    def phrases(self, since: datetime, *only: str) -> list[Phrase]:
        """The phrases that were said most often, or only these."""
        self.write()
        which = table.c.phrase.in_(only) if only else table.c.phrase != ""
        said = select(table.c.phrase, _TOTAL).where(*self._since(since), which, table.c.choice == "")
        most = said.group_by(table.c.phrase).order_by(_TOTAL.desc(), table.c.phrase).limit(MOST_SHOWN)
        found = {phrase: int(total) for phrase, total in self.connection.execute(most)}
        chosen = select(table.c.phrase, table.c.choice, _TOTAL).where(
            *self._since(since), table.c.phrase.in_(found), table.c.choice != ""
        )
        choices: dict[str, dict[str, int]] = {phrase: {} for phrase in found}
        for phrase, choice, total in self.connection.execute(chosen.group_by(table.c.phrase, table.c.choice)):
            choices[phrase][choice] = int(total)
        return [Phrase(phrase, total, choices[phrase]) for phrase, total in found.items()]

    def drop_phrases(self) -> None:
        """Keep no phrase any more, but still how many there were."""
        mine = (table.c.school == self.school, table.c.phrase != "")
        key = (table.c.day, table.c.shape, table.c.choice)
        rows = self.connection.execute(select(*key, _TOTAL).where(*mine).group_by(*key)).all()
        if rows:
            self.connection.execute(delete(table).where(*mine))
            self._add(sorted(((day, shape, "", choice), int(total)) for day, shape, choice, total in rows))

    def _since(self, since: datetime) -> tuple[Any, ...]:
        return table.c.school == self.school, table.c.day >= day_of(since)

    def _add(self, counted: Sequence[tuple[tuple[str, str, str, str], int]]) -> None:
        names = ("day", "shape", "phrase", "choice")
        rows = [{"school": self.school, **dict(zip(names, key, strict=True)), "count": n} for key, n in counted]
        insert_or_add(self.connection, table, rows)


def day_of(moment: datetime) -> str:
    """The day of a moment, in UTC, as it is kept."""
    return moment.date().isoformat()


def let_go(connection: Connection, now: datetime) -> None:
    """Forget what is older than it may be, in all schools."""
    connection.execute(delete(table).where(table.c.day < day_of(now - KEPT_FOR)))
