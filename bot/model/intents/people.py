"""Being one person under two names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.linking import Code
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Link(Intent):
    """Use two chats as one person: I give you a code here, and you say it to me there."""

    name: ClassVar[str] = "account_link"
    words: ClassVar[tuple[str, ...]] = (
        "link {code}",
        "link [my|my other|another|an|two] [account|accounts|chats]",
        "(join|connect|merge) my [two|other] (account|accounts|chats)",
    )
    hints: ClassVar[str] = "link join connect account accounts code other chat"
    shown: ClassVar[str] = "link"
    example: ClassVar[str] = "link"
    topic: ClassVar[Topic | None] = Topic.HELP
    allowed: ClassVar[Role] = Role.GUEST
    teachable: ClassVar[bool | None] = False
    code: Code = Code("")


@dataclass(frozen=True, slots=True)
class Unlink(Intent):
    """Make two people again of two chats that were joined."""

    name: ClassVar[str] = "account_unlink"
    words: ClassVar[tuple[str, ...]] = (
        "unlink [my|this] [account|accounts|chat|chats]",
        "(separate|disconnect) my (account|accounts|chats)",
    )
    hints: ClassVar[str] = "unlink separate accounts"
    shown: ClassVar[str] = "unlink"
    topic: ClassVar[Topic | None] = Topic.HELP
    allowed: ClassVar[Role] = Role.GUEST
    teachable: ClassVar[bool | None] = False
