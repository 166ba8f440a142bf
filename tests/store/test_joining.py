"""Two people become one: nothing names the one who is gone, whatever table it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Integer, Table, insert, select, text

from bot.model.messages import Place
from bot.model.people import Identity, Person
from bot.model.walkthroughs import WalkState
from store import joining, schema
from store.joining import SETTLED_AFTER, columns
from store.schema.columns import PERSON
from store.store import Store
from store.unit_of_work import UnitOfWork
from tests.next_due import next_due
from tests.store.samples import NORTH, NOW, SOUTH, escalation, session, statements, ticket, walkthrough

NO_PERSON = {
    *("escalations.ticket", "comments.ticket", "affected.ticket", "walkthroughs.ticket", "tickets.follows"),
    *("offers.ticket", "offers.impact", "offers.urgency"),
    *("participants.session", "reminders.session", "journal.row", "origins.row"),
    *(
        "tickets.number",
        "sessions.number",
        "maintenance.number",
        "maintenance.plan",
        "covers.number",
        "schools.tickets",
        "schools.sessions",
        "schools.taught",
        "unknown.count",
    ),
    *("escalations.level", "sessions.plan", "reminders.plan", "tickets.impact", "tickets.urgency"),
    *(
        "tickets.reopened",
        "outbox.lane",
        "outbox.attempts",
        "outbox.doubts",
        "outbox.faults",
        "outbox.looks",
        "journal.nth",
        *("attempts.count", "undone.row", "undone.tries"),
        "misses.count",
        "links.tries",
    ),
    "joined.gone",  # who became somebody else, until everybody knows
}
"""Numbers that say something else than who. A new column belongs here, or is made with `of_person`."""
SLACKER, TEAMER = Identity("one", "north", "sam"), Identity("two", "north", "rivera")


@pytest.fixture
def work(store: Store) -> Iterator[UnitOfWork]:
    store.know([NORTH, SOUTH], NOW)
    with store.begin(NORTH, NOW) as made:
        yield made


def both(work: UnitOfWork) -> tuple[Person, Person]:
    return work.people.meet(SLACKER), work.people.meet(TEAMER)


def naming(work: UnitOfWork, person: int) -> list[str]:
    """Every column in which somebody is named."""
    return [
        str(column)
        for column in columns()
        if work.connection.execute(select(column).where(column == person, column.table.c.school == NORTH.id)).first()
    ]


def row_for(column: Column[Any], person: int, number: int, **more: Any) -> dict[str, Any]:
    """A row of a table in which only this column names somebody who matters here."""
    table = column.table
    assert isinstance(table, Table)
    values: dict[str, Any] = {"school": NORTH.id}
    for each in table.c:
        if each.info.get(PERSON):
            values[each.name] = 900_000 + number
        elif not each.nullable and each.name not in {"id", "school"}:
            values[each.name] = _value(each, number)
    return {**values, column.name: person, **more}


def _value(column: Column[Any], number: int) -> Any:
    kind = column.type
    if isinstance(kind, Integer) or column.name in {"ticket", "session", "row", "number", "gone"}:
        return number
    choices = getattr(kind, "choices", None)
    if column.name == "noun":
        return "tickets"
    if choices:
        return next(iter(choices))
    known = {
        "Moment": NOW,
        "DateTime": NOW.replace(tzinfo=None),
        "Seconds": timedelta(minutes=5),
        "Boolean": False,
        "Text": f"text{number}",
    }
    if column.type is schema.sessions.c.channel.type:
        return Place("one", "north", f"room{number}")
    return known.get(type(kind).__name__, ())


def test_every_number_is_known_to_say_who_or_something_else() -> None:
    numbers = {
        f"{table.name}.{column.name}"
        for table in schema.metadata.tables.values()
        for column in table.c
        if isinstance(column.type, Integer) and column.name not in {"id", "version"} and not column.info.get(PERSON)
    }
    assert numbers == NO_PERSON


def test_whatever_named_one_names_the_other(work: UnitOfWork) -> None:
    one, other = both(work)
    everywhere = [column for column in columns() if column is not schema.identities.c.person]
    for number, column in enumerate(everywhere, 1):
        table = schema.metadata.tables[str(column.table.name)]
        work.connection.execute(insert(table), [row_for(column, other.id, number)])
    work.people.standing.unite(one, other)

    assert naming(work, other.id) == []
    assert naming(work, one.id) == [str(column) for column in columns()]


def test_what_named_both_names_one_of_them_once(work: UnitOfWork) -> None:
    one, other = both(work)
    keys = [column for column in columns() if column.primary_key]
    for number, column in enumerate(keys, 1):
        rows = [row_for(column, person, number, tries=1, count=1) for person in (one.id, other.id)]
        names = column.table.c
        fitting = [{name: value for name, value in row.items() if name in names} for row in rows]
        work.connection.execute(insert(schema.metadata.tables[str(column.table.name)]), fitting)
    work.people.standing.unite(one, other)

    assert len(keys) >= 5
    for column in keys:
        assert work.connection.execute(select(column)).scalars().all() == [one.id], column


def test_who_is_called_by_a_search_is_the_other_one(work: UnitOfWork) -> None:
    one, other = both(work)
    kept = work.escalations.add(escalation(paged=((0, other.id), (1, other.id * 10), (1, 10 + other.id))))
    work.people.standing.unite(one, other)

    assert work.escalations.get(kept.id).paged == ((0, one.id), (1, other.id * 10), (1, 10 + other.id))


def test_of_two_open_walk_throughs_the_newer_goes_on(work: UnitOfWork) -> None:
    one, other = both(work)
    older, newer = (work.walkthroughs.add(walkthrough(person.id)) for person in (one, other))
    work.people.standing.unite(one, other)

    assert work.walkthroughs.get(older.id).state is WalkState.LEFT
    kept = work.walkthroughs.open_of(one.id)
    assert kept is not None
    assert kept.id == newer.id


def test_people_of_another_school_are_left_alone(store: Store) -> None:
    store.know([NORTH, SOUTH], NOW)
    with store.begin(NORTH, NOW) as work:
        one, other = both(work)
    with store.begin(SOUTH, NOW) as work:
        theirs = work.tickets.add(ticket(reporter=other.id))
    with store.begin(NORTH, NOW) as work:
        work.people.standing.unite(one, other)
    with store.begin(SOUTH, NOW) as work:
        assert work.tickets.get(theirs.id).reporter == other.id


@pytest.mark.parametrize("rows", [1, 40])
def test_the_statements_are_as_many_for_one_row_as_for_many(store: Store, rows: int) -> None:
    store.know([NORTH], NOW)
    with store.begin(NORTH, NOW) as work:
        one, other = both(work)
        for number in range(1, rows + 1):
            work.tickets.add(ticket(number, reporter=other.id, owner=other.id))
            work.sessions.add(session(number, participants=(one.id, other.id)))
            work.escalations.add(escalation(number, paged=((0, other.id),)))
    with statements(store) as asked, store.begin(NORTH, NOW) as work:
        work.people.standing.unite(work.people.get(one.id), work.people.get(other.id))
    assert len(asked) <= 3 * len(columns()), asked


def test_the_journal_tells_what_became_of_each_row(work: UnitOfWork) -> None:
    one, other = both(work)
    mine = work.tickets.add(ticket(reporter=other.id))
    work.journal.person = other.id
    work.people.standing.unite(one, other)
    work.journal.write()

    assert work.journal.of("tickets", mine.id)["reporter"] == one.id
    assert work.journal.of("people", other.id) == {"into": one.id}
    assert naming(work, other.id) == []


def test_what_another_process_still_wrote_is_moved_when_nobody_remembers_them(store: Store) -> None:
    store.know([NORTH], NOW)
    with store.begin(NORTH, NOW) as work:
        one, other = both(work)
        work.people.standing.unite(one, other)
    with store.begin(NORTH, NOW) as work:
        late = work.tickets.add(ticket(reporter=other.id))
        work.connection.execute(insert(schema.misses), [row_for(schema.misses.c.person, other.id, 1)])
    with store.begin(NORTH, NOW + SETTLED_AFTER - timedelta(seconds=1)) as work:
        joining.settle(work.journal)
        assert work.tickets.get(late.id).reporter == other.id
    assert next_due(store, NOW) == NOW + SETTLED_AFTER
    assert store.schools_with_due("joined", NOW + SETTLED_AFTER) == ["north"]

    with store.begin(NORTH, NOW + SETTLED_AFTER) as work:
        joining.settle(work.journal)
        assert work.tickets.get(late.id).reporter == one.id
        assert naming(work, other.id) == []
        assert work.connection.execute(text("SELECT count(*) FROM joined")).scalar() == 0
        ids = work.connection.execute(select(schema.people.c.id)).scalars().all()
        assert other.id not in ids
        assert one.id in ids


def test_who_became_somebody_who_became_somebody_else_is_that_one(store: Store) -> None:
    store.know([NORTH], NOW)
    with store.begin(NORTH, NOW) as work:
        third = work.people.meet(Identity("three", "north", "s"))
        one, other = both(work)
        work.people.standing.unite(one, other)
        work.people.standing.unite(third, work.people.get(one.id))
    with store.begin(NORTH, NOW) as work:
        late = [work.tickets.add(ticket(number, reporter=who.id)) for number, who in ((1, one), (2, other))]
    with store.begin(NORTH, NOW + SETTLED_AFTER) as work:
        joining.settle(work.journal)
        assert [work.tickets.get(each.id).reporter for each in late] == [third.id, third.id]
