"""The pings of an escalation: who is told, in which words, and what the ticket's thread says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.model import escalation as model
from bot.model.escalation import Escalation, EscalationState, Level
from bot.model.live import page_name, staff_name, told_name, unanswered_name
from bot.model.messages import Card, Guard, Lane, Reply, Thread
from bot.model.people import Person
from bot.model.tickets import Ticket
from bot.model.words import Said, say
from handlers.escalation.cards import page_card, unanswered_card
from handlers.oncall import plan as oncall_plan
from handlers.tickets.notes import in_thread
from handlers.tickets.standing import nobody_took_it
from store.unit_of_work import UnitOfWork


def reaching(work: UnitOfWork, escalation: Escalation, but: set[int], least: int = 1) -> tuple[Level, ...]:
    """The next levels to ping, `least` or more: as few as it takes to reach somebody outside `but`, or the whole staff
    channel; empty when no level is left. Levels that reach only people known to be away, or only those the step before
    has called in somebody's place, are not waited for.
    """
    left = escalation.plan[escalation.level :]
    work.people.with_handles(handle for level in left for handle in level.targets)  # all of them at once
    at = range(escalation.level, len(escalation.plan))
    reached = next((level for level in at if _reaches(work, escalation, level, but)), None)
    return () if reached is None else left[: max(reached - escalation.level + 1, least)]


def _reaches(work: UnitOfWork, escalation: Escalation, at: int, but: set[int]) -> bool:
    level = escalation.plan[at]
    persons = [person for person in oncall_plan.called(work, level.targets) if not person.away]
    if not level.targets or not persons or {person.id for person in persons} <= but:
        return not level.targets
    earlier = [before.targets for before in escalation.plan[:at]]
    if not earlier or level.targets in earlier:  # a new round calls the same people
        return True
    told = {person for _, person in escalation.paged}
    again = all(person.id in told for person in persons)
    return not (again and oncall_plan.says_it_again(work, earlier[-1], level.targets))


def ping(
    work: UnitOfWork, escalation: Escalation, ticket: Ticket, levels: tuple[Level, ...], but: set[int]
) -> list[Reply]:
    """Ping these levels and keep the escalation, new or not. Nobody is pinged twice at once, nor anybody in `but`.
    People known to be away are tried, but not named.
    """
    if not levels:
        return []
    paged: dict[int, tuple[int, Person]] = {}
    for number, level in enumerate(levels, escalation.level):
        for person in oncall_plan.called(work, level.targets):
            if person.id not in but:
                paged.setdefault(person.id, (number, person))
    pairs = tuple((number, person.id) for number, person in paged.values())
    after = model.advanced(escalation, len(levels), pairs)
    following = _following(work, after, ticket)
    after = work.escalations.save(after) if after.id else work.escalations.add(after)
    escalation = replace(escalation, id=after.id)
    guard = _while_open(escalation)
    told = say("{next}, {at}", next=following, at=after.due) if after.due else say("nobody is left")
    replies: list[Reply] = []
    for number, person in paged.values():
        one = page(escalation, ticket, (number, person), page_card(work, ticket, person, told))
        replies.append(replace(one, droppable=person.away))
    if not all(level.targets for level in levels):
        replies += _unanswered(work, escalation, ticket, guard)
    if not work.school.staff or not any(level.targets for level in levels):
        return replies
    name = told_name(ticket, escalation, escalation.level)
    there = [person for _, person in paged.values() if not person.away]
    line = Card(_thread_line(ticket, there, following, after.due))
    return [*replies, Reply(Thread(staff_name(ticket)), line, key=name, live=name, lane=Lane.PAGE, only_while=guard)]


def take_back_told(work: UnitOfWork, escalation: Escalation, ticket: Ticket, person: Person) -> list[Reply]:
    """Edit the line in the ticket's thread that names whom the desk calls: this person could not be reached."""
    levels = [level for level, paged in escalation.paged if paged == person.id]
    if not levels:
        return []
    name = work.outbox.said_once([told_name(ticket, escalation, level) for level in range(max(levels) + 1)])
    if name is None:
        return []
    begun = int(name.rpartition("/")[2])
    paged = [(level, other) for level, other in escalation.paged if begun <= level <= max(levels)]
    dead = work.outbox.dead([page_key(escalation, level, other) for level, other in paged])
    persons = work.people.some(other for _, other in paged)
    lost = {other for level, other in paged if page_key(escalation, level, other) in dead}
    lost = {each.id for each in persons if each.id == person.id or (each.id in lost and len(each.identities) < 2)}
    text = say("I could not tell {names}.", names=_names(each for each in persons if each.id in lost))
    if told := _names(each for each in persons if each.id not in lost):
        text = say("{text} I am calling {names}.", text=text, names=told)
    return [Reply(Thread(staff_name(ticket)), Card(text), lane=Lane.PAGE, live=name, edit_only=True)]


