"""What is known to be down."""

from __future__ import annotations

from bot.model.intents.outages import OutageCheck
from bot.model.messages import Button, Reply
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import plain_words
from bot.model.words import say, shortened
from handlers.turn import TALK, Turn

_CARRIED = 300


def check(intent: OutageCheck, turn: Turn) -> list[Reply]:
    """Whether there is an open report that the system is away, and no word of what it says."""
    named = dict.fromkeys(word for word in plain_words(intent.about) if "system" in lexicon().phrases.get(word, ()))
    for system in named:
        if known := turn.work.tickets.outage(system):
            text = "Trouble with {system} is known since {at}. The staff have it."
            return [turn.whisper(say(text, system=system, at=known.opened_at), TALK)]
    said = shortened(" ".join(intent.about.split()), _CARRIED)
    report = Button(say("Report it"), f"ticket open {said}" if said else "ticket form", form=not said)
    unknown = say("I know of no such outage just now. If it does not work for you, report it or let me help you.")
    return [turn.whisper(unknown, report, Button(say("What can I do?"), "help about step by step"), TALK)]
