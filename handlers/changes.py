"""Where planned work stands, and how a change is approved and reported."""

from __future__ import annotations

from bot.model.intents.changes import PlannedChanges
from bot.model.intents.playbooks import ChangeRequest
from bot.model.messages import Button, Reply
from bot.model.words import say
from handlers.maintenance.notices import LIST
from handlers.turn import QUEUE, TALK, Turn


def explain(_: PlannedChanges, turn: Turn) -> list[Reply]:
    text = say(
        "`maintenance` shows what is planned, and when. A change that needs approval is a ticket: it is approved or "
        "rejected with the buttons on its card. `queue` shows what is open; `resolve` and its number say it is done."
    )
    plan = Button(say("Plan work"), ChangeRequest.example)
    return [turn.whisper(text, LIST, plan, QUEUE, TALK)]
