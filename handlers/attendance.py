"""Being there: what the desk can say about it."""

from __future__ import annotations

from bot.model.intents.attendance import CheckIn
from bot.model.messages import Button, Reply
from bot.model.words import say
from handlers.turn import TALK, Turn


def check_in(_: CheckIn, turn: Turn) -> list[Reply]:
    """Whoever speaks to the desk hears that it keeps no list; what people call out in a class is left alone."""
    if not turn.message.addressed:
        return []
    text = say(
        "I keep no attendance lists, so I have noted nothing. Please tell your teacher that you are there or not."
    )
    return [turn.whisper(text, Button(say("My classes"), "sessions"), TALK)]
