"""The Home tab: a greeting and the first buttons; what they say is answered in the direct message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from adapters.slack.dialect import Mrkdwn
from adapters.slack.say import blocks
from bot.model.messages import Button, Card, Style
from bot.model.people import Reader
from bot.model.words import say

_NAME = "deskbell_home_1"
"""Raise the number with every change of the tab: one with the same name is not published again."""
_CARD = Card(
    say("I am the school's support desk, a program. What do you need? I answer in **Messages**, beside this tab."),
    title=say("How can I help?"),
    buttons=(
        Button(say("Help me sign in"), "login", Style.PRIMARY),
        Button(say("My tickets"), "my tickets"),
        Button(say("My classes"), "sessions"),
        Button(say("Talk to a person"), "human"),
    ),
    note=say("You can also write to me there in your own words, or type `help`."),
)


def opened(payload: Mapping[str, Any]) -> str:
    """The user who opened the tab and has not got this one yet; empty when there is nobody."""
    event = payload.get("event")
    if not isinstance(event, dict) or event.get("type") != "app_home_opened" or event.get("tab") != "home":
        return ""
    shown, user = event.get("view"), event.get("user")
    current = isinstance(shown, dict) and shown.get("callback_id") == _NAME
    return user if isinstance(user, str) and not current else ""


def view() -> dict[str, Any]:
    """The tab, the same for everybody."""
    return {"type": "home", "callback_id": _NAME, "blocks": blocks(_CARD, Reader("UTC"), Mrkdwn(""))}
