"""A database is brought to the schema, and taken back, with rows in it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, Column, DateTime, MetaData, Table, insert, inspect, select, text

from bot.model.people import Identity
from bot.model.walkthroughs import WalkState
from store import migrate, schema
from store.store import Store
from tests.databases import Postgres
from tests.store.samples import FULL_TICKET, NORTH, NOW, escalation, reply, session, walkthrough

MOST_WAITING = 60


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """One that nobody uses afterwards: these tests leave it in any state."""
    if request.param == "sqlite":
        yield next(request.getfixturevalue("sqlite_files"))
        return
    server: Postgres = request.getfixturevalue("postgres")
    yield (url := server.new())
    server.drop(url)


def fill(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        work.heard_before(["m1"])
        work.people.meet(Identity("chat", "north", "sam", "Sam"))
        work.tickets.add(FULL_TICKET)
        work.escalations.add(escalation())
        work.sessions.add(session(participants=(1, 2)))
        work.walkthroughs.add(walkthrough())
        work.outbox.add([reply("waits", live="card", key="k")])


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.looking() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=str)
            for name, table in schema.metadata.tables.items()
        }


def tables(store: Store) -> set[str]:
    return set(inspect(store.engine).get_table_names()) - {"alembic_version"}


def revisions() -> list[str]:
    folder = Path(migrate.__file__).parent / "migrations"
    return [script.revision for script in ScriptDirectory(str(folder)).walk_revisions()][::-1]


def test_the_migrations_make_what_the_schema_says(store: Store) -> None:
    with store.looking() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_the_indexes_of_open_rows_hold_open_rows_alone(store: Store) -> None:
    with store.looking() as connection:
        for table in schema.metadata.tables.values():
            wanted = {str(i.name) for i in table.indexes if i.dialect_options["sqlite"]["where"] is not None}
            found = inspect(connection).get_indexes(table.name)
            partial = {str(i["name"]) for i in found if any(k.endswith("_where") for k in i["dialect_options"])}
            assert partial == wanted


def test_every_step_goes_up_and_down_and_up_again_with_rows_in_the_database(store: Store) -> None:
    """From far and near; each step by itself is gone in the next test."""
    fill(store)
    before = rows(store)
    for older in (*revisions()[-2:0:-8], revisions()[0]):
        migrate.downgrade(store, older)
        migrate.upgrade(store)
    assert rows(store) == before
    assert migrate.version(store) == migrate.newest() == revisions()[-1]

    migrate.downgrade(store, "base")
    assert tables(store) == set()
    assert migrate.version(store) is None

    migrate.upgrade(store)
    assert tables(store) == set(schema.metadata.tables)
    fill(store)
    assert {name: len(found) for name, found in rows(store).items()} == {n: len(found) for n, found in before.items()}


def fill_the_rest(store: Store) -> None:
    """A row in every table that has none, with something in every column."""
    numbers = ("Integer", "BigInteger", "SmallInteger", "Seconds", "Boolean")
    with store.transaction() as connection:
        if not store.sqlite:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        for table in schema.metadata.tables.values():
            if connection.execute(select(table).limit(1)).first() is None:
                kinds = {column.name: type(column.type).__name__ for column in table.c}
                raw: dict[str, object] = {name: 1 if kind in numbers else "1" for name, kind in kinds.items()}
                raw |= {name: NOW.replace(tzinfo=None) for name, kind in kinds.items() if kind == "Moment"}
                raw |= {column.name: True for column in table.c if isinstance(column.type, Boolean)}
                columns = (Column(name, DateTime() if kinds[name] == "Moment" else None) for name in raw)
                plain = Table(table.name, MetaData(), *columns)
                connection.execute(insert(plain).values(raw))


def as_it_stands(store: Store) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, whatever the schema is: what was prepared for another one is forgotten."""
    store.engine.dispose()
    with store.looking() as connection:
        found = {name: connection.exec_driver_sql(f'SELECT * FROM "{name}"') for name in sorted(tables(store))}  # noqa: S608
        return {name: sorted(map(dict, each.mappings()), key=str) for name, each in found.items()}


def test_a_step_carries_along_all_that_the_older_schema_had_room_for(store: Store) -> None:
    fill(store)
    fill_the_rest(store)
    assert all(as_it_stands(store).values())
    known = revisions()
    newest = as_it_stands(store)
    for older, newer in list(pairwise(known))[::-1]:
        migrate.downgrade(store, older)
        before = as_it_stands(store)
        assert cut_down(newest, before) == before, f"down from {newer}"
        migrate.upgrade(store, newer)
        assert cut_down(as_it_stands(store), before) == before, f"up to {newer}"
        migrate.downgrade(store, older)
        assert as_it_stands(store) == before, f"down again from {newer}"
        newest = before


def cut_down(rows: dict[str, list[dict[str, object]]], to: dict[str, list[dict[str, object]]]) -> object:
    """The same rows without the tables and columns that are not in others."""
    return {
        name: sorted(
            ({column: row[column] for column in to[name][0]} if to[name] else row for row in rows[name]), key=str
        )
        for name in to
    }


def test_going_down_leaves_each_person_the_one_walk_through_that_was_begun_last(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        one, other = (replace(walkthrough(1), state=state) for state in (WalkState.WAITING, WalkState.ASKING))
        ids = [work.walkthroughs.add(each).id for each in (one, other, replace(one, person=2))]
    migrate.downgrade(store, "0024")
    migrate.upgrade(store)
    with store.begin(NORTH, NOW) as work:
        states = [work.walkthroughs.get(each).state for each in ids]

    assert states == [WalkState.LEFT, WalkState.ASKING, WalkState.WAITING]


def test_going_up_twice_changes_nothing(store: Store) -> None:
    fill(store)
    before = rows(store)
    migrate.upgrade(store)
    assert rows(store) == before


def test_a_step_that_fails_leaves_the_database_as_it_was(store: Store) -> None:
    migrate.downgrade(store, "base")
    with store.transaction() as connection:
        connection.execute(text("CREATE TABLE walkthroughs (id INTEGER)"))
    with pytest.raises(Exception, match="walkthroughs"):
        migrate.upgrade(store)

    assert tables(store) == {"walkthroughs"}


def test_many_processes_that_migrate_at_once_do_it_once(postgres: Postgres) -> None:
    url = postgres.new(template="template1")
    stores = [Store(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(migrate.upgrade, store) for store in stores]:
            done.result(MOST_WAITING)

    assert tables(stores[0]) == set(schema.metadata.tables)
    for store in stores:
        store.close()
    postgres.drop(url)
