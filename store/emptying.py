"""Words that are taken out of rows, and out of what the journal says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam, select, update

from bot.model.messages import Place
from store.journal import Journal, plain
from store.schema import walkthroughs

GONE = "(taken out)"
"""What stands where words were that must be there."""
NOWHERE = Place("", "", "")
AT_ONCE = 500
TICKET = {"summary": GONE, "answers": (), "building": "", "solution": "", "announced": ""}
"""What is left of a ticket beside its number, its dates and what kind it was."""
COMMENT = {"text": GONE}
OFFER = {"summary": "", "place": NOWHERE}


def empty(journal: Journal, table: Table, values: Mapping[str, Any], *which: ColumnElement[bool]) -> int:
    """Put `values` in the place of what stands in these rows; how many they are. The journal tells that it was done,
    and has the words no more.
    """
    told = {name: plain(value) for name, value in values.items()}
    ids = journal.connection.execute(
        select(table.c.id).where(table.c.school == journal.school, *which).order_by(table.c.id).with_for_update()
    )
    numbers = list(ids.scalars())
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        journal.reword(table.name, some, told)
        _write(journal, table, values, some)
    return len(numbers)


def _write(journal: Journal, table: Table, values: Mapping[str, Any], rows: list[int]) -> None:
    """A row that somebody else has read is another version now: they begin anew, and bring no words back."""
    told = {name: plain(value) for name, value in values.items()}
    counted = [table.c.version] if "version" in table.c else []
    news = {**values, **({"version": table.c.version + 1} if counted else {})}
    change = update(table).where(table.c.school == journal.school, table.c.id.in_(rows)).values(news)
    for row in journal.connection.execute(change.returning(table.c.id, *counted)):
        version = {"version": row.version} if counted else {}
        journal.note(table.name, row.id, "emptied", {**told, **version})


def empty_walks(journal: Journal, *which: ColumnElement[bool]) -> int:
    """Keep of walk-throughs the way they took, which the figures count, and no answer; how many they are."""
    table, connection = walkthroughs, journal.connection
    ours = select(table.c.id, table.c.walk).where(table.c.school == journal.school, *which).order_by(table.c.id)
    rows = connection.execute(ours.with_for_update()).all()
    change = (
        update(table)
        .where(table.c.school == journal.school, table.c.id == bindparam("of"))
        .values(walk=bindparam("without"), place=NOWHERE, version=table.c.version + 1)
    )
    for part in _parts([{"of": row.id, "without": _without_words(row.walk)} for row in rows]):
        connection.execute(change, part)
    return len(rows)


def _without_words(walk: Mapping[str, Any]) -> dict[str, Any]:
    return {**walk, "answers": [["", "", "", ""] for _ in walk.get("answers", ())], "words": []}


def _parts(rows: list[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))
