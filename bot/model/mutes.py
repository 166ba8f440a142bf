"""Which reminders of classes somebody wants: all of them, only the last one, or none; of all classes, or of one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from bot.model.sessions import ReminderKind

EVERY = ""
"""The class that stands for all of them."""


class Wanted(Enum):
    """What somebody wants to hear before a class. Invitations, and that a class moves or is cancelled, always come."""

    ALL = "all"
    LAST = "last"
    NONE = "none"

    def hears(self, kind: ReminderKind) -> bool:
        if kind is ReminderKind.INVITATION or self is Wanted.ALL:
            return True
        return self is Wanted.LAST and kind is ReminderKind.HOUR_BEFORE


def wanted(choices: Mapping[str, Wanted], title: str) -> Wanted:
    """What somebody wants of a class with this name; what was said of it alone counts before what was said of all."""
    return choices.get(title.casefold(), choices.get(EVERY, Wanted.ALL))
