"""What a class session looks like: to who teaches it, and to the class."""

from __future__ import annotations

from bot.model.messages import Button, Card, Guard, Lane, Place, Reply
from bot.model.people import Person
from bot.model.sessions import ReminderKind, Session, SessionState
from bot.model.words import Link, Said, say
from handlers.turn import TALK
from store.unit_of_work import UnitOfWork

_SAID = {
    ReminderKind.INVITATION: "You are invited to “{title}” on {start}.",
    ReminderKind.DAY_BEFORE: "“{title}” starts in 24 hours: {start}.",
    ReminderKind.HOUR_BEFORE: "“{title}” starts in one hour: {start}.",
}


def row(session: Session) -> Said:
    """A session in one line."""
    template = "**{number}** {start}: {title}, {minutes} minutes"
    if session.state is SessionState.CANCELLED:
        template += " (cancelled)"
    return say(template, number=session.number, start=session.starts_at, title=session.title, minutes=_minutes(session))


def planned_card(work: UnitOfWork, session: Session, text: Said) -> Card:
    """A session for who teaches it."""
    facts = [
        (say("Class"), say("{number}: {title}", number=session.number, title=session.title)),
        (say("Starts"), say("{start} ({zone})", start=session.starts_at, zone=session.zone)),
        (say("Length"), say("{minutes} minutes", minutes=_minutes(session))),
        (say("For"), _audience(work, session)),
    ]
    if session.link:
        facts.append((say("Link"), say("{link}", link=Link(session.link, session.link))))
    if session.state is SessionState.CANCELLED:
        return Card(text, facts=tuple(facts), buttons=(TALK,))
    note = say("`session move {number}` and a new time moves it, with everybody's reminders.", number=session.number)
    cancel = Button(say("Cancel the class"), f"session cancel {session.number}")
    return Card(text, facts=tuple(facts), buttons=(Button(say("My classes"), "sessions"), cancel), note=note)


def recipients(work: UnitOfWork, session: Session) -> list[Person | Place]:
    """Who hears of a session: who teaches it, the class's channel, and everybody named."""
    persons: list[Person | Place] = list(work.people.some([session.instructor, *session.participants]))
    return [*persons, session.channel] if session.channel else persons


def reminder_replies(work: UnitOfWork, session: Session, kind: ReminderKind) -> list[Reply]:
    """One reminder for everybody concerned: each once, none after the start, none once the session has moved."""
    template = _SAID[kind]
    facts = [(say("Length"), say("{minutes} minutes", minutes=_minutes(session)))]
    if session.link:
        facts.append((say("Link"), say("{link}", link=Link(session.link, "Join the class"))))
    text = say(template, title=session.title, start=session.starts_at)
    card = Card(text, facts=tuple(facts), buttons=(Button(say("My classes"), "sessions"), TALK))
    guard = Guard("sessions", session.id, SessionState.SCHEDULED.value, session.plan)
    return [
        Reply(
            to,
            card,
            lane=Lane.NOTICE,
            key=f"{kind.value}/{session.id}/{session.plan}/{_name(to)}",
            until=session.starts_at,
            only_while=guard,
        )
        for to in recipients(work, session)
    ]


def change_notice(work: UnitOfWork, session: Session, text: Said, but: Person) -> list[Reply]:
    """What has changed, for everybody who knows of the session but the one who changed it."""
    card = Card(text, buttons=(Button(say("My classes"), "sessions"), TALK))
    return [
        Reply(to, card, key=f"change/{session.id}/{session.plan}/{_name(to)}")
        for to in recipients(work, session)
        if to != but
    ]


def _name(to: Person | Place) -> str:
    return str(to.id) if isinstance(to, Person) else f"{to.platform}/{to.workspace}/{to.channel}"


def _minutes(session: Session) -> int:
    return int(session.duration.total_seconds() // 60)


def _audience(work: UnitOfWork, session: Session) -> Said:
    names = ", ".join(person.name for person in work.people.some(session.participants))
    if session.channel and names:
        return say("the class channel, {names}", names=names)
    if session.channel:
        return say("the class channel")
    return say("{names}", names=names) if names else say("nobody yet: `session invite` adds people")
