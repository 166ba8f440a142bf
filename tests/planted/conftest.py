"""What the tests that a planted fault must turn red ask for: here on one database only."""

from __future__ import annotations

import pytest

from tests.databases import LentFile
from tests.invariants.conftest import quick_ground  # noqa: F401


@pytest.fixture
def database_url(sqlite_lender: LentFile) -> str:
    """An empty, migrated SQLite file."""
    return sqlite_lender.lend()
