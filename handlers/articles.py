"""Looking something up."""

from __future__ import annotations

from bot.model.intents.articles import Search
from bot.model.messages import Button, Reply
from bot.model.words import say, shortened
from handlers.turn import HELP, TALK, Turn

_CARRIED = 300


def search(intent: Search, turn: Turn) -> list[Reply]:
    """The way to somebody who knows: the desk has no articles."""
    said = shortened(" ".join(intent.query.split()), _CARRIED)
    ask = Button(say("Ask the staff"), f"ticket open {said}" if said else "ticket form", form=not said)
    return [turn.whisper(say("I have no articles to look that up in. Shall I ask the staff for you?"), ask, HELP, TALK)]
