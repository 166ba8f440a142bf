"""Who stands still in a transaction on PostgreSQL is undone by the server, with all that they had locked."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, update

from bot.model.errors import Unavailable
from store import database, schema
from store.store import Store
from tests.store.samples import NORTH, NOW


@pytest.mark.parametrize("pooled", [False, True])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_transaction_that_stands_still_holds_nothing_for_long(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch, pooled: bool, rows: int
) -> None:
    monkeypatch.setattr(database, "STANDSTILL_LIMIT_MS", 100)
    store, other = Store(postgres_url, pooled=pooled), Store(postgres_url)
    store.know((NORTH,), NOW)
    other.know((NORTH,), NOW)

    def stands_still() -> None:
        with store.begin(NORTH, NOW) as work:
            work.tickets.next_number()
            for at in range(3):  # psycopg does something else once it has prepared a statement
                heard = [{"school": "north", "key": f"{at}/{number}", "at": NOW} for number in range(rows)]
                work.connection.execute(insert(schema.heard), heard)
            with other.begin(NORTH, NOW) as theirs:
                assert theirs.tickets.next_number() == 1

    for _ in range(2):
        with pytest.raises(Unavailable, match="this process stood still"):
            stands_still()
        with other.transaction() as connection:
            connection.execute(update(schema.schools).values(tickets=0))
    with store.begin(NORTH, NOW) as work:
        assert work.tickets.next_number() == 1
    store.close()
    other.close()
