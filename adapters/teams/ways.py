"""Which way a post goes: what is kept of a place, and what begins a conversation there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from adapters.teams.reading import CHANNEL, PERSONAL
from bot.model.messages import Place
from bot.model.words import Manner, say


def kept(reference: str) -> dict[str, str]:
    """What is known of a place, as `hear` wrote it; nothing when it cannot be read."""
    try:
        found: dict[str, object] = json.loads(reference or "{}")
    except ValueError:
        return {}
    return {str(name): value for name, value in found.items() if isinstance(value, str)}


def manner(kind: str, reads: bool) -> Manner:
    """How people speak to us in a conversation of this kind. Without the right to read there, only what mentions us
    comes; below a message one can answer in a channel alone.
    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-messages-for-bots-and-agents
    A bot changes and deletes only what it said itself:
    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/update-and-delete-bot-messages
    """
    taking = say(
        "Please delete your message: point at it, or hold it on a phone, choose **More options** (…), then **Delete**."
    )
    return Manner("" if reads or kind == PERSONAL else "@Deskbell ", threads=kind == CHANNEL, taking=taking)


def opening(way: Mapping[str, str], place: Place, activity: Mapping[str, Any]) -> dict[str, Any]:
    """A thread of its own in a channel, with its first message."""
    return {
        "isGroup": True,
        "bot": {"id": way["bot"]},
        "tenantId": place.workspace,
        "channelData": {"channel": {"id": way["conversation"]}, "tenant": {"id": place.workspace}},
        "activity": activity,
    }
