"""A word to somebody who has written a secret."""

from __future__ import annotations

from bot.model.messages import Reply
from bot.model.words import say
from handlers.turn import TALK, Turn


def hidden_notice(turn: Turn) -> list[Reply]:
    """That it was hidden, and what to do now; for them alone, and nothing when there was none."""
    if not turn.hidden:
        return []
    text = say(
        "I have hidden something in your message that looks like a password, a code or a number nobody should know. "
        "Please delete your message. If others may have read it, change the password now. Nobody here needs it."
    )
    return [turn.whisper(text, TALK)]
