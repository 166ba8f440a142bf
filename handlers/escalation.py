"""Finding somebody who takes a ticket: pinging, acknowledging, resolving."""

from __future__ import annotations

from dataclasses import replace

from bot.model import escalation as policy
from bot.model.errors import Conflict
from bot.model.escalation import Escalation, Level
from bot.model.intents.escalation import Acknowledge, Assign, Escalate, Resolve
from bot.model.messages import Button, Card, Kind, Reply
from bot.model.people import Person, Role
from bot.model.tickets import Comment, Priority, Resolution, Ticket, TicketState, acknowledged, resolved
from bot.model.understanding.grammar import exact
from bot.model.waiting import begun, closes_at
from bot.model.words import Said, Typed, say, shortened, visible
from handlers.escalation_cards import settled_page_card
from handlers.escalation_choice import waiting
from handlers.escalation_pages import ping, reaching
from handlers.outage_notices import asked_at_the_end
from handlers.ticket_cards import (
    TALK_PRIVATELY,
    comment_name,
    confirm_buttons,
    is_it_solved,
    note_name,
    page_name,
    refreshed,
    staff_name,
    thread_line,
    unanswered_name,
)
from handlers.ticket_choice import held
from handlers.ticket_notes import full
from handlers.ticket_standing import standing_card
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

_NAMED_BACK = 40


def begin(work: UnitOfWork, ticket: Ticket, by: Person, at_any_priority: bool = False) -> list[Reply]:
    """Start looking for somebody, if the school has a ladder for this priority; the first ping goes out at once.

    `at_any_priority`: without one of its own the most urgent ladder serves.
    """
    levels = _levels(work, ticket.priority, at_any_priority)
    if not levels:
        return []
    escalation = policy.opened(ticket.id, levels, work.now)
    reached = reaching(work, escalation, {by.id}) if policy.due_levels(escalation, work.now) else ()
    if not reached:
        work.escalations.add(escalation)
    return ping(work, escalation, ticket, reached, {by.id})


def calls(work: UnitOfWork, level: Priority, at_any_priority: bool) -> bool:
    """Whether there is somebody to be called when it begins for a ticket of this priority."""
    return bool(_levels(work, level, at_any_priority))


def escalate_due(work: UnitOfWork) -> list[Reply]:
    """Ping the next people for each ticket nobody took in time."""
    replies = []
    for escalation in work.escalations.due(work.now, work.alone):
        due = policy.due_levels(escalation, work.now)
        levels = reaching(work, escalation, set(), len(due)) if due else ()
        ticket = work.tickets.get(escalation.ticket)
        replies += ping(work, escalation, ticket, levels, set())
        replies += [standing_card(work, ticket)] if levels and ticket.owner is None else []
    return replies


def acknowledge(intent: Acknowledge, turn: Turn) -> list[Reply]:
    number = intent.number if intent.number is not None else waiting(turn)
    work, ticket = turn.work, turn.work.tickets.numbered(number, lock=True)
    call = work.escalations.open_on(ticket.id, lock=True)
    if ticket.owner is not None and ticket.state.open and call is None:
        return [turn.answer(_taken(turn, ticket, bool(intent.note))), *_noted(turn, ticket, intent.note)]
    taken = work.tickets.save(acknowledged(ticket, turn.person, turn.now))
    text = say("{name} has taken ticket {number}.", name=turn.person.name, number=taken.number)
    own = say("You have taken ticket {number}.", number=taken.number)
    if call:
        text, own = (say("{text} Nobody else will be pinged.", text=each) for each in (text, own))
    settled = _settled(work, call, taken, turn.person) if call else []
    _noted(turn, taken, intent.note)  # the line that tells who has it tells it too
    return [
        *settled,
        *_told(turn, taken, *(with_words(each, intent.note) for each in (text, own))),
        *refreshed(work, taken),
    ]


def resolve(intent: Resolve, turn: Turn) -> list[Reply]:
    which = "Which ticket is solved? Type `resolve`, its number, and how it was solved."
    number = held(turn, intent.number, which, ("resolve", intent.solution))
    work, ticket = turn.work, turn.work.tickets.numbered(number, lock=True)
    if ticket.state is TicketState.RESOLVED and intent.solution and not ticket.solution:
        return _told_how(turn, ticket, intent.solution)
    done = resolved(begun(ticket), Resolution.SOLVED, intent.solution, work.now, closes_at(work.now, work.school))
    done = work.tickets.save(replace(done, owner=done.owner or turn.person.id))
    told = say("Ticket {number} is resolved by {name}.", number=done.number, name=turn.person.name)
    own = say("You resolved ticket {number}.", number=done.number)
    asked = [] if done.reporter == turn.person.id else [_solved_notice(work, done)]
    return [
        *stop(work, done, None),
        *line(turn, done, told, own),
        *([] if done.solution else [_asked_how(turn, done)]),
        *refreshed(work, done),
        *asked,
        *asked_at_the_end(work, done),
    ]


