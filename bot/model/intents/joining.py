"""Tickets that are about the same trouble."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class SameTrouble(Intent):
    """Note on two tickets that they are about the same."""

    name: ClassVar[str] = "ticket_comment"
    words: ClassVar[tuple[str, ...]] = (
        "(join|merge|combine|link) [ticket|tickets] {number} [with|and|into|to] [ticket] {other}",
    )
    hints: ClassVar[str] = "merge join same duplicate"
    shown: ClassVar[str] = "join NUMBER with NUMBER"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    number: int | None = None
    other: int = 0
