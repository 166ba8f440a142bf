"""Walk-throughs: one person's way through one playbook, as it is kept between messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.model.messages import Place

EXPIRES_AFTER = timedelta(hours=24)
"""A walk-through nobody touched for so long is over."""
TOLD_FOR = timedelta(days=7)
"""So long after that an answer to it is told that it is over."""


class WalkState(Enum):
    """Where a walk-through stands."""

    ASKING = "asking"
    WAITING = "waiting"
    """It asks again by itself when it is due."""
    ASIDE = "aside"
    """What another one asked came in between: it is gone on with after that."""
    SOLVED = "solved"
    TICKET = "ticket"
    INFORMED = "informed"
    PERSON = "person"
    LEFT = "left"
    """Begun again, another one was begun, or the person was told that it is over."""
    EXPIRED = "expired"

    @property
    def open(self) -> bool:
        """Whether its question can still be answered."""
        return self in (WalkState.ASKING, WalkState.WAITING, WalkState.ASIDE)


class Verdict(Enum):
    """What somebody said of a walk-through that solved it."""

    ASKED = "asked"
    """Nothing yet; nobody need answer."""
    HELPFUL = "helpful"
    UNHELPFUL = "unhelpful"


VERDICTS = ("Yes", "No")
"""The answers to the question whether it was helpful."""


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """`walk` is the place in the playbook and the answers so far; `place` is where its questions are asked.

    `due`: when it expires, or asks again, or nobody is told any more that it is over; None when it is over for good.
    `ticket` is the number of the ticket it opened. `verdict` is None unless it was solved.
    """

    id: int
    person: int
    place: Place
    playbook: str
    state: WalkState
    walk: Mapping[str, object]
    begun_at: datetime
    due: datetime | None
    ticket: int | None = None
    verdict: Verdict | None = None
    version: int = 1
