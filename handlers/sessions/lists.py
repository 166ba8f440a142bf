"""Showing classes: the next ones, those of a day, the one that is named; its reminders, and who covers it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.cover_words import only_ill
from bot.model.errors import NotFound
from bot.model.intents import sessions as intents
from bot.model.messages import Button, Card, Kind, Reply
from bot.model.moments.class_days import Days, days_shown
from bot.model.people import Role
from bot.model.secrets.alone import guarded
from bot.model.sessions import ReminderState, Session, day_of
from bot.model.understanding.named_classes import name_in
from bot.model.words import Said, lines, say, shortened
from handlers.mutes import REMINDERS
from handlers.sessions.asked import spoken_of
from handlers.sessions.cards import MINE, audience, entry, planned, session_card, stands
from handlers.sessions.choice import changes, meant_by_words
from handlers.timetables.days import DAYS_AHEAD, taught_then, whether
from handlers.turn import TALK, Turn

_SHOWN, _CHANGED, _LOOKED_AT = 10, 2, 50
"""How many classes a list shows, how many of those they teach can be changed from there: a platform may have room for
six buttons; and how many are looked through for a name or a day.
"""
_ANNOUNCED, _QUOTED = 3, 300
"""Of so many classes it is told when they are announced; so many letters of somebody's words are passed on."""
_OF_THE_LIST = frozenset(("show", "next", "week", "today", "tomorrow", "when", "what", "list", "schedule", "time"))
"""Words that ask for a list, whatever classes are called."""


def list_upcoming(_: intents.ListSessions, turn: Turn) -> list[Reply]:
    """The classes to come; only the one that was named, or those of the days that were said."""
    asked = turn.message.kind in (Kind.SAID, Kind.COMMAND)
    days = days_shown(turn.message.words, turn.person.zone, turn.now) if asked else None
    most = DAYS_AHEAD if days else _LOOKED_AT if asked else _SHOWN + 1
    mine = turn.work.sessions.unfinished(turn.now, turn.person.id, limit=most)
    if asked and (named := _named(turn, mine)):
        if len(named) == 1:
            return [_one(turn, named[0])]
        mine = named
    elif days:
        mine = [one for one in mine if days.first <= day_of(one, turn.now, turn.person.zone) <= days.last]
    if not mine:
        return [_none(turn, days)]
    text = say("Soonest first. There are more, later.") if len(mine) > _SHOWN else say("Soonest first.")
    taught = [one for one in mine[:_SHOWN] if one.instructor == turn.person.id][:_CHANGED]
    title = say("Your classes {days}", days=days.written) if days else say("Your next classes")
    card = Card(text, title=title, facts=tuple(entry(session, turn.now) for session in mine[:_SHOWN]))
    return [turn.whisper(card, *(button for one in taught for button in changes(one)), REMINDERS, TALK)]


def files(_: intents.FilesOfSessions, turn: Turn) -> list[Reply]:
    """That no calendar's file is read or written, and what there is in its place."""
    text = say("I do not read or write calendar files. I do not change your other calendar.")
    shown = say("Your classes to come are here: `sessions`.")
    if turn.person.role < Role.INSTRUCTOR:
        return [turn.whisper(lines(text, shown), MINE, TALK)]
    how = say('You can plan many classes in one message, a line each: `session add "Algebra 2" friday 10:00 60m`.')
    return [turn.whisper(lines(text, how, shown), Button(say("Plan a class"), "session form", form=True), MINE, TALK)]


def _named(turn: Turn, mine: Sequence[Session]) -> list[Session]:
    """The classes whose name the words have: of one title there may be several."""
    words = turn.message.words
    found = name_in(words, (one.title for one in mine))
    said = words[slice(*found)].casefold() if found else ""
    if not said or said in _OF_THE_LIST:
        return []
    return [one for one in mine if name_in(said, [one.title])]


def _none(turn: Turn, days: Days | None) -> Reply:
    teaches = turn.person.role >= Role.INSTRUCTOR
    plans = (Button(say("Plan a class"), "session form", form=True),) if teaches else ()
    if days:
        return turn.whisper(say("You have no class {days} that I know of.", days=days.written), *plans, MINE, TALK)
    buttons = (*plans, TALK)
    return turn.whisper(say("You have no class ahead that I know of."), *buttons)


