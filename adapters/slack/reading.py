"""What all of Slack's payloads name alike: where something is, and by which name it is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from adapters.reading import text
from bot.model.messages import Place

Payload: TypeAlias = Mapping[str, Any]

PLATFORM = "slack"
EVENT_TYPE = "deskbell_post"
"""The name of the metadata that each message of ours carries."""


def workspace_of(payload: Payload) -> str:
    """Whose workspace a payload comes from; empty when it does not say."""
    return text(payload, "team_id") or text(payload, "team", "id") or text(payload, "user", "team_id")


def place_of(team: str, channel: str, user: str, thread: str = "", ts: str = "") -> Place:
    """Without a channel of its own: the private conversation."""
    return Place(PLATFORM, team, channel or f"@{user}", thread if thread and thread != ts else None)


def key(kind: str, name: str) -> str:
    return f"{kind}:{name}" if name else ""


def event_keys(payload: Payload, *others: str) -> tuple[str, ...]:
    """The names of what an event tells: its own, and others by which it is known when it comes again."""
    return tuple(name for name in (key("event", text(payload, "event_id")), *others) if name)


def post_key(channel: str, ts: str) -> str:
    """The name that a message has in whatever tells of it."""
    return f"post:{channel}:{ts}"


def own_channel(channel: str) -> bool:
    """Whether it is somebody's own conversation with us."""
    return channel.startswith("D")
