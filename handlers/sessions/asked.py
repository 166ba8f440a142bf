"""The one class that can be meant: whether it is shall be said with yes, and what will become of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum

from bot.model.bare_answers import HOW_LONG, WHEN_INSTEAD
from bot.model.errors import AskBack
from bot.model.intents.sessions import MoveSession
from bot.model.letters import plain
from bot.model.messages import Button, Card, Style
from bot.model.moments.class_days import names_a_weekday
from bot.model.moments.from_to import from_to, new_start
from bot.model.moments.lengths import as_length
from bot.model.moments.moments import read_moment, typed
from bot.model.moments.readings import Kept, Moment, Unread, Why, left_over
from bot.model.moments.zones import instants, local_time
from bot.model.sessions import Session, moved
from bot.model.understanding.class_lengths import changed_length
from bot.model.unsaid import Lack
from bot.model.words import say, shortened
from handlers.sessions.cards import MINE
from handlers.sessions.words import choices
from handlers.turn import TALK, Turn

_LABEL, READ_BACK = 40, 2
"""So much of a name stands on a button; so many of the last answers tell which class was spoken of."""
_NUMBER = re.compile(r"(?:show session|session (?:call off|\w+)|human about getting session) (\d{1,9})\b")
_SEVERAL = re.compile(r"session (?:cancel|call off|restore) all ([\d ]+)")
_HOUR = re.compile(r"(?:to )?([01]?\d|2[0-3])", re.IGNORECASE)
_HOUR_LIKE = re.compile(r"(?:to |a |as )?(?P<hour>[6-9]|1\d|2[0-3])h(?P<minute>[0-5]\d)?")
"""No class lasts so many hours."""
_OF_LENGTH = re.compile(r".{0,60}\b(?:length|duration)\b")
_IT = re.compile(
    r"\b(?:it|(?:this|that) (?:one|class|session|lesson)|them|they|the (?:room|link|list))\b(?! (?:of|for) my)"
)
_SAME = re.compile(
    r"(?:(?:at|a|à|um|zur|zu) )?(?:the |la |el |der |die )?(?:same|misma|même|meme|gleichen?|selben?|mesma)[ -]"
    r"(?:time|hora|heure|zeit|uhrzeit)",
    re.IGNORECASE,
)


BACK = say("Change it back")


class Deed(Enum):
    """What shall be done with a class: the question, and how a button says it."""

    CANCEL = "Which class shall be cancelled?", "Cancel {number}: {title}"
    MOVE = "Which class shall be moved?", "Move {number}: {title}"
    CHANGE = "Which class is it?", "Class {number}: {title}"
    LENGTHEN = "Which class shall be longer or shorter?", "Class {number}: {title}"
    INVITE = "Which class shall more people be invited to?", "Invite to {number}: {title}"
    UNINVITE = "Which class shall they be taken out of?", "Take out of {number}: {title}"
    HAND = "Which class shall be handed over?", "Hand over {number}: {title}"


_SHALL_I = {
    (Deed.CHANGE, True): "Shall {which} get {whom}?",
    (Deed.HAND, True): "Shall {whom} teach {which}? Everybody concerned is told at once.",
    (Deed.INVITE, True): "Shall I invite {whom} to {which}?",
    (Deed.UNINVITE, True): "Shall I take {whom} out of {which}?",
}


def deed_button(deed: Deed, session: Session, command: str) -> Button:
    label = say(deed.value[1], number=session.number, title=shortened(session.title, _LABEL))
    return Button(label, command.replace("{number}", str(session.number), 1))


def the_one(turn: Turn, deed: Deed, session: Session, wanted: tuple[str, str], whom: str) -> AskBack:
    """The question whether this class is meant, and that shall be done; a yes says its button. Who moves it and has
    not said where to is asked for that. `wanted`: the command, and what is wanted in it.
    """
    command, rest = wanted
    rest = _with_hour(rest) if deed is Deed.MOVE else rest
    button = deed_button(deed, session, command)
    if deed is Deed.CANCEL:
        return whether_to_cancel(session, command.partition(", ")[2])
    which = say("“{title}” on {start}", title=session.title, start=session.starts_at)
    if deed is Deed.LENGTHEN and not rest:
        return how_long(session)
    if command == "session rename {number}":
        return new_name(session)
    if deed in (Deed.MOVE, Deed.LENGTHEN) and (asked := _where_to(turn, session, rest)):
        return asked
    if deed is Deed.MOVE:
        button = deed_button(deed, session, "session move {number}")
        when = AskBack(WHEN_INSTEAD, button, MINE, TALK, which=which)
        return when.answered_by(Lack.MOMENT, f"session move {session.number} to")
    text = say(_SHALL_I.get((deed, bool(whom)), "Do you mean {which}?"), which=which, whom=whom)
    if deed is Deed.CHANGE and whom:
        button = replace(button, label=say("Yes, change it"))
    return AskBack(text, button, MINE, TALK).answered_by(Lack.YES, button.says)


def whether_to_cancel(session: Session, reason: str) -> AskBack:
    """The question before everybody is told."""
    command = f"session cancel {session.number}, {reason}".rstrip(" ,")
    text = "Shall I cancel “{title}” on {start}? Everybody concerned is told at once."
    yes = Button(say("Yes, cancel it"), command, Style.DANGER)
    asked = AskBack(text, yes, MINE, TALK, title=session.title, start=session.starts_at)
    return asked.answered_by(Lack.YES, command)


def hold_button(session: Session) -> Button:
    return Button(say("Hold it after all"), f"session restore {session.number}")


def whether_to_hold(session: Session) -> AskBack:
    """The question before everybody is told that a cancelled class is held."""
    text = "Shall “{title}” on {start} take place after all? Everybody concerned is told at once."
    asked = AskBack(text, hold_button(session), MINE, TALK, title=session.title, start=session.starts_at)
    return asked.answered_by(Lack.YES, hold_button(session).says)


def how_long(session: Session) -> AskBack:
    """The question for its new length; its day and time stay."""
    asked = AskBack(HOW_LONG, TALK, title=session.title)
    return asked.answered_by(Lack.MOMENT, f"session length {session.number}")


def new_name(session: Session) -> AskBack:
    """The question for its new name; its buttons tell which class `it` is."""
    text = "What shall “{title}” be called? Say `call it` and the new name, such as: call it Optics."
    keeps = Button(say("Show this class"), f"show session {session.number}")
    return AskBack(text, keeps, MINE, TALK, title=session.title)


def said_of(intent: MoveSession, turn: Turn) -> str:
    """The time that a class is moved to, or how long it shall be, in words that are read as that: `10h30` is a time
    where no length is spoken of, and `2:00` is a length where one is.
    """
    said = kept_time(intent.when)
    if _OF_LENGTH.match(plain(turn.message.words)):
        return as_length(said)
    hour = _HOUR_LIKE.fullmatch(plain(said))
    return f"at {hour['hour']}:{hour['minute'] or '00'}" if hour else _with_hour(said)


def where_to(said: str, session: Session, turn: Turn) -> str:
    """The words for its new start or length: of `from 16:00 to 17:00` the second, where it starts at the first. Raises
    `AskBack` where it does not.
    """
    both = from_to(said)
    if both is None:
        return changed_length(said, session.duration)
    kept = Kept(session.starts_at, session.zone)
    if then := new_start(both, kept, turn.person.zone, turn.now):
        return then
    read = read_moment(both[1], turn.person.zone, turn.now, kept)
    if isinstance(read, Unread) or left_over(both[1], read.spans):
        return said
    button = deed_button(Deed.MOVE, session, f"session move {{number}} to {again(read.at, read.zone, turn)}")
    text = say("“{title}” starts on {start}. Shall I move it to {at}?",
               title=session.title, start=session.starts_at, at=read.at)  # fmt: skip
    raise AskBack(text, button, *_as_range(said, session, turn), MINE, TALK).answered_by(Lack.YES, button.says)


def _as_range(said: str, session: Session, turn: Turn) -> tuple[Button, ...]:
    """The other way to read `from 10:00 to 12:00`: the new start and the new end."""
    read = read_moment(said, turn.person.zone, turn.now, Kept(session.starts_at, session.zone))
    if not isinstance(read, Moment) or read.duration is None:
        return ()
    minutes = read.duration // timedelta(minutes=1)
    label = say("From {at} on, {minutes} minutes", at=read.at, minutes=minutes)
    return (Button(label, f"session move {session.number} to {again(read.at, read.zone, turn)} {minutes}m"),)


def kept_time(words: str) -> str:
    """The words without `at the same time`: what a move does not name stays."""
    return " ".join(_SAME.sub(" ", words).split())


def spoken_of(turn: Turn, mine: list[Session]) -> list[Session]:
    """The class of theirs that the last answers were about, where it is only called `it`; none where these were about
    several.
    """
    return last_shown(turn, mine) if _IT.search(plain(turn.message.words)) else []


def last_shown(turn: Turn, mine: list[Session]) -> list[Session]:
    """The class of theirs that the last answers were about; none where these were about several."""
    for card in reversed(turn.last_said(READ_BACK)):
        if numbers := classes_on(card):
            return [one for one in mine if one.number in numbers] if len(numbers) == 1 else []
    return []


def classes_on(card: Card) -> set[int]:
    """The numbers of the classes that an answer is about, by its buttons."""
    said = (button.says for button in card.buttons)
    found = (match[1] for says in said if (match := _SEVERAL.match(says) or _NUMBER.match(says)))
    return {int(number) for numbers in found for number in numbers.split()}


def _where_to(turn: Turn, session: Session, rest: str) -> AskBack | None:
    """What will become of it, and buttons that say so however often they are pressed; None where the words are not
    read as a time. Raises `BotError` for what a yes could not do.
    """
    words = where_to(kept_time(rest), session, turn)
    kept = Kept(session.starts_at, session.zone)
    read = or_in_a_week(words, read_moment(words, turn.person.zone, turn.now, kept), session, turn)
    if left_over(words, read.spans):
        return None
    if isinstance(read, Unread):
        commands = (f"session move {session.number} to {option}" for option in read.options)
        return AskBack(read.text, *choices(read, turn, commands), MINE, TALK) if read.options else None
    moved(session, local_time(read.at, session.zone), session.zone, turn.now, read.duration)
    minutes = (read.duration or session.duration) // timedelta(minutes=1)
    title, start = session.title, session.starts_at
    if read.at == session.starts_at and read.duration:
        text = say("Shall “{title}” on {start} last {minutes} minutes?", title=title, start=start, minutes=minutes)
        label = say("Yes, {minutes} minutes", minutes=minutes)
        button = Button(label, f"session move {session.number} to {minutes}m")
    else:
        text = say("Shall I move “{title}” from {start} to {at}?", title=title, start=start, at=read.at)
        length = f" {minutes}m" if read.duration else ""
        button = deed_button(
            Deed.MOVE, session, f"session move {{number}} to {again(read.at, read.zone, turn)}{length}"
        )
    return AskBack(text, button, MINE, TALK).answered_by(Lack.YES, button.says)


def again(at: datetime, zone: str, turn: Turn) -> str:
    """A moment in words that are read as it, for a button of this person."""
    return typed(at, zone) + (f" {zone}" if zone != turn.person.zone else "")


def or_in_a_week(said: str, read: Moment | Unread, session: Session, turn: Turn) -> Moment | Unread:
    """What was read; or both days, where a class of a later day would be moved to today, called by its name."""
    if isinstance(read, Unread) or not names_a_weekday(said):
        return read
    today, planned = (local_time(at, read.zone).date() for at in (turn.now, session.starts_at))
    if read.local.date() != today or planned <= today:
        return read
    week = (instants(read.local + timedelta(days=7), read.zone) or (read.at + timedelta(days=7),))[0]
    length = f" {read.duration // timedelta(minutes=1)}m" if read.duration else ""
    options = tuple(f"{again(at, read.zone, turn)}{length}" for at in (read.at, week))
    return Unread(Why.AMBIGUOUS, options=options, spans=read.spans)


def _with_hour(words: str) -> str:
    """The words, in which a number alone is the hour that somebody moves a class to."""
    hour = _HOUR.fullmatch(words)
    return f"at {hour[1]}" if hour else words
