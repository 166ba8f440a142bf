"""What somebody of the staff says of tickets that there are, without the words of a command."""

from __future__ import annotations

import re

from bot.model.intents.escalation import Escalate, Resolve
from bot.model.intents.help import TalkToHuman
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Ask, Comment, Tell
from bot.model.intents.triage import SetUrgency
from bot.model.letters import plain
from bot.model.messages import Button, Kind, Reply, Style
from bot.model.people import Role
from bot.model.secrets.alone import guarded
from bot.model.tickets import Ticket
from bot.model.understanding.spelling import plain_words
from bot.model.understanding.staff_words import Names, of_tickets
from bot.model.understanding.understand import Understanding
from bot.model.understanding.urgency_words import urgency
from bot.model.words import say
from handlers.tickets.choice import first_names, one_meant
from handlers.turn import LONGEST_PRESSED, TALK, Turn

_LOOKED_AT = 20
_SOMEBODY = re.compile(
    r"\b(?:he|she|him|his|her|hers|he's|she's|el|ella|su|er|ihm|ihn|sein\w*|il|elle|lui|ele|ela|dele|dela)\b"
)
"""Who was spoken of before."""
_BEGINS = re.compile(r"\W*(?:ticket )?#?(\d{1,9})\s+[a-z]")
_HARDLY_A_REASON = 1
"""So many words behind the command: `escalate this`."""
_BARE = (Resolve, SetUrgency)
"""What may be said of anything else by whoever has no ticket in hand."""


def meant(found: Understanding, turn: Turn, colleagues: frozenset[str]) -> Intent | None:
    """The command for such words, said to the desk by the staff; None where they are none, are a command as they stand,
    or answer the question of a walk-through.
    """
    unnumbered = isinstance(found.intent, Tell | Ask) and found.intent.number is None
    if turn.person.role < Role.ON_CALL or (found.exact and not unnumbered):
        return None

    def is_reporter(name: str) -> bool:
        tickets = turn.work.tickets
        return name in first_names(turn, [*tickets.held_by(turn.person.id, _LOOKED_AT), *tickets.queue(_LOOKED_AT)])

    intent = of_tickets(turn.message.words, Names(colleagues, is_reporter))
    if intent is None or turn.work.walkthroughs.open_of(turn.person.id):
        return None
    if isinstance(intent, _BARE) and intent.number is None and not turn.work.tickets.held_by(turn.person.id, 1):
        return intent if one_meant(turn, []) else None
    return intent


def hurry_of_their_own(found: Understanding, turn: Turn) -> Intent | None:
    """That a ticket of their own, which they name, is urgent or can wait: it is not the one they opened last."""
    sets = urgency(turn.message.words) if turn.person.role < Role.ON_CALL and not found.exact else None
    ticket = turn.work.tickets.called(sets.number) if sets and sets.number is not None else None
    theirs = ticket is not None and ticket.state.open and ticket.reporter == turn.person.id
    return Comment(ticket.number, turn.message.words) if ticket and theirs else None


def call_of_their_own(found: Understanding, turn: Turn) -> Intent | None:
    """That somebody shall be called, said by a person who may call nobody: it is answered, on the ticket they name,
    or on the only one they have.
    """
    if not isinstance(found.intent, Escalate) or turn.person.role >= Role.ON_CALL:
        return None
    if found.intent.number is None:
        mine = [ticket for ticket in turn.work.tickets.of(turn.person.id) if ticket.state.open]
        if len(mine) == 1:
            return Comment(mine[0].number, turn.message.words)
        reason = found.intent.reason
        return TalkToHuman(reason if len(reason.split()) > _HARDLY_A_REASON else "")
    ticket = turn.work.tickets.called(found.intent.number)
    theirs = ticket is not None and ticket.state.open and ticket.reporter == turn.person.id
    return Comment(ticket.number, turn.message.words) if ticket and theirs else None


def spoken_of(turn: Turn, words: str) -> Ticket | None:
    """The open ticket that words of the staff, in private, are about: by its number in front, or because they name who
    reported what they have in hand, or speak of him or her. None where they may well be about something new.
    """
    alone = turn.message.place.direct and turn.message.kind is Kind.SAID
    if not alone or turn.person.role < Role.ON_CALL or not 0 < len(words) <= LONGEST_PRESSED:
        return None
    said = plain(words)
    if match := _BEGINS.match(said):
        ticket = turn.work.tickets.called(int(match[1]))
        return ticket if ticket and ticket.state.open else None
    found = turn.work.tickets.held_by(turn.person.id, _LOOKED_AT)
    if not (_SOMEBODY.search(said) or first_names(turn, found) & set(plain_words(words))):
        return None
    return one_meant(turn, found)


def adds(turn: Turn) -> list[Button]:
    """The button that puts what was said onto the ticket it is about; none where it is about none."""
    ticket = spoken_of(turn, turn.message.words)
    return [_adds(turn, ticket)] if ticket else []


def is_it_new(turn: Turn, words: str, anyway: str) -> list[Reply]:
    """The question whether a report in words of the staff is about a ticket that there is; `anyway` reports it all the
    same. Empty where it is not.
    """
    ticket = spoken_of(turn, words) if words == turn.message.words.strip() else None
    if ticket is None:
        return []
    text = say("Is that about ticket {number}: {title}? Or is it something new?", number=ticket.number,
               title=ticket.title.rstrip("?"))  # fmt: skip
    return [turn.whisper(text, _adds(turn, ticket, Style.PRIMARY), Button(say("It is something new"), anyway), TALK)]


def _adds(turn: Turn, ticket: Ticket, style: Style = Style.PLAIN) -> Button:
    words = guarded(turn.message.words.strip())
    return Button(say("Add this to ticket {number}", number=ticket.number), f"comment {ticket.number} {words}", style)
