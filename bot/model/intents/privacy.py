"""What people ask about the desk itself: what it is, and who reads what they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class WhoAreYou(Intent):
    """Ask whether I am a person or a program."""

    name: ClassVar[str] = "none"
    words: ClassVar[tuple[str, ...]] = ("(who|what) are you",)
    allowed: ClassVar[Role] = Role.GUEST


@dataclass(frozen=True, slots=True)
class WhoReads(Intent):
    """Ask who reads what you write, and what is kept."""

    name: ClassVar[str] = "help_menu"
    words: ClassVar[tuple[str, ...]] = ("who (can read|reads) this",)
    allowed: ClassVar[Role] = Role.GUEST


@dataclass(frozen=True, slots=True)
class KeepPrivate(Intent):
    """Ask that others do not read a ticket."""

    name: ClassVar[str] = "talk_to_human"
    words: ClassVar[tuple[str, ...]] = ("keep my ticket private",)
    allowed: ClassVar[Role] = Role.GUEST
