"""What somebody says who is called for a ticket, or asked to take one: read as it would be below the ticket's card."""

from __future__ import annotations

import re
from enum import Enum, auto

from bot.model.intents.escalation import Acknowledge, Decline
from bot.model.intents.help import Courtesy
from bot.model.intents.intent import Intent
from bot.model.intents.waiting import Snooze
from bot.model.messages import Kind
from bot.model.people import Role
from bot.model.understanding.answers import yes_or_no
from bot.model.understanding.context import Context
from bot.model.understanding.replies import nod
from bot.model.understanding.understand import Understanding, understand
from handlers.escalation.choice import asked_to_take, called_last
from handlers.turn import Turn

_LONGEST = 60
_THERE = Context(addressed=False, direct=False, ticket=1, staff=True)
_HEARD = re.compile(
    r"(?:ok(?:ay|ey)?|kk?|got it|roger(?: that)?|vale|d['’]accord|ça marche|alles klar|in ordnung|t[áa] bom|👀|:eyes:)"
    r"[\s.!]*",
    re.IGNORECASE,
)
"""That a call was heard: a yes to nothing else."""
_CANNOT = re.compile(r"(?:sorry\W+|i )?(?:not me|not now|can ?not|can['’]?t|am busy|busy)\b", re.IGNORECASE)


class _Answer(Enum):
    TAKES = auto()
    """In words that say so wherever they stand."""
    CANNOT = auto()
    """Likewise."""
    YES = auto()
    NO = auto()


def meant(turn: Turn, found: Understanding) -> Intent | None:
    """That they take it, or cannot; None where it is neither, or answers something else that they read since."""
    message = turn.message
    if turn.person.role < Role.ON_CALL or not message.place.direct or message.kind is not Kind.SAID:
        return None
    if (found.exact and not isinstance(found.intent, Courtesy)) or turn.work.walkthroughs.open_of(turn.person.id):
        return None
    said = _answer(message.words.strip())
    if said is None:
        return None
    number = called_last(turn, whenever=said in (_Answer.TAKES, _Answer.CANNOT))
    if number is None:
        asked = asked_to_take(turn)
        number = asked[0].number if asked else None
    if number is None:
        return None
    declines = said in (_Answer.CANNOT, _Answer.NO)
    return Decline(number, message.words.strip()) if declines else Acknowledge()


def _answer(words: str) -> _Answer | None:
    if "?" in words or not 0 < len(words) <= _LONGEST:
        return None
    heard = understand(words, Role.ON_CALL, _THERE).intent
    if isinstance(heard, Acknowledge):
        return _Answer.TAKES
    first = re.split(r"[,.;!]", words)[0]
    if _CANNOT.fullmatch(first):
        return _Answer.CANNOT
    said = yes_or_no(words, "") or nod(words) or yes_or_no(first, "")
    if said == "yes" or _HEARD.fullmatch(words):
        return _Answer.YES
    return _Answer.NO if said == "no" or isinstance(heard, Snooze) or _CANNOT.match(words) else None
