"""The journal: one line per change. The lines of a row, folded in order, give the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from store import seals
from store.insert import MANY, insert_all
from store.schema import journal as table
from store.types import written

_INSERT = insert(table).values(nth=seals.NTH, seal=seals.SEAL)
_SCRUB = (
    update(table)
    .where(table.c.school == bindparam("of"), table.c.id == bindparam("line"))
    .values(change=bindparam("without"))
)
_PLAIN = frozenset({str, int, bool, float, type(None)})


def plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if type(value) in _PLAIN:  # most are, and a match takes ten times as long to find out
        return value
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case timedelta():
            return int(value.total_seconds())
        case tuple() | list():
            return [plain(part) for part in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return plain(asdict(value))
        case Mapping():
            return {key: plain(part) for key, part in value.items()}
        case _:
            return value


class Journal:
    """Collects the lines of one unit of work and writes them in one statement at its end."""

    def __init__(self, connection: Connection, school: str, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now
        self.person: int | None = None
        """Who caused the changes; None for the clock."""
        self._lines: list[dict[str, Any]] = []
        self._rows: dict[tuple[str, int], dict[str, Any]] = {}

    def note(self, noun: str, row: int, what: str, change: Mapping[str, Any]) -> None:
        """One change of one row; `change` has the new values."""
        before = self._rows.get((noun, row), {})
        news = dict(change)
        if before:
            news = {name: value for name, value in change.items() if name not in before or before[name] != value}
        self._rows[noun, row] = {**before, **news}
        self._lines.append({"person": self.person, "noun": noun, "row": row, "what": what, "change": news})

    def joined(self, gone: int, into: int) -> None:
        """Somebody turned out to be somebody else: what they have just done, the other one did."""
        self.person = into if self.person == gone else self.person
        for line in self._lines:
            line["person"] = into if line["person"] == gone else line["person"]

    def write(self) -> None:
        """Write the collected lines."""
        if self._lines:
            rows, told = self._lines, list[dict[str, Any]]()
            if len(rows) >= MANY:
                told, rows = self._begun()
            if told:
                insert_all(self.connection, table, told)
            if rows:
                self.connection.execute(_INSERT, [self._row(line) for line in rows])
            self._lines.clear()

    def _begun(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The lines about rows that are new, each with its seal, and those whose seal the database has to find out."""
        chains: dict[tuple[str, int], tuple[int, str]] = {}
        told, rest = [], []
        for line in self._lines:
            name = (line["noun"], line["row"])
            if line["what"] == "added":
                chains[name] = (0, "")
            if name not in chains:
                rest.append(line)
                continue
            nth, before = chains[name]
            said = self._row(line)
            chains[name] = nth + 1, seals.seal(before, said["digest"])
            told.append({"school": self.school, "at": self.now, **line, "nth": nth + 1, "seal": chains[name][1]})
        return told, rest

    def _row(self, line: Mapping[str, Any]) -> dict[str, Any]:
        about = (self.school, line["noun"], line["row"])
        asked = seals.asked(about, line["person"], line["what"], written(line["change"]), self.now)
        return {"school": self.school, "at": self.now, **asked, **line}

    def scrub(self, noun: str, row: int, name: str) -> None:
        """Take one value out of all lines of a row, also out of those that are still to be written."""
        self.reword(noun, [row], {name: ""})

    def reword(self, noun: str, rows: Sequence[int], values: Mapping[str, Any]) -> None:
        """Put these values in the place of those that the lines of some rows have under the same names."""
        for line in self._lines:
            if line["noun"] == noun and line["row"] in rows:
                line["change"] = _reworded(line["change"], values)
        query = select(table.c.id, table.c.change).where(
            table.c.school == self.school, table.c.noun == noun, table.c.row.in_(rows)
        )
        told = self.connection.execute(query).all()
        lines = [(line.id, line.change) for line in told if values.keys() & line.change.keys()]
        clean = [{"of": self.school, "line": number, "without": _reworded(change, values)} for number, change in lines]
        if clean:
            self.connection.execute(_SCRUB, clean)
            seals.renew(self.connection, self.school, noun, rows)

    def of(self, noun: str, row: int) -> dict[str, Any]:
        """What the lines of a row add up to."""
        query = (
            select(table.c.change)
            .where(table.c.school == self.school, table.c.noun == noun, table.c.row == row)
            .order_by(table.c.id)
        )
        folded: dict[str, Any] = {}
        for change in self.connection.execute(query).scalars():
            folded.update(change)
        return folded


def _reworded(change: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values.get(name, value) for name, value in change.items()}
