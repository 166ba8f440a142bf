"""What becomes of a form that was not sent off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class DropDraft(Intent):
    """Throw away what you typed into a form and did not send."""

    name: ClassVar[str] = "draft_drop"
    words: ClassVar[tuple[str, ...]] = ("drop the draft of {form}",)
    allowed: ClassVar[Role] = Role.GUEST
    form: str = ""
