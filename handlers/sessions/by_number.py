"""What a teacher wants of a class that is called by its number alone: `move 1 to thursday`, `rename 1 to Optics`."""

from __future__ import annotations

import re

from bot.model.bare_answers import hour
from bot.model.intents.intent import Intent
from bot.model.intents.sessions import ChangeSession, MoveSession
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Kept, left_over
from bot.model.people import Role
from bot.model.understanding.politeness import without_kindness
from handlers.turn import Turn

_OF_A_NUMBER = re.compile(
    r"\W*(?:please |pls |(?:can|could) you (?:please )?)?(?P<verb>move|reschedule|rename) (?:no\.? ?|number |#)?"
    r"(?P<number>\d{1,9}) to (?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def meant(turn: Turn) -> Intent | None:
    """The change of a class of theirs; of a number that is none of these anything else may be meant."""
    said = _OF_A_NUMBER.fullmatch(without_kindness(turn.message.words.strip()))
    session = turn.work.sessions.called(int(said["number"])) if said else None
    if said is None or session is None or session.instructor != turn.person.id:
        return None
    rest = said["rest"].strip()
    if said["verb"].casefold() == "rename":
        return ChangeSession(session.number, rest)
    kept = Kept(session.starts_at, session.zone)
    read = read_moment(hour(rest) or rest, turn.person.zone, turn.now, kept)
    if not read.spans or left_over(rest, read.spans):
        return None
    return MoveSession(session.number, rest, asks=turn.person.role >= Role.ON_CALL)  # it may be a ticket's number, too
