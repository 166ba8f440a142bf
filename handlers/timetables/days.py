"""All classes of a day called off: they are told before a yes does it, and whoever is in one hears of it once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.model import sessions as model
from bot.model.errors import AskBack, Conflict
from bot.model.intents.timetables import CancelSessions, RestoreSessions
from bot.model.messages import Button, Reply, Style
from bot.model.moments.class_days import days_said, names_a_weekday
from bot.model.moments.zones import local_time
from bot.model.sessions import Session, SessionState
from bot.model.understanding.class_timetables import exception_in, says_no_more
from bot.model.unsaid import Lack
from bot.model.words import Said, lines, say
from handlers.sessions.asked import Deed, deed_button, hold_button, whether_to_cancel
from handlers.sessions.cards import MINE
from handlers.sessions.choice import named_in, which_class
from handlers.sessions.planning import called_off, held_after_all, own
from handlers.sessions.reminders import known_of
from handlers.turn import TALK, Turn

DAYS_AHEAD, _MOST, _OFFERED = 1000, 30, 5
"""So many classes ahead are looked at for a day that is said, so many are cancelled at once, and so many
are offered as buttons."""
_NUMBERS = re.compile(
    r"(?P<numbers>\d{1,9}(?:(?:\s*,\s*|\s+and\s+|\s+)\d{1,9})*)(?:\s*[:;,]\s*(?P<reason>\D.*))?", re.DOTALL
)
_REASON = re.compile(r"\s*[,;:]\s*(?!\d)|\s+(?=because\b)", re.IGNORECASE)


def cancel(intent: CancelSessions, turn: Turn) -> list[Reply]:
    words = (intent.which or intent.asked).strip()
    found = _NUMBERS.fullmatch(words)
    if found is None:
        raise _whether_then(words, turn)
    sessions = _to_come(turn, found["numbers"], _MOST + 1)
    held = [one for one in sessions if one.state is SessionState.SCHEDULED]
    if not held:
        raise Conflict("All of these classes are cancelled already.", MINE, TALK)
    told = (found["reason"] or "").strip()
    if intent.asked or len(held) > _MOST:
        raise whether(held, told)
    return _cancelled(turn, held, told)


def _cancelled(turn: Turn, sessions: list[Session], reason: str) -> list[Reply]:
    done = [called_off(turn, session, known_of(turn.work, session), reason) for session in sessions]
    notices = [notice for _, _, said in done for notice in said]
    people = say("Everybody concerned is told." if notices else "Nobody was invited, so nobody is told.")
    if len(done) == 1:
        gone, cancelled, _ = done[0]
        text = say("{cancelled} {people}", cancelled=cancelled, people=people)
        return [turn.whisper(text, hold_button(gone), MINE, TALK), *notices]
    text = say("{count} classes are cancelled. {people}", count=len(done), people=people)
    numbers = " ".join(str(gone.number) for gone, _, _ in done)
    back = Button(say("Hold all of them after all"), f"session restore all {numbers}")
    return [turn.whisper(lines(text, *(row(gone) for gone, _, _ in done)), back, MINE, TALK), *notices]


def restore(intent: RestoreSessions, turn: Turn) -> list[Reply]:
    """Hold those that are still cancelled, as they were planned."""
    gone = [one for one in _to_come(turn, intent.which, _MOST) if one.state is SessionState.CANCELLED]
    if not gone:
        raise Conflict("None of these classes is cancelled.", MINE, TALK)
    done = [held_after_all(turn, model.restored(one, turn.now), known_of(turn.work, one)) for one in gone]
    notices = [notice for _, _, said in done for notice in said]
    if len(done) == 1:
        return [turn.whisper(done[0][1], MINE, TALK), *notices]
    text = say("{count} classes take place after all.", count=len(done))
    return [turn.whisper(lines(text, *(row(held) for held, _, _ in done)), MINE, TALK), *notices]


def _to_come(turn: Turn, said: str, most: int) -> list[Session]:
    """The classes with these numbers, soonest first, but for those that are over, unless all of them are."""
    numbers = sorted({int(number) for number in re.findall(r"\d{1,9}", said)})  # whoever locks several locks in order
    ahead = [number for number in numbers if turn.work.sessions.numbered(number).ends_at > turn.now]
    return sorted((own(turn, number) for number in (ahead or numbers)[:most]), key=lambda one: one.starts_at)


def whether(sessions: list[Session], reason: str = "", *ways: Button) -> AskBack:
    """The question with every class; a yes cancels these and no other. `ways`: what may be done instead."""
    count = len(sessions)
    if count > _MOST:
        return AskBack("These are {count} classes. I cancel up to {most} at once.", MINE, TALK, count=count, most=_MOST)
    numbers = " ".join(str(one.number) for one in sessions)
    told = f": {reason}" if reason else ""
    if count == 1:
        return whether_to_cancel(sessions[0], reason)
    text = say("Shall I cancel these {count} classes? Everybody concerned is told at once.", count=count)
    command = f"session cancel all {numbers}{told}"
    yes = Button(say("Yes, cancel all {count}", count=count), command, Style.DANGER)
    return AskBack(lines(text, *map(row, sessions)), yes, *ways, MINE, TALK).answered_by(Lack.YES, command)


def taught_then(words: str, turn: Turn) -> list[Session]:
    """What somebody teaches on the days that are said, soonest first; nothing where none is said. A day that is called
    by its name on that day itself may be the one in a week.
    """
    days = days_said(words, turn.person.zone, turn.now)
    if days is None:
        return []
    mine = [(model.day_of(one, turn.now, turn.person.zone), one) for one in taught(turn)]
    found = [one for day, one in mine if days.first <= day <= days.last]
    if found or not names_a_weekday(words) or days.first != local_time(turn.now, turn.person.zone).date():
        return found
    return [one for day, one in mine if day == days.first + timedelta(days=7)]


def taught(turn: Turn) -> list[Session]:
    ahead = turn.work.sessions.unfinished(turn.now, turn.person.id, DAYS_AHEAD)
    return [one for one in ahead if one.instructor == turn.person.id]


def _whether_then(words: str, turn: Turn) -> AskBack:
    """The question about the classes of the days that the words say, but for those they leave out."""
    begins, ends = exception_in(words) or (len(words), len(words))
    said, *reason = _REASON.split(words[:begins].rstrip(" ,;:-"), maxsplit=1)
    days = days_said(said, turn.person.zone, turn.now)
    if words[ends:] and days is None:
        return _to_press(_without(taught(turn), words[ends:], turn))
    if days is None and says_no_more(said):
        asked = AskBack("Of which day? Say it such as today, tomorrow or friday.", MINE, TALK)
        return asked.answered_by(Lack.MOMENT, "session cancel all")
    if days is None:
        return which_class(turn, "session call off {number}, {said}", Deed.CANCEL, "")
    found = taught_then(said, turn)
    if not found:
        return AskBack("You teach no class {days} that I know of.", MINE, TALK, days=days.written)
    left = _without(found, words[ends:], turn) if words[ends:] else found
    if words[ends:] and len(left) in (0, len(found)):
        return _to_press(found)
    return whether(left, "".join(reason).strip())


def _without(sessions: list[Session], said: str, turn: Turn) -> list[Session]:
    """Those that these words do not name."""
    named = named_in(replace(turn, message=replace(turn.message, words=said)), sessions)
    return [one for one in sessions if one not in named]


def _to_press(sessions: list[Session]) -> AskBack:
    """A button for each, where it is not clear which of them shall be cancelled."""
    if not sessions:
        return AskBack("You have no class ahead that I know of.", MINE, TALK)
    ways = (deed_button(Deed.CANCEL, one, "session call off {number}") for one in sessions[:_OFFERED])
    return AskBack(
        f"{Deed.CANCEL.value[0]} Press one of these, or say its number after the command.", *ways, MINE, TALK
    )


def row(session: Session) -> Said:
    return say("{number}: {title}, {start}", number=session.number, title=session.title, start=session.starts_at)
