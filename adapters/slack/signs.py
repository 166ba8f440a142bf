"""Signs that the sockets hear: when something came last, and whether what we said came back as an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

COMES_BACK_WITHIN = timedelta(minutes=2)
"""Slack tells an app of what it says itself in a private conversation, as of everything there, within seconds."""
QUIET = timedelta(hours=12)
"""A night; pauses that were longer are usual as well."""
_MOST_DOUBLINGS = 5
_ENOUGH_WORDS = 4
"""For each connection of the app: an event goes to any one of them, so that one alone may be somebody else's."""


@dataclass(slots=True)
class Signs:
    """Of one process, over all its sockets. `since`: when it began to listen."""

    since: datetime
    frame: datetime | None = None
    """When something came last, pings included."""
    event: datetime | None = None
    renewed: int = 0
    """How often a deaf connection was given up since an event came."""
    _others: int = 0
    _said: datetime | None = None
    _words: int = 0
    _usual: timedelta = QUIET
    _warned: bool = False

    def greeted(self, connections: object, ours: int) -> None:
        """A connection is open: how many the app has, as Slack tells, and how many of them are ours."""
        self._others = max(0, connections - ours) if isinstance(connections, int) else 0

    def came(self, now: datetime) -> None:
        """An event, of whatever kind."""
        self._usual = max(self._usual, now - (self.event or self.since))
        self.event, self.renewed = now, 0
        self._said, self._words, self._warned = None, 0, False

    def said(self, began: datetime) -> None:
        """Something that comes back as an event stands there; the request began then, and the event may be first."""
        if self.event is None or self.event < began:
            self._said, self._words = self._said or began, self._words + 1

    def deaf(self, now: datetime) -> bool:
        """Nothing came back: ever more patient where another connection did not help."""
        patience = COMES_BACK_WITHIN * 2 ** min(self.renewed, _MOST_DOUBLINGS)
        enough = _ENOUGH_WORDS * (self._others + 1) if self._others else 1
        return self._said is not None and now - self._said > patience and self._words >= enough

    def renew(self) -> None:
        """Another connection takes the place of the deaf one."""
        self.renewed, self._said, self._words = self.renewed + 1, None, 0

    def warning(self, now: datetime) -> str | None:
        """What somebody should look at: a quiet day, or nothing is heard."""
        quiet = now - (self.event or self.since)
        hours = int(quiet / timedelta(hours=1))
        return f"no event came for {hours} hours, though the connection is open" if quiet > self._usual else None

    def first_warning(self, now: datetime) -> str | None:
        """The same, once until an event comes."""
        found = None if self._warned else self.warning(now)
        self._warned = self._warned or found is not None
        return found

    def facts(self, now: datetime) -> dict[str, str | float]:
        """Nothing before the first frame."""
        ages = {"last_frame_seconds": self.frame, "last_event_seconds": self.event}
        found: dict[str, str | float] = {
            name: round((now - at).total_seconds(), 1) for name, at in ages.items() if at is not None
        }
        if self.renewed:
            found["deaf_renewals"] = self.renewed
        if warning := self.warning(now):
            found["warning"] = warning
        return found
