"""A school that is copied into a database is the one that the program makes there."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from store import schema
from store.store import Store
from tests import furnished
from tests.databases import store_on
from tests.world import MONDAY, NORTH, World


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """In an order of ours: PostgreSQL fills a place that a deleted row has left."""
    with store.looking() as connection:
        tables = schema.metadata.sorted_tables
        return {
            table.name: sorted([tuple(row) for row in connection.execute(select(table))], key=repr) for table in tables
        }


def test_what_is_copied_is_what_was_made_and_who_comes_next_is_counted_on(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_on(database_url)
    monkeypatch.setattr(furnished, "_MADE", {})
    furnished.furnish(store, (NORTH,), MONDAY, alike=True)
    made = rows(store)
    with store.transaction() as connection:
        for table in reversed(schema.metadata.sorted_tables):
            connection.execute(table.delete())
    monkeypatch.setattr(store, "know", None)
    furnished.furnish(store, (NORTH,), MONDAY, alike=True)

    assert len(made["people"]) == len(NORTH.people)
    assert rows(store) == made
    monkeypatch.undo()
    world = World(database_url)
    world.student.says("help")
    person = world.work().people.behind(world.student.identity)
    world.close()
    assert person
    assert person.id == max(row[0] for row in made["people"] if isinstance(row[0], int)) + 1
