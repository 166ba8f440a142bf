"""The Home tab: the page Slack has for each person, made anew when it is opened and after what is pressed there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from adapters.plain import plain_text
from adapters.slack.dialect import Mrkdwn, cut
from adapters.slack.say import blocks
from bot.model.intents.home import Home
from bot.model.messages import Message, page_of
from bot.model.ports import Post

ID = "home"
"""There is one Home tab for each person, so it needs no name of its own."""
_SECTION = 3000


def pressed(payload: Mapping[str, Any]) -> bool:
    """Whether the button stood on the Home tab: https://docs.slack.dev/surfaces/app-home"""
    container, view = payload.get("container"), payload.get("view")
    within = isinstance(container, dict) and container.get("type") == "view"
    return within and isinstance(view, dict) and view.get("type") == "home"


def again(message: Message) -> Message:
    """The tab is wanted anew, after what was pressed on it."""
    keys = tuple(f"page:{key}" for key in message.keys)
    return replace(message, keys=keys, place=page_of(message.author), words=Home.example)


def view(post: Post) -> dict[str, Any]:
    """A card as the whole tab."""
    dialect = Mrkdwn(post.place.workspace)
    shown = blocks(post.card, post.reader, dialect)
    if not shown:
        text = cut(plain_text(post.card, post.reader, dialect), _SECTION).strip() or "…"
        shown = [{"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}]
    return {"type": "home", "blocks": shown}
