"""How a ticket was solved: who resolves it, and who hears what was said with it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.intents.escalation import Resolve
from bot.model.live import note_name
from bot.model.messages import Card, Kind, Reply
from bot.model.tickets import Resolution, Ticket, TicketState, resolved
from bot.model.waiting import begun, closes_at
from bot.model.words import Typed, say
from handlers.escalation import ladder
from handlers.outages.ends import asked_at_the_end
from handlers.tickets.cards import TALK_PRIVATELY, confirm_buttons, is_it_solved, refreshed
from handlers.tickets.choice import held
from handlers.tickets.notes import STAYS, sends, short_name
from handlers.tickets.owners import told_owner
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

_FOR_THEM = re.compile(r"\W*resolve\s+(?:ticket\s+)?#?\d+[\s,:.-]+\S", re.IGNORECASE)
"""Who says it so means it for whoever reported it."""


def resolve(intent: Resolve, turn: Turn) -> list[Reply]:
    which = "Which ticket is solved? Type `resolve`, its number, and how it was solved."
    number = held(turn, intent.number, which, ("resolve", intent.solution))
    meant = replace(intent, number=number)
    return _among_staff(meant, turn) if intent.solution and _said_among_staff(turn) else ended(meant, turn)


def ended(intent: Resolve, turn: Turn) -> list[Reply]:
    """Resolve this ticket; its reporter reads how it was solved."""
    work, ticket = turn.work, turn.work.tickets.numbered(intent.number or 0, lock=True)
    if ticket.state is TicketState.RESOLVED and intent.solution and not ticket.solution:
        return _told_how(turn, ticket, intent.solution)
    done = _solved(turn, ticket, intent.solution)
    told = say("{name} has resolved ticket {number}.", number=done.number, name=turn.person.name)
    own = say("You resolved ticket {number}.", number=done.number)
    owner = told_owner(turn, ticket, told, intent.solution)
    how = [] if done.solution else [_asked_how(turn, done)]
    return [
        *ladder.stop(work, done, None),
        *ladder.announce(turn, done, told, own),
        *owner,
        *how,
        *_told_all(turn, done),
    ]


def _among_staff(intent: Resolve, turn: Turn) -> list[Reply]:
    """Resolve it; words said with it in the staff's channel may be mere talk, so a press sends them to the reporter."""
    work, ticket = turn.work, turn.work.tickets.numbered(intent.number or 0, lock=True)
    send = sends(turn, ticket, intent.solution)
    if ticket.state is TicketState.RESOLVED:
        told = say("Added to ticket {number}. Only the staff see it.", number=ticket.number)
        return [*ladder.keep_note(turn, ticket, intent.solution), turn.whisper(told, *send)]
    done = _solved(turn, ticket, "")
    noted = ladder.keep_note(turn, done, intent.solution)
    ended = say("{name} has resolved ticket {number}.", number=done.number, name=turn.person.name)
    told = say("{ended} {stays}", ended=ended, stays=STAYS)
    own = say("You resolved ticket {number}. {stays}", number=done.number, stays=STAYS)
    line = ladder.announce(turn, done, told, own, *send)
    owner = told_owner(turn, ticket, ended, intent.solution)
    return [*ladder.stop(work, done, None), *line, *owner, *noted, *_told_all(turn, done)]


def _said_among_staff(turn: Turn) -> bool:
    """Whether it was said where the staff talk to each other, and not in the exact words of the command."""
    message = turn.message
    typed = message.kind is not Kind.PRESSED and _FOR_THEM.match(message.words)
    return message.place.whole in turn.school.staff and not typed


def _solved(turn: Turn, ticket: Ticket, solution: str) -> Ticket:
    close_at = closes_at(turn.now, turn.school)
    done = resolved(begun(ticket), Resolution.SOLVED, solution, turn.now, close_at)
    return turn.work.tickets.save(replace(done, owner=done.owner or turn.person.id))


def _told_all(turn: Turn, done: Ticket) -> list[Reply]:
    """The cards as they are now, and for the reporter the question whether it is solved."""
    asked = [] if done.reporter == turn.person.id else [_solved_notice(turn.work, done)]
    return [*refreshed(turn.work, done), *asked, *asked_at_the_end(turn.work, done)]


def _asked_how(turn: Turn, ticket: Ticket) -> Reply:
    """Ask afterwards how it was solved, for staff in a hurry."""
    again = Typed(f"resolve {ticket.number}")
    how = say("How was it solved? If you have a moment, type {again} and one sentence.", again=again)
    if ticket.reporter != turn.person.id:
        how = say("{how} {name} can read it.", how=how, name=short_name(turn, ticket))
    return replace(turn.whisper(how), droppable=True)


def _told_how(turn: Turn, ticket: Ticket, solution: str) -> list[Reply]:
    """Keep how it was solved, when that is told after the ticket was resolved."""
    done = turn.work.tickets.save(replace(ticket, solution=solution))
    told = say("{name} tells how ticket {number} was solved.", name=turn.person.name, number=done.number)
    return [*ladder.announce(turn, done, ladder.with_words(told, solution)), *refreshed(turn.work, done)]


def _solved_notice(work: UnitOfWork, ticket: Ticket) -> Reply:
    """Ask the reporter whether it is really solved."""
    solved = "Ticket {number} is done." if ticket.summary == TALK_PRIVATELY else "Ticket {number} is solved."
    text = is_it_solved(ticket, ladder.with_words(say(solved, number=ticket.number), ticket.solution))
    card = Card(text, buttons=(*confirm_buttons(ticket), TALK))
    return Reply(work.people.get(ticket.reporter), card, live=note_name(ticket, -ticket.version))
