"""Which class is meant when its number was not said: by its name or its time, or asked back."""

from __future__ import annotations

from enum import Enum

from bot.model.errors import AskBack
from bot.model.messages import Button
from bot.model.moments import read_moment
from bot.model.readings import Moment, Why
from bot.model.sessions import Session
from bot.model.understanding.spelling import plain_words
from bot.model.words import lines, say, shortened
from bot.model.zones import local_time
from handlers.session_cards import MINE
from handlers.turn import TALK, Turn

_LOOKED_AT, _OFFERED, _LABEL = 50, 5, 40
"""So many classes ahead are looked at for a name, so many are offered as buttons, with so much of their names."""
_ANY = frozenset(
    ("a", "an", "the", "my", "our", "class", "classes", "session", "sessions", "lesson", "course", "to", "of", "and")
)
"""Words that many classes have in their names, and many sentences about any of them."""


class Deed(Enum):
    """What shall be done with a class: the question, and how a button says it."""

    CANCEL = "Which class shall be cancelled?", "Cancel {number}: {title}"
    MOVE = "Which class shall be moved?", "Move {number}: {title}"
    INVITE = "Which class shall more people be invited to?", "Invite to {number}: {title}"


def which_class(turn: Turn, command: str, deed: Deed) -> AskBack:
    """The question which class is meant, if they teach any: those that the words name or whose time they say, or else
    the next ones. Each button says the command with its number.
    """
    ahead = turn.work.sessions.upcoming(turn.now, turn.person.id, _LOOKED_AT)
    mine = [one for one in ahead if one.instructor == turn.person.id]
    if not mine:
        text = "You have no class ahead that I know of. Is it another one? Say its number after the command."
        return AskBack(text, MINE, TALK)
    named = _named(turn, mine) or mine
    offered = (_timed(turn, deed, named) or named)[:_OFFERED]
    buttons = (_button(deed, one, command) for one in offered)
    asked = say(f"{deed.value[0]} Press one of these, or say its number after the command.")
    alike = len({one.title for one in offered}) < len(offered)
    rows = (say("{number}: {at}", number=one.number, at=one.starts_at) for one in offered if alike)
    return AskBack(lines(asked, *rows), *buttons, MINE, TALK)


def changes(session: Session) -> tuple[Button, Button]:
    """What who teaches a class can do with it from a list."""
    move = _button(Deed.MOVE, session, "session move {number}")
    return move, _button(Deed.CANCEL, session, "session cancel {number}")


def _button(deed: Deed, session: Session, command: str) -> Button:
    label = say(deed.value[1], number=session.number, title=shortened(session.title, _LABEL))
    return Button(label, command.replace("{number}", str(session.number)))


def _timed(turn: Turn, deed: Deed, mine: list[Session]) -> list[Session]:
    """The classes at the time or on the day that was said; who moves one says where to behind `to`."""
    zone = turn.person.zone
    said = turn.message.words.partition(" to ")[0] if deed is Deed.MOVE else turn.message.words
    read = read_moment(said, zone, turn.now)
    if isinstance(read, Moment):
        exact = [one for one in mine if one.starts_at == read.at]
        clock = local_time(read.at, zone).time()
        return exact or [one for one in mine if local_time(one.starts_at, zone).time() == clock]
    day = read_moment(f"{said} 12:00", zone, turn.now) if read.why is Why.NO_TIME else read
    if not isinstance(day, Moment):
        return []
    return [one for one in mine if local_time(one.starts_at, zone).date() == local_time(day.at, zone).date()]


def _named(turn: Turn, mine: list[Session]) -> list[Session]:
    """The classes whose names stand in what was said, whole or at least in one word that tells them apart."""
    said = set(plain_words(turn.message.words)) - _ANY
    names = {one.id: set(plain_words(one.title)) - _ANY for one in mine}
    whole = [one for one in mine if names[one.id] and names[one.id] <= said]
    return whole or [one for one in mine if {word for word in names[one.id] if not word.isdigit()} & said]
