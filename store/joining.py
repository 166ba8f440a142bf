"""Two people who are one: whatever names the one names the other from then on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Table,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    cast,
    delete,
    func,
    select,
    update,
)

from bot.model.walkthroughs import WalkState
from store.due import ripe
from store.insert import insert_or_update
from store.journal import Journal
from store.schema import escalations, joined, metadata, people, walkthroughs
from store.schema import journal as lines
from store.schema.columns import PERSON
from store.seals import AT_ONCE, renew

REMEMBERED_FOR = timedelta(seconds=60)
"""How long a process may take who somebody is from its memory."""
SETTLED_AFTER = 2 * REMEMBERED_FOR
"""By then every process has asked again, and has finished what it was at."""
_NOT_JOURNALED = {"journal", "walkthroughs", "outbox", "unanswered"}


def join(journal: Journal, gone: int, into: int) -> None:
    """Move everything that names `gone` to `into`. The statements are as many as there are columns that say who.

    The row of `gone` stays until `settle`: another process may still know them for a minute.
    """
    connection, school = journal.connection, journal.school
    due = journal.now + SETTLED_AFTER
    _move(journal, gone, into)
    insert_or_update(connection, joined, [{"school": school, "gone": gone, "into": into, "due": due}])
    journal.note("people", gone, "joined", {"into": into})


def settle(journal: Journal, alone: int | None = None) -> None:
    """Move what was still written of those who became somebody else, or of one `alone`, and forget them."""
    connection, school = journal.connection, journal.school
    late = select(joined.c.gone, joined.c.into).where(joined.c.school == school, *ripe("joined", journal.now, alone))
    for gone, into in connection.execute(late.limit(20).with_for_update(skip_locked=True)).all():
        _move(journal, gone, into)
        connection.execute(delete(joined).where(joined.c.school == school, joined.c.gone == gone))
        connection.execute(delete(people).where(people.c.school == school, people.c.id == gone))


def columns() -> list[Column[Any]]:
    """Every column that says who."""
    return [column for table in metadata.tables.values() for column in table.c if column.info.get(PERSON)]


def _move(journal: Journal, gone: int, into: int) -> None:
    _leave_one_open(journal.connection, journal.school, (gone, into))
    done = _done_by(journal, gone)
    for column in columns():
        _rename(journal, column, gone, into)
    for noun, rows in done.items():
        _seal_anew(journal, noun, rows)
    _rename_called(journal, gone, into)
    journal.joined(gone, into)


def _done_by(journal: Journal, person: int) -> dict[str, list[int]]:
    """The rows of which the journal says that somebody changed them, by their nouns."""
    mine = (lines.c.school == journal.school, lines.c.person == person)
    rows: dict[str, list[int]] = defaultdict(list)
    for noun, row in journal.connection.execute(select(lines.c.noun, lines.c.row).where(*mine).distinct()):
        rows[noun].append(row)
    return rows


def _seal_anew(journal: Journal, noun: str, rows: Sequence[int]) -> None:
    """The lines about these rows name somebody else now. Who changes a row locks it, and so do we."""
    table = metadata.tables[noun]
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        ours = select(table.c.id).where(table.c.school == journal.school, table.c.id.in_(some)).order_by(table.c.id)
        journal.connection.execute(ours.with_for_update()).all()
        renew(journal.connection, journal.school, noun, some)


def _leave_one_open(connection: Connection, school: str, both: tuple[int, int]) -> None:
    """Of two walk-throughs, the one begun last goes on; what waits for its time does so beside it."""
    table = walkthroughs
    open_ones = and_(
        table.c.school == school,
        table.c.person.in_(both),
        table.c.due.is_not(None),
        table.c.state != WalkState.WAITING,
    )
    newest = select(func.max(table.c.id)).where(open_ones).scalar_subquery()
    left = {"state": WalkState.LEFT, "due": None, "version": table.c.version + 1}
    connection.execute(update(table).where(open_ones, table.c.id != newest).values(**left))


def _rename(journal: Journal, column: Column[Any], gone: int, into: int) -> None:
    table, connection = metadata.tables[str(column.table.name)], journal.connection
    mine = (table.c.school == journal.school, column == gone)
    for others in _beside(table, column):
        twin = table.alias()
        same = [twin.c[name] == table.c[name] for name in others]
        there = select(twin.c.school).where(*same, twin.c[column.name] == into).exists()
        connection.execute(delete(table).where(*mine, there))
    values: dict[str, Any] = {column.name: into}
    if "version" in table.c:
        values["version"] = table.c.version + 1
    change = update(table).where(*mine).values(**values)
    if "id" not in table.c or table.name in _NOT_JOURNALED:
        connection.execute(change)
        return
    for row in connection.execute(change.returning(table.c.id, *([table.c.version] if "version" in table.c else []))):
        journal.note(table.name, row.id, "joined", {**row._mapping, column.name: into})


def _beside(table: Table, column: Column[Any]) -> list[list[str]]:
    """For every key this column is part of, the other columns of it."""
    keys = [table.primary_key, *(each for each in table.constraints if isinstance(each, UniqueConstraint))]
    return [[other.name for other in key.columns if other is not column] for key in keys if column.name in key.columns]


def _rename_called(journal: Journal, gone: int, into: int) -> None:
    """Whom a search has called stands in a list."""
    table, connection = escalations, journal.connection
    named = cast(table.c.paged, Text).contains(f",{gone}]")
    query = select(table.c.id, table.c.paged, table.c.version).where(table.c.school == journal.school, named)
    news = []
    for row in connection.execute(query):
        paged = tuple((level, into if person == gone else person) for level, person in row.paged)
        news.append({"row": row.id, "read": row.version, "called": paged})
        journal.note("escalations", row.id, "joined", {"paged": [list(pair) for pair in paged]})
    if news:
        which = (table.c.school == journal.school, table.c.id == bindparam("row"), table.c.version == bindparam("read"))
        change = update(table).where(*which).values(paged=bindparam("called"), version=table.c.version + 1)
        connection.execute(change, news)
