"""Who is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class WhoIsOnCall(Intent):
    """See who is on call."""

    name: ClassVar[str] = "oncall_who"
    words: ClassVar[tuple[str, ...]] = ("oncall", "[who is|whos|who's] on call [now]", "on-call", "whose shift is it")
    hints: ClassVar[str] = "who is on call oncall shift duty"
    shown: ClassVar[str] = "on call"
    example: ClassVar[str] = "on call"
    topic: ClassVar[Topic | None] = Topic.ON_CALL


@dataclass(frozen=True, slots=True)
class OverrideOnCall(Intent):
    """Ask for somebody else to be on call for a time."""

    name: ClassVar[str] = "oncall_override"
    words: ClassVar[tuple[str, ...]] = (
        "(oncall|on call|on-call) override [{what}]",
        "override (oncall|on call|on-call) [{what}]",
    )
    hints: ClassVar[str] = "override cover swap shift replace"
    shown: ClassVar[str] = "on call override WHO AND WHEN"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    what: str = ""


@dataclass(frozen=True, slots=True)
class CallForCover(Intent):
    """Call somebody at once who takes over being on call."""

    name: ClassVar[str] = "oncall_override"
    words: ClassVar[tuple[str, ...]] = ("call somebody to take over [, {what}]",)
    allowed: ClassVar[Role] = Role.ON_CALL
    what: str = ""
