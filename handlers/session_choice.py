"""Which class is meant when its number was not said: by its name or its time, or asked back."""

from __future__ import annotations

import re
from enum import Enum

from bot.model.errors import AskBack
from bot.model.messages import Button
from bot.model.moments import read_moment
from bot.model.readings import Moment, Unread, Why, beside, left_over
from bot.model.sessions import Session
from bot.model.understanding.named_classes import name_in
from bot.model.understanding.spelling import plain_words
from bot.model.words import lines, say, shortened, visible
from bot.model.zones import local_time
from handlers.session_cards import MINE
from handlers.session_words import EMPTY
from handlers.turn import TALK, Turn

_LOOKED_AT, _OFFERED, _LABEL = 50, 5, 40
"""So many classes ahead are looked at for a name, so many are offered as buttons, with so much of their names."""
_ANY = frozenset(
    {"a", "an", "the", "my", "our", "class", "classes", "session", "sessions", "lesson", "course", "room"}
    | {"to", "of", "and"}
)
"""Words that many classes have in their names, and many sentences about any of them."""

_JOINS = re.compile(r"^[\W_]*(?:(?:to|class|session)\b[\W_]*)*", re.IGNORECASE)
"""What joins the name of a class to what is wanted of it."""
_REASON = re.compile(r"\s*[,;:]\s*|\s+(?=because\b)", re.IGNORECASE)
_WHICHEVER = frozenset(("next", "first", "last", "other", "one", "all"))
_QUOTES = "\"'“”„«»‘’ "


class Deed(Enum):
    """What shall be done with a class: the question, and how a button says it."""

    CANCEL = "Which class shall be cancelled?", "Cancel {number}: {title}"
    MOVE = "Which class shall be moved?", "Move {number}: {title}"
    CHANGE = "Which class is it?", "Class {number}: {title}"
    LENGTHEN = "Which class shall be longer or shorter?", "Class {number}: {title}"
    INVITE = "Which class shall more people be invited to?", "Invite to {number}: {title}"


_TO = (Deed.MOVE, Deed.CHANGE, Deed.LENGTHEN)
"""What is done to a class is said behind `to`."""


def which_class(turn: Turn, command: str, deed: Deed, said: str = "") -> AskBack:
    """The question which class is meant, if they teach any: those that the words name or whose time they say, or else
    the next ones. Each button says the command with its number.

    `said`: words that may name the class; what else they say stands for `{said}` in the command.
    """
    ahead = turn.work.sessions.upcoming(turn.now, turn.person.id, _LOOKED_AT)
    mine = [one for one in ahead if one.instructor == turn.person.id]
    if not mine:
        text = "You have no class ahead that I know of. Is it another one? Say its number after the command."
        return AskBack(text, MINE, TALK)
    named = _named(turn, mine)
    timed = _timed(turn, deed, named or mine)
    name, rest = ("", _without_name(said, named, turn, deed)) if named else _unknown(said, turn, deed)
    offered = (timed or named or mine)[:_OFFERED]
    buttons = (_button(deed, one, command.replace("{said}", rest).rstrip(" ,")) for one in offered)
    asked = say(f"{deed.value[0]} Press one of these, or say its number after the command.")
    if name:
        asked = say("You teach no class called “{name}” that I know of. Is it one of these?", name=name)
    alike = len({one.title for one in offered}) < len(offered)
    rows = (say("{number}: {at}", number=one.number, at=one.starts_at) for one in offered if alike)
    return AskBack(lines(asked, *rows), *buttons, MINE, TALK)


def _without_name(said: str, named: list[Session], turn: Turn, deed: Deed) -> str:
    """What is wanted of a class that is named: the words without its name, and without those joining the two."""
    found = name_in(said, [one.title for one in named])
    rest = _JOINS.sub("", EMPTY.sub(" ", f"{said[: found[0]]} {said[found[1] :]}") if found else said).strip()
    only_when = deed is Deed.CANCEL and not left_over(rest, _day_or_time(rest, turn).spans)
    return "" if only_when else rest


def _unknown(said: str, turn: Turn, deed: Deed) -> tuple[str, str]:
    """What looks like the name of a class that is not there, and what else was said: the time, or the reason."""
    if deed is Deed.LENGTHEN:
        return "", said
    name, rest = _parted(said, deed)
    read = _day_or_time(name, turn)
    spans = [(start, end) for start, end in read.spans if end <= len(name)]
    if deed is Deed.MOVE and not rest:
        rest = " ".join(name[slice(*span)] for span in spans)
        if not isinstance(read, Moment):
            return "", said
    unread = set(left_over(name, spans).casefold().split()) - _WHICHEVER
    return shortened(visible(beside(name, spans)).strip(_QUOTES), _LABEL) if unread else "", rest


def _day_or_time(said: str, turn: Turn) -> Moment | Unread:
    """What day or time is said; a day alone is read as its noon."""
    read = read_moment(said, turn.person.zone, turn.now)
    only_a_day = isinstance(read, Unread) and read.why is Why.NO_TIME
    return read_moment(f"{said} 12:00", turn.person.zone, turn.now) if only_a_day else read


def _parted(said: str, deed: Deed) -> tuple[str, str]:
    """What may name a class, and what is wanted of it."""
    if deed is Deed.CANCEL:
        parts = _REASON.split(said, maxsplit=1)
        return parts[0], "".join(parts[1:])
    name, _, behind = said.partition(" to ") if deed is Deed.MOVE else (said, "", "")
    return name, behind.strip()


def changes(session: Session) -> tuple[Button, Button]:
    """What who teaches a class can do with it from a list."""
    move = _button(Deed.MOVE, session, "session move {number}")
    return move, _button(Deed.CANCEL, session, "session cancel {number}")


def _button(deed: Deed, session: Session, command: str) -> Button:
    label = say(deed.value[1], number=session.number, title=shortened(session.title, _LABEL))
    return Button(label, command.replace("{number}", str(session.number), 1))


def _timed(turn: Turn, deed: Deed, mine: list[Session]) -> list[Session]:
    """The classes at the time or on the day that was said; who moves one says where to behind `to`."""
    zone = turn.person.zone
    said = turn.message.words.partition(" to ")[0] if deed in _TO else turn.message.words
    read = read_moment(said, zone, turn.now)
    if isinstance(read, Moment):
        exact = [one for one in mine if one.starts_at == read.at]
        clock = local_time(read.at, zone).time()
        return exact or [one for one in mine if local_time(one.starts_at, zone).time() == clock]
    day = _day_or_time(said, turn)
    if not isinstance(day, Moment):
        return []
    return [one for one in mine if local_time(one.starts_at, zone).date() == local_time(day.at, zone).date()]


def _named(turn: Turn, mine: list[Session]) -> list[Session]:
    """The classes whose names stand in what was said, whole or at least in one word that tells them apart."""
    said = set(plain_words(turn.message.words)) - _ANY
    names = {one.id: set(plain_words(one.title)) - _ANY for one in mine}
    whole = [one for one in mine if names[one.id] and names[one.id] <= said]
    return whole or [one for one in mine if {word for word in names[one.id] if not word.isdigit()} & said]
