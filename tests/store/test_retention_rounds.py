"""However much is too old, all of it goes, in transactions that are short."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from store import schema
from store import store as module
from store.store import HEARD_KEPT_FOR, Store
from tests.store.samples import NORTH, NOW

KEYS = 11


def left(store: Store) -> int:
    with store.looking() as connection:
        return int(connection.execute(select(func.count()).select_from(schema.heard)).scalar_one())


@pytest.mark.parametrize(("rounds", "stay"), [(20, 0), (2, 3)])
def test_keys_that_are_too_old_go_round_by_round(
    store: Store, monkeypatch: pytest.MonkeyPatch, rounds: int, stay: int
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 4)
    monkeypatch.setattr(module, "ROUNDS", rounds)
    with store.begin(NORTH, NOW) as work:
        work.heard_before(f"key{number}" for number in range(KEYS))
    store.purge(NOW + HEARD_KEPT_FOR + timedelta(seconds=1))

    assert left(store) == stay
