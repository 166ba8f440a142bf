"""What people think of a class or of the desk."""

from __future__ import annotations

from bot.model.intents.feedback import Feedback
from bot.model.messages import Button, Reply
from bot.model.words import say, shortened
from handlers.turn import TALK, Turn

_CARRIED = 300


def take(intent: Feedback, turn: Turn) -> list[Reply]:
    """Show how to tell a person what one thinks: the desk itself collects no feedback."""
    text = say(
        "I do not collect ratings, so nobody has read this yet. Shall I open a ticket with it? The staff read those."
    )
    said = shortened(" ".join(intent.text.split()), _CARRIED)
    button = Button(
        say("Send it to the staff"), f"ticket open Feedback: {said}" if said else "ticket form", form=not said
    )
    return [turn.whisper(text, button, TALK)]
