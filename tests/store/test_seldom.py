"""What is seldom needed of the store: it does what it says all the same."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.model.messages import Place
from bot.model.pace import Pace
from bot.model.people import Identity, Role
from bot.model.school import Listed
from store import claims, migrate, paces, schema
from store import store as module
from store.payloads import read_said
from store.queues import FIRST_LOOK, Reach
from store.store import Store
from store.watched import WatchedStore
from tests.store.samples import NORTH, NOW, reply, says, ticket

ANA = Identity("chat", "north", "ana", "Ana Alves")
OLD = Identity("chat", "north", "old")


@pytest.mark.parametrize("fact", [{"nobody": 1}, {"typed": "a", "link": "b"}, {}, [1], None])
def test_what_is_no_fact_of_ours_is_refused(fact: object) -> None:
    with pytest.raises(ValueError, match="not a fact"):
        read_said(["{a}", {"a": fact}])


def test_when_something_was_said_in_a_place_can_be_read(store: Store) -> None:
    with store.transaction() as connection:
        paces.take(connection, {"chat/north/room/": Pace(burst=1, every=timedelta(seconds=1))}, NOW)
        assert connection.execute(select(schema.paces.c.said_at)).scalars().all() == [NOW]


def test_what_waits_behind_many_that_cannot_be_said_is_found(store: Store) -> None:
    elsewhere = [reply("a", Place("other", "north", f"room{number}")) for number in range(FIRST_LOOK)]
    says(store, *elsewhere, reply("b", Place("chat", "north", "room")))
    with store.transaction() as connection:
        assert len(claims.claim(connection, "me/1", NOW, Reach(("chat",)), 9).sayings) == 1
        assert claims.claim(connection, "me/2", NOW, Reach(("chat",)), 9).sayings == []


def test_postgresql_counts_what_waits_when_it_is_told_to(postgres_url: str) -> None:
    store = Store(postgres_url)
    says(store, reply("a"), reply("b"))
    store.measure()
    with store.looking() as connection:
        counted = connection.exec_driver_sql("SELECT reltuples FROM pg_class WHERE relname = 'outbox'").scalar()
    store.close()
    assert counted == 2


def test_who_was_met_is_not_remembered_without_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 2)
    store.know([NORTH], NOW)
    for number in range(5):
        with store.begin(NORTH, NOW) as work:
            store.person(work, replace(OLD, user=f"u{number}"))
    assert len(store._met) <= 3


def test_who_stands_in_the_file_and_not_yet_in_a_row_is_met_as_it_says(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        met = work.people.meet(ANA)
    assert (met.handle, met.role, met.name) == ("ana", Role.ON_CALL, "Ana Alves")


def test_an_account_that_the_file_gives_to_somebody_else_of_it_changes_hands(store: Store) -> None:
    theirs = (("chat", "north", "ben"), ("chat", "north", "old"))
    ben = Listed("ben", "Ben Okafor", Role.ON_CALL, "Europe/Lisbon", theirs)
    ana = replace(NORTH.people[0], identities=(("chat", "north", "ana"), ("chat", "north", "old")))
    for people, handle in (((ana,), "ana"), ((NORTH.people[0], ben), "ben")):
        school = replace(NORTH, people=people)
        store.know([school], NOW)
        with store.begin(school, NOW) as work:
            assert work.people.meet(OLD).handle == handle


def test_a_change_of_many_rows_at_once_tells_of_no_row(sqlite_url: str) -> None:
    store = WatchedStore(sqlite_url)
    store.know([NORTH], NOW)
    store.watching = True
    with store.begin(NORTH, NOW) as work:
        kept = work.tickets.add(ticket(1))
        work.tickets.write()
        theirs = update(schema.tickets).where(schema.tickets.c.number == kept.number)
        work.connection.execute(theirs.values(summary="b"))
    store.close()
    assert [change.row for change in store.changes if change.table == "tickets"][-1] is None


def test_a_database_of_somebody_else_has_no_version(tmp_path: Path) -> None:
    with sqlite3.connect(path := tmp_path / "other.db") as other:
        other.execute("CREATE TABLE things (id INTEGER)")
    other.close()
    store = Store(f"sqlite:///{path}")
    assert migrate.version(store) is None
    store.close()
