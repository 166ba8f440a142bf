"""Answers to what the staff asked, typed in the private conversation and not below the question."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.model.intents.devices import ReportDevice
from bot.model.intents.intent import Intent
from bot.model.intents.outages import OutageCheck
from bot.model.intents.playbooks import Begin
from bot.model.intents.privacy import AskPassword
from bot.model.intents.tickets import Comment as Add
from bot.model.intents.tickets import OpenTicket, ShowTicket
from bot.model.messages import Button, Kind, Reply
from bot.model.people import Role
from bot.model.reports.dangers import danger
from bot.model.secrets.alone import guarded
from bot.model.secrets.wanted import is_wanted_number
from bot.model.tickets import Comment, Ticket, TicketState
from bot.model.understanding.context import Context
from bot.model.understanding.desk_questions import names_password
from bot.model.understanding.signals import heard
from bot.model.words import say
from handlers.turn import LONGEST_PRESSED, Turn

FRESH = timedelta(days=1)
"""So long after a question the next words that mean nothing else are its answer."""
_SPOKEN = timedelta(hours=1)
_MOST = 2
_DIGITS, _HELD, _LOOKED_AT = 6, 50, 100
_WAITS = TicketState.WAITING_USER
_NEW = (Begin, OpenTicket, OutageCheck, ReportDevice)
_WRONG = frozenset(("trouble", "broken", "harm", "neg", "loan", "want", "asks", "doubt", "stillnow"))
"""What is told by whoever reports a device or wants one, and does not only name it."""


def waiting(turn: Turn) -> dict[int, Comment]:
    """Their tickets that wait for an answer, by number, each with the last question."""
    own = mine(turn)
    last = turn.work.comments.last_on(each.id for each in own if each.state is _WAITS)
    asked = ((each.number, last[each.id]) for each in own if each.id in last)
    waits = {number: question for number, question in asked if question.author != turn.person.id}
    at_work = [each for each in own if each.state is TicketState.IN_PROGRESS]
    if not waits and len(at_work) == 1 and (question := _asked_before(turn, at_work[0])):
        return {at_work[0].number: question}
    return waits


def _asked_before(turn: Turn, ticket: Ticket) -> Comment | None:
    """What the staff said last on a ticket, for an hour, if the reporter has only asked something back."""
    last = turn.work.comments.last_said(ticket.id)
    if last is None or turn.now - last.at > _SPOKEN:
        return None
    said = turn.work.comments.newest_on(ticket.id, internal=False, most=_LOOKED_AT)
    own = next((each for each in said if each.author == turn.person.id), None)
    asks_back = own is not None and own.text.rstrip().endswith("?")
    return next((each for each in said if each.author != turn.person.id), None) if asks_back else None


def answer(turn: Turn) -> Add | None:
    """Words that mean nothing else are the answer, when exactly one question was asked within a day."""
    if not _could_be(turn) or turn.work.walkthroughs.open_of(turn.person.id):
        return None
    asked = waiting(turn)
    if len(asked) != 1:
        return None
    (number, question), *_ = asked.items()
    fresh = turn.now - question.at <= FRESH
    words = turn.message.words
    said = words if is_wanted_number(question.text, words) else guarded(words)
    return Add(number, said, answers=True) if fresh else None


def only_names(intent: Intent, words: str) -> bool:
    """Whether words that may report a device or ask for a password say only which one: so a question is answered."""
    if isinstance(intent, AskPassword):
        return names_password(words)
    return isinstance(intent, ReportDevice) and not heard(words, Context()).concepts & _WRONG


def numbered(turn: Turn) -> ShowTicket | None:
    """The ticket that this person of the staff has taken, when they say nothing but its number."""
    said = turn.message.words.strip(" #.")
    if turn.person.role < Role.ON_CALL or not (said.isdecimal() and len(said) <= _DIGITS and _could_be(turn)):
        return None
    held = {each.number for each in turn.work.tickets.held_by(turn.person.id, _HELD)}
    return ShowTicket(int(said)) if int(said) in held else None


def buttons(turn: Turn) -> list[Button]:
    """Buttons that add what was said to each ticket that waits for an answer, or was spoken of in the last hour."""
    if not _could_be(turn):
        return []
    own = mine(turn)
    last = turn.work.comments.last_on(each.id for each in own)
    spoken = [each.number for each in own if each.id in last and turn.now - last[each.id].at <= _SPOKEN]
    return list(_ways(turn, dict.fromkeys((*waiting(turn), *spoken))))[:_MOST]


def asked_back(turn: Turn, intent: Intent) -> list[Reply]:
    """Ask whether the words are the answer to what they were asked, or something new."""
    if not isinstance(intent, _NEW) or not (_could_be(turn) and (asked := waiting(turn))):
        return []
    text = say("You were asked something about a ticket. Was this your answer?")
    return [turn.whisper(text, *_ways(turn, asked))]


def mine(turn: Turn) -> list[Ticket]:
    """The open tickets that they reported."""
    return [each for each in turn.work.tickets.open_of(turn.person.id) if each.reporter == turn.person.id]


def _ways(turn: Turn, numbers: Iterable[int]) -> Iterable[Button]:
    words = guarded(turn.message.words)
    return (Button(say("Add this to ticket {number}", number=n), f"comment {n} {words}") for n in numbers)


def _could_be(turn: Turn) -> bool:
    message = turn.message
    alone = message.place.direct and not message.place.thread and message.kind is Kind.SAID
    if danger(message.words):
        return False  # that comes onto a private ticket
    return alone and 0 < len(message.words.strip()) <= LONGEST_PRESSED
