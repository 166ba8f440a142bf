"""Being there."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Effect, Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class CheckIn(Intent):
    """Say that you are in a class, or cannot come."""

    name = "attendance_checkin"
    words = ("(check in|checkin|check-in) [{code}]", "attendance [code] [is] [{code}]")
    allowed = Role.GUEST
    effect = Effect.CHANGES
    code: str = ""
