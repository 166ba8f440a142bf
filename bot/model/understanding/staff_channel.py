"""What staff type in their own channel and mean for the desk, although they do not name it."""

from __future__ import annotations

import re

from bot.model.intents.escalation import Assign
from bot.model.intents.intent import Intent
from bot.model.intents.joining import SameTrouble
from bot.model.letters import plain
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.grammar import exact
from bot.model.understanding.staff_shapes import HANDS, JOINS, PLEASE
from bot.model.understanding.staff_words import Names, of_tickets

_TYPED = re.compile(
    r"\s*(?:(?:ack|take over|release|escalate|ticket) \d+\s*|resolve \d+\b.*|"
    r"queue(?: (?:mine|urgent|new|oldest|week|p[1-4]))?\s*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Nobody says that to a colleague; other words with a number are said of other things: `tell 3 people to wait`."""

_ORDERED = re.compile(
    rf"(?:{PLEASE}(?:{HANDS}|{JOINS})|\W*(?:(?:it|this)(?: is|'s) |its )?(?:a |the )?(?:duplicate of|same as ticket))"
    r"\b[^?]*"
)
_FOR_A_COLLEAGUE = re.compile(rf"{PLEASE}(?:give|assign) (?:it|this|that)\b")
"""So the staff ask each other to do it."""
_LONGEST = 100
"""Letters of an order."""


def for_the_desk(words: str, role: Role) -> Intent | None:
    """The command that these words of the staff are, as the help writes it."""
    if role < Role.ON_CALL or not _TYPED.match(words):
        return None
    return exact(words, lambda kind: role >= kind.allowed)


def ordered(words: str, context: Context) -> Intent | None:
    """That this ticket shall go to a colleague, or belongs with another one: an order of the staff in its thread."""
    said = plain(words[: _LONGEST + 1])
    if len(said) > _LONGEST or not _ORDERED.fullmatch(said):
        return None
    if not context.addressed and _FOR_A_COLLEAGUE.match(said):
        return None
    meant = exact(words, lambda kind: kind in (Assign, SameTrouble))
    meant = meant or of_tickets(words, Names(context.colleagues, lambda _: False))
    here = (None, context.ticket)
    if isinstance(meant, SameTrouble):
        return meant if meant.number in here or meant.other == context.ticket else None
    if not isinstance(meant, Assign) or meant.number not in here or meant.every:
        return None
    return meant if meant.whom.split()[0].lower() in context.colleagues else None
