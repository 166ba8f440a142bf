"""The Bot Connector: one call, one try, and what every kind of answer means for what we wanted to say."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from adapters.calls import Answer, Calls, object_in, seconds
from adapters.pauses import Rests
from adapters.reading import an_id, text
from adapters.requests import keepable
from adapters.teams.reading import PLATFORM
from adapters.teams.settings import Settings
from bot.model.errors import DeliveryError, Held, NotSent, Shut, Throttled, Undeliverable, Unknown
from bot.model.ports import Clock

_LOG = logging.getLogger(__name__)
_EARLY = timedelta(minutes=5)
"""A token is given up so long before it ends."""
_PAUSED = 300.0
_ANEW = 2.0
"""Seconds until another token is tried where one was refused that was good before."""
_NOT_KNOWN = "Microsoft gives this bot no token: are TEAMS_APP_PASSWORD and TEAMS_TENANT_ID right?"
_NO_ENTRY = {"BotDisabledByAdmin", "BotNotRegistered", "Unauthorized"}


class CardRefused(Undeliverable):
    """Teams does not like the card; the same words without it may do."""


class NotThere(Undeliverable):
    """The conversation, or the message in it, is not there any more."""


class NotOfTeams(NotSent):
    """Refused with a page of somebody else on the way: Teams has said neither yes nor no."""


class Connector:
    """Calls in the name of one bot. `trouble` is for the health page."""

    def __init__(self, settings: Settings, clock: Clock, patience: float = 10.0) -> None:
        self._settings, self._clock = settings, clock
        self._calls = Calls(patience, at_home=settings.emulated or settings.login_url != settings.cloud.login_url)
        self._token = ""
        self._good_until: datetime | None = None
        self._one_at_a_time = asyncio.Lock()
        self._shut_until: datetime | None = None
        self._is_shut = False
        self.trouble: str | None = None
        self.pauses = Rests(PLATFORM, clock)
        """For calls of what is not said: who makes one asks here whether another process was told to wait."""

    async def close(self) -> None:
        await self._calls.close()

    async def post(self, url: str, conversation: str, activity: Mapping[str, Any]) -> str:
        """Say it in a conversation; the new message's id, empty when none was told. Raises `DeliveryError`."""
        answered = await self._call("POST", f"{url}v3/conversations/{_quoted(conversation)}/activities", activity)
        return an_id(_said(answered), "id")

    async def typing(self, url: str, conversation: str) -> None:
        """Show there for some seconds that the bot is at work. Raises `DeliveryError`."""
        await self._call("POST", f"{url}v3/conversations/{_quoted(conversation)}/activities", {"type": "typing"})

    async def whisper(self, url: str, conversation: str, member: str, activity: Mapping[str, Any]) -> None:
        """Show it to one member of a conversation alone, for a day. Raises `DeliveryError`."""
        path = f"v3/conversations/{_quoted(conversation)}/activities?isTargetedActivity=true"
        _said(await self._call("POST", url + path, {**activity, "recipient": {"id": member, "isTargeted": True}}))

    async def put(self, url: str, conversation: str, message_id: str, activity: Mapping[str, Any]) -> None:
        """Put it in the place of an earlier message. Raises `DeliveryError`."""
        path = f"v3/conversations/{_quoted(conversation)}/activities/{_quoted(message_id)}"
        _said(await self._call("PUT", url + path, {**activity, "id": message_id}))

    async def create(self, url: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """Begin a conversation, with one person or in a channel; what was answered. Raises `DeliveryError`."""
        return _said(await self._call("POST", f"{url}v3/conversations", wanted))

    async def member(self, url: str, conversation: str, member: str) -> dict[str, Any]:
        """What the roster of a team, or of a conversation in no team, tells of one person. Raises `DeliveryError`."""
        return await self._call("GET", f"{url}v3/conversations/{_quoted(conversation)}/members/{_quoted(member)}", None)

    async def _call(self, method: str, url: str, body: Mapping[str, Any] | None) -> dict[str, Any]:
        left = (self._shut_until - self._clock.now()).total_seconds() if self._shut_until else 0
        if left > 0:
            raise Shut(f"{self.trouble}", left)
        headers = {"Content-Type": "application/json; charset=utf-8"} if body is not None else {}
        token = "" if self._settings.emulated else await self._authorized()
        if token:
            headers["Authorization"] = f"Bearer {token}"
        answer = await self._calls.call(method, url, headers, None if body is None else _written(body))
        if not 200 <= answer.status < 300:
            raise self._refusal(answer, token)
        found = object_in(answer)
        if _is_a_page(answer):
            raise Unknown(f"HTTP {answer.status}: no answer of Teams")
        self._opened()
        return found or {}

    def _refusal(self, answer: Answer, token: str) -> DeliveryError:
        """By status and code: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability"""
        code = _code(answer)
        why = f"HTTP {answer.status} {code}".rstrip()
        if answer.status == 429:
            return Throttled(why, seconds(answer.retry_after, self._clock.now()), Held.PLACE)
        if answer.status == 412:
            return NotSent(why)
        if answer.status == 401 or code in _NO_ENTRY:
            return self._no_entry(answer, code, why, token)
        if 400 <= answer.status < 500 and answer.status not in (408, 413) and _is_a_page(answer):
            return NotOfTeams(why)
        if answer.status in (400, 413):
            return CardRefused(why)
        if answer.status == 404:
            return NotThere(why)
        return Undeliverable(why) if 400 < answer.status < 500 and answer.status != 408 else Unknown(why)

    def _no_entry(self, answer: Answer, code: str, why: str, token: str) -> Throttled:
        """Everything waits, and no try counts. A token may end early: the first 401 only asks for another one. Other
        codes are of one tenant, and nothing is said of the rest.
        """
        known, outlived = self.trouble is not None, token != self._token
        if not outlived:
            self._token = ""
        trouble = f"Teams does not accept this bot ({code or answer.status})."
        if answer.status == 401 and (outlived or not known):
            self.trouble = trouble
            return Throttled(why, _ANEW, Held.ALL)
        return self._shut(trouble, why, everywhere=answer.status == 401)

    def _shut(self, trouble: str, why: str, everywhere: bool) -> Shut:
        """Told once. What goes for every tenant is kept here: for a while nothing is called, then one call tells."""
        if not self._is_shut:
            _LOG.error("%s Nothing is tried until it works again.", trouble)
        self.trouble, self._is_shut = trouble, True
        if everywhere:
            self._shut_until = self._clock.now() + timedelta(seconds=_PAUSED)
        return Shut(why, _PAUSED)

    def _opened(self) -> None:
        if self._is_shut:
            _LOG.warning("Teams accepts this bot again.")
        self.trouble, self._shut_until, self._is_shut = None, None, False

    async def _authorized(self) -> str:
        async with self._one_at_a_time:
            if not self._token or not self._good_until or self._clock.now() >= self._good_until:
                self._token, lasts = await self._fetched()
                self._good_until = self._clock.now() + lasts - min(_EARLY, lasts / 2)
            return self._token

    async def _fetched(self) -> tuple[str, timedelta]:
        """A token of the bot's own. Nothing was sent when there is none."""
        told = self._settings
        form = {
            "grant_type": "client_credentials",
            "client_id": told.app_id,
            "client_secret": told.app_password,
            "scope": told.cloud.scope,
        }
        url = f"{told.login_url}/{told.tenants[0]}/oauth2/v2.0/token"
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            answer = await self._calls.call("POST", url, headers, urlencode(form).encode())
        except Unknown as error:
            raise NotSent(f"no token: {error}") from None
        found = object_in(answer) or {}
        token, lasts = found.get("access_token"), found.get("expires_in")
        if answer.status == 200 and isinstance(token, str) and token:
            return token, timedelta(seconds=_lasting(lasts))
        if 400 <= answer.status < 500 and answer.status not in (408, 429):
            raise self._shut(_NOT_KNOWN, f"no token: HTTP {answer.status}", everywhere=True)
        raise NotSent(f"no token: HTTP {answer.status}")


def rested(call: str, conversation: str) -> str:
    """What rests when such a call is refused: each kind has its limit in each conversation, the name of which may be of
    any length. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
    """
    return f"{call}/{sha256(conversation.encode('utf-8', 'replace')).hexdigest()[:32]}"


def _lasting(told: object) -> float:
    """How many seconds a token is good for; the least of them where what is told is no number to compare with."""
    return min(max(60, told), 86_400) if isinstance(told, int | float) else 600


def _code(answer: Answer) -> str:
    error = (object_in(answer) or {}).get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return re.sub(r"\W", "", code)[:60] if isinstance(code, str) else ""


def _is_a_page(answer: Answer) -> bool:
    """Whether it says something, and nothing as Teams says it."""
    return object_in(answer) is None and (answer.body is None or bool(answer.body.strip()))


def _said(answered: dict[str, Any]) -> dict[str, Any]:
    """What was answered, when it is of Teams: it has an id, or says nothing. Else it may have been said, or not.

    https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
    """
    if answered and not keepable(text(answered, "id")):
        raise Unknown("an answer without an id")
    return answered


def _written(body: Mapping[str, Any]) -> bytes:
    """As few bytes as it can have; half characters, which no UTF-8 has, are written as JSON writes them."""
    try:
        return json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(body).encode()


def _quoted(name: str) -> str:
    return quote(name, safe="")
