"""Who is in a class: inviting people to it, and taking them out again."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

from bot.model.errors import AskBack, BotError, Conflict
from bot.model.intents import sessions as intents
from bot.model.messages import Place, Reply
from bot.model.moments.readings import left_over
from bot.model.people import Person
from bot.model.sessions import ReminderKind, Session, SessionState
from bot.model.words import say, together
from handlers.sessions.asked import Deed, the_one
from handlers.sessions.cards import MINE, name, no_more_invited, planned, recipients, reminder_replies
from handlers.sessions.choice import meant_by_words, which_class
from handlers.sessions.planning import own, who_knows
from handlers.sessions.reminders import known_of
from handlers.sessions.words import Named, named
from handlers.turn import TALK, Turn
from handlers.unsaid import excuse
from store.unit_of_work import UnitOfWork

_WHOM = "Whom shall I invite?"
_SINGLE = re.compile(r"\s*(?:,|(?<!\w)(?:and|y|et|und|e)(?!\w))\s*", re.IGNORECASE)
_A_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){0,2}")


def invite(intent: intents.InviteToSession, turn: Turn) -> list[Reply]:
    if intent.number is None:  # an answer and no error: whoever is mentioned is known when the button names them
        spoken = as_typed(turn, "invite", _only_class(turn), intent.who)
        whom = _guests(intent.who, spoken, _WHOM) if intent.who.strip() else named(intent.who, turn)
        return [_asked(turn, "invite", Deed.INVITE, whom)]
    work, session = turn.work, own(turn, intent.number)
    spoken = as_typed(turn, "invite", intent.number, intent.who)
    if intent.asks:
        return [_asked(turn, "invite", Deed.INVITE, _guests(intent.who, spoken), session)]
    if session.state is SessionState.CANCELLED:
        raise Conflict("Session {number} was cancelled. Plan a new one instead.", MINE, number=session.number)
    session, news, said = add_guests(turn, session, _guests(intent.who, spoken, _WHOM))
    text = who_knows(work, session) if news else say("They were invited already.")
    return [planned(turn, session, text), *said]


def add_guests(turn: Turn, session: Session, about: Named) -> tuple[Session, list[Person | Place], list[Reply]]:
    """The class with these people, who of them is new, and what they are told now."""
    work, known = turn.work, {name(one) for one in recipients(turn.work, session)}
    work.reminders.hold(session.id)
    work.sessions.invite(session.id, [person.id for person in about.persons if person.id != session.instructor])
    said = _moves_to(turn, session, about.channel) if about.channel not in (None, session.channel) else []
    session = work.sessions.get(session.id)
    news = [one for one in recipients(work, session) if name(one) not in known]
    said += reminder_replies(work, session, ReminderKind.INVITATION, news) if known_of(work, session) else []
    return session, news, _anew(work, session, said)


def _moves_to(turn: Turn, session: Session, channel: Place | None) -> list[Reply]:
    """The class talks in this channel from now on; in the one before they are told so, where they know of it."""
    work, before = turn.work, session.channel
    kept = work.sessions.save(replace(session, channel=channel))
    return no_more_invited(kept, [before]) if before and known_of(work, kept) else []


def uninvite(intent: intents.UninviteFromSession, turn: Turn) -> list[Reply]:
    spoken = as_typed(turn, "uninvite", intent.number or _only_class(turn), intent.who)
    if intent.number is None:
        return [_asked(turn, "uninvite", Deed.UNINVITE, _guests(intent.who, spoken))]
    work, session = turn.work, own(turn, intent.number)
    about = _guests(intent.who, spoken)
    if intent.asks:
        return [_asked(turn, "uninvite", Deed.UNINVITE, about, session)]
    gone = [person for person in about.persons if person.id in session.participants]
    leaves = about.channel is not None and about.channel == session.channel
    if not gone and not leaves:
        raise Conflict("They are not in “{title}”.", MINE, title=session.title)
    work.reminders.hold(session.id)
    for person in gone:
        work.sessions.remove(session.id, person.id)
    left = work.sessions.get(session.id)
    kept = work.sessions.save(replace(left, channel=None) if leaves else left)
    told: list[Person | Place] = [*gone, *([session.channel] if leaves and session.channel else [])]
    told = told if known_of(work, session) else []
    mine = say("They are out of the class, and told so." if told else "They are out of the class.")
    return [planned(turn, kept, mine), *no_more_invited(kept, told)]


def _anew(work: UnitOfWork, session: Session, replies: list[Reply]) -> list[Reply]:
    """The same, said once more to whoever was told before: they were taken out or in since, the class is as it was."""
    return [
        replace(reply, key=f"{reply.key}/{session.version}") if work.outbox.said_once([reply.key or ""]) else reply
        for reply in replies
    ]


def _asked(turn: Turn, verb: str, deed: Deed, about: Named, session: Session | None = None) -> Reply:
    """The question which class it is, or whether it is the one that can be meant: `session`, where it is known."""
    command = f"session {verb} {{number}} {about.again}"
    if session is not None:
        return excuse(turn, the_one(turn, deed, session, (command, ""), whom(about)))
    return excuse(turn, which_class(turn, command, deed, about.rest, whom(about)))


def whom(about: Named) -> str:
    names = [person.name for person in about.persons]
    return together([*names, *(["everybody in the channel"] if about.channel else [])])


def only_names(who: str, turn: Turn) -> bool:
    """Whether these words are people or a channel, and nothing else."""
    try:
        about = known_guests(who, turn)
    except BotError:
        unknown = who.startswith(("@", "#")) and " " not in who
        return unknown or _all_called(who, turn)  # not known, or more than one: that is told
    return about is not None and not (about.title or about.link or left_over(about.rest, ()))


def names_somebody(who: str, turn: Turn) -> bool:
    """Whether these words name people whom the desk knows, or mention somebody or a channel."""
    with suppress(BotError):
        return known_guests(who, turn) is not None
    return True  # somebody or a channel that is not known: that is asked about


def _guests(who: str, turn: Turn, asked: str = "Whom do you mean?") -> Named:
    """Who is meant, also by a first name alone. Raises `AskBack` where nobody is."""
    if about := known_guests(who, turn):
        return about
    raise AskBack(f"{asked} Say @name or #channel.", TALK)


def known_guests(who: str, turn: Turn) -> Named | None:
    about = named(who, turn)
    if about.persons or about.channel is not None:
        return about
    about = named(f"with {who}", turn)
    if about.persons:
        return about
    if _all_called(who, turn):
        return named(" ".join(f"@{each}" for each in _names(who)), turn)
    return None


def _all_called(who: str, turn: Turn) -> bool:
    """Whether somebody is called by each of these names, and they are all there is."""
    names = _names(who)
    return bool(who.strip()) and all(map(_A_NAME.fullmatch, names)) and all(map(turn.work.people.called, names))


def _names(who: str) -> list[str]:
    return _SINGLE.split(who.strip(" ,.!?"))


def _only_class(turn: Turn) -> int | None:
    """The number of the one class that can be meant by the words, if there is but one."""
    about = meant_by_words(turn)
    return about[0].number if len(about) == 1 else None


def as_typed(turn: Turn, verb: str, number: int | None, who: str) -> Turn:
    """The turn with the words of the command: a button that names one of several people says them again."""
    words = f"session {verb} {number or ''} {who}".replace("  ", " ")
    return replace(turn, message=replace(turn.message, words=words))
