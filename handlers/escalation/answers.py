"""What somebody says who is called for a ticket, or asked to take one: read as it would be below the ticket's card."""

from __future__ import annotations

import re
from datetime import datetime
from enum import Enum, auto

from bot.model.escalation import Escalation, called_at
from bot.model.intents.escalation import Acknowledge, Assign, Decline, Escalate
from bot.model.intents.help import Courtesy
from bot.model.intents.intent import Intent
from bot.model.intents.sessions import ListSessions
from bot.model.intents.tickets import Comment, ShowTicket
from bot.model.intents.waiting import Snooze
from bot.model.messages import Kind
from bot.model.people import Role
from bot.model.tickets import Ticket
from bot.model.understanding.answers import yes_or_no
from bot.model.understanding.called import Said, asks_about, behind_yes, cannot, how_soon, is_elsewhere
from bot.model.understanding.colleagues import of_a_colleague
from bot.model.understanding.context import Context
from bot.model.understanding.replies import nod
from bot.model.understanding.staff_words import Names, of_tickets
from bot.model.understanding.understand import Understanding, understand
from handlers.escalation.choice import CALL_NEXT, asked_to_take, called_last
from handlers.escalation.pages import page_key
from handlers.turn import Turn

_LONGEST = 60
"""Letters of an answer to a call."""
_LOOKED_AT = 20
"""Of so many of the newest comments it is asked who spoke since."""
_PAUSE = re.compile(r"[,.;!\n]")
_BUT = re.compile(r"\s*(?:but|pero|aber|mais|mas)\b", re.IGNORECASE)
_THERE = Context(addressed=False, direct=False, ticket=1, staff=True)
_OK = (
    r"(?:ok(?:ay|ey)?|kk?|(?:i )?take it|onit|got it|roger(?: that)?|vale|d['’]accord|ça marche|alles klar|in ordnung|"
    r"t[áa] bom|👀|:eyes:|👍|:\+1:)"
)
_HEARD = re.compile(rf"{_OK}(?:[\s.,!]+{_OK})*[\s.!]*", re.IGNORECASE)
"""That a call was heard: a yes to nothing else."""
_COMMAND = re.compile(r"\W*(?:snooze|escalate)\b", re.IGNORECASE)
_GOES_WITH = (Acknowledge, Snooze, ListSessions)
"""What the words behind a yes or a no may be taken for, and are still only why or when."""


class _Answer(Enum):
    TAKES = auto()
    """In words that say so wherever they stand."""
    CANNOT = auto()
    """Likewise."""
    YES = auto()
    NO = auto()


_DECLINES = (_Answer.CANNOT, _Answer.NO)
_SOON = {Said.COMES: _Answer.TAKES, Said.YES: _Answer.YES, Said.LATER: _Answer.NO}


def meant(turn: Turn, found: Understanding) -> Intent | None:
    """That they take it, or cannot; None where it is neither, or answers something else that they read since."""
    message = turn.message
    if turn.person.role < Role.ON_CALL or not message.place.direct or message.kind is not Kind.SAID:
        return None
    if (found.exact and not isinstance(found.intent, Courtesy)) or turn.work.walkthroughs.open_of(turn.person.id):
        return None
    said = _answer(message.words.strip(), turn.school.names_of_staff())
    if said is None:
        about = called_last(turn, whenever=False) if asks_about(message.words) else None
        return ShowTicket(about) if about else None
    number = called_last(turn, whenever=False)
    if number is None and (asked := asked_to_take(turn)):
        number = asked[0].number
    if number is None and said in (_Answer.TAKES, _Answer.CANNOT):
        number = called_last(turn, whenever=True)
    if number is None:
        return None
    return Decline(number, message.words.strip()) if said in _DECLINES else Acknowledge()


def below(turn: Turn, found: Understanding, context: Context) -> Intent | None:
    """The same below the ticket's card, where colleagues talk too: of whoever is called, if none of them spoke."""
    message = turn.message
    if context.ticket is None or turn.person.role < Role.ON_CALL or message.kind is not Kind.SAID:
        return None
    said = _answer(message.words.strip(), turn.school.names_of_staff())
    ticket = turn.work.tickets.numbered(context.ticket) if said else None
    if said is None or ticket is None or not _may_answer(found, ticket, said, message.words):
        return None
    call = turn.work.escalations.open_on(ticket.id)
    if call is None or not _is_called(turn, ticket, call, said):
        return None
    if not message.place.direct and _asked_whether_next(turn) and said is not _Answer.TAKES:
        return Escalate(ticket.number) if said is _Answer.YES else None
    if said not in _DECLINES:
        return Acknowledge(ticket.number)
    nobody_left = call.level >= len(call.plan)
    return None if nobody_left or ticket.owner == turn.person.id else Decline(ticket.number, message.words.strip())


