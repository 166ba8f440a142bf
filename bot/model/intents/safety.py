"""What somebody who may be in danger is offered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class TalkInPrivate(Intent):
    """Talk to a person in private: the channel of the staff reads nothing of what it is about."""

    name = "talk_to_human"
    words = ("(human|person) in private [please|pls]",)
    allowed = Role.GUEST
