"""Seals: each line of the journal has one, made of itself and of the seal of the line before it about the same row.

What is changed, left out or put in afterwards breaks the chain. There is a chain for each row, which is locked by
whoever changes it, so no two writers wait for each other on its account.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, update

from store.queues import raw
from store.schema import journal as table

_Line: TypeAlias = tuple[str, str, int]
AT_ONCE = 1000
_SAME = {name: bindparam(f"of_{name}", type_=table.c[name].type) for name in ("school", "noun", "row")}
_before = table.alias("before")
_mine = [_before.c[name] == value for name, value in _SAME.items()]
_last = select(_before.c.seal).where(*_mine, _before.c.nth.is_not(None)).order_by(_before.c.nth.desc()).limit(1)
NTH = func.coalesce(select(func.max(_before.c.nth)).where(*_mine).scalar_subquery(), 0) + 1
"""The number of the next line about a row."""
SEAL = func.encode(
    func.sha256(func.convert_to(func.coalesce(_last.scalar_subquery(), "").concat(bindparam("digest")), "UTF8")), "hex"
)
"""Its seal: the same as `seal`, in words of the database, so that no line has to be asked for first."""
_SEAL = update(table).where(table.c.id == bindparam("line")).values(nth=NTH, seal=SEAL)
_RENEW = update(table).where(table.c.id == bindparam("line")).values(seal=bindparam("anew"))


def asked(line: _Line, person: int | None, what: str, change: str, at: datetime) -> dict[str, Any]:
    """What these two want to be told."""
    school, noun, row = line
    return {"digest": digest(line, person, what, change, at), "of_school": school, "of_noun": noun, "of_row": row}


def digest(line: _Line, person: int | None, what: str, change: str, at: datetime) -> str:
    """What a line says, and who did it, in 64 letters."""
    moment = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return sha256(json.dumps([*line, person, what, change, moment.isoformat()]).encode()).hexdigest()


def seal(before: str, said: str) -> str:
    """The seal of a line after another one; `said`: its digest."""
    return sha256(f"{before}{said}".encode()).hexdigest()


def seal_rest(connection: Connection) -> None:
    """Seal the lines that have none: they are from before there were seals, or of an older program beside this one."""
    query = select(*(c for c in table.c if c.name != "change"), raw(table.c.change)).where(table.c.nth.is_(None))
    while lines := connection.execute(query.order_by(table.c.id).limit(AT_ONCE)).all():
        connection.execute(
            _SEAL, [{"line": row.id, **asked(_line(row), row.person, row.what, row.change, row.at)} for row in lines]
        )


def renew(connection: Connection, school: str, noun: str, rows: Sequence[int]) -> None:
    """Make the chains of some rows anew: words that had to be taken out are in them no more, or who did it has another
    number now. Whoever asks has locked the rows, so that nobody writes the next line meanwhile.
    """
    lines = _read(connection, table.c.school == school, table.c.noun == noun, table.c.row.in_(rows))
    news = [{"line": row.id, "anew": anew} for _, chain in groupby(lines, _line) for row, anew in _sealed(chain)]
    if news:
        connection.execute(_RENEW, news)


def broken(connection: Connection) -> Iterator[str]:
    """Where somebody was at the journal who should not have been, a word for each row."""
    for (school, noun, number), lines in groupby(_read(connection), _line):
        for count, (row, wanted) in enumerate(_sealed(lines), 1):
            if row.nth is None:
                yield (
                    f"{school}: a line about {noun} {number} has no seal: an older Deskbell wrote it beside a newer "
                    "database (then run `deskbell migrate` once more), or somebody put it in"
                )
                break
            if (row.nth, row.seal) != (count, wanted):
                yield f"{school}: the lines about {noun} {number} are not as they were written, from number {count} on"
                break


def _read(connection: Connection, *where: ColumnElement[bool]) -> Iterator[Any]:
    names = ("school", "noun", "row")
    query = select(*(c for c in table.c if c.name != "change"), raw(table.c.change)).where(*where)
    ordered = query.order_by(*(table.c[name] for name in names), table.c.nth, table.c.id)
    yield from connection.execute(ordered, execution_options={"yield_per": AT_ONCE})


def _sealed(lines: Iterator[Any]) -> Iterator[tuple[Any, str]]:
    """The lines about one row, each with the seal it should have."""
    before = ""
    for row in lines:
        before = seal(before, digest(_line(row), row.person, row.what, row.change, row.at))
        yield row, before


def _line(row: Any) -> _Line:
    return row.school, row.noun, row.row
