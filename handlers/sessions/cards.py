"""What a class session looks like: to whoever teaches it, and to the class."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.live import session_name
from bot.model.messages import Button, Card, Guard, Lane, Place, Reply
from bot.model.moments.lengths import LONGEST
from bot.model.moments.moments import typed, written_there
from bot.model.people import Person
from bot.model.sessions import ReminderKind, Session, SessionState, plan
from bot.model.words import Link, Said, say
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

MINE = Button(say("My classes"), "sessions")
_NAMES_SHOWN = 10
_CLASHES = 3


def row(session: Session) -> Said:
    """A session in one line."""
    template = "**{number}** {start}: {title}, {minutes} minutes"
    if session.state is SessionState.CANCELLED:
        template += " (cancelled)"
    return say(template, number=session.number, start=session.starts_at, title=session.title, minutes=_minutes(session))


def stands(session: Session, now: datetime) -> Said:
    """How a session stands, above its facts."""
    if session.state is SessionState.CANCELLED:
        return say("“{title}” is cancelled.", title=session.title)
    if session.ends_at <= now:
        return say("“{title}” is over.", title=session.title)
    begun = session.starts_at <= now
    return say("“{title}” is on now." if begun else "“{title}” is planned.", title=session.title)


def entry(session: Session, now: datetime) -> tuple[Said, Said]:
    """A session in a list: which it is, when, and the way in."""
    text = "{start}, {minutes} minutes" + (", running now" if session.starts_at <= now else "")
    text += ", {link}" if session.link else ""
    link = Link(session.link, "Join the class")
    when = say(text, start=session.starts_at, minutes=_minutes(session), link=link)
    return say("{number}: {title}", number=session.number, title=session.title), when


def planned(turn: Turn, session: Session, text: Said) -> Reply:
    """An answer about a session for whoever may change it; what they write below it is about that session."""
    reply = turn.whisper(planned_card(turn.work, session, text, turn.person))
    return (
        replace(reply, live=session_name(session, "shown", *turn.message.keys)) if turn.message.place.direct else reply
    )


def planned_card(work: UnitOfWork, session: Session, text: Said, reader: Person) -> Card:
    """A session for whoever may change it."""
    card = session_card(session, text, reader, work.school.zone)
    facts = [*card.facts, (say("For"), audience(work, session))]
    if session.state is SessionState.CANCELLED:
        return Card(text, facts=tuple(facts), buttons=card.buttons)
    if session.ends_at <= work.now:
        return Card(text, facts=tuple(facts), buttons=(MINE, held_again(session), TALK))
    note = say(
        "`session move {number}` and a new time moves it. `session invite {number}` and @name or #channel adds people.",
        number=session.number,
    )
    cancel = Button(say("Cancel the class"), f"session call off {session.number}")
    return Card(text, facts=tuple(facts), buttons=(MINE, cancel, TALK), note=note)


def held_again(session: Session) -> Button:
    return Button(say("Hold it again"), f"session copy {session.number}")


def session_card(session: Session, text: Said, reader: Person, home: str) -> Card:
    """A session for whoever takes part in it; `home` is the school's zone."""
    facts = [
        (say("Class"), say("{number}: {title}", number=session.number, title=session.title)),
        (say("Starts"), say("{there}", there=written_there(session.starts_at, session.zone))),
        (say("Length"), say("{minutes} minutes", minutes=_minutes(session))),
    ]
    if reader.zone != session.zone:
        facts.insert(2, (say("Your time"), say("{start}", start=session.starts_at)))
    if home not in (session.zone, reader.zone):
        facts.insert(2, (say("School time"), say("{there}", there=written_there(session.starts_at, home))))
    if session.link:
        facts.append((say("Link"), say("{link}", link=Link(session.link, session.link))))
    return Card(text, facts=tuple(facts), buttons=(MINE, TALK))


def also_taught(work: UnitOfWork, session: Session, reader: Person) -> list[Said]:
    """A line for whoever plans a class whose teacher has others at the same time."""
    near = work.sessions.around(session.instructor, session.starts_at - LONGEST, session.ends_at)
    others = [each for each in near if each.instructor == session.instructor and each.id != session.id]
    titles = [
        f"“{each.title}”" for each in others if each.starts_at < session.ends_at and session.starts_at < each.ends_at
    ]
    if not titles:
        return []
    names = ", ".join(titles[:_CLASHES])
    if session.instructor == reader.id:
        return [say("You also teach {titles} then.", titles=names)]
    return [say("{name} also teaches {titles} then.", name=work.people.get(session.instructor).name, titles=names)]


def as_long(session: Session, length: timedelta, turn: Turn) -> Button:
    """Make a class that is planned as long as was said now."""
    minutes = length // timedelta(minutes=1)
    zone = f" {session.zone}" if session.zone != turn.person.zone else ""
    when = f"{typed(session.starts_at, session.zone)}{zone} {minutes}m"
    return Button(say("Make it {minutes} minutes", minutes=minutes), f"session move {session.number} to {when}")


def changed_words(before: Session, after: Session) -> tuple[Said, Said]:
    """What has changed, in words: for whoever did it, and for everybody else."""
    minutes = after.duration // timedelta(minutes=1)
    if after.starts_at == before.starts_at and after.duration != before.duration:
        text = say(
            "“{title}” on {start} lasts {minutes} minutes.", title=after.title, start=after.starts_at, minutes=minutes
        )
        return say("The class lasts {minutes} minutes now.", minutes=minutes), text
    text = say(
        "“{title}” has moved from {before} to {start}.",
        title=after.title,
        before=before.starts_at,
        start=after.starts_at,
    )
    return say("The class is moved."), text


