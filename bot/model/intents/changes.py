"""Work that was planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class PlannedChanges(Intent):
    """See how planned work is found, approved and reported."""

    name: ClassVar[str] = "change_request"
    words: ClassVar[tuple[str, ...]] = ("[planned|upcoming] changes",)
    hints: ClassVar[str] = "changes planned approve reject"
    allowed: ClassVar[Role] = Role.ON_CALL
