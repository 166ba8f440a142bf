"""What is said to a message beside the answer to its words."""

from __future__ import annotations

from bot.model.messages import Reply
from bot.model.understanding.understand import Understanding
from handlers.messages.also import not_done_yet
from handlers.messages.files import sent
from handlers.tickets.answers import asked_back
from handlers.turn import Turn


def beside(turn: Turn, understood: Understanding) -> list[Reply]:
    """Whether it was an answer to the staff, what else they wanted, and what becomes of files."""
    back = asked_back(turn, understood.intent) if understood.intent and not understood.exact else []
    return [*back, *not_done_yet(turn, understood.also), *sent(turn, understood.intent)]
