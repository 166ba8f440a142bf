"""Finding somebody who takes a ticket: pinging, acknowledging, resolving."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.model import escalation as policy
from bot.model.errors import AskBack, Conflict
from bot.model.escalation import Escalation, EscalationState, Level
from bot.model.intents.escalation import Acknowledge, Escalate, Resolve
from bot.model.messages import Button, Card, Guard, Kind, Lane, Reply, Thread
from bot.model.people import Person, Role
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
    thread_line,
    unanswered_card,
    unanswered_name,
)
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

CLOSES_AFTER_WORKING_DAYS = 3


def begin(work: UnitOfWork, ticket: Ticket, by: Person) -> list[Reply]:
    """Start looking for somebody, if the school has a ladder for this priority; the first ping goes out at once."""
    ladder = work.school.ladders.get(ticket.priority)
    if ladder is None or not ladder.steps:
        return []
    escalation = work.escalations.add(policy.opened(ticket.id, policy.plan(ladder), work.now))
    due = policy.due_levels(escalation, work.now)
    return _ping(work, escalation, ticket, _reaching(work, escalation, {by.id}) if due else (), {by.id})


def escalate_due(work: UnitOfWork) -> list[Reply]:
    """Ping the next people for each ticket nobody took in time."""
    replies = []
    for escalation in work.escalations.due(work.now):
        levels = policy.due_levels(escalation, work.now)
        replies += _ping(work, escalation, work.tickets.get(escalation.ticket), levels, set())
    return replies


def acknowledge(intent: Acknowledge, turn: Turn) -> list[Reply]:
    number = intent.number if intent.number is not None else _waiting(turn)
    ticket = turn.work.tickets.numbered(number, lock=True)
    if ticket.owner is not None and ticket.state.open and turn.work.escalations.open_on(ticket.id) is None:
        return [turn.answer(_taken(turn, ticket))]
    taken = turn.work.tickets.save(acknowledged(ticket, turn.person, turn.now))
    return [*stop(turn.work, taken, turn.person), *_told(turn, taken, intent.note), *refreshed(turn.work, taken)]


def resolve(intent: Resolve, turn: Turn) -> list[Reply]:
    if intent.number is None:
        raise AskBack("Which ticket is solved? Type `resolve`, its number, and how it was solved.")
    work, ticket = turn.work, turn.work.tickets.numbered(intent.number, lock=True)
    close_at = after_working_days(work.now, CLOSES_AFTER_WORKING_DAYS, work.school.zone, work.school.hours)
    done = resolved(ticket, Resolution.SOLVED, intent.solution, work.now, close_at)
    done = work.tickets.save(replace(done, owner=done.owner or turn.person.id))
    told = say("Ticket {number} is resolved by {name}.", number=done.number, name=turn.person.name)
    asked = [] if done.reporter == turn.person.id else [_solved_notice(work, done)]
    return [
        *stop(work, done, None),
        *line(turn, done, told),
        *refreshed(work, done),
        *asked,
        *fixed_notices(work, done),
    ]


def escalate(intent: Escalate, turn: Turn) -> list[Reply]:
    """Call the next people at once, or start looking when nobody was."""
    if intent.number is None:
        raise AskBack("Which ticket? Type `escalate` and its number.")
    work, ticket = turn.work, turn.work.tickets.numbered(intent.number, lock=True)
    if not ticket.state.open:
        raise Conflict("Ticket {number} is {state}.", number=ticket.number, state=ticket.state.words)
    escalation = work.escalations.open_on(ticket.id, lock=True)
    if escalation is None:
        ladders = [
            work.school.ladders.get(ticket.priority),
            *(ladder for _, ladder in sorted(work.school.ladders.items())),
        ]
        plan = next((plan for ladder in ladders if ladder and (plan := policy.plan(ladder))), None)
        if plan is None:
            raise Conflict("This school has set nobody to be called. Ask in the staff channel.")
        escalation = work.escalations.add(policy.opened(ticket.id, plan, turn.now))
    concerned = {turn.person.id, *([ticket.owner] if ticket.owner else [])}
    levels = _reaching(work, escalation, concerned)
    if not levels:
        raise Conflict("Everybody who can be called for ticket {number} was called.", number=ticket.number)
    text = say("{name} calls the next person for ticket {number}.", name=turn.person.name, number=ticket.number)
    return [*line(turn, ticket, with_words(text, intent.reason)), *_ping(work, escalation, ticket, levels, concerned)]


def stop(work: UnitOfWork, ticket: Ticket, taken_by: Person | None) -> list[Reply]:
    """Ping nobody else; who was pinged sees on their card that it is settled."""
    escalation = work.escalations.open_on(ticket.id, lock=True)
    if escalation is None:
        return []
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


def fixed_notices(work: UnitOfWork, ticket: Ticket) -> list[Reply]:
    """Tell those who had the same trouble, and were put on its list, that it is over."""
    text = say("The known fault is over: {summary}. Please try again.", summary=ticket.title)
    card = Card(text, buttons=(Button(say("Still not working"), "login"), TALK))
    persons = work.people.some(work.tickets.affected(ticket.id))
    return [Reply(p, card, key=f"fixed/{ticket.id}/{ticket.version}/{p.id}", lane=Lane.NOTICE) for p in persons]


def line(turn: Turn, ticket: Ticket, text: Said) -> list[Reply]:
    """A line in the ticket's thread, and to the person where they said it when that was elsewhere."""
    if beside(turn, ticket) and not ticket.private:
        return [turn.answer(text)]
    thread = [thread_line(ticket, text)] if turn.school.staff else []
    if turn.message.kind is Kind.PRESSED and turn.message.place in turn.school.staff:
        return thread  # the button is on the card right above
    return [turn.whisper(text, *(() if turn.person.role >= Role.ON_CALL else (TALK,))), *thread]


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
    solved = with_words(say("Ticket {number} is solved.", number=ticket.number), ticket.solution)
    text = say("{solved} Does it work for you now?", solved=solved)
    card = Card(text, buttons=(*confirm_buttons(ticket), TALK))
    return Reply(work.people.get(ticket.reporter), card, live=note_name(ticket, -ticket.version))


