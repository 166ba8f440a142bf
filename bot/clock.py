"""The clock of this machine: the one place where the time is read."""

from __future__ import annotations

from datetime import UTC, datetime


class MachineClock:
    """The time of this machine, aware UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the one place
