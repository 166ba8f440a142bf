"""Who is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic


@dataclass(frozen=True, slots=True)
class WhoIsOnCall(Intent):
    """See who is on call."""

    name: ClassVar[str] = "oncall_who"
    words: ClassVar[tuple[str, ...]] = (
        "oncall",
        "[who is|whos|who's] on call [now]",
        "on-call",
        "whose shift is it",
        "[show|list|my] overrides",
        "(who is|who's|whos) next [on call|on-call|oncall]",
    )
    hints: ClassVar[str] = "who is on call oncall shift duty"
    shown: ClassVar[str] = "on call"
    example: ClassVar[str] = "on call"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
