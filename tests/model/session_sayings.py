"""What is said below the card of a class, and what is meant by it."""

from __future__ import annotations

from bot.model.intents.intent import Intent
from bot.model.intents.sessions import CancelSession, MoveSession

BELOW_A_CLASS: tuple[tuple[str, Intent], ...] = (
    ("move to friday 10:00", MoveSession(7, "friday 10:00")),
    ("please reschedule the class to 18:00", MoveSession(7, "18:00")),
    ("session move to 18:00", MoveSession(7, "18:00")),
    ("cancel", CancelSession(7)),
    ("please cancel the class, I am ill", CancelSession(7, "I am ill")),
    ("session cancel", CancelSession(7)),
    ("session cancel 7", CancelSession(7)),
)
"""Said below the card of class 7."""
