"""What could not be said: another way to its reader, else the staff hear of it, and who asked for it where they did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.model.escalation import Escalation, EscalationState
from bot.model.live import page_name, unanswered_name
from bot.model.messages import Card, Lane, Reply, private_place
from bot.model.people import Person, Role
from bot.model.sessions import ReminderKind, Session
from bot.model.words import Said, lines, say
from handlers.escalation.cards import unanswered_card
from handlers.escalation.pages import ping, reaching, take_back_told, waits_for
from handlers.mutes import listening
from handlers.tickets.notes import out_of_thread
from handlers.turn import TALK
from store.unit_of_work import UnitOfWork
from store.unreached import Unreached

_REMINDERS = {kind.value: kind for kind in ReminderKind}
_ASKED_LATELY = timedelta(hours=1)
"""After that nobody waits for an answer where they asked any more."""


def take_another_way(work: UnitOfWork) -> list[Reply]:
    """Say it under another of their identities; without one, tell the staff, and call the next person at once."""
    replies: list[Reply] = []
    lost = work.unreached.find(work.alone)
    for each in lost:
        person = work.people.behind(each.who) if each.who else None
        if each.who is None:
            replies += _of_a_place(work, each)
        elif person is not None:
            replies += _elsewhere(work, each, person) or [
                *_told_to_staff(work, each, person),
                *_told_where_asked(work, each, person),
            ]
    work.unreached.settled(lost)
    return [*replies, *_too_late(work)]


def _of_a_place(work: UnitOfWork, lost: Unreached) -> list[Reply]:
    """What a class should have read in its channel its people read in private; the staff hear of the channel once a
    day, and of their own channel the administrators.
    """
    place, guard = lost.spoken.place.whole, lost.spoken.guard
    key = f"unreached/{place.platform}/{place.workspace}/{place.channel}/{work.now:%Y-%m-%d}"
    text = say("I cannot write in a channel any more. It may be archived or deleted, or I was taken out of it.")
    if lost.doubtful:
        text = say("What I said in a channel may not stand there: I got no answer.")
    if place in work.school.staff:
        chiefs = [each.handle for each in work.school.people if each.role is Role.ADMIN]
        text = say("{text} It is the staff channel: type `queue` to see the open tickets.", text=text)
        told = [Reply(p, Card(text), key=f"{key}/{p.id}") for p in work.people.with_handles(chiefs) if p.identities]
        return [*told, *_everybody(work, lost)]
    if guard is None or guard.noun != "sessions":
        return [Reply(staff, Card(text), lane=Lane.NOTICE, key=key) for staff in work.school.staff[:1]]
    session = work.sessions.get(guard.id)
    text = say("{text} It is that of the class “{title}”.", text=text, title=session.title)
    told = [Reply(staff, Card(text), lane=Lane.NOTICE, key=key) for staff in work.school.staff[:1]]
    others = work.people.some(sorted({*work.places.visitors(place)} - {session.instructor, *session.participants}))
    return [*told, *(_instead(lost, one) for one in _welcoming(work, lost, session, others) if one.identities)]


def _everybody(work: UnitOfWork, lost: Unreached) -> list[Reply]:
    """The call of the whole staff channel, where it could not be said: each of the staff gets it in private."""
    call = _call(work, lost)
    if call is None or lost.live != unanswered_name(ticket := work.tickets.get(call.ticket), call.id):
        return []
    staff = work.people.with_handles(each.handle for each in work.school.people if each.role >= Role.ON_CALL)
    level = len(call.plan)
    called = [person for person in staff if not person.away]
    work.escalations.save(replace(call, paged=(*call.paged, *((level, person.id) for person in called))))
    card = unanswered_card(ticket)
    return [
        Reply(
            person,
            replace(card, note=out_of_thread(card.note)) if card.note else card,
            lane=Lane.PAGE,
            key=f"page/{call.id}/{level}/{person.id}",
            live=page_name(ticket, level, person.id, call.id),
            only_while=lost.spoken.guard,
        )
        for person in called
    ]


def _welcoming(work: UnitOfWork, lost: Unreached, session: Session, persons: Sequence[Person]) -> list[Person]:
    """Those who have not said that they want no such reminder."""
    kind = _REMINDERS.get((lost.key or "").partition("/")[0])
    heard = listening(work, session, kind, persons) if kind else persons
    return [one for one in heard if isinstance(one, Person)]


def _instead(lost: Unreached, person: Person) -> Reply:
    """The same for one of those who would have read it there; who is named in the class was told anyway."""
    note = say("I could not say this in the channel of the class.")
    card = replace(lost.spoken.card, note=lines(lost.spoken.card.note, note) if lost.spoken.card.note else note)
    key = f"{lost.key or f'outbox/{lost.id}'}/to/{person.id}"
    return Reply(person, card, lane=lost.lane, key=key, until=lost.until, only_while=lost.spoken.guard)


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
            asked=lost.spoken.asked,
            brief=lost.spoken.brief,
        )
    ]


def _told_where_asked(work: UnitOfWork, lost: Unreached, person: Person) -> list[Reply]:
    """Once for each question, to them alone where that can still be; else others read it, so it does not say what was
    asked. Should this fail as well, it stays at that.
    """
    asked = lost.spoken.asked
    if asked is None:
        return []
    text = say("I could not send you a private message. Please allow messages from me and ask again here.")
    chief = next((each.name for each in work.school.people if each.role is Role.ADMIN), None)
    if chief:
        text = say("{text} Or ask {name}.", text=text, name=chief)
    return [
        Reply(
            asked.place,
            Card(text, buttons=(TALK,)),
            private_to=person if asked.alone else None,
            harmless=True,
            key=f"unreached/{person.id}/asked/{asked.at.isoformat()}/{'alone' if asked.alone else 'there'}",
            until=work.now + _ASKED_LATELY,
            handle=asked.handle,
            reader=person,
            droppable=True,
        )
    ]


def _told_to_staff(work: UnitOfWork, lost: Unreached, person: Person) -> list[Reply]:
    """Once a day and person; of the words only the ticket that a page was about is named."""
    text = say("My private message to {name} may not have arrived.", name=person.name)
    if lost.refused:
        text = say("My private message to {name} did not arrive.", name=person.name)
    if any(account == lost.who and account.away for account in person.identities):
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


def _too_late(work: UnitOfWork) -> list[Reply]:
    """One line about all reminders that could not be said in time."""
    count = work.unreached.came_too_late()
    text = say("{count} reminders came too late to be said: their classes had begun.", count=count)
    if count == 1:
        text = say("A reminder came too late to be said: its class had begun.")
    return [Reply(place, Card(text), lane=Lane.NOTICE) for place in work.school.staff[:1] if count]


def _why(lost: Unreached) -> Said:
    text = "The reason: {error}. Whoever runs this desk sees more with `deskbell dead list`."
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
    taken_back = take_back_told(work, call, ticket, person)
    if not waits_for(work, call, person):
        return taken_back
    return [*taken_back, *ping(work, call, ticket, reaching(work, call, {person.id}), {person.id})]
