"""People who come to the channel of a class, or to a group that gives a role; who leave it, or the workspace."""

from __future__ import annotations

from dataclasses import replace

from bot.model.escalation import EscalationState
from bot.model.messages import Card, Lane, Message, Place, Reply
from bot.model.people import Identity, Person
from bot.model.tickets import Ticket, TicketState, triaged
from bot.model.words import Said, lines, say
from handlers.covers.notices import given_up
from handlers.escalation.ladder import begin_anew
from handlers.escalation.pages import owner_of, ping, reaching, waits_for
from handlers.sessions.cards import row
from handlers.tickets.cards import below_card, refreshed
from handlers.tickets.notes import in_thread
from store.unit_of_work import UnitOfWork

_NAMED = 5


def joined(work: UnitOfWork, message: Message) -> list[Reply]:
    """The classes of a channel are theirs who come to it; of other channels nothing is kept."""
    if not message.place.direct and work.sessions.meets_in(message.place.whole, work.now):
        for identity in message.persons:
            work.places.visit(work.people.meet(identity).id, message.place.whole, message.within)
    return []


def left(work: UnitOfWork, message: Message) -> list[Reply]:
    """They take part no more; whose private place it is has left the workspace."""
    replies: list[Reply] = []
    for identity in message.persons:
        person = work.people.behind(identity)
        if person is not None and message.place.direct:
            replies += _gone(work, identity, person)
        elif person is not None:
            work.places.left(person.id, message.place.whole)
    return replies


def regrouped(work: UnitOfWork, message: Message) -> list[Reply]:
    """A role goes with its group at once; who never spoke to the desk is asked about when they do."""
    author, group = message.author, message.fields["group"]
    if (author.platform, author.workspace, group) in work.school.groups:
        work.people.standing.regrouped(group, message.persons)
    return []


def unreachable(work: UnitOfWork, place: Place) -> None:
    """Somebody has taken the desk out of their own conversation: they are told in another way, where there is one."""
    work.people.departed(Identity(place.platform, place.workspace, place.channel.removeprefix("@")))


def _gone(work: UnitOfWork, identity: Identity, person: Person) -> list[Reply]:
    """What waits for somebody who cannot be reached any more goes on without them."""
    work.people.departed(identity)
    work.places.left(person.id, workspace=(identity.platform, identity.workspace))
    if work.people.accounts.reachable(person.id):
        return []
    work.sessions.leave(person.id, work.now)
    covers = given_up(work, person)
    return [*covers, *_calls(work, person), *_tickets(work, person), *_duty(work, person), *_classes(work, person)]


def _calls(work: UnitOfWork, person: Person) -> list[Reply]:
    """The searches that wait for nobody but them call the next person at once."""
    replies = []
    for each in work.escalations.calling(person.id):
        call = work.escalations.get(each.id, lock=True)
        if call.state is EscalationState.OPEN and waits_for(work, call, person):
            ticket = work.tickets.get(call.ticket)
            but = {person.id} | owner_of(ticket)
            replies += ping(work, call, ticket, reaching(work, call, but), but)
    return replies


def _tickets(work: UnitOfWork, person: Person) -> list[Reply]:
    """The staff read below each open ticket that who reported it, or who has it, has left."""
    reported = say("{name}, who reported this, has left and cannot be answered here.", name=person.name)
    replies: list[Reply] = []
    for ticket in work.tickets.open_of(person.id):
        text = reported if ticket.reporter == person.id else _owned(person, ticket)
        replies += below_card(work, ticket, text, _key(person, ticket))
        if ticket.owner == person.id:
            replies += _given_back(work, ticket, person)
    return replies


def _given_back(work: UnitOfWork, ticket: Ticket, person: Person) -> list[Reply]:
    """It is nobody's any more; for one that is urgent somebody else is called."""
    mine = replace(ticket, owner=None, acknowledged_at=None)
    free = work.tickets.save(triaged(ticket) if ticket.state is TicketState.IN_PROGRESS else mine)
    return [*refreshed(work, free), *begin_anew(work, free, person)]


def _owned(person: Person, ticket: Ticket) -> Said:
    how = in_thread(ticket, "Answer {ack} here to take it.", "Type {ack} to me to take it.", "ack")
    return say("{name}, who had this, has left. {how}", name=person.name, how=how)


def _key(person: Person, ticket: Ticket) -> str:
    return f"left/{person.id}/{ticket.id}/{ticket.version}"


def _classes(work: UnitOfWork, person: Person) -> list[Reply]:
    """What they were to teach is told to the staff, for its people come all the same."""
    rows = [row(session) for session in work.sessions.to_teach(person.id, work.now)]
    text = say(
        "{name} has left, and was to teach. Please cancel or move these classes, or find somebody else:",
        name=person.name,
    )
    more = [say("and {left} more", left=len(rows) - _NAMED)] if len(rows) > _NAMED else []
    card = Card(lines(text, *rows[:_NAMED], *more))
    key = f"left/{person.id}/classes/{work.now:%Y-%m-%d}"
    return [Reply(place, card, lane=Lane.NOTICE, key=key) for place in work.school.staff[:1] if rows]


def _duty(work: UnitOfWork, person: Person) -> list[Reply]:
    """Who is still to be called for urgent tickets, and is not there any more, is told to the staff once a day."""
    ladders = work.school.ladders.values()
    steps = [step for ladder in ladders for step in (*ladder.steps, ladder.last_resort) if step]
    if not person.handle or not any(person.handle in step.targets for step in steps):
        return []
    text = say(
        "{name} has left, and is still in the list of people to call for urgent tickets. "
        "Please put somebody else into the school's file.",
        name=person.name,
    )
    key = f"left/{person.id}/duty/{work.now:%Y-%m-%d}"
    return [Reply(place, Card(text), lane=Lane.NOTICE, key=key) for place in work.school.staff[:1]]
