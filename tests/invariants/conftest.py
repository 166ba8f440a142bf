"""Databases for examples, of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.databases import LentFile, Postgres
from tests.invariants.ground import Ground


@pytest.fixture
def quick_ground(sqlite_lender: LentFile) -> Ground:
    @contextmanager
    def fresh() -> Iterator[str]:
        yield sqlite_lender.lend()

    return Ground(fresh)


@pytest.fixture(params=["sqlite", "postgresql"])
def ground(request: pytest.FixtureRequest) -> Ground:
    """Many examples on SQLite, some on PostgreSQL."""
    if request.param == "sqlite":
        return request.getfixturevalue("quick_ground")  # type: ignore[no-any-return]  # it has no type to pytest
    server: Postgres = request.getfixturevalue("postgres")

    @contextmanager
    def fresh() -> Iterator[str]:
        yield (url := server.lend())
        server.give_back(url)

    return Ground(fresh, share=0.2)
