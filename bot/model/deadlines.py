"""How long and how often something is tried before it is given up."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.model.messages import Lane

SETTLES_AFTER = timedelta(seconds=60)
"""A platform that took a message shows it by then."""
MOST_DOUBTS = 12
"""So often it may be unknown what became of a message, where others get through meanwhile."""
MOST_LOOKS = 10
"""So often a look for what was perhaps said may fail, over some minutes; then it counts as what cannot be looked up."""
MOST_FAULTS = 5
"""So often a message may break what handles it, or the process; and a row that is due its chore."""
_FIRST_WAIT = timedelta(seconds=5)
_EVER_LONGER = 4
_ANSWER_KEPT_FOR = timedelta(hours=1)
_PAGE_KEPT_FOR = timedelta(hours=24)
_KEPT_FOR = timedelta(hours=72)
"""What is for everybody in a place, and news: longer than a weekend without a network."""


def given_up_at(due: datetime, lane: Lane, passing: bool) -> datetime:
    """When it is too late to say something that has no end of its own. `passing`: as in `Saying`."""
    return due + (_ANSWER_KEPT_FOR if passing else _PAGE_KEPT_FOR if lane is Lane.PAGE else _KEPT_FOR)


def tried_again_at(tries: int, now: datetime) -> datetime | None:
    """When a due row that has failed so many times is tried again; None when it is given up."""
    return None if tries >= MOST_FAULTS else now + _FIRST_WAIT * _EVER_LONGER ** (tries - 1)
