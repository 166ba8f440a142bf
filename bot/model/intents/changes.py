"""Work that was planned."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class PlannedChanges(Intent):
    """See where planned work stands, and how a change is approved and reported."""

    name = "change_request"
    words = ("[planned|upcoming] changes",)
    hints = "changes planned approve reject"
    allowed = Role.ON_CALL
