"""Several classes planned by one message: one a line, all of them or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.model.errors import AskBack, BotError
from bot.model.messages import Reply
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Moment
from bot.model.moments.repeats import repeats
from bot.model.words import lines, say, shortened, visible
from handlers.sessions.cards import MINE
from handlers.turn import TALK, Turn

_COMMAND = re.compile(r"^[\s/*•-]*(?:session (?:add|new|create)\s+)?", re.IGNORECASE)
_MOST, _QUOTED = 30, 60
"""So many lines; so much of one is said again."""


def rows_of(what: str, turn: Turn) -> Sequence[str]:
    """The lines, without the command before each; empty where they are of one class: then not more than one of them
    says a day and a time.
    """
    rows = [row for each in what.splitlines() if (row := _COMMAND.sub("", each).strip())]
    if len(rows) < 2:
        return ()
    timed = sum(isinstance(read_moment(row, turn.person.zone, turn.now), Moment) for row in rows)
    return rows if timed > 1 else ()


def plan_all(rows: Sequence[str], plan: Callable[[str], list[Reply]]) -> list[Reply]:
    """Plan each; what cannot be planned is named, and then none is."""
    if len(rows) > _MOST:
        raise AskBack("These are {count} lines. I take up to {most} at once.", TALK, count=len(rows), most=_MOST)
    twice = next((row for at, row in enumerate(rows) if row in rows[:at]), "")
    if twice:
        quoted = shortened(visible(twice), _QUOTED)
        raise AskBack(
            "“{row}” is there twice, so I have planned none of these classes. Send each line once.",
            MINE,
            TALK,
            row=quoted,
        )
    if again := next(filter(repeats, rows), ""):
        quoted = shortened(visible(again), _QUOTED)
        raise AskBack(
            "“{row}” repeats. Send that line by itself; I have planned none of these classes.", MINE, TALK, row=quoted
        )
    replies: list[Reply] = []
    for number, row in enumerate(rows, 1):
        try:
            replies += plan(row)
        except BotError as error:
            said = say("Line {number}, “{row}”:", number=number, row=shortened(visible(row), _QUOTED))
            none = say("I have planned none of these classes. Change this line and send all of them again.")
            raise AskBack(lines(none, said, error.card.text), MINE, TALK) from error
    return replies
