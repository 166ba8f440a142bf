"""Who people are: names, zones, addresses, and whether they are guests, which Slack tells only to whoever asks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from adapters.asked import Asked
from adapters.reading import inner, words
from adapters.slack.api import Api
from bot.model.errors import DeliveryError, Unknown
from bot.model.messages import Message
from bot.model.people import Identity
from bot.model.ports import Clock

_GROUPS_KNOWN_FOR = timedelta(hours=1)
_GROUPS_READ_AGAIN_AFTER = timedelta(minutes=1)
_LOG = structlog.get_logger()


class Names:
    """Looks people up, each rarely."""

    def __init__(self, api: Api, clock: Clock) -> None:
        self._api, self._clock = api, clock
        self._asked = Asked(clock)
        self._one_at_a_time = asyncio.Lock()
        self._groups: list[tuple[str, str]] = []
        self._members: dict[str, tuple[frozenset[str], datetime]] = {}

    def watch(self, groups: Iterable[tuple[str, str]]) -> None:
        """Look up as well who is in these: (workspace, group). A role is not to outlast the group by a day."""
        self._groups = sorted(groups)
        if self._groups:
            self._asked.known_for = _GROUPS_KNOWN_FOR

    def regrouped(self, group: str) -> None:
        """Who is in it has changed."""
        self._members.pop(group, None)

    def wants(self, message: Message) -> bool:
        """Whether to look up the author of this; true once."""
        return self._asked.wants(message)

    def missed(self, author: Identity) -> None:
        """What was learnt of them could not be kept: they are looked up again before long."""
        self._asked.failed(author)

    async def introduction(self, message: Message) -> Message | None:
        """The author, as a message that asks for no answer; None when Slack does not tell."""
        author = message.author
        try:
            async with self._api.pauses.kept(author.workspace, "users.info"):
                asked = {"user": author.user, "include_locale": "true"}
                answer = await self._api.ask("users.info", asked, workspace=author.workspace)
        except DeliveryError:
            self._asked.failed(author)
            return None
        known = named(author, answer)
        if known.name:
            known = replace(known, groups=await self._groups_of(author))
        return self._asked.introduced(message, known)

    async def _groups_of(self, author: Identity) -> frozenset[str] | None:
        """Those they are in, of those that are watched; None when there are none, or they cannot be read."""
        watched = [group for workspace, group in self._groups if workspace == author.workspace]
        try:
            found = frozenset([group for group in watched if author.user in await self._in(author.workspace, group)])
        except DeliveryError as error:
            _LOG.warning("user groups cannot be read", why=str(error))
            return None
        return found if watched else None

    async def _in(self, workspace: str, group: str) -> frozenset[str]:
        """Who is in a group: https://docs.slack.dev/reference/methods/usergroups.users.list"""
        async with self._one_at_a_time:
            known = self._members.get(group)
            if known is None or known[1] <= self._clock.now():
                async with self._api.pauses.kept(workspace, "usergroups.users.list"):
                    answer = await self._api.ask("usergroups.users.list", {"usergroup": group}, workspace=workspace)
                users = answer.get("users")
                if not isinstance(users, list):
                    raise Unknown("usergroups.users.list: no users")
                members = frozenset(user for user in users if isinstance(user, str))
                known = self._members[group] = (members, self._clock.now() + _GROUPS_READ_AGAIN_AFTER)
            return known[0]


def named(author: Identity, answer: Mapping[str, Any]) -> Identity:
    """The author with what `users.info` tells; their full name before the one they chose to be shown.

    An address counts when it was confirmed, and no guest's does: who invited them may have typed any.
    https://docs.slack.dev/reference/methods/users.info
    """
    user = inner(answer, "user")
    profile = inner(user, "profile")
    candidates = (words(profile, "real_name"), words(user, "real_name"), words(profile, "display_name"))
    name = next((found for found in (*candidates, words(user, "name")) if found), "")
    guest = _guest(author, user)
    email = "" if guest or user.get("is_email_confirmed") is not True else words(profile, "email").casefold()
    known = replace(author, name=name, zone=words(user, "tz"), locale=words(user, "locale"))
    return replace(known, guest=guest, email=email)


def _guest(author: Identity, user: Mapping[str, Any]) -> bool:
    """Invited to some channels, or of another organisation: https://docs.slack.dev/apis/slack-connect

    In an organisation of several workspaces `team_id` may name another one of them; `enterprise_user` lists them all.
    """
    if any(user.get(mark) is True for mark in ("is_restricted", "is_ultra_restricted", "is_stranger")):
        return True
    ours = [each for each in inner(user, "enterprise_user").values() if isinstance(each, list)]
    return words(user, "team_id") not in ("", author.workspace) and not any(author.workspace in each for each in ours)
