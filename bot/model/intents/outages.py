"""Asking whether something is down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class OutageCheck(Intent):
    """See whether something is known to be down."""

    name: ClassVar[str] = "outage_check"
    words: ClassVar[tuple[str, ...]] = ("(outage|outages) [of|check] [{about}]",)
    hints: ClassVar[str] = "outage outages down status service fault"
    shown: ClassVar[str] = "outage NAME"
    topic: ClassVar[Topic | None] = Topic.TROUBLE
    allowed: ClassVar[Role] = Role.GUEST
    about: str = ""
