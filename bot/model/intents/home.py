"""A person's own desk at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Home(Intent):
    """See your desk: your open tickets, your next classes, who is on call."""

    name: ClassVar[str] = "home"
    words: ClassVar[tuple[str, ...]] = (
        "home",
        "[show|show me|open] [my] (desk|overview|dashboard) [please]",
    )
    hints: ClassVar[str] = "home desk overview dashboard mine"
    shown: ClassVar[str] = "home"
    example: ClassVar[str] = "home"
    topic: ClassVar[Topic | None] = Topic.HELP
    allowed: ClassVar[Role] = Role.GUEST
