"""Who people are: names and zones, which Slack tells only to who asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from adapters.slack.api import Api
from bot.model.errors import DeliveryError
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from bot.model.ports import Clock
from bot.model.words import clean

_KNOWN_FOR = timedelta(days=1)
_AGAIN_AFTER = timedelta(minutes=10)
_MOST = 10_000


class Names:
    """Looks up each person once a day at most, and no sooner than in ten minutes after a look-up that failed."""

    def __init__(self, api: Api, clock: Clock) -> None:
        self._api, self._clock = api, clock
        self._until: dict[Identity, datetime] = {}

    def wants(self, message: Message) -> bool:
        """Whether to look up who said this; true once. Who only talks in a channel is left alone."""
        now = self._clock.now()
        spoken_to = message.addressed or message.place.thread is not None
        if not spoken_to or self._until.get(message.author, now) > now:
            return False
        if len(self._until) >= _MOST:
            self._until.clear()
        self._until[message.author] = now + _KNOWN_FOR
        return True

    async def introduction(self, message: Message) -> Message | None:
        """Who said this, as something to be heard: it asks for no answer. None when Slack does not tell."""
        author = message.author
        try:
            answer = await self._api.ask("users.info", {"user": author.user, "include_locale": "true"})
        except DeliveryError:
            self._until[author] = self._clock.now() + _AGAIN_AFTER
            return None
        known = named(author, answer)
        if not known.name:
            return None
        keys = (f"introduced:{message.keys[0]}",)
        return Message(keys, known, private_place(known), "", Kind.MET, addressed=False)


def named(author: Identity, answer: Mapping[str, Any]) -> Identity:
    """The author with what `users.info` tells; their full name before the one they chose to be shown."""
    user = _inner(answer, "user")
    profile = _inner(user, "profile")
    candidates = (_text(profile, "real_name"), _text(user, "real_name"), _text(profile, "display_name"))
    name = next((found for found in (*candidates, _text(user, "name")) if found), "")
    return replace(author, name=name, zone=_text(user, "tz"), locale=_text(user, "locale"))


def _inner(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return clean(value).strip() if isinstance(value, str) else ""
