"""The places where a process is killed, or stands still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Point(Enum):
    """A moment in the life of a message. From outside: whenever it happens to be."""

    IN_HANDLER = "inside the handler, between statements"
    NOT_COMMITTED = "before the commit of what was heard"
    NOT_ACKNOWLEDGED = "after the commit, before the acknowledgement"
    CLAIMED = "claimed, not sent"
    NOT_BEGUN = "about to be sent, request not begun"
    IN_FLIGHT = "request in flight"
    ACCEPTED = "accepted, result not recorded"
    RECORDED = "result recorded"
    DRAINING = "during the drain"
    OUTSIDE = "from outside, at any moment"
    STILL_CLAIMED = "claimed, and standing still until somebody else may say it"
    STILL_ACCEPTED = "accepted, and standing still until somebody else may look it up"


HEARING = (Point.IN_HANDLER, Point.NOT_COMMITTED, Point.NOT_ACKNOWLEDGED)
"""Only a process that hears comes there."""
STILL = (Point.STILL_CLAIMED, Point.STILL_ACCEPTED)
"""A process does not end there: it is stopped, goes on when its lease is over, and is killed some time after that."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of one process. `passes`: how often it comes to its point before it dies there; `delay`:
    seconds it lives on in the middle of a request or a drain. Without a point it may live.
    """

    number: int
    board: Path
    point: Point | None = None
    passes: int = 0
    delay: float = 0
    fault: Callable[[], None] | None = None
    """What changes the program in this process for the worse, to see that it is found."""
