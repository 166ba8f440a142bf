"""How long and how often something is tried before it is given up."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.model.messages import Lane

SETTLES_AFTER = timedelta(seconds=60)
"""A platform that took a message shows it by then."""
MOST_DOUBTS = 12
"""So often it may be unknown what became of a message."""
MOST_LOOKS = 10
"""So often a look for what was perhaps said may fail, over some minutes; then it counts as what cannot be looked up."""
MOST_FAULTS = 5
"""So often a message may break what handles it, or the process."""
_ANSWER_KEPT_FOR = timedelta(hours=1)
_PAGE_KEPT_FOR = timedelta(hours=24)
_KEPT_FOR = timedelta(hours=72)
"""What is for everybody in a place, and news: longer than a weekend without a network."""


def given_up_at(due: datetime, lane: Lane, passing: bool) -> datetime:
    """When it is too late to say something that has no end of its own. `passing`: as in `Saying`."""
    return due + (_ANSWER_KEPT_FOR if passing else _PAGE_KEPT_FOR if lane is Lane.PAGE else _KEPT_FOR)
