"""The history of a channel: whether what was perhaps said stands there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from adapters.reading import an_id
from adapters.slack.api import Api
from adapters.slack.reading import EVENT_TYPE
from bot.model.errors import Undeliverable, Unknown
from bot.model.ports import Post

_LOOK_BACK = timedelta(hours=24)
_EARLIER = timedelta(minutes=10)
"""Two clocks never agree. Slack's requests are heard with clocks five minutes apart; what is due was written down by
whatever clock there was then, so this is twice as much, and asks for no more than some messages that are older.
"""
MOST_PAGES = 50
"""So many messages do not come in the time that is looked through; more, and Slack would want a pause."""


async def found(api: Api, channel: str, post: Post, now: datetime) -> str | None:
    """Looks for the mark that each message of ours has as its metadata. Raises `DeliveryError`.

    Reading them back needs the scopes of the history and no other one: `metadata.message:read` is for events about
    metadata. https://docs.slack.dev/reference/methods/conversations.history and
    https://docs.slack.dev/reference/scopes/metadata.message.read
    """
    oldest = (post.since - _EARLIER if post.since else now - _LOOK_BACK).timestamp()
    fields = {"channel": channel, "oldest": f"{oldest:.6f}", "limit": "200", "include_all_metadata": "true"}
    method = "conversations.history"
    if post.place.thread:
        method, fields["ts"] = "conversations.replies", post.place.thread
    for _ in range(MOST_PAGES):
        answer = await api.ask(method, fields, workspace=post.place.workspace)
        if there := _with_key(answer, method, post.key):
            return there
        if not (cursor := _next(answer, method)):
            return None
        fields["cursor"] = cursor
    raise Undeliverable(f"{method}: too many messages to look through")


def _next(answer: dict[str, Any], method: str) -> str:
    """Where the next page begins; empty when this was the last one."""
    metadata = answer.get("response_metadata")
    cursor = metadata.get("next_cursor") if isinstance(metadata, dict) else None
    if isinstance(cursor, str) and cursor:
        return cursor
    if answer.get("has_more") is True:
        raise Unknown(f"{method}: more, and no way there")
    return ""


def _with_key(answer: dict[str, Any], method: str, key: str) -> str | None:
    messages = answer.get("messages")
    if not isinstance(messages, list):
        raise Unknown(f"{method}: no messages")
    for message in messages:
        metadata = message.get("metadata") if isinstance(message, dict) else None
        if isinstance(metadata, dict) and metadata.get("event_type") == EVENT_TYPE:
            content = metadata.get("event_payload")
            if isinstance(content, dict) and content.get("key") == key and (ts := an_id(message, "ts")):
                return ts
    return None
