"""What staff type in their own channel and mean for the desk, although they do not name it."""

from __future__ import annotations

import re

from bot.model.intents.intent import Intent
from bot.model.people import Role
from bot.model.understanding.grammar import exact

_TYPED = re.compile(
    r"\s*(?:(?:ack|take over|release|escalate|ticket) \d+\s*|resolve \d+\b.*|"
    r"queue(?: (?:mine|urgent|new|oldest|week|p[1-4]))?\s*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Nobody says that to a colleague; other words with a number are said of other things: `tell 3 people to wait`."""


def for_the_desk(words: str, role: Role) -> Intent | None:
    """The command that these words of the staff are, as the help writes it."""
    if role < Role.ON_CALL or not _TYPED.match(words):
        return None
    return exact(words, lambda kind: role >= kind.allowed)
