"""Finding somebody who takes a ticket: pinging, acknowledging, resolving."""

from __future__ import annotations

from dataclasses import replace

from bot.model import escalation as policy
from bot.model.errors import AskBack, Conflict
from bot.model.escalation import Escalation, EscalationState
from bot.model.intents.escalation import Acknowledge, Escalate, Resolve
from bot.model.messages import Button, Card, Guard, Lane, Reply, Thread
from bot.model.people import Person
from bot.model.school import after_working_days
from bot.model.tickets import Resolution, Ticket, acknowledged, resolved
from bot.model.words import Said, say
from handlers.ticket_cards import (
    confirm_buttons,
    full,
    note_name,
    page_card,
    page_name,
    refreshed,
    settled_page_card,
    staff_name,
)
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

CLOSES_AFTER_WORKING_DAYS = 3


def begin(work: UnitOfWork, ticket: Ticket) -> list[Reply]:
    """Start looking for somebody, if the school has a ladder for this priority; the first ping goes out at once."""
    ladder = work.school.ladders.get(ticket.priority)
    if ladder is None or not ladder.steps:
        return []
    return _ping(work, work.escalations.add(policy.opened(ticket.id, policy.plan(ladder), work.now)), ticket)


def escalate_due(work: UnitOfWork) -> list[Reply]:
    """Ping the next people for each ticket nobody took in time."""
    replies = []
    for escalation in work.escalations.due(work.now):
        replies += _ping(work, escalation, work.tickets.get(escalation.ticket))
    return replies


def acknowledge(intent: Acknowledge, turn: Turn) -> list[Reply]:
    number = intent.number if intent.number is not None else _waiting(turn)
    ticket = turn.work.tickets.numbered(number, lock=True)
    if ticket.owner is not None and ticket.state.open:
        return [turn.answer(_taken(turn, ticket))]
    taken = turn.work.tickets.save(acknowledged(ticket, turn.person, turn.now))
    return [*stop(turn.work, taken, turn.person), *_told(turn, taken), *refreshed(turn.work, taken)]


def resolve(intent: Resolve, turn: Turn) -> list[Reply]:
    if intent.number is None:
        raise AskBack("Which ticket is solved? Type `resolve`, its number, and how it was solved.")
    work, ticket = turn.work, turn.work.tickets.numbered(intent.number, lock=True)
    close_at = after_working_days(work.now, CLOSES_AFTER_WORKING_DAYS, work.school.zone, work.school.hours)
    done = resolved(ticket, Resolution.SOLVED, intent.solution, work.now, close_at)
    done = work.tickets.save(replace(done, owner=done.owner or turn.person.id))
    told = say("Ticket {number} is resolved by {name}.", number=done.number, name=turn.person.name)
    return [*stop(work, done, None), *line(turn, done, told), *refreshed(work, done), solved_notice(work, done)]


def escalate(intent: Escalate, turn: Turn) -> list[Reply]:
    """Call the next people at once, or start looking when nobody was."""
    if intent.number is None:
        raise AskBack("Which ticket? Type `escalate` and its number.")
    ticket = turn.work.tickets.numbered(intent.number, lock=True)
    if not ticket.state.open:
        raise Conflict("Ticket {number} is {state}.", number=ticket.number, state=ticket.state.words)
    escalation = turn.work.escalations.open_on(ticket.id, lock=True)
    if escalation is None:
        ladders = sorted(turn.school.ladders.items())
        if not ladders:
            raise Conflict("This school has set nobody to be called. Ask in the staff channel.")
        plan = policy.plan(ladders[0][1])
        escalation = turn.work.escalations.add(policy.opened(ticket.id, plan, turn.now))
    pings = _ping(turn.work, escalation, ticket, at_least=1)
    if not pings:
        raise Conflict("Everybody who can be called for ticket {number} was called.", number=ticket.number)
    return [turn.answer(say("I am calling the next person for ticket {number}.", number=ticket.number)), *pings]


def stop(work: UnitOfWork, ticket: Ticket, taken_by: Person | None) -> list[Reply]:
    """Ping nobody else; who was pinged sees on their card that it is settled."""
    escalation = work.escalations.open_on(ticket.id, lock=True)
    if escalation is None:
        return []
    ended = policy.acknowledged(escalation, taken_by.id, work.now) if taken_by else policy.ended(escalation)
    work.escalations.save(ended)
    pinged = {person.id: person for person in work.people.some(person for _, person in escalation.paged)}
    card = settled_page_card(ticket, taken_by)
    return [
        Reply(pinged[person], card, live=page_name(ticket, level, person), edit_only=True)
        for level, person in escalation.paged
        if person in pinged
    ]


