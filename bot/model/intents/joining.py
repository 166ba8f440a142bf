"""Tickets that are about the same trouble."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class SameTrouble(Intent):
    """Note on two tickets that they are about the same."""

    name = "ticket_comment"
    words = ("(join|merge|combine|link) [ticket|tickets] {number} [with|and|into|to] [ticket] {other}",)
    hints = "merge join same duplicate"
    shown = "join NUMBER with NUMBER"
    topic = Topic.ON_CALL
    allowed = Role.ON_CALL
    number: int | None = None
    other: int = 0
