"""All classes of a day called off: they are told before a yes does it, and whoever is in one hears of it once."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.model import sessions as model
from bot.model.errors import AskBack, Conflict
from bot.model.intents.timetables import CancelSessions, RestoreSessions
from bot.model.messages import Button, Reply, Style
from bot.model.moments.class_days import days_said, names_a_weekday
from bot.model.moments.zones import local_time
from bot.model.sessions import Session, SessionState
from bot.model.unsaid import Lack
from bot.model.words import Said, lines, say
from handlers.sessions.asked import whether_to_cancel
from handlers.sessions.cards import MINE
from handlers.sessions.planning import called_off, held_after_all, own
from handlers.sessions.reminders import known_of
from handlers.turn import TALK, Turn

_LOOKED_AT, _MOST = 50, 30
"""So many classes ahead are looked at, and so many are cancelled at once."""
_NUMBERS = re.compile(
    r"(?P<numbers>\d{1,9}(?:(?:\s*,\s*|\s+and\s+|\s+)\d{1,9})*)(?:\s*[:;,]\s*(?P<reason>\D.*))?", re.DOTALL
)
_REASON = re.compile(r"\s*[,;:]\s*(?!\d)|\s+(?=because\b)", re.IGNORECASE)


def cancel(intent: CancelSessions, turn: Turn) -> list[Reply]:
    words = (intent.which or intent.asked).strip()
    found = _NUMBERS.fullmatch(words)
    if found is None:
        said, *reason = _REASON.split(words, maxsplit=1)
        raise whether(_of_days(said, turn), "".join(reason).strip())
    numbers = list(dict.fromkeys(int(number) for number in re.findall(r"\d+", found["numbers"])))
    sessions = [own(turn, number) for number in numbers[: _MOST + 1]]
    held = [one for one in sessions if one.state is SessionState.SCHEDULED]
    if not held:
        raise Conflict("All of these classes are cancelled already.", MINE, TALK)
    told = (found["reason"] or "").strip()
    if intent.asked or len(held) > _MOST:
        raise whether(held, told)
    return _cancelled(turn, held, told)


def _cancelled(turn: Turn, sessions: list[Session], reason: str) -> list[Reply]:
    done = [called_off(turn, session, reason) for session in sessions]
    notices = [notice for _, _, said in done for notice in said]
    people = say("Everybody concerned is told." if notices else "Nobody was invited, so nobody is told.")
    text = say("{count} classes are cancelled. {people}", count=len(done), people=people)
    numbers = " ".join(str(gone.number) for gone, _, _ in done)
    back = Button(say("Hold all of them after all"), f"session restore all {numbers}")
    return [turn.whisper(lines(text, *(_row(gone) for gone, _, _ in done)), back, MINE, TALK), *notices]


def restore(intent: RestoreSessions, turn: Turn) -> list[Reply]:
    """Hold those that are still cancelled, as they were planned."""
    sessions = [own(turn, int(number)) for number in re.findall(r"\d{1,9}", intent.which)[:_MOST]]
    gone = [one for one in sessions if one.state is SessionState.CANCELLED]
    if not gone:
        raise Conflict("None of these classes is cancelled.", MINE, TALK)
    done = [held_after_all(turn, model.restored(one, turn.now), known_of(turn.work, one)) for one in gone]
    text = say("{count} classes take place after all.", count=len(done))
    rows = (_row(held) for held, _, _ in done)
    return [turn.whisper(lines(text, *rows), MINE, TALK), *(notice for _, _, said in done for notice in said)]


def whether(sessions: list[Session], reason: str = "", *ways: Button) -> AskBack:
    """The question with every class; a yes cancels these and no other. `ways`: what may be done instead."""
    count = len(sessions)
    if count > _MOST:
        return AskBack("These are {count} classes. I cancel up to {most} at once.", MINE, TALK, count=count, most=_MOST)
    numbers = " ".join(str(one.number) for one in sessions)
    told = f": {reason}" if reason else ""
    if count == 1:
        return whether_to_cancel(sessions[0], f"session cancel {numbers}{told}")
    text = say("Shall I cancel these {count} classes? Everybody concerned is told at once.", count=count)
    command = f"session cancel all {numbers}{told}"
    yes = Button(say("Yes, cancel all {count}", count=count), command, Style.DANGER)
    return AskBack(lines(text, *map(_row, sessions)), yes, *ways, MINE, TALK).answered_by(Lack.YES, command)


def taught_then(words: str, turn: Turn) -> list[Session]:
    """What somebody teaches on the days that are said, soonest first; nothing where none is said. A day that is called
    by its name on that day itself may be the one in a week.
    """
    days = days_said(words, turn.person.zone, turn.now)
    if days is None:
        return []
    ahead = turn.work.sessions.unfinished(turn.now, turn.person.id, _LOOKED_AT)
    mine = [(model.day_of(one, turn.now, turn.person.zone), one) for one in ahead if _teaches(turn, one)]
    found = [one for day, one in mine if days.first <= day <= days.last]
    if found or not names_a_weekday(words) or days.first != local_time(turn.now, turn.person.zone).date():
        return found
    return [one for day, one in mine if day == days.first + timedelta(days=7)]


def _teaches(turn: Turn, session: Session) -> bool:
    return session.instructor == turn.person.id


def _of_days(said: str, turn: Turn) -> list[Session]:
    days = days_said(said, turn.person.zone, turn.now)
    if days is None:
        asked = AskBack("Of which day? Say it such as today, tomorrow or friday.", MINE, TALK)
        raise asked.answered_by(Lack.MOMENT, "session cancel all")
    found = taught_then(said, turn)
    if not found:
        raise AskBack("You teach no class {days} that I know of.", MINE, TALK, days=days.written)
    return found


def _row(session: Session) -> Said:
    return say("{number}: {title}, {start}", number=session.number, title=session.title, start=session.starts_at)
