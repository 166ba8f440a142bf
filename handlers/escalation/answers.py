"""What somebody says who is called for a ticket, or asked to take one: read as it would be below the ticket's card."""

from __future__ import annotations

import re
from enum import Enum, auto

from bot.model.intents.escalation import Acknowledge, Assign, Decline
from bot.model.intents.help import Courtesy
from bot.model.intents.intent import Intent
from bot.model.intents.sessions import ListSessions
from bot.model.intents.waiting import Snooze
from bot.model.messages import Kind
from bot.model.people import Role
from bot.model.understanding.answers import yes_or_no
from bot.model.understanding.context import Context
from bot.model.understanding.replies import nod
from bot.model.understanding.staff_words import Names, of_tickets
from bot.model.understanding.understand import Understanding, understand
from handlers.escalation.choice import asked_to_take, called_last
from handlers.turn import Turn

_LONGEST = 60
_PAUSE, _BUT = re.compile(r"[,.;!\n]"), re.compile(r"\s*(?:but|pero|aber|mais|mas)\b", re.IGNORECASE)
_THERE = Context(addressed=False, direct=False, ticket=1, staff=True)
_HEARD = re.compile(
    r"(?:ok(?:ay|ey)?|kk?|got it|roger(?: that)?|vale|d['’]accord|ça marche|alles klar|in ordnung|t[áa] bom|👀|:eyes:)"
    r"[\s.!]*",
    re.IGNORECASE,
)
"""That a call was heard: a yes to nothing else."""
_CANNOT = re.compile(
    r"(?:sorry\W+|i )?(?:(?:not me|not now)\b|(?:can ?not|can['’]?t|am busy|busy)\b(?=[\s.!]*$|\s*[,.;!]|"
    r"\s+(?:right now|now|today|tonight|at the moment|atm|sorry|come|because|until|but|in class|i['’]?m|"
    r"(?:take|do|make) (?:it|this|that|one|any|ticket|calls|\d))\b))",
    re.IGNORECASE,
)
"""That somebody cannot come, with when or why behind it; that they cannot print is a trouble of their own."""
_GOES_WITH = (Acknowledge, Snooze, ListSessions)
"""What the words behind a yes or a no may be taken for, and are still only why or when."""


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
    said = _answer(message.words.strip(), turn.school.names_of_staff())
    if said is None:
        return None
    number = called_last(turn, whenever=False)
    if number is None and (asked := asked_to_take(turn)):
        number = asked[0].number
    if number is None and said in (_Answer.TAKES, _Answer.CANNOT):
        number = called_last(turn, whenever=True)
    if number is None:
        return None
    declines = said in (_Answer.CANNOT, _Answer.NO)
    return Decline(number, message.words.strip()) if declines else Acknowledge()


def _answer(words: str, colleagues: frozenset[str]) -> _Answer | None:
    if "?" in words or not 0 < len(words) <= _LONGEST:
        return None
    heard = understand(words, Role.ON_CALL, _THERE).intent
    first, rest = _begun(words, isinstance(heard, Snooze))
    begun = yes_or_no(first, "")
    if begun and _says_more(rest.strip(), colleagues):
        return None
    if isinstance(heard, Acknowledge):
        return _Answer.TAKES
    if _CANNOT.fullmatch(first):
        return _Answer.CANNOT
    said = yes_or_no(words, "") or nod(words) or begun
    if (said == "yes" and not _BUT.match(rest)) or _HEARD.fullmatch(words):
        return _Answer.YES
    return _Answer.NO if said == "no" or isinstance(heard, Snooze) or _CANNOT.match(words) else None


def _begun(words: str, tells_when: bool) -> tuple[str, str]:
    """What words begin with, and the rest: a mark stands between, or before when somebody comes only a space."""
    first, *rest = _PAUSE.split(words, maxsplit=1)
    if not rest and tells_when:
        first, *rest = words.split(None, 1)
    return first, "".join(rest)


def _says_more(rest: str, colleagues: frozenset[str]) -> bool:
    """Whether what follows a yes or a no is understood by itself, as a report is, or as what is to be done."""
    found = understand(rest, Role.ON_CALL, Context())
    kind = isinstance(found.intent, Courtesy) and found.exact  # and not that it works, in whatever words
    if found.intent is not None and not kind and not isinstance(found.intent, _GOES_WITH):
        return True
    return isinstance(of_tickets(rest, Names(colleagues, lambda _: False)), Assign)
