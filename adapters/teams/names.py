"""Who people are: names, addresses, and whether they are guests, which Teams tells only to whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from adapters.asked import Asked
from adapters.reading import words
from adapters.teams.connector import Connector, rested
from adapters.teams.reading import Envelope
from bot.model.errors import DeliveryError
from bot.model.messages import Message
from bot.model.people import Identity
from bot.model.ports import Clock

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

    def missed(self, author: Identity) -> None:
        """What was learnt of them could not be kept: they are looked up again before long."""
        self._asked.failed(author)

    async def introduction(self, message: Message, told: Envelope) -> Message | None:
        """Who said this, as something to be heard: it asks for no answer. None when Teams does not tell."""
        try:
            async with self._connector.pauses.kept(message.author.workspace, rested("members", told.roster)):
                answer = await self._connector.member(told.url, told.roster, told.member)
        except DeliveryError:
            self._asked.failed(message.author)
            return None
        return self._asked.introduced(message, named(message.author, answer))


def named(author: Identity, answer: Mapping[str, Any]) -> Identity:
    """The author with what the roster tells. The school's own directory vouches for the addresses of its members alone.

    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
    https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/shared-channels
    """
    login = words(answer, "userPrincipalName").casefold()
    role, tenant = words(answer, "userRole").casefold(), words(answer, "tenantId").casefold()
    guest = role in {"guest", "anonymous"} or _FROM_ELSEWHERE in login
    guest = guest or tenant not in ("", author.workspace.casefold())
    email = "" if guest else (words(answer, "email").casefold() or login)
    return replace(author, name=words(answer, "name") or author.name, guest=guest, email=email)
