"""The one class that can be meant: whether it is shall be said with yes, and what will become of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from enum import Enum

from bot.model.errors import AskBack
from bot.model.messages import Button
from bot.model.moments import read_moment, typed
from bot.model.readings import Kept, Moment, left_over
from bot.model.sessions import Session
from bot.model.understanding.class_lengths import changed_length
from bot.model.unsaid import Lack
from bot.model.words import Said, say, shortened
from handlers.session_cards import MINE
from handlers.turn import TALK, Turn

_LABEL, _READ_BACK = 40, 2
"""So much of a name stands on a button; so many of the last answers tell which class was spoken of."""
_NUMBER = re.compile(r"session \w+ (\d{1,9})\b")
_SAME = re.compile(
    r"(?:(?:at|a|um|zur|zu) )?(?:the |la |el |der |die |à la |a la |à )?(?:same|misma|même|meme|gleichen?|selben?|mesma)"
    r"[ -](?:time|hora|heure|zeit|uhrzeit)",
    re.IGNORECASE,
)


class Deed(Enum):
    """What shall be done with a class: the question, and how a button says it."""

    CANCEL = "Which class shall be cancelled?", "Cancel {number}: {title}"
    MOVE = "Which class shall be moved?", "Move {number}: {title}"
    CHANGE = "Which class is it?", "Class {number}: {title}"
    INVITE = "Which class shall more people be invited to?", "Invite to {number}: {title}"
    UNINVITE = "Which class shall they be taken out of?", "Take out of {number}: {title}"


def deed_button(deed: Deed, session: Session, command: str) -> Button:
    label = say(deed.value[1], number=session.number, title=shortened(session.title, _LABEL))
    return Button(label, command.replace("{number}", str(session.number), 1))


def the_one(turn: Turn, deed: Deed, session: Session, command: str, rest: str) -> AskBack:
    """The question whether this class is meant, and that shall be done; a yes says its button. Who moves it and has
    not said where to is asked for that.
    """
    button = deed_button(deed, session, command)
    if deed is Deed.MOVE and not rest:
        when = AskBack(
            "When shall “{title}” on {start} be instead?",
            button, MINE, TALK, title=session.title, start=session.starts_at,
        )  # fmt: skip
        return when.answered_by(Lack.MOMENT, f"session move {session.number} to")
    text = say("Do you mean “{title}” on {start}?", title=session.title, start=session.starts_at)
    if deed is Deed.CANCEL:
        text = say("Shall I cancel “{title}” on {start}?", title=session.title, start=session.starts_at)
    elif deed is Deed.MOVE and (moved := _moved(turn, session, rest)):
        text, said = moved
        button = replace(button, says=said)
    return AskBack(text, button, MINE, TALK).answered_by(Lack.YES, button.says)


def kept_time(words: str) -> str:
    """The words without `at the same time`: what a move does not name stays."""
    return " ".join(_SAME.sub(" ", words).split())


def spoken_of(turn: Turn, mine: list[Session]) -> list[Session]:
    """The class of theirs that the last answers were about; none where these were about several."""
    for card in reversed(turn.work.outbox.last_said(turn.message.place, turn.person, _READ_BACK)):
        numbers = {int(found[1]) for button in card.buttons if (found := _NUMBER.match(button.says))}
        if numbers:
            return [one for one in mine if one.number in numbers] if len(numbers) == 1 else []
    return []


def _moved(turn: Turn, session: Session, rest: str) -> tuple[Said, str] | None:
    """What will become of it, and the command that says so however often it is pressed; None where the time is not
    read as one.
    """
    words = changed_length(kept_time(rest), session.duration)
    read = read_moment(words, turn.person.zone, turn.now, Kept(session.starts_at, session.zone))
    if not isinstance(read, Moment) or left_over(words, read.spans):
        return None
    length = f" {read.duration // timedelta(minutes=1)}m" if read.duration else ""
    if read.at == session.starts_at and length:
        minutes = length.strip().removesuffix("m")
        asked = say(
            "Shall “{title}” on {start} last {minutes} minutes?",
            title=session.title, start=session.starts_at, minutes=minutes,
        )  # fmt: skip
        return asked, f"session move {session.number} to{length}"
    zone = f" {read.zone}" if read.zone != turn.person.zone else ""
    asked = say(
        "Shall I move “{title}” from {start} to {at}?", title=session.title, start=session.starts_at, at=read.at
    )
    return asked, f"session move {session.number} to {typed(read.at, read.zone)}{zone}{length}"
