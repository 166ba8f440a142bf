"""What the tests that a planted fault must turn red ask for: here on one database only."""

from __future__ import annotations

from tests.invariants.conftest import quick_ground  # noqa: F401
