"""Being there: what the desk can say about it."""

from __future__ import annotations

from bot.model.intents.attendance import CheckIn
from bot.model.messages import Button, Reply
from bot.model.people import Role
from bot.model.words import say
from handlers.sessions.cards import MINE
from handlers.turn import TALK, Turn

_NAME = "attendance"
"""Of the article about it."""


def check_in(_: CheckIn, turn: Turn) -> list[Reply]:
    """Tell whoever says so to the desk that it keeps no attendance list; what people call out in a class is ignored."""
    if not turn.message.addressed:
        return []
    if turn.person.role >= Role.INSTRUCTOR:
        text = say("I keep no attendance lists, so I have noted nothing. The program of the class may have one.")
        known = turn.school.library.get(_NAME, turn.person.role)
        where = (Button(say("Where to find it"), f"article {_NAME}"),) if known else ()
        return [turn.whisper(text, *where, MINE, TALK)]
    text = say(
        "I keep no attendance lists, so I have noted nothing. Please tell your teacher that you are there or not."
    )
    return [turn.whisper(text, MINE, TALK)]
