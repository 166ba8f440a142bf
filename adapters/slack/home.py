"""The Home tab: the page Slack has for each person, made anew when it is opened and after what is pressed there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from adapters.plain import plain_text
from adapters.reading import inner, text
from adapters.slack.dialect import Mrkdwn, cut
from adapters.slack.reading import PLATFORM, Payload, event_keys
from adapters.slack.say import blocks
from bot.model.intents.home import Home
from bot.model.messages import Kind, Message, page_of, private_place
from bot.model.people import Identity
from bot.model.ports import Post

ID = "home"
"""There is one Home tab for each person, so it needs no name of its own."""
_SECTION = 3000
_TABS = {"home": "page", "messages": "messages"}


def opened(payload: Payload) -> Message | None:
    """Somebody looks at their Home tab, or at their conversation with us, where a greeting suggests how to begin: it is
    said once. https://docs.slack.dev/reference/events/app_home_opened
    """
    event = inner(payload, "event")
    user, team, tab = text(event, "user"), text(payload, "team_id"), text(event, "tab")
    author, again = Identity(PLATFORM, team, user), f"{_TABS.get(tab)}:{user}:{text(event, 'event_ts')}"
    keys = event_keys(payload, again)
    if not team or tab not in _TABS:
        return None
    if tab == "home":
        return Message(keys, author, page_of(author), Home.example, Kind.PRESSED)
    here = private_place(author)
    references = {here: text(event, "channel") or user}
    return Message(keys, author, here, "", Kind.MET, addressed=False, references=references)


def pressed(payload: Payload) -> bool:
    """Whether the button stood on the Home tab: https://docs.slack.dev/surfaces/app-home"""
    return text(payload, "container", "type") == "view" and text(payload, "view", "type") == "home"


def again(message: Message) -> Message:
    """Ask for the tab anew, after something on it was pressed."""
    keys = tuple(f"page:{key}" for key in message.keys)
    return replace(message, keys=keys, place=page_of(message.author), words=Home.example)


def view(post: Post) -> dict[str, Any]:
    """A card as the whole tab."""
    dialect = Mrkdwn(post.place.workspace)
    shown = blocks(post.card, post.reader, dialect)
    if not shown:
        words = cut(plain_text(post.card, post.reader, dialect), _SECTION).strip() or "…"
        shown = [{"type": "section", "text": {"type": "mrkdwn", "text": words, "verbatim": True}}]
    return {"type": "home", "blocks": shown}
