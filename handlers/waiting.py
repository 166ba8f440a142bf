"""Setting tickets aside until something happens, going on with them, and what the clock does about them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model import waiting as model
from bot.model.errors import AskBack, Refused
from bot.model.intents import waiting as intents
from bot.model.intents.escalation import Acknowledge
from bot.model.letters import plain
from bot.model.live import note_name, reminder_name
from bot.model.messages import Card, Guard, Lane, Reply
from bot.model.moments.lengths import lengths
from bot.model.moments.readings import Unread
from bot.model.people import Person
from bot.model.tickets import Resolution, Ticket, TicketState, closed, resolved, taken_up, waiting
from bot.model.words import Said, lines, say
from handlers.escalation import ladder
from handlers.outages.ends import asked_at_the_end
from handlers.outages.parts import WITH_THE_FAULT, unheard
from handlers.sessions.words import when, which
from handlers.tickets.cards import below_card, confirm_buttons, refreshed
from handlers.tickets.choice import held
from handlers.tickets.notes import full, how_to_answer, in_thread
from handlers.tickets.standing import late
from handlers.turn import TALK, Turn, my_ticket
from store.unit_of_work import UnitOfWork

_MARKS, _KINDLY = ",.!?", frozenset(("", "please", "pls", "thanks", "ok"))
_LENGTH = re.compile(r"(\d{1,4}) ?(m|min|mins|minutes?|h|hrs?|hours?)", re.IGNORECASE)


def wait_for_supplier(intent: intents.WaitForSupplier, turn: Turn) -> list[Reply]:
    ticket = _meant(turn, intent.number, "waiting supplier", intent.note)
    return _set_aside(turn, waiting(ticket, TicketState.WAITING_VENDOR, turn.person, turn.now), intent.note)


def wait_for_change(intent: intents.WaitForChange, turn: Turn) -> list[Reply]:
    ticket = _meant(turn, intent.number, "waiting change", intent.note)
    return _set_aside(turn, waiting(ticket, TicketState.WAITING_CHANGE, turn.person, turn.now), intent.note)


def schedule(intent: intents.Schedule, turn: Turn) -> list[Reply]:
    ticket = _meant(turn, intent.number, "schedule", intent.when)
    at: datetime | None = None
    if intent.when.strip():
        read = when(intent.when, turn)
        if isinstance(read, Unread):
            return which(read, turn, [f"schedule {ticket.number} for {option}" for option in read.options])
        at = read.at
    return _put_off(turn, ticket, at)


def snooze(intent: intents.Snooze, turn: Turn) -> list[Reply]:
    """Put off a ticket that is one's own until a time; nobody else's, who may not know of it."""
    ticket = _meant(turn, intent.number, "snooze", intent.when)
    if ticket.owner != turn.person.id:
        raise Refused(
            "Only whoever has ticket {number} can put it off. `ack {number}` takes it.", TALK, number=ticket.number
        )
    if not intent.when.strip():
        raise AskBack("Until when? Type for example `snooze {number} until friday 10:00`.", TALK, number=ticket.number)
    said = _without_thanks(intent.when)
    length = _length(said)
    if length:
        return _put_off(turn, ticket, turn.now + length)
    return schedule(intents.Schedule(ticket.number, said), turn)


def _without_thanks(when: str) -> str:
    """A time without the marks and the kind words behind it."""
    words = when.split()
    while words and words[-1].strip(_MARKS).lower() in _KINDLY:
        words.pop()
    return " ".join(words).rstrip(_MARKS)


def _length(said: str) -> timedelta | None:
    """How long, where that is all that is said: `30m`, `two hours`."""
    if match := _LENGTH.fullmatch(said):
        return timedelta(minutes=int(match[1]) * (60 if match[2].lower().startswith("h") else 1))
    words = f"for {said}"
    found = lengths(plain(words))
    return found[0][0] if found and found[0][1] == (0, len(words)) else None


def _put_off(turn: Turn, ticket: Ticket, at: datetime | None) -> list[Reply]:
    if ticket.state is TicketState.SCHEDULED and at:
        return _set_aside(turn, replace(ticket, close_at=at))
    return _set_aside(turn, waiting(ticket, TicketState.SCHEDULED, turn.person, turn.now, at))


def resume(intent: intents.Resume, turn: Turn) -> list[Reply]:
    meant = _meant(turn, intent.number, "resume", intent.note)
    if meant.state is TicketState.IN_PROGRESS and turn.work.escalations.open_on(meant.id):
        return ladder.acknowledge(Acknowledge(meant.number, intent.note), turn)
    ticket = turn.work.tickets.save(taken_up(meant, turn.person, turn.now))
    text = say("{name} goes on with ticket {number}.", name=turn.person.name, number=ticket.number)
    own = ladder.with_words(say("You go on with ticket {number}.", number=ticket.number), intent.note)
    return [
        *ladder.stop(turn.work, ticket, turn.person),
        *ladder.announce(turn, ticket, ladder.with_words(text, intent.note), own),
        *refreshed(turn.work, ticket),
    ]


def _meant(turn: Turn, number: int | None, word: str, more: str) -> Ticket:
    number = held(turn, number, f"Which ticket? Type `{word}` and its number.", (word, more))
    return turn.work.tickets.numbered(number, lock=True)


def _set_aside(turn: Turn, ticket: Ticket, note: str = "") -> list[Reply]:
    kept = turn.work.tickets.save(ticket)
    reporter = [] if kept.reporter == turn.person.id else [_told(turn.work, kept, _stands("Your ticket", kept))]
    return [
        *ladder.stop(turn.work, kept, turn.person),
        *ladder.announce(turn, kept, ladder.with_words(_stands("Ticket", kept), note)),
        *refreshed(turn.work, kept),
        *reporter,
    ]


def _stands(whose: str, ticket: Ticket) -> Said:
    if ticket.close_at:
        return say("{whose} {number} is planned for {at}.", whose=whose, number=ticket.number, at=ticket.close_at)
    return say("{whose} {number} is {state}.", whose=whose, number=ticket.number, state=ticket.state.words)


def _told(work: UnitOfWork, ticket: Ticket, text: Said) -> Reply:
    card = Card(text, buttons=(my_ticket(ticket.number), TALK))
    return Reply(work.people.get(ticket.reporter), card, live=note_name(ticket, -ticket.version))


def end_due(work: UnitOfWork) -> list[Reply]:
    """What comes by itself: a resolved ticket closes, an answer is asked for again or is late, planned work begins."""
    replies: list[Reply] = []
    for ticket in work.tickets.due(work.now, work.alone):
        match ticket.state:
            case TicketState.RESOLVED:
                replies += refreshed(work, work.tickets.save(closed(ticket, work.now)))
            case TicketState.WAITING_USER:
                replies += _answer_due(work, ticket)
            case TicketState.SCHEDULED:
                replies += _begun(work, ticket)
            case _ if unheard(work, ticket):
                replies += _given_up(work, ticket, WITH_THE_FAULT)
            case TicketState.NEW | TicketState.TRIAGED:
                replies += late(work, work.tickets.save(replace(ticket, close_at=None)))
            case _:
                work.tickets.save(replace(ticket, close_at=None))
    return replies


def _answer_due(work: UnitOfWork, ticket: Ticket) -> list[Reply]:
    question = work.comments.last_said(ticket.id)
    asked = question.at if question else ticket.opened_at
    step = model.step(asked, ticket.close_at or work.now, work.now, work.school)
    if step.due is None:
        return _given_up(work, ticket)
    waits = work.tickets.save(replace(ticket, close_at=step.due))
    if not step.reminder or question is None:
        return []
    text = say(
        "I have no answer yet about your ticket {number}: {text}",
        number=waits.number,
        text=full(question.text, waits.number),
    )
    note = how_to_answer(waits)
    if step.reminder == len(model.REMINDED_AFTER):
        note = say("{answer} If I hear nothing until {at}, I take it that it is solved.", answer=note, at=step.due)
    return [
        Reply(
            work.people.get(waits.reporter),
            Card(text, buttons=(my_ticket(waits.number), TALK), note=note),
            lane=Lane.NOTICE,
            key=f"answer/{waits.id}/{question.id}/{step.reminder}",
            live=reminder_name(waits, question.id, step.reminder),
            only_while=Guard("tickets", waits.id, TicketState.WAITING_USER.value),
        )
    ]


def _given_up(work: UnitOfWork, ticket: Ticket, solution: str = "") -> list[Reply]:
    """Nobody answered: it counts as resolved until somebody says that it is not."""
    close_at = model.closes_at(work.now, work.school)
    done = work.tickets.save(resolved(ticket, Resolution.NO_ANSWER, solution, work.now, close_at))
    days = model.GIVEN_UP_AFTER
    told = say(
        "I heard nothing about your ticket {number} for {days} working days, so it is resolved. Does it work for you?",
        number=done.number,
        days=days,
    )
    if solution == WITH_THE_FAULT:
        told = say("The fault that your ticket {number} was part of is over. {told}", number=done.number, told=told)
    card = Card(told, buttons=(*confirm_buttons(done), TALK))
    reporter = Reply(work.people.get(done.reporter), card, live=note_name(done, -done.version))
    line = say("No answer for {days} working days: ticket {number} is resolved.", number=done.number, days=days)
    stopped = ladder.stop(work, done, None)
    return [reporter, *stopped, *below_card(work, done, line), *refreshed(work, done), *asked_at_the_end(work, done)]


def _begun(work: UnitOfWork, ticket: Ticket) -> list[Reply]:
    """The planned time has come; whose it is hears of it, and of what is nobody's everybody."""
    begun = work.tickets.save(model.gone_on(ticket))
    if begun.owner:
        return _told_its_owner(work, begun, work.people.get(begun.owner))
    how = in_thread(begun, "Answer {ack} here to take it.", "Type {ack} to me to take it.", "ack")
    waits = say(
        "It is time for ticket {number}, and nobody has it: {summary}", number=begun.number, summary=begun.title
    )
    called = ladder.begin_anew(work, begun, work.people.get(begun.reporter))
    return [*below_card(work, begun, lines(waits, how)), *refreshed(work, begun), *called]


def _told_its_owner(work: UnitOfWork, begun: Ticket, owner: Person) -> list[Reply]:
    """Whoever has it is told; of what is urgent others are called when they do not answer, for they may sleep."""
    text = say("It is time for ticket {number}: {summary}", number=begun.number, summary=begun.title)
    told = Card(text, buttons=(ladder.show_button(begun),))
    called = ladder.begin_behind(work, begun, owner, text)
    return [*(called or [Reply(owner, told), *below_card(work, begun, text)]), *refreshed(work, begun)]
