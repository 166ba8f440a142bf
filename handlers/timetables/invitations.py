"""People invited to all classes of one name: each class is told before a yes does it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.errors import AskBack, BotError
from bot.model.intents.timetables import InviteToSessions
from bot.model.messages import Button, Reply, Style
from bot.model.sessions import Session, SessionState
from bot.model.unsaid import Lack
from bot.model.words import lines, say, shortened, visible
from handlers.sessions.cards import MINE
from handlers.sessions.choice import named_in
from handlers.sessions.guests import add_guests, known_guests, whom
from handlers.sessions.planning import own
from handlers.sessions.words import Named, named
from handlers.timetables.days import row, taught
from handlers.turn import TALK, Turn
from handlers.unsaid import excuse

_MOST, _QUOTED = 30, 40
_NUMBERS = re.compile(r"(?P<numbers>\d{1,9}(?: \d{1,9})*) (?P<who>[@#<].*)", re.DOTALL)
_ANY_CLASS = re.compile(r"\b(?:all|my|the|our|of|to|classes|class|sessions|lessons)\b", re.IGNORECASE)


def invite(intent: InviteToSessions, turn: Turn) -> list[Reply]:
    if found := _NUMBERS.fullmatch(intent.what.strip()):
        return _invited(turn, [int(each) for each in found["numbers"].split()], named(found["who"], turn))
    about = _guests(intent, turn)
    which = " ".join(_ANY_CLASS.sub(" ", intent.what if intent.who else about.rest).split()).strip(" ,.!?")
    sessions = taught(turn)
    if which:
        sessions = named_in(replace(turn, message=replace(turn.message, words=which)), sessions)
    return [excuse(turn, _whether(sessions, about, which))]


def _guests(intent: InviteToSessions, turn: Turn) -> Named:
    """Who is meant. Raises `AskBack` where nobody is."""
    try:
        about = known_guests(intent.who, turn) if intent.who else named(intent.what, turn)
    except BotError as error:
        raise AskBack(error.card.text, MINE, TALK) from error
    if about and (about.persons or about.channel):
        return about
    asked = say("Whom shall I invite to all of them? Say people as @name, or a whole class by its #channel.")
    unknown = say("I know nobody called {name}.", name=shortened(visible(intent.who), _QUOTED))
    raise AskBack(lines(unknown, asked) if intent.who else asked, MINE, TALK)


def _whether(sessions: list[Session], about: Named, which: str) -> AskBack:
    """The question with every class; a yes invites to these and to no other."""
    if not sessions:
        called = " called “{name}”" if which else " ahead"
        none = f"You teach no class{called} that I know of."
        return AskBack(none, MINE, TALK, name=shortened(visible(which), _QUOTED))
    if len(sessions) > _MOST:
        many = "These are {count} classes. I invite to up to {most} at once."
        return AskBack(many, MINE, TALK, count=len(sessions), most=_MOST)
    text = say("Shall I invite {whom} to these {count} classes?", whom=whom(about), count=len(sessions))
    if len(sessions) == 1:
        text = say("Shall I invite {whom} to this class?", whom=whom(about))
    command = f"session invite all {' '.join(str(one.number) for one in sessions)} {about.again}"
    yes = Button(say("Yes, invite them"), command, Style.PRIMARY)
    return AskBack(lines(text, *map(row, sessions)), yes, MINE, TALK).answered_by(Lack.YES, command)


def _invited(turn: Turn, numbers: list[int], about: Named) -> list[Reply]:
    """Invite them to those that are still to come."""
    chosen = sorted(set(numbers))[:_MOST]  # whoever locks several locks in order
    ahead = [number for number in chosen if turn.work.sessions.numbered(number).ends_at > turn.now]
    found = [own(turn, number) for number in ahead or chosen]
    sessions = [session for session in found if session.state is SessionState.SCHEDULED]
    off = [
        say("{number}: {title} is cancelled.", number=one.number, title=one.title)
        for one in found
        if one not in sessions
    ]
    done = [add_guests(turn, session, about) for session in sessions]
    invited = [session for session, news, _ in done if news]
    shown = sorted(invited or sessions, key=lambda each: each.starts_at)
    text = say("{whom}: invited to {count} classes.", whom=whom(about), count=len(invited))
    if len(invited) == 1:
        text = say("{whom}: invited to this class.", whom=whom(about))
    if not invited:
        text = say("They were invited already.") if sessions else say("I have invited nobody.")
    return [
        turn.whisper(lines(text, *map(row, shown), *off), MINE, TALK),
        *(reply for _, _, said in done for reply in said),
    ]
