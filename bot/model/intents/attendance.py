"""Being there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Effect, Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class CheckIn(Intent):
    """Say that you are in a class, or cannot come."""

    name: ClassVar[str] = "attendance_checkin"
    words: ClassVar[tuple[str, ...]] = ("(check in|checkin|check-in) [{code}]", "attendance [code] [is] [{code}]")
    allowed: ClassVar[Role] = Role.GUEST
    effect: ClassVar[Effect] = Effect.CHANGES
    code: str = ""