def _may_answer(found: Understanding, ticket: Ticket, said: _Answer, words: str) -> bool:
    """Whether what the words are without a call may be left for what they say to one: `right away` calls nobody, and a
    command as the help writes it stays one.
    """
    heard = found.intent
    if _COMMAND.match(words) or getattr(heard, "number", None) not in (None, ticket.number):
        return False
    return isinstance(heard, Comment | Snooze | Escalate) or (isinstance(heard, Acknowledge) and said in _DECLINES)


def _is_called(turn: Turn, ticket: Ticket, call: Escalation, said: _Answer) -> bool:
    """Whether the speaker is called, and these words are said to the call: a yes or no may be to what was said since,
    other words only where no colleague spoke.
    """
    since = _called_since(turn, call)
    if since is None or turn.message.place.direct:
        return since is not None
    quiet = (turn.person.id, ticket.reporter) if said in (_Answer.TAKES, _Answer.CANNOT) else ()
    spoken = turn.work.comments.newest_on(ticket.id, True, _LOOKED_AT)
    return not any(each.author not in quiet and each.at >= since for each in spoken)


def _called_since(turn: Turn, call: Escalation) -> datetime | None:
    """Since when the speaker is called: a step may come before its time."""
    planned = called_at(call, turn.person.id)
    planned = call.opened_at if planned and planned > turn.now else planned
    keys = [page_key(call, level, person) for level, person in call.paged if person == turn.person.id]
    last = turn.work.outbox.decided_last(keys) if planned and keys else None
    moments = [at for at in (planned, last and last[1]) if at]
    return min(moments) if moments else None


def _asked_whether_next(turn: Turn) -> bool:
    """Whether that is the last thing they were told here."""
    last = turn.last_said()
    return any(card.text.template == CALL_NEXT for card in last)


def _answer(words: str, colleagues: frozenset[str]) -> _Answer | None:
    if cannot(words.rstrip(" ?"), alone=True) or _takes_back(words):
        return _Answer.CANNOT
    if "?" in words or not 0 < len(words) <= _LONGEST:
        return None
    if soon := how_soon(words):
        return _SOON[soon]
    first, *rest = _PAUSE.split(words, maxsplit=1)
    behind = "".join(rest)
    begun = yes_or_no(first, "")
    if (begun or is_elsewhere(first)) and _says_more(behind.strip(), colleagues):
        return None
    heard = understand(words, Role.ON_CALL, _THERE).intent
    if isinstance(heard, Acknowledge):
        return None if of_a_colleague(words, colleagues) else _Answer.TAKES
    if is_elsewhere(first) or cannot(first, alone=True):
        return _Answer.CANNOT
    said = yes_or_no(words, "") or nod(words) or begun
    if (said == "yes" and not _BUT.match(behind)) or _HEARD.fullmatch(words):
        return _Answer.YES
    return _Answer.NO if said == "no" or isinstance(heard, Snooze) or cannot(behind_yes(words)) else None


def _takes_back(words: str) -> bool:
    """Whether what follows a yes makes it a no."""
    rest = behind_yes(words[:_LONGEST])
    if "?" in words or len(words) > _LONGEST or rest == words:
        return False
    return cannot(rest) or is_elsewhere(rest) or yes_or_no(rest, "") == "no"


def _says_more(rest: str, colleagues: frozenset[str]) -> bool:
    """Whether what follows a yes or a no is understood by itself, as a report is, or as what is to be done."""
    found = understand(rest, Role.ON_CALL, Context())
    kind = isinstance(found.intent, Courtesy) and found.exact  # and not that it works, in whatever words
    if found.intent is not None and not kind and not isinstance(found.intent, _GOES_WITH):
        return True
    return isinstance(of_tickets(rest, Names(colleagues, lambda _: False)), Assign)
