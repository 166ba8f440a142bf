"""What becomes of a form that was not sent off."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class DropDraft(Intent):
    """Throw away what you typed into a form and did not send."""

    name = "draft_drop"
    words = ("drop the draft of {form}",)
    allowed = Role.GUEST
    form: str = ""
