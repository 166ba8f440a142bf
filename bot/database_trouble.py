"""Trouble with the database: one line in the log when it begins and one when it ends."""

from __future__ import annotations

from datetime import datetime

import structlog

_log = structlog.get_logger()
MESSAGES, DELIVERY = "messages are not kept", "nothing is said"
TICKS, LOOKS = "there is no tick", "it does not answer"
"""What may be wrong."""


class DatabaseTrouble:
    """However often it is met meanwhile, and in whatever part of the work: it ends when all of it goes well again."""

    def __init__(self) -> None:
        self._wrong: set[str] = set()
        self._since: datetime | None = None

    def note(self, what: str, why: str | None, now: datetime) -> None:
        """How it went this time: None is well. `why` is of the database, never words of people."""
        if why is None:
            self._wrong.discard(what)
        else:
            self._wrong.add(what)
        if self._wrong and self._since is None:
            self._since = now
            _log.warning("the database is in trouble", what=what, why=why)
        elif self._since is not None and not self._wrong:
            _log.warning("the database is well again", seconds=round((now - self._since).total_seconds()))
            self._since = None
