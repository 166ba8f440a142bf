"""What the database refuses comes as `Stale` or `Unavailable`, and afterwards everything works again."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from bot.model.errors import Unavailable
from bot.model.people import Identity
from bot.model.tickets import Comment
from store import database, schema
from store.records import Stale
from store.store import Busy, Store
from tests.databases import Postgres
from tests.store.samples import NORTH, NOW, reply, says, ticket, until_somebody_waits_for_a_lock

MOST_WAITING = 60


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Store]:
    made = Store(sqlite_url)
    yield made
    made.close()


@pytest.fixture
def shared(postgres_url: str) -> Iterator[Store]:
    made = Store(postgres_url)
    yield made
    made.close()


def works(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        work.comments.get(work.comments.add(Comment(0, 1, 1, NOW, "it stays dark", internal=True)).id)


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("sqlite:///desk.db", "sqlite"),
        ("postgres://desk:secret@db/desk", "postgresql+psycopg"),
        ("postgresql://db/desk", "postgresql+psycopg"),
        ("postgresql+asyncpg://db/desk", "postgresql+psycopg"),
    ],
)
def test_the_usual_addresses_are_understood(given: str, driver: str) -> None:
    assert database.address(given).drivername == driver


@pytest.mark.parametrize("given", ["", "desk.db", "mysql://db/desk", "://"])
def test_other_addresses_are_refused(given: str) -> None:
    with pytest.raises(ValueError, match="it "):
        database.address(given)


HOLDER = """
import sys
from store.store import Store
store = Store(sys.argv[1])
store.lock()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_process_on_a_sqlite_file_is_refused_until_the_first_is_killed(sqlite: Store) -> None:
    url = sqlite.url.render_as_string(hide_password=False)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy):
            sqlite.lock()
        assert Path(f"{sqlite.url.database}.lock").read_text() == str(holder.pid)
    finally:
        holder.kill()
        holder.communicate(timeout=MOST_WAITING)
    sqlite.lock()
    sqlite.lock()


def test_threads_that_read_and_then_write_wait_for_each_other(store: Store) -> None:
    store.know([NORTH], NOW)

    def open_ten(_: int) -> list[int]:
        numbers = []
        for _ in range(10):
            with store.begin(NORTH, NOW) as work:
                work.tickets.of(1)
                numbers.append(work.tickets.add(ticket(work.tickets.next_number())).number)
        return numbers

    with ThreadPoolExecutor(4) as pool:
        found = [number for numbers in pool.map(open_ten, range(4), timeout=MOST_WAITING) for number in numbers]
    assert sorted(found) == list(range(1, 41))


def test_a_full_disk_is_told_and_freed_again(sqlite: Store) -> None:
    works(sqlite)
    with sqlite.looking() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
    with sqlite.engine.connect() as held:  # the pool then gives this connection again, with its limit
        held.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        held.rollback()
    with pytest.raises(Unavailable, match=r"its disk is full \(OperationalError SQLITE_FULL\)"):
        says(sqlite, *(reply("x" * 4000) for _ in range(50)))

    with sqlite.engine.connect() as held:
        held.exec_driver_sql("PRAGMA max_page_count = 1000000")
        held.rollback()
    works(sqlite)
    with sqlite.looking() as connection:
        assert connection.execute(schema.outbox.select()).all() == []


def test_a_sqlite_file_that_somebody_else_writes_to_is_told(sqlite: Store, sqlite_url: str) -> None:
    other = Store(sqlite_url)
    with sqlite.looking() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    with other.transaction(), pytest.raises(Unavailable):
        works(sqlite)
    works(sqlite)
    other.close()


@pytest.mark.parametrize("spoil", ["not a database at all" * 100, None])
def test_a_file_that_is_no_database_or_not_there_is_told(tmp_path: Path, spoil: str | None) -> None:
    path = tmp_path / "desk.db" if spoil else tmp_path / "no such folder" / "desk.db"
    if spoil:
        path.write_text(spoil)
    store = Store(f"sqlite:///{path}")
    with pytest.raises(Unavailable):
        works(store)
    store.close()


