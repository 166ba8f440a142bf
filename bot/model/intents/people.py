"""Being one person under two names."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent, Topic
from bot.model.linking import Code
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Link(Intent):
    """Use two chats as one person: I give you a code here, and you say it to me there."""

    name = "account_link"
    words = (
        "link {code}",
        "link [my|my other|another|an|two] [account|accounts|chats]",
        "(join|connect|merge) my [two|other] (account|accounts|chats)",
    )
    hints = "link join connect account accounts code other chat"
    example = "link"
    topic = Topic.HELP
    allowed = Role.GUEST
    teachable = False
    code: Code = Code("")


@dataclass(frozen=True, slots=True)
class Unlink(Intent):
    """Make two people again of two chats that were joined."""

    name = "account_unlink"
    words = ("unlink [my|this] [account|accounts|chat|chats]", "(separate|disconnect) my (account|accounts|chats)")
    hints = "unlink separate accounts"
    shown = "unlink"
    topic = Topic.HELP
    allowed = Role.GUEST
    teachable = False