def _asked_how(turn: Turn, ticket: Ticket) -> Reply:
    """The way to tell afterwards how it was solved, for who was in a hurry."""
    again = Typed(f"resolve {ticket.number}")
    how = say("How was it solved? If you have a moment, type {again} and one sentence.", again=again)
    return replace(turn.whisper(how), droppable=True)


def _told_how(turn: Turn, ticket: Ticket, solution: str) -> list[Reply]:
    """How it was solved, told after it was resolved."""
    done = turn.work.tickets.save(replace(ticket, solution=solution))
    told = say("{name} tells how ticket {number} was solved.", name=turn.person.name, number=done.number)
    return [*line(turn, done, with_words(told, solution)), *refreshed(turn.work, done)]


def escalate(intent: Escalate, turn: Turn) -> list[Reply]:
    """Call the next people at once, or start looking when nobody was."""
    number = held(turn, intent.number, "Which ticket? Type `escalate` and its number.", ("escalate", intent.reason))
    work, ticket = turn.work, turn.work.tickets.numbered(number, lock=True)
    if not ticket.state.open:
        raise Conflict("Ticket {number} is {state}.", number=ticket.number, state=ticket.state.words)
    escalation = work.escalations.open_on(ticket.id, lock=True)
    if escalation is None:
        plan = _plan(work, ticket.priority)
        if not plan:
            raise Conflict("This school has set nobody to be called. Ask in the staff channel.")
        escalation = policy.opened(ticket.id, plan, turn.now)
    concerned = {turn.person.id, *([ticket.owner] if ticket.owner else [])}
    levels = reaching(work, escalation, concerned)
    if not levels:
        raise Conflict("Everybody who can be called for ticket {number} was called.", number=ticket.number)
    text = say("{name} calls the next person for ticket {number}.", name=turn.person.name, number=ticket.number)
    own = with_words(say("I call the next person for ticket {number}.", number=ticket.number), intent.reason)
    pings = ping(work, escalation, ticket, levels, concerned)
    offered = refreshed(work, ticket) if ticket.owner else []
    return [*line(turn, ticket, with_words(text, intent.reason), own), *pings, *offered]


def assign(intent: Assign, turn: Turn) -> list[Reply]:
    """A ticket is theirs who takes it: how somebody else gets it."""
    number = turn.work.tickets.numbered(intent.number).number
    text = say(
        "I cannot give ticket {number} to {whom}: a ticket is theirs who takes it. Ask them to type {ack}, for example "
        "in its thread.",
        number=number,
        whom=shortened(visible(turn.spelled(intent.whom)), _NAMED_BACK),
        ack=Typed(f"ack {number}"),
    )
    take, call = Button(say("I take it"), f"ack {number}"), Button(say("Call the next person"), f"escalate {number}")
    return [turn.answer(text, take, call)]


def _levels(work: UnitOfWork, level: Priority, at_any_priority: bool) -> tuple[Level, ...]:
    own = work.school.ladders.get(level)
    return _plan(work, level) if at_any_priority else policy.plan(own) if own else ()


def _plan(work: UnitOfWork, level: Priority) -> tuple[Level, ...]:
    """Whom to call: by the ladder of this priority, or else by the most urgent one there is."""
    ladders = [work.school.ladders.get(level), *(ladder for _, ladder in sorted(work.school.ladders.items()))]
    return next((plan for ladder in ladders if ladder and (plan := policy.plan(ladder))), ())


def stop(work: UnitOfWork, ticket: Ticket, taken_by: Person | None) -> list[Reply]:
    """Ping nobody else; who was pinged sees on their card that it is settled."""
    escalation = work.escalations.open_on(ticket.id, lock=True)
    return _settled(work, escalation, ticket, taken_by) if escalation else []


