"""Planned work, as it is found, approved and reported."""

from __future__ import annotations

from bot.model.intents.changes import PlannedChanges
from bot.model.intents.playbooks import ChangeRequest
from bot.model.messages import Button, Reply
from bot.model.words import say
from handlers.turn import QUEUE, TALK, Turn


def explain(_: PlannedChanges, turn: Turn) -> list[Reply]:
    text = say(
        "Planned work has no list of its own here: each piece is a ticket. What waits for approval is approved or "
        "rejected with the buttons on its card; `queue` shows what is open; `resolve` and its number say it is done."
    )
    plan = Button(say("Plan work"), ChangeRequest.example)
    return [turn.whisper(text, plan, QUEUE, TALK)]
