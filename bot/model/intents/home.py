"""A person's own desk at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Home(Intent):
    """See your open tickets, your next classes, who is on call."""

    name = "home"
    words = ("home", "[show|show me|open] [my] (desk|overview|dashboard) [please]")
    hints = "home desk overview dashboard mine"
    example = "home"
    topic = Topic.HELP
    allowed = Role.GUEST
