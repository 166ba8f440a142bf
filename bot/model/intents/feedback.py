"""Saying how it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Effect, Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Feedback(Intent):
    """Say what you think of a class or of the desk."""

    name: ClassVar[str] = "feedback"
    words: ClassVar[tuple[str, ...]] = ("feedback [{text}]",)
    hints: ClassVar[str] = "feedback rate rating opinion complaint survey stars"
    example: ClassVar[str] = "feedback"
    allowed: ClassVar[Role] = Role.GUEST
    effect: ClassVar[Effect] = Effect.BRINGS
    teachable: ClassVar[bool | None] = True
    text: str = ""
