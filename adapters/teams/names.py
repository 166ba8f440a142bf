"""Who people are: names, addresses, and whether they are guests, which Teams tells only to who asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from adapters.asked import Asked
from adapters.teams.connector import Connector
from adapters.teams.hear import Envelope
from bot.model.errors import DeliveryError
from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity
from bot.model.ports import Clock
from bot.model.words import clean

_FROM_ELSEWHERE = "#ext#"
"""Stands in the name with which somebody of another organisation signs in here."""


class Names:
    """Looks people up, each rarely."""

    def __init__(self, connector: Connector, clock: Clock) -> None:
        self._connector = connector
        self._asked = Asked(clock)

    def wants(self, message: Message) -> bool:
        """Whether to look up who said this; true once."""
        return self._asked.wants(message)

    async def introduction(self, message: Message, told: Envelope) -> Message | None:
        """Who said this, as something to be heard: it asks for no answer. None when Teams does not tell."""
        try:
            answer = await self._connector.member(told.url, told.roster, told.member)
        except DeliveryError:
            self._asked.failed(message.author)
            return None
        known = named(message.author, answer)
        if not known.name:
            return None
        keys = (f"introduced:{message.keys[0]}",)
        return Message(keys, known, private_place(known), "", Kind.MET, addressed=False)


def named(author: Identity, answer: Mapping[str, Any]) -> Identity:
    """The author with what the roster tells. The school's own directory vouches for the addresses of its members alone.

    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
    https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/shared-channels
    """
    login = _text(answer, "userPrincipalName").casefold()
    role, tenant = _text(answer, "userRole").casefold(), _text(answer, "tenantId").casefold()
    guest = role in {"guest", "anonymous"} or _FROM_ELSEWHERE in login
    guest = guest or tenant not in ("", author.workspace.casefold())
    email = "" if guest else (_text(answer, "email").casefold() or login)
    return replace(author, name=_text(answer, "name") or author.name, guest=guest, email=email)


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return clean(value).strip() if isinstance(value, str) else ""
