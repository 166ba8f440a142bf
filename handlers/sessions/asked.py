"""The one class that can be meant: whether it is shall be said with yes, and what will become of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from enum import Enum

from bot.model.errors import AskBack
from bot.model.letters import plain
from bot.model.messages import Button, Style
from bot.model.moments.moments import read_moment, typed
from bot.model.moments.readings import Kept, Moment, left_over
from bot.model.sessions import Session
from bot.model.understanding.class_lengths import changed_length
from bot.model.unsaid import Lack
from bot.model.words import Said, say, shortened
from handlers.sessions.cards import MINE
from handlers.turn import TALK, Turn

_LABEL, _READ_BACK = 40, 2
"""So much of a name stands on a button; so many of the last answers tell which class was spoken of."""
_NUMBER = re.compile(r"(?:show session|session (?:call off|\w+)) (\d{1,9})\b")
_IT = re.compile(
    r"\b(?:it|(?:this|that) (?:one|class|session|lesson)|them|they|the (?:room|link|list))\b(?! (?:of|for) my)"
)
_SAME = re.compile(
    r"(?:(?:at|a|à|um|zur|zu) )?(?:the |la |el |der |die )?(?:same|misma|même|meme|gleichen?|selben?|mesma)[ -]"
    r"(?:time|hora|heure|zeit|uhrzeit)",
    re.IGNORECASE,
)


class Deed(Enum):
    """What shall be done with a class: the question, and how a button says it."""

    CANCEL = "Which class shall be cancelled?", "Cancel {number}: {title}"
    MOVE = "Which class shall be moved?", "Move {number}: {title}"
    CHANGE = "Which class is it?", "Class {number}: {title}"
    LENGTHEN = "Which class shall be longer or shorter?", "Class {number}: {title}"
    INVITE = "Which class shall more people be invited to?", "Invite to {number}: {title}"
    UNINVITE = "Which class shall they be taken out of?", "Take out of {number}: {title}"


_SHALL_I = {
    (Deed.CHANGE, True): "Shall {which} get {whom}?",
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
    button = deed_button(deed, session, command)
    if deed is Deed.CANCEL:
        return whether_to_cancel(session, button.says.replace("call off", "cancel", 1))
    which = say("“{title}” on {start}", title=session.title, start=session.starts_at)
    if deed is Deed.LENGTHEN and not rest:
        return how_long(session)
    if command == "session rename {number}":
        return new_name(session)
    if deed is Deed.MOVE and not rest:
        when = AskBack("When shall {which} be instead?", button, MINE, TALK, which=which)
        return when.answered_by(Lack.MOMENT, f"session move {session.number} to")
    text = say(_SHALL_I.get((deed, bool(whom)), "Do you mean {which}?"), which=which, whom=whom)
    if deed is Deed.CHANGE and whom:
        button = replace(button, label=say("Yes, change it"))
    if deed in (Deed.MOVE, Deed.LENGTHEN) and (moved := _moved(turn, session, rest)):
        text, button = moved
    return AskBack(text, button, MINE, TALK).answered_by(Lack.YES, button.says)


def whether_to_cancel(session: Session, command: str) -> AskBack:
    """The question before everybody is told; `command` is what a yes says, perhaps with the reason."""
    text = "Shall I cancel “{title}” on {start}? Everybody concerned is told at once."
    yes = Button(say("Yes, cancel it"), command, Style.DANGER)
    asked = AskBack(text, yes, MINE, TALK, title=session.title, start=session.starts_at)
    return asked.answered_by(Lack.YES, command)


def how_long(session: Session) -> AskBack:
    """The question for its new length; its day and time stay."""
    text = "How long shall “{title}” be? Say it such as 45m or 1h30."
    return AskBack(text, TALK, title=session.title).answered_by(Lack.MOMENT, f"session move {session.number} to")


def new_name(session: Session) -> AskBack:
    """The question for its new name; its buttons tell which class `it` is."""
    text = "What shall “{title}” be called? Say `call it` and the new name, such as: call it Optics."
    keeps = Button(say("Show this class"), f"show session {session.number}")
    return AskBack(text, keeps, MINE, TALK, title=session.title)


def kept_time(words: str) -> str:
    """The words without `at the same time`: what a move does not name stays."""
    return " ".join(_SAME.sub(" ", words).split())


def spoken_of(turn: Turn, mine: list[Session]) -> list[Session]:
    """The class of theirs that the last answers were about, where it is only called `it`; none where these were about
    several.
    """
    if not _IT.search(plain(turn.message.words)):
        return []
    for card in reversed(turn.work.outbox.last_said(turn.message.place, turn.person, _READ_BACK)):
        numbers = {int(found[1]) for button in card.buttons if (found := _NUMBER.match(button.says))}
        if numbers:
            return [one for one in mine if one.number in numbers] if len(numbers) == 1 else []
    return []


def _moved(turn: Turn, session: Session, rest: str) -> tuple[Said, Button] | None:
    """What will become of it, and the button that says so however often it is pressed; None where the time is not
    read as one.
    """
    words = changed_length(kept_time(rest), session.duration)
    read = read_moment(words, turn.person.zone, turn.now, Kept(session.starts_at, session.zone))
    if not isinstance(read, Moment) or left_over(words, read.spans):
        return None
    minutes = (read.duration or session.duration) // timedelta(minutes=1)
    title, start = session.title, session.starts_at
    if read.at == session.starts_at and read.duration:
        text = say("Shall “{title}” on {start} last {minutes} minutes?", title=title, start=start, minutes=minutes)
        return text, Button(
            say("Yes, {minutes} minutes", minutes=minutes), f"session move {session.number} to {minutes}m"
        )
    zone = f" {read.zone}" if read.zone != turn.person.zone else ""
    length = f" {minutes}m" if read.duration else ""
    text = say("Shall I move “{title}” from {start} to {at}?", title=title, start=start, at=read.at)
    return text, deed_button(
        Deed.MOVE, session, f"session move {{number}} to {typed(read.at, read.zone)}{zone}{length}"
    )
