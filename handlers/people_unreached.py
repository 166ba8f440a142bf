"""Who could not be told something: another way to them, else the staff hear of it."""

from __future__ import annotations

from bot.model.escalation import Escalation, EscalationState
from bot.model.messages import Card, Reply, private_place
from bot.model.people import Person
from bot.model.words import lines, say
from handlers.escalation_pages import ping, reaching
from store.outbox import Unreached
from store.unit_of_work import UnitOfWork


def take_another_way(work: UnitOfWork) -> list[Reply]:
    """Say it under another of their identities; without one, tell the staff, and call the next person at once."""
    replies: list[Reply] = []
    lost = work.outbox.unreached()
    for each in lost:
        person = work.people.behind(each.who)
        if person is not None:
            replies += _elsewhere(work, each, person) or _told_to_staff(work, each, person)
    work.outbox.settled([each.id for each in lost])
    return replies


def _elsewhere(work: UnitOfWork, lost: Unreached, person: Person) -> list[Reply]:
    whispered = not lost.spoken.place.direct
    ways = [identity for identity in work.people.accounts.reachable(person.id) if identity != lost.who or whispered]
    if not ways:
        return []
    way = f"{ways[0].platform}/{ways[0].workspace}/{ways[0].user}"
    return [
        Reply(
            private_place(ways[0]),
            lost.spoken.card,
            lane=lost.lane,
            key=f"{lost.key or f'outbox/{lost.id}'}/to/{way}",
            live=lost.live,
            until=lost.until,
            only_while=lost.spoken.guard,
            reader=person,
        )
    ]


def _told_to_staff(work: UnitOfWork, lost: Unreached, person: Person) -> list[Reply]:
    """Once a day and person; of the words only the ticket that a page was about is named."""
    text = say("I cannot reach {name} in private. They may have removed me, or never added me.", name=person.name)
    key = f"unreached/{person.id}/{work.now:%Y-%m-%d}"
    call = _call(work, lost)
    if call is not None:
        ticket = work.tickets.get(call.ticket)
        named = say("Ticket {number} needs somebody: {title}", number=ticket.number, title=ticket.title_for_all)
        text, key = lines(text, named), f"unreached/{lost.id}"
    guard = lost.spoken.guard
    told = [Reply(place, Card(text), lane=lost.lane, key=key, only_while=guard) for place in work.school.staff[:1]]
    return [*told, *(_next(work, call, person) if call else [])]


def _call(work: UnitOfWork, lost: Unreached) -> Escalation | None:
    """The escalation a page belongs to, while it is open."""
    guard = lost.spoken.guard
    if guard is None or guard.noun != "escalations":
        return None
    call = work.escalations.get(guard.id, lock=True)
    return call if call.state is EscalationState.OPEN else None


def _next(work: UnitOfWork, call: Escalation, person: Person) -> list[Reply]:
    """Nobody waits for the delay of somebody who cannot hear the call."""
    return ping(work, call, work.tickets.get(call.ticket), reaching(work, call, {person.id}), {person.id})