def _reaching(work: UnitOfWork, escalation: Escalation, but: set[int]) -> tuple[Level, ...]:
    """The fewest next levels that reach somebody else than these people; empty when there are none."""
    left = escalation.plan[escalation.level :]
    for count, level in enumerate(left, 1):
        if not level.targets or any(person.id not in but for person in work.people.with_handles(level.targets)):
            return left[:count]
    return ()


def _ping(
    work: UnitOfWork, escalation: Escalation, ticket: Ticket, levels: tuple[Level, ...], but: set[int]
) -> list[Reply]:
    """Ping some levels: nobody twice at once, and nobody in `but`."""
    if not levels:
        return []
    guard = Guard("escalations", escalation.id, EscalationState.OPEN.value)
    replies: list[Reply] = []
    paged: dict[int, tuple[int, Person]] = {}
    for number, level in enumerate(levels, escalation.level):
        for person in work.people.with_handles(level.targets):
            if person.id not in but and person.id not in paged:
                paged[person.id] = (number, person)
                replies.append(_page(escalation, ticket, number, person, guard))
        if not level.targets:
            replies += _unanswered(work, escalation, ticket, guard)
    pairs = tuple((number, person.id) for number, person in paged.values())
    after = work.escalations.save(policy.advanced(escalation, len(levels), pairs))
    if not any(level.targets for level in levels):
        return replies
    return [*replies, *_thread_line(work, after, ticket, [person for _, person in paged.values()], guard)]


def _page(escalation: Escalation, ticket: Ticket, level: int, person: Person, guard: Guard) -> Reply:
    return Reply(
        person,
        page_card(ticket),
        lane=Lane.PAGE,
        key=f"page/{escalation.id}/{level}/{person.id}",
        live=page_name(ticket, level, person.id, escalation.id),
        only_while=guard,
    )


def _unanswered(work: UnitOfWork, escalation: Escalation, ticket: Ticket, guard: Guard) -> list[Reply]:
    """Everybody was called and nobody answered: the whole staff channel hears of it."""
    name = unanswered_name(ticket, escalation.id)
    card = unanswered_card(ticket)
    return [Reply(place, card, lane=Lane.PAGE, live=name, only_while=guard) for place in work.school.staff[:1]]


def _thread_line(
    work: UnitOfWork, escalation: Escalation, ticket: Ticket, pinged: Iterable[Person], guard: Guard
) -> list[Reply]:
    """What the ticket's thread says about a ping: who was told, and who is next when."""
    if not work.school.staff:
        return []
    names = _names(pinged) or "nobody, because nobody could be reached"
    if escalation.due is None:
        text = say("I told {names}. There is nobody left to call after that. Please answer `ack` here.", names=names)
    else:
        targets = escalation.plan[escalation.level].targets
        after = (_names(work.people.with_handles(targets)) or "nobody") if targets else "everybody in this channel"
        text = say(
            "I told {names}. If nobody answers, {next} is next at {at}.", names=names, next=after, at=escalation.due
        )
    return [Reply(Thread(staff_name(ticket)), Card(text), lane=Lane.PAGE, only_while=guard)]


def _names(persons: Iterable[Person]) -> str:
    """Those of them who have an account where they can be told."""
    return ", ".join(person.name for person in persons if person.identities)


def _waiting(turn: Turn) -> int:
    """The number of the one ticket that waits for this person, or for anybody."""
    calls = turn.work.escalations.open_all()
    mine = [call for call in calls if turn.person.id in (person for _, person in call.paged)]
    waiting = [turn.work.tickets.get(call.ticket) for call in (mine or calls)[:10]]
    if not waiting:
        raise Conflict("No ticket waits for somebody just now.", Button(say("Show the queue"), "queue"))
    if len(waiting) > 1:
        choices = tuple(
            Button(say("Ticket {number}: {summary}", number=t.number, summary=_title(turn, t)[:60]), f"ack {t.number}")
            for t in waiting
        )
        raise AskBack("Which one do you take?", choices=choices)
    return waiting[0].number


def _title(turn: Turn, ticket: Ticket) -> str:
    return ticket.title if turn.message.place.direct else ticket.title_for_all


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


def _told(turn: Turn, ticket: Ticket, note: str) -> list[Reply]:
    """Say who has it: to who took it, to the staff's thread, to who reported it."""
    text = say(
        "{name} has taken ticket {number}. Nobody else will be pinged.", name=turn.person.name, number=ticket.number
    )
    lines = line(turn, ticket, with_words(text, note))
    if ticket.reporter == turn.person.id:
        return lines
    reporter = Card(
        say("{name} has your ticket {number} and is looking at it.", name=turn.person.name, number=ticket.number),
        buttons=(TALK,),
    )
    to_reporter = Reply(turn.work.people.get(ticket.reporter), reporter, live=note_name(ticket, -ticket.version))
    return [*lines, to_reporter]
