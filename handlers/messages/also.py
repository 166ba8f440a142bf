"""What a message asked for behind its first command: it is named, with a way to do it, and never silently left."""

from __future__ import annotations

from dataclasses import replace

from bot.model.intents.intent import Intent
from bot.model.messages import Button, Kind, Reply
from bot.model.people import Role
from bot.model.understanding.also_asked import also_asked
from bot.model.words import say, shortened
from handlers.messages.contexts import ticket_below
from handlers.turn import LONGEST_PRESSED, TALK, Turn

_MOST, _LABEL = 4, 60


def not_done_yet(turn: Turn, did: Intent) -> list[Reply]:
    """A button for each of the other things; empty where nothing else was asked for."""
    if turn.message.kind not in (Kind.SAID, Kind.COMMAND):
        return []
    others = also_asked(did, turn.message.words, turn.person.role, ticket_below(turn))
    buttons = tuple(
        Button(say("{command}", command=shortened(each, _LABEL)), each)
        for each in others[:_MOST]
        if len(each) <= LONGEST_PRESSED
    )
    if not buttons:
        return []
    text = say("I have done the first of these alone. Press a button for what else you wanted, or type it by itself.")
    person = () if turn.person.role >= Role.ON_CALL else (TALK,)
    return [replace(turn.whisper(text, *buttons, *person), brief=True)]  # its buttons say the words again
