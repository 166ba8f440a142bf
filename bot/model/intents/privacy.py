"""What people ask about the desk itself: what it is, who reads what they write, and what it tells nobody."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class WhoAreYou(Intent):
    """Ask whether I am a person or a program."""

    name = "none"
    words = ("(who|what) are you",)
    allowed = Role.GUEST


@dataclass(frozen=True, slots=True)
class WhoReads(Intent):
    """Ask who reads what you write, and what is kept."""

    name = "help_menu"
    words = ("who (can read|reads) this",)
    allowed = Role.GUEST


@dataclass(frozen=True, slots=True)
class ForgetMe(Intent):
    """Ask that what is kept of you is deleted."""

    name = "help_menu"
    words = ("delete everything you know about me",)
    allowed = Role.GUEST


@dataclass(frozen=True, slots=True)
class KeepPrivate(Intent):
    """Ask that others do not read a ticket."""

    name = "talk_to_human"
    words = ("keep my ticket private",)
    allowed = Role.GUEST


@dataclass(frozen=True, slots=True)
class AskPassword(Intent):
    """Ask for the password of the Wi-Fi."""

    name = "connectivity_help"
    words = ("what is the wifi password",)
    allowed = Role.GUEST