def described(before: Session, after: Session) -> Said:
    """What is new about a class that stays when it is, in words for everybody."""
    if after.link != before.link:
        link = Link(after.link, after.link)
        return say("“{title}” on {start} has a new link: {link}", title=after.title, start=after.starts_at, link=link)
    return say("“{before}” on {start} is “{title}” now.", before=before.title, start=after.starts_at, title=after.title)


def recipients(work: UnitOfWork, session: Session) -> list[Person | Place]:
    """Who hears of a session: who teaches it, the class's channel, and everybody named."""
    persons: list[Person | Place] = list(work.people.some([session.instructor, *session.participants]))
    return [*persons, session.channel] if session.channel else persons


def reminder_replies(
    work: UnitOfWork, session: Session, kind: ReminderKind, to: list[Person | Place] | None = None
) -> list[Reply]:
    """One reminder, for everybody concerned unless `to` says for whom: each once, none after the start, none once the
    session has moved. Who is invited while it is running hears of it until it ends.
    """
    ahead = plan(session, work.now, work.school.offsets, invited=True)
    return [
        Reply(
            one,
            Card(_words(work, session, kind, one), facts=_facts(session), buttons=(MINE, TALK)),
            lane=Lane.NOTICE,
            key=f"{kind.value}/{session.id}/{session.plan}/{name(one)}",
            until=session.starts_at if work.now < session.starts_at else session.ends_at,
            followed_at=ahead[0].due if ahead else None,
            only_while=_guard(session),
            live=_live_for(one, session, kind.value),
        )
        for one in (recipients(work, session) if to is None else to)
    ]


def change_notice(session: Session, text: Said, to: list[Person | Place]) -> list[Reply]:
    """What has changed; not said any more when it has changed again, so each has the whole of a class that is held."""
    held = session.state is SessionState.SCHEDULED
    card = Card(text, facts=_facts(session) if held else (), buttons=(MINE, TALK))
    return [
        Reply(
            one,
            card,
            key=f"change/{session.id}/{session.plan}/{name(one)}",
            only_while=_guard(session),
            live=_live_for(one, session, "change"),
        )
        for one in to
    ]


def no_more_invited(session: Session, to: list[Person | Place]) -> list[Reply]:
    """That somebody is out of a class; that it changes meanwhile they are not told, so this is said all the same,
    and behind the invitation that may still wait.
    """
    text = say("You are not invited to “{title}” on {start} any more.", title=session.title, start=session.starts_at)
    key = f"out/{session.id}/{session.version}"
    card = Card(text, buttons=(MINE, TALK))
    return [
        Reply(
            one,
            card,
            lane=Lane.NOTICE,
            key=f"{key}/{name(one)}",
            until=session.ends_at,
            live=_live_for(one, session, "change"),
        )
        for one in to
    ]


def _facts(session: Session) -> tuple[tuple[Said, Said], ...]:
    """How long it is, and the way in."""
    length = (say("Length"), say("{minutes} minutes", minutes=_minutes(session)))
    link = (say("Link"), say("{link}", link=Link(session.link, "Join the class")))
    return (length, link) if session.link else (length,)


def name(to: Person | Place) -> str:
    """What tells one recipient from another."""
    return str(to.id) if isinstance(to, Person) else f"{to.platform}/{to.workspace}/{to.channel}"


def _live_for(to: Person | Place, session: Session, what: str) -> str | None:
    """The name of a card for the class's channel or for whoever teaches it: words below it are about the session."""
    if isinstance(to, Person) and to.id != session.instructor:
        return None
    return session_name(session, what, session.plan, name(to))


def _words(work: UnitOfWork, session: Session, kind: ReminderKind, to: Person | Place) -> Said:
    if kind is not ReminderKind.INVITATION:
        left = _left(session.starts_at - work.now)
        return say("“{title}” starts in {left}: {start}.", title=session.title, left=left, start=session.starts_at)
    if not isinstance(to, Person) or to.id != session.instructor:
        return say("You are invited to “{title}” on {start}.", title=session.title, start=session.starts_at)
    if session.channel or session.participants:
        text = "Your class “{title}” is on {start}. Everybody is invited now."
    else:
        text = "Your class “{title}” is on {start}. Nobody is invited yet: `session invite {number}` adds people."
    return say(text, title=session.title, start=session.starts_at, number=session.number)


def _left(until_start: timedelta) -> Said:
    """How long it still is, in the greatest unit of which it has at least two, or one hour."""
    minutes = max(round(until_start / timedelta(minutes=1)), 1)
    if minutes >= 48 * 60:
        return say("{days} days", days=round(minutes / 1440))
    if minutes >= 90:
        return say("{hours} hours", hours=round(minutes / 60))
    if 60 <= minutes < 90:
        return say("one hour") if minutes == 60 else say("{minutes} minutes", minutes=minutes)
    return say("{minutes} minutes", minutes=minutes) if minutes > 1 else say("one minute")


def _guard(session: Session) -> Guard:
    return Guard("sessions", session.id, session.state.value, session.plan)


def _minutes(session: Session) -> int:
    return int(session.duration.total_seconds() // 60)


def audience(work: UnitOfWork, session: Session) -> Said:
    persons = work.people.some(session.participants)
    texts = [say("the class channel")] if session.channel else []
    texts += [say("{person}", person=person) for person in persons[:_NAMES_SHOWN]]
    if len(persons) > _NAMES_SHOWN:
        texts.append(say("{more} more", more=len(persons) - _NAMES_SHOWN))
    if not texts:
        return say("nobody yet")
    names = [f"name{number}" for number in range(len(texts))]
    return Said(", ".join(f"{{{one}}}" for one in names), tuple(zip(names, texts, strict=True)))
