"""A flood that comes in a moment, before PostgreSQL has counted it, is said all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import insert, literal, select

from bot.model.messages import Place
from store import database
from store.schema import outbox
from store.store import Store
from tests.databases import Postgres
from tests.desk import Desk
from tests.store.samples import reply

PLACES, ROUNDS = 200, 100


@pytest.fixture
def flooded(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Thousands of messages of which the server has no figures; in a database of its own, for figures stay."""
    monkeypatch.setattr(database, "STATEMENT_LIMIT_MS", 300)
    url = postgres.new()
    store = Store(url)
    Desk(store).says(*(reply("words", Place("chat", "north", f"room{number}")) for number in range(PLACES)))
    copied = [column for column in outbox.c if column.name not in ("id", "mark")]
    times = select(literal(1).label("one")).select_from(outbox).limit(ROUNDS).subquery()
    source = select(*copied, outbox.c.mark).join_from(outbox, times, literal(True))
    with store.transaction() as connection, database.unhurried(connection):
        connection.execute(insert(outbox).from_select([*(column.name for column in copied), "mark"], source))
    yield store
    store.close()
    postgres.drop(url)


async def test_a_flood_that_nobody_has_counted_yet_is_said(flooded: Store) -> None:
    desk = Desk(flooded)
    taken = await desk.delivery._claimed(16)
    assert len(taken.sayings) == 16
