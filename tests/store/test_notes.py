"""What is begun is noted without waiting for the disk; all else is on the disk when it is committed."""

from __future__ import annotations

from sqlalchemy import text

from store import in_hand
from store.store import Store
from tests.store.samples import NOW

FULL = 2
"""As https://www.sqlite.org/pragma.html#pragma_synchronous counts them."""


def test_what_is_committed_in_a_file_is_on_the_disk_but_for_notes(sqlite_url: str) -> None:
    sqlite = Store(sqlite_url)
    with sqlite.noting() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == FULL - 1
    with sqlite.looking() as connection:
        told = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "journal_mode")}
    assert told == {"synchronous": FULL, "journal_mode": "wal"}
    sqlite.close()


def test_a_server_waits_for_its_disk_but_for_notes(postgres_url: str) -> None:
    store = Store(postgres_url)
    with store.transaction() as connection:
        in_hand.take(connection, "here", in_hand.MESSAGES, {}, NOW)
    with store.transaction() as connection:
        connection.execute(text("SET LOCAL synchronous_commit = on"))
        assert not in_hand.take(connection, "here", in_hand.MESSAGES, {"north": ["one"]}, NOW)
        assert connection.execute(text("SHOW synchronous_commit")).scalar() == "off"
    with store.transaction() as connection:
        connection.execute(text("SET LOCAL synchronous_commit = on"))
        assert [left.names for left in in_hand.left(connection, "there")] == [{"north": ["one"]}]
        assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
    store.close()