def test_a_mistake_of_ours_is_not_taken_for_trouble_of_the_database(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as connection:
        connection.execute(insert(schema.heard).values(school="north", key="k"))
    with pytest.raises(Exception, match="nonsense"), store.transaction() as connection:
        connection.execute(text("SELECT nonsense"))


def test_two_who_meet_the_same_person_at_once_do_it_again_and_meet_one(shared: Store) -> None:
    sam = Identity("chat", "north", "sam", "Sam")

    def meet() -> int:
        with shared.begin(NORTH, NOW) as work:
            return work.people.meet(sam).id

    with ThreadPoolExecutor(1) as pool:
        with shared.begin(NORTH, NOW) as work:
            first = work.people.meet(sam).id
            second = pool.submit(meet)
            until_somebody_waits_for_a_lock(shared)
        with pytest.raises(Stale):
            second.result(MOST_WAITING)
    assert meet() == first


def test_of_two_that_wait_for_each_other_one_does_it_again(shared: Store) -> None:
    with shared.begin(NORTH, NOW) as work:
        ids = [work.tickets.add(ticket(number)).id for number in (1, 2)]
    both = threading.Barrier(2)

    def save(order: list[int]) -> str:
        try:
            with shared.begin(NORTH, NOW) as work:
                work.tickets.get(order[0], lock=True)
                both.wait(MOST_WAITING)
                work.tickets.get(order[1], lock=True)
        except Stale as error:
            return str(error)
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(save, (ids, ids[::-1]), timeout=MOST_WAITING)) == ["40P01", "done"]


def test_a_lost_race_in_serializable_isolation_is_done_again(shared: Store) -> None:
    with shared.begin(NORTH, NOW) as work:
        read = work.tickets.add(ticket())

    def too_late() -> None:
        with shared.transaction() as connection:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            connection.execute(schema.tickets.select())
            with shared.begin(NORTH, NOW) as work:
                work.tickets.save(replace(read, reopened=1))
            connection.execute(schema.tickets.update().values(reopened=2))

    with pytest.raises(Stale, match="40001"):
        too_late()


@pytest.mark.parametrize("pooled", [False, True])
def test_a_statement_may_not_take_long(postgres_url: str, monkeypatch: pytest.MonkeyPatch, pooled: bool) -> None:
    monkeypatch.setattr(database, "STATEMENT_LIMIT_MS", 50)
    store = Store(postgres_url, pooled=pooled)
    with pytest.raises(Unavailable, match="57014"), store.transaction() as connection:
        connection.execute(text("SELECT pg_sleep(30)"))
    with store.begin(NORTH, NOW) as work:
        kept = work.tickets.add(ticket())
    with store.begin(NORTH, NOW) as holder:
        holder.tickets.get(kept.id, lock=True)
        with pytest.raises(Unavailable, match="57014"), store.begin(NORTH, NOW) as waiting:
            waiting.tickets.get(kept.id, lock=True)
    store.close()


@pytest.mark.parametrize("pooled", [False, True])
def test_a_migration_may_take_long(postgres_url: str, monkeypatch: pytest.MonkeyPatch, pooled: bool) -> None:
    monkeypatch.setattr(database, "STATEMENT_LIMIT_MS", 20)
    store = Store(postgres_url, pooled=pooled)
    with store.transaction() as connection, database.unhurried(connection):
        assert connection.execute(text("SHOW idle_in_transaction_session_timeout")).scalar() == "1min"
        assert connection.execute(text("SELECT 1 FROM pg_sleep(0.05)")).scalar() == 1
    with pytest.raises(Unavailable, match="57014"), store.transaction() as connection:
        connection.execute(text("SELECT pg_sleep(30)"))
    store.close()


def test_behind_a_pooler_no_statement_is_prepared(postgres_url: str) -> None:
    store = Store(postgres_url, pooled=True)
    for _ in range(10):
        works(store)
    with store.looking() as connection:
        assert connection.execute(text("SELECT count(*) FROM pg_prepared_statements")).scalar() == 0
    store.close()


def test_more_units_of_work_than_connections_are_told_to_come_again(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(postgres_url)
    monkeypatch.setattr(store.engine.pool, "_timeout", 0.01)
    held = [store.engine.connect() for _ in range(10)]
    with pytest.raises(Unavailable, match="no connection is free"):
        works(store)
    for connection in held:
        connection.close()
    works(store)
    store.close()


def test_the_server_stops_and_starts_and_the_program_goes_on() -> None:
    server = Postgres()
    store = Store(server.url("migrated"))
    works(store)
    server.server.stop()
    try:
        for _ in range(3):
            with pytest.raises(Unavailable):
                works(store)
    finally:
        server.server.ensure_postgres_running()
    failures = 0
    for _ in range(11):
        try:
            works(store)
        except Unavailable:
            failures += 1
    assert failures <= 1, "the first dead connection that is found takes the others with it"
    store.close()
    server.stop()