def waits_for(work: UnitOfWork, escalation: Escalation, person: Person) -> bool:
    """Whether the search depends on this person: nobody else who may have heard it was called in the same step or
    later.
    """
    last = max((level for level, paged in escalation.paged if paged == person.id), default=0)
    others = [(level, other) for level, other in escalation.paged if level >= last and other != person.id]
    dead = work.outbox.dead([page_key(escalation, level, other) for level, other in others])
    there = {each.id: len(each.identities) for each in work.people.some(o for _, o in others) if not each.away}
    return not any(
        there.get(other, 0) > (page_key(escalation, level, other) in dead)  # with another account there is another way
        for level, other in others
    )


def owner_of(ticket: Ticket) -> set[int]:
    """Whoever has it, if anybody has: who wants help with a ticket is not called to help."""
    return {ticket.owner} if ticket.owner else set()


def page(escalation: Escalation, ticket: Ticket, to: tuple[int, Person], card: Card) -> Reply:
    """The call of one person, at a level of the plan, while nobody has answered."""
    level, person = to
    return Reply(
        person,
        card,
        lane=Lane.PAGE,
        key=page_key(escalation, level, person.id),
        live=page_name(ticket, level, person.id, escalation.id),
        only_while=_while_open(escalation),
    )


def page_key(escalation: Escalation, level: int, person: int) -> str:
    """The key of that call."""
    return f"page/{escalation.id}/{level}/{person}"


def _while_open(escalation: Escalation) -> Guard:
    return Guard("escalations", escalation.id, EscalationState.OPEN.value)


def _following(work: UnitOfWork, escalation: Escalation, ticket: Ticket) -> str:
    """Who is called when nobody answers; nobody when there is none left."""
    if escalation.due is None:
        return ""
    levels = reaching(work, escalation, owner_of(ticket))
    targets = levels[-1].targets if levels else escalation.plan[escalation.level].targets
    return (_names(oncall_plan.called(work, targets)) or "nobody") if targets else "everybody in the staff channel"


def _unanswered(work: UnitOfWork, escalation: Escalation, ticket: Ticket, guard: Guard) -> list[Reply]:
    """Everybody was called and nobody answered: tell the whole staff channel, and whoever reported it."""
    name = unanswered_name(ticket, escalation.id)
    card = unanswered_card(ticket)
    told = replace(nobody_took_it(work, ticket, escalation), only_while=guard)
    return [*(Reply(place, card, lane=Lane.PAGE, live=name, only_while=guard) for place in work.school.staff[:1]), told]


def _thread_line(ticket: Ticket, pinged: Iterable[Person], following: str, due: datetime | None) -> Said:
    """What the ticket's thread says about a ping: who is called, and who is next when."""
    names = _names(pinged) or "nobody, because nobody can be reached"
    if due is None:
        how = in_thread(ticket, "Please answer {ack} here.", "Please type {ack} to me.", "ack")
        return say("I am calling {names}. There is nobody left to call after that. {how}", names=names, how=how)
    return say(
        "I am calling {names}. If nobody answers, {next} is next: {at}.",
        names=names,
        next=following.replace("the staff channel", "this channel"),
        at=due,
    )


def _names(persons: Iterable[Person]) -> str:
    """The names of those who have an account where they can be told."""
    return ", ".join(person.name for person in persons if person.identities)
