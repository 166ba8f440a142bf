"""Saying how it was."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Effect, Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Feedback(Intent):
    """Say what you think of a class or of the desk."""

    name = "feedback"
    words = ("feedback [{text}]",)
    hints = "feedback rate rating opinion complaint survey stars"
    example = "feedback"
    allowed = Role.GUEST
    effect = Effect.BRINGS
    teachable = True
    verbatim = True
    text: str = ""