def _settled(work: UnitOfWork, escalation: Escalation, ticket: Ticket, taken_by: Person | None) -> list[Reply]:
    ended = policy.acknowledged(escalation, taken_by.id, work.now) if taken_by else policy.ended(escalation)
    work.escalations.save(ended)
    pinged = {person.id: person for person in work.people.some(person for _, person in escalation.paged)}
    card = settled_page_card(ticket, taken_by)
    for_all = settled_page_card(ticket, taken_by, for_all=True)
    channel = any(not level.targets for level in escalation.plan[: escalation.level])
    return [
        *(
            Reply(pinged[person], card, live=page_name(ticket, level, person, escalation.id), edit_only=True)
            for level, person in escalation.paged
            if person in pinged
        ),
        *(
            Reply(place, for_all, live=unanswered_name(ticket, escalation.id), edit_only=True)
            for place in work.school.staff[:1]
            if channel
        ),
    ]


def line(turn: Turn, ticket: Ticket, text: Said, own: Said | None = None, *buttons: Button) -> list[Reply]:
    """A line in the ticket's thread, and to the person where they said it when that was elsewhere; `own`: the line as
    it is said to them; `buttons`: what they may do then.
    """
    if beside(turn, ticket) and not ticket.private:
        return [turn.answer(text, *buttons)]
    thread = [thread_line(ticket, text)] if turn.school.staff else []
    if turn.message.kind is Kind.PRESSED and turn.message.place in turn.school.staff:
        return thread  # the button is on the card right above
    return [turn.whisper(own or text, *buttons, *(() if turn.person.role >= Role.ON_CALL else (TALK,))), *thread]


def beside(turn: Turn, ticket: Ticket) -> bool:
    """Whether it was said in this ticket's own thread of the staff channel."""
    place = turn.message.place
    if place.thread is None or place.whole not in turn.school.staff:
        return False
    return turn.work.outbox.card_at(place, place.thread) == staff_name(ticket)


def with_words(text: Said, words: str) -> Said:
    """A text with what somebody added to it."""
    return say("{text} “{words}”", text=text, words=full(words)) if words else text


def _solved_notice(work: UnitOfWork, ticket: Ticket) -> Reply:
    """Ask who reported it whether it is really solved."""
    solved = "Ticket {number} is done." if ticket.summary == TALK_PRIVATELY else "Ticket {number} is solved."
    text = is_it_solved(ticket, with_words(say(solved, number=ticket.number), ticket.solution))
    card = Card(text, buttons=(*confirm_buttons(ticket), TALK))
    return Reply(work.people.get(ticket.reporter), card, live=note_name(ticket, -ticket.version))


def _taken(turn: Turn, ticket: Ticket, noted: bool) -> Said:
    """Who has it already; `noted`: and that the words with it are kept."""
    if ticket.owner == turn.person.id:
        text = say("Ticket {number} is yours already.", number=ticket.number)
    else:
        text = say(
            "Ticket {number} is already with {name}, since {at}.",
            number=ticket.number,
            name=turn.work.people.get(ticket.owner or 0).name,
            at=ticket.acknowledged_at or ticket.opened_at,
        )
    return say("{text} I have added your words to it. Only the staff see them.", text=text) if noted else text


def _noted(turn: Turn, ticket: Ticket, note: str) -> list[Reply]:
    """Keep what was said with an `ack` for the staff; the line of it for the ticket's thread, when it was elsewhere."""
    if not note:
        return []
    added = turn.work.comments.add(Comment(0, ticket.id, turn.person.id, turn.now, note, internal=True))
    if beside(turn, ticket) or not turn.school.staff:
        return []
    text = say("{name}: {text}", name=turn.person.name, text=full(note, ticket.number))
    return [replace(thread_line(ticket, text), live=None if ticket.private else comment_name(ticket, added.id))]


def _in_free_words(turn: Turn) -> bool:
    """Whether it was said in words that may have been meant otherwise."""
    said = turn.message.kind in (Kind.SAID, Kind.COMMAND)
    return said and exact(turn.message.words, lambda kind: kind is Acknowledge) is None


def _told(turn: Turn, ticket: Ticket, text: Said, own: Said) -> list[Reply]:
    """Say who has it: to who took it, to the staff's thread, to who reported it."""
    back = Button(say("Give it back"), f"release {ticket.number}")
    lines = line(turn, ticket, text, own, *([back] if _in_free_words(turn) else []))
    if ticket.reporter == turn.person.id:
        return lines
    reporter = Card(
        say("{name} has your ticket {number} and is looking at it.", name=turn.person.name, number=ticket.number),
        buttons=(TALK,),
    )
    to_reporter = Reply(turn.work.people.get(ticket.reporter), reporter, live=note_name(ticket, -ticket.version))
    return [*lines, to_reporter]
