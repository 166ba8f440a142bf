"""What could not be said: another way to its reader, else the staff hear of it."""

from __future__ import annotations

from bot.model.escalation import Escalation, EscalationState
from bot.model.messages import Card, Lane, Reply, private_place
from bot.model.people import Person, Role
from bot.model.words import Said, lines, say
from handlers.escalation_pages import ping, reaching, untold
from store.outbox import Unreached
from store.unit_of_work import UnitOfWork


def take_another_way(work: UnitOfWork) -> list[Reply]:
    """Say it under another of their identities; without one, tell the staff, and call the next person at once."""
    replies: list[Reply] = []
    lost = work.outbox.unreached()
    for each in lost:
        person = work.people.behind(each.who) if each.who else None
        if person is not None:
            replies += _elsewhere(work, each, person) or _told_to_staff(work, each, person)
        elif each.who is None:
            replies += _place_lost(work, each)
    work.outbox.settled([each.id for each in lost])
    return [*replies, *_too_late(work)]


def _elsewhere(work: UnitOfWork, lost: Unreached, person: Person) -> list[Reply]:
    whispered = not lost.spoken.place.direct
    ways = [identity for identity in work.people.reachable(person.id) if identity != lost.who or whispered]
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
        text, key = lines(text, named, _why(lost)), f"unreached/{lost.id}"
    guard = lost.spoken.guard
    told = [Reply(place, Card(text), lane=lost.lane, key=key, only_while=guard) for place in work.school.staff[:1]]
    return [*told, *(_next(work, call, person) if call else [])]


def _place_lost(work: UnitOfWork, lost: Unreached) -> list[Reply]:
    """The staff hear of a channel that takes nothing any more; of their own the admins hear in private."""
    place, day = lost.spoken.place.whole, f"{work.now:%Y-%m-%d}"
    if place not in work.school.staff:
        text = lines(say("I could not say something in the channel {name}.", name=place.channel), _why(lost))
        key = f"unreached/{place.platform}/{place.workspace}/{place.channel}/{day}"
        return [Reply(staff, Card(text), key=key) for staff in work.school.staff[:1]]
    text = lines(say("I could not say something in the channel of the staff."), _why(lost))
    highest = max((listed.role for listed in work.school.people), default=Role.GUEST)
    admins = [listed.handle for listed in work.school.people if listed.role is highest and highest >= Role.ON_CALL]
    return [
        Reply(person, Card(text), lane=Lane.PAGE, key=f"unreached/staff/{person.id}/{day}")
        for person in work.people.with_handles(admins)
        if person.identities
    ]


def _too_late(work: UnitOfWork) -> list[Reply]:
    """One line about all reminders that could not be said in time."""
    count = work.outbox.came_too_late()
    text = say("{count} reminders came too late to be said: their classes had begun.", count=count)
    if count == 1:
        text = say("A reminder came too late to be said: its class had begun.")
    return [Reply(place, Card(text), lane=Lane.NOTICE) for place in work.school.staff[:1] if count]


def _why(lost: Unreached) -> Said:
    text = "The reason: {error}. Who runs this desk sees more with `deskbell dead list`."
    return say(text, error=lost.error)


def _call(work: UnitOfWork, lost: Unreached) -> Escalation | None:
    """The escalation a page belongs to, while it is open."""
    guard = lost.spoken.guard
    if guard is None or guard.noun != "escalations":
        return None
    call = work.escalations.get(guard.id, lock=True)
    return call if call.state is EscalationState.OPEN else None


def _next(work: UnitOfWork, call: Escalation, person: Person) -> list[Reply]:
    """Nobody waits for the delay of somebody who cannot hear the call, and nobody is said to have been told."""
    ticket = work.tickets.get(call.ticket)
    taken_back = untold(work, call, ticket, person)
    return [*taken_back, *ping(work, call, ticket, reaching(work, call, {person.id}), {person.id})]