def show(intent: intents.ShowSession, turn: Turn) -> list[Reply]:
    session = turn.work.sessions.numbered(intent.number)
    if turn.person.id != session.instructor and turn.person.role < Role.ON_CALL and not _takes_part(turn, session):
        raise NotFound("I cannot find a session {number}.", number=str(intent.number))
    return [_one(turn, session)]


def _one(turn: Turn, session: Session) -> Reply:
    text = stands(session, turn.now)
    if turn.person.id == session.instructor or turn.person.role >= Role.ON_CALL:
        return planned(turn, session, text)
    return turn.whisper(session_card(session, text, turn.person, turn.school.zone))


def _takes_part(turn: Turn, session: Session) -> bool:
    """Whether somebody is named in it, or has spoken to the desk in its channel."""
    heard = session.channel is not None and turn.work.places.visited(turn.person.id, session.channel)
    return heard or turn.person.id in session.participants


def reminders(intent: intents.RemindersOfSession, turn: Turn) -> list[Reply]:
    """When everybody is reminded of the class that is meant, or of the next ones."""
    if intent.number is not None:
        session = turn.work.sessions.numbered(intent.number)
        if turn.person.id != session.instructor and turn.person.role < Role.ON_CALL:
            raise NotFound("I cannot find a session {number}.", number=str(intent.number))
        about = [session]
    else:
        about = meant_by_words(turn)
        about = (spoken_of(turn, about) or about)[:_ANNOUNCED]
    rule = say("I send reminders to all who are invited. Your school sets how long before.")
    if not about:
        return [turn.whisper(lines(rule, say("You have no class ahead that I know of.")), MINE, TALK)]
    return [turn.whisper(lines(rule, *(_announced(turn, one) for one in about)), MINE, REMINDERS, TALK)]


def _announced(turn: Turn, session: Session) -> Said:
    which = say("“{title}” on {start}", title=session.title, start=session.starts_at)
    if not (session.channel or session.participants):
        text = "{which}: nobody is invited yet. `session invite {number}` and @name or #channel adds people."
        return say(text, which=which, number=session.number)
    planned = [one.due for one in turn.work.reminders.of(session.id) if one.state is ReminderState.PLANNED]
    due = {f"due{number}": at for number, at in enumerate(sorted(planned))}
    times = " and ".join(f"{{{name}}}" for name in due)
    text = f"{{which}}: at {times}, to {{whom}}." if due else "{which}: {whom} have been reminded."
    return say(text, which=which, whom=audience(turn.work, session), **due)


def cover(_: intents.CoverSession | None, turn: Turn) -> list[Reply]:
    """The way to a person, with the words and the class that is meant; nobody else can find a colleague."""
    about = meant_by_words(turn)
    known = about[0] if len(about) == 1 else None
    words = shortened(" ".join(guarded(turn.message.words).split()), _QUOTED)
    if len(mine := _while_ill(turn)) > 1:
        them = shortened(", ".join(f"{one.number}: {one.title}" for one in mine), _QUOTED)
        raise whether(mine, "", Button(say("Find somebody for them"), f"human {words} (classes {them})"))
    text = say("I cannot find somebody who takes a class, but a person can. Shall I hand this on to one?")
    if known:
        words = f"{words} (class {known.number}: {known.title})"
        which = say("It is about “{title}” on {start}.", title=known.title, start=known.starts_at)
        hand_on = Button(say("Yes, hand it on"), f"human {words}")
        return [turn.whisper(lines(text, which), hand_on, *changes(known), MINE, TALK)]
    return [turn.whisper(text, Button(say("Yes, hand it on"), f"human {words}"), MINE, TALK)]


def _while_ill(turn: Turn) -> list[Session]:
    """The classes of whoever says that they are ill, or away, and nothing else: of that day, or of today."""
    words = turn.message.words
    return (taught_then(words, turn) or taught_then("today", turn)) if only_ill(words) else []
