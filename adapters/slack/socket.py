"""Socket Mode: hear over a connection we open ourselves, and say so only after the commit."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import aiohttp

from adapters.attempts import Attempts
from adapters.requests import Refused
from adapters.settings import loopback
from adapters.slack import trust
from adapters.slack.api import Api
from adapters.slack.doors import Taken
from adapters.slack.signs import Signs
from bot.model.errors import DeliveryError, Throttled, Unknown
from bot.model.ports import Clock

_LOG = logging.getLogger(__name__)
_LARGEST_FRAME = 4 << 20
NOT_OPEN = "The connection to Slack is not open."

Take: TypeAlias = Callable[[dict[str, Any]], Awaitable[Taken]]


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds: how long a socket may be silent, pings included, how long the first pause is after a failure, how
    long a message is read that somebody points to (Slack waits three for an answer), how long a socket may take to
    open, and how long one is heard to its end that another one replaces (Slack closes it ten after it said so).
    """

    silence: float = 60.0
    pause: float = 1.0
    reading: float = 2.0
    opening: float = 10.0
    lingering: float = 30.0


@dataclass(slots=True)
class Ending:
    """Of one connection. `replaced`: another one is wanted; `retry_after`: so many seconds later."""

    replaced: asyncio.Event = field(default_factory=asyncio.Event)
    retry_after: float = 0.0


class Socket:
    """A connection, opened again whenever it closes, fails, falls silent or is deaf. One that is about to end is heard
    beside the next one, so that no event finds none (https://docs.slack.dev/apis/events-api/using-socket-mode).
    """

    def __init__(self, api: Api, app_token: str, take: Take, clock: Clock, patience: Patience) -> None:
        self._api, self._app_token, self._take = api, app_token, take
        self._clock, self._patience = clock, patience
        self.signs = Signs(clock.now())
        self._open = 0

    async def run(self) -> None:
        """Hear until cancelled."""
        attempts = Attempts(self._clock, self._patience.pause)
        async with asyncio.TaskGroup() as connections:
            while True:
                attempts.begin()
                ending = Ending()
                connections.create_task(self._connected(ending))
                await ending.replaced.wait()
                await attempts.again(ending.retry_after)

    def facts(self) -> dict[str, str | float]:
        """How old the last frame is, pings included, and the last event; nothing before the first frame."""
        return self.signs.facts(self._clock.now())

    def health(self) -> str | None:
        if self.signs.frame is None:
            return NOT_OPEN
        silent = (self._clock.now() - self.signs.frame).total_seconds()
        return f"Slack has been silent for {int(silent)} seconds." if silent > self._patience.silence * 2 else None

    async def _address(self) -> str:
        async with self._api.pauses.kept("", "apps.connections.open"):
            found = await self._api.call("apps.connections.open", {}, token=self._app_token)
        address = found.get("url")
        if not isinstance(address, str) or not _sealed(address):
            raise Unknown("apps.connections.open: no address")
        return address

    async def _connected(self, ending: Ending) -> None:
        """One connection, until it has ended."""
        try:
            await self._listen(await self._address(), ending)
        except (DeliveryError, aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            _LOG.warning("socket: %s", error if isinstance(error, DeliveryError) else type(error).__name__)
            ending.retry_after = error.seconds if isinstance(error, Throttled) else 0.0
        finally:
            ending.replaced.set()

    async def _listen(self, address: str, ending: Ending) -> None:
        """What is being heard when the connection ends is heard to its end."""
        async with (
            asyncio.timeout(self._patience.opening) as limit,
            self._api.session.ws_connect(address, autoping=False, max_msg_size=_LARGEST_FRAME) as connection,
            asyncio.TaskGroup() as hearing,
        ):
            limit.reschedule(None)
            self._open += 1
            try:
                await self._read(connection, hearing, ending)
            finally:
                self._open -= 1
                ending.replaced.set()

    async def _read(
        self, connection: aiohttp.ClientWebSocketResponse, hearing: asyncio.TaskGroup, ending: Ending
    ) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(None) as lingers:
                while (frame := await self._next(connection)) is not None:
                    if isinstance(frame.get("envelope_id"), str) and isinstance(frame.get("payload"), dict):
                        self.signs.came(self._clock.now())
                        hearing.create_task(self._answered(connection, frame))
                    if not ending.replaced.is_set() and self._is_spent(frame):
                        ending.replaced.set()
                        lingers.reschedule(asyncio.get_running_loop().time() + self._patience.lingering)

    def _is_spent(self, frame: dict[str, Any]) -> bool:
        """Whether another connection is to take the place of the one on which this came."""
        now = self._clock.now()
        if frame.get("type") == "hello":
            self.signs.greeted(frame.get("num_connections"), self._open)
        if warning := self.signs.first_warning(now):
            _LOG.warning("socket: %s", warning)
        if self.signs.deaf(now):
            _LOG.warning("socket: what was said here did not come back as an event: another one is opened")
            self.signs.renew()
            return True
        return frame.get("type") == "disconnect"

    async def _next(self, connection: aiohttp.ClientWebSocketResponse) -> dict[str, Any] | None:
        """The next frame, empty when it is a ping or cannot be read; None at the end and after too long a silence."""
        try:
            frame = await connection.receive(timeout=self._patience.silence)
        except TimeoutError:
            return None
        if frame.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.CLOSED}:
            return None
        if frame.type is aiohttp.WSMsgType.ERROR:
            return None
        self.signs.frame = self._clock.now()
        if frame.type is aiohttp.WSMsgType.PING:
            await _quietly(connection.pong(frame.data))
        try:
            return trust.parsed(frame.data) if frame.type is aiohttp.WSMsgType.TEXT else {}
        except Refused:
            return {}

    async def _answered(self, connection: aiohttp.ClientWebSocketResponse, frame: dict[str, Any]) -> None:
        """A bug in answering one envelope leaves the others be; Slack sends that one again if it has no answer."""
        for problem in await asyncio.gather(self._answer(connection, frame), return_exceptions=True):
            if isinstance(problem, Exception):
                _LOG.error("hearing failed: %s", type(problem).__name__, exc_info=problem)

    async def _answer(self, connection: aiohttp.ClientWebSocketResponse, frame: dict[str, Any]) -> None:
        """Without an answer Slack sends the envelope again."""
        try:
            payload = trust.shaped(frame["payload"])
        except Refused:
            return
        taken = await self._take(payload)
        if taken.response.status == 200:
            said = {"payload": json.loads(taken.response.body)} if taken.response.body else {}
            await _quietly(connection.send_json({"envelope_id": frame["envelope_id"], **said}))
        if taken.later:
            await taken.later()


def _sealed(address: str) -> bool:
    """Whether nobody on the way reads along; on this machine nobody is."""
    url = urlsplit(address)
    return url.scheme == "wss" or (url.scheme == "ws" and loopback(url.hostname))


async def _quietly(sending: Awaitable[None]) -> None:
    """A connection that broke meanwhile shows at the next frame."""
    try:
        await sending
    except (aiohttp.ClientError, OSError):
        return