def solved_notice(work: UnitOfWork, ticket: Ticket) -> Reply:
    """Ask who reported it whether it is really solved."""
    how = full(ticket.solution) if ticket.solution else say("Please try it.")
    text = say("Ticket {number} is solved. {how} Does it work for you now?", number=ticket.number, how=how)
    card = Card(text, buttons=(*confirm_buttons(ticket), TALK))
    return Reply(work.people.get(ticket.reporter), card, live=note_name(ticket, -ticket.version))


def _ping(work: UnitOfWork, escalation: Escalation, ticket: Ticket, at_least: int = 0) -> list[Reply]:
    levels = policy.due_levels(escalation, work.now) or escalation.plan[escalation.level :][:at_least]
    replies: list[Reply] = []
    paged: list[tuple[int, int]] = []
    guard = Guard("escalations", escalation.id, EscalationState.OPEN.value)
    for number, level in enumerate(levels, escalation.level):
        for person in work.people.with_handles(level.targets):
            paged.append((number, person.id))
            replies.append(
                Reply(
                    person,
                    page_card(ticket),
                    lane=Lane.PAGE,
                    key=f"page/{escalation.id}/{number}/{person.id}",
                    live=page_name(ticket, number, person.id),
                    only_while=guard,
                )
            )
    if not levels:
        return []
    after = work.escalations.save(policy.advanced(escalation, len(levels), tuple(paged)))
    return [*replies, *_thread_line(work, after, ticket, [person for _, person in paged], guard)]


def _thread_line(
    work: UnitOfWork, escalation: Escalation, ticket: Ticket, pinged: list[int], guard: Guard
) -> list[Reply]:
    """What the ticket's thread says about a ping: who was told, and who is next when."""
    if not work.school.staff:
        return []
    names = ", ".join(person.name for person in work.people.some(pinged)) or "nobody who can be reached"
    if escalation.due is None:
        text = say("I told {names}. There is nobody left to call after that. Please answer `ack` here.", names=names)
    else:
        after = work.people.with_handles(escalation.plan[escalation.level].targets)
        text = say(
            "I told {names}. If nobody answers, {next} is next at {at}.",
            names=names,
            next=", ".join(person.name for person in after) or "nobody",
            at=escalation.due,
        )
    return [Reply(Thread(staff_name(ticket)), Card(text), lane=Lane.PAGE, only_while=guard)]


def _waiting(turn: Turn) -> int:
    """The number of the one ticket that waits for somebody."""
    waiting = [turn.work.tickets.get(escalation.ticket) for escalation in turn.work.escalations.open_all()]
    if not waiting:
        raise Conflict("No ticket waits for somebody just now.", Button(say("Show the queue"), "queue"))
    if len(waiting) > 1:
        choices = tuple(
            Button(say("Ticket {number}: {summary}", number=t.number, summary=t.title[:60]), f"ack {t.number}")
            for t in waiting[:10]
        )
        raise AskBack("Which one do you take?", choices=choices)
    return waiting[0].number


def _taken(turn: Turn, ticket: Ticket) -> Card:
    if ticket.owner == turn.person.id:
        return Card(say("Ticket {number} is yours already.", number=ticket.number))
    owner = turn.work.people.get(ticket.owner or 0)
    return Card(
        say(
            "Ticket {number} is already with {name}, since {at}.",
            number=ticket.number,
            name=owner.name,
            at=ticket.acknowledged_at or ticket.opened_at,
        )
    )


def _told(turn: Turn, ticket: Ticket) -> list[Reply]:
    """Say who has it: to who took it, to the staff's thread, to who reported it."""
    text = say(
        "{name} has taken ticket {number}. Nobody else will be pinged.", name=turn.person.name, number=ticket.number
    )
    reporter = Card(
        say("{name} has your ticket {number} and is looking at it.", name=turn.person.name, number=ticket.number),
        buttons=(TALK,),
    )
    to_reporter = Reply(turn.work.people.get(ticket.reporter), reporter, live=note_name(ticket, -ticket.version))
    return [*line(turn, ticket, text), to_reporter]


def line(turn: Turn, ticket: Ticket, text: Said) -> list[Reply]:
    """A line in the ticket's thread, and to the person where they said it when that was elsewhere."""
    answer = turn.answer(text)
    if answer.private_to is None and not turn.message.place.direct:
        return [answer]
    thread = [Reply(Thread(staff_name(ticket)), Card(text))] if turn.school.staff else []
    return [answer, *thread]
