"""What a platform said of its pauses, to any process."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from store.pauses import Limit, keep
from store.schema import limits
from store.store import Store
from tests.store.samples import NOW


def test_of_two_pauses_of_the_same_the_one_that_ends_later_counts(store: Store) -> None:
    long, short = (Limit("slack/T1/", "say", NOW + timedelta(seconds=seconds)) for seconds in (3600, 1))
    longer = Limit("slack/T1/", "say", NOW + timedelta(hours=2))

    for told, until in (([long], long), ([short], long), ([longer, short], longer)):
        with store.transaction() as connection:
            keep(connection, told)
            assert connection.execute(select(limits.c.until)).scalars().all() == [until.until]
