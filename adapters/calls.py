"""How every platform is called over HTTP: once, with patience, and with an answer that may be anything."""

from __future__ import annotations

import asyncio
import errno
import json
import math
import socket
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, NamedTuple

import aiohttp

from bot.model.errors import NotSent, Unknown

_LARGEST = 1 << 20
_WITHOUT_A_WORD = 30.0
_CARRIES_IPV4 = IPv6Network("64:ff9b::/96")
"""Addresses by which a network that speaks the newer protocol alone reaches the older one."""
_GIVEN_OUT = IPv6Network("2000::/3")
"""Of the newer ones no others are anybody's: https://www.iana.org/assignments/ipv6-address-space. The rest wraps older
addresses in ways of its own, or means something within one network.
"""


class Answer(NamedTuple):
    """What came back over HTTP: `body` is at most 1 MB of it, and None when there was more."""

    status: int
    retry_after: str | None
    body: bytes | None


class Calls:
    """One session for all calls to a platform. Nothing is tried twice and no redirect is followed.

    `patience`: seconds for one call. `at_home`: whether addresses of one's own network may be called; only where
    whoever runs the desk named one.
    """

    def __init__(self, patience: float = 10.0, *, at_home: bool) -> None:
        self._patience, self._at_home = patience, at_home
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """Made at the first use, inside the event loop."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=None, connect=self._patience / 2),
                cookie_jar=aiohttp.DummyCookieJar(),
                connector=None if self._at_home else aiohttp.TCPConnector(socket_factory=_public),
                trace_configs=[_stays()],
            )
        return self._session

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def call(self, method: str, url: str, headers: Mapping[str, str], content: bytes | None = None) -> Answer:
        """Raises `NotSent` when it certainly did not arrive, `Unknown` when nobody can tell."""
        try:
            async with (
                asyncio.timeout(self._patience),
                self.session.request(method, url, data=content, headers=headers, allow_redirects=False) as response,
            ):
                return Answer(response.status, response.headers.get("Retry-After"), await _bounded(response))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise NotSent(f"not connected: {type(error).__name__}") from None
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise Unknown(f"no answer: {type(error).__name__}") from None


def _stays() -> aiohttp.TraceConfig:
    """No redirect is followed, also when a WebSocket is opened: there nothing else says so."""

    async def refused(*_: object) -> None:
        raise aiohttp.ClientError("redirected")

    traced = aiohttp.TraceConfig()
    traced.on_request_redirect.append(refused)
    return traced


def _public(address: aiohttp.AddrInfoType) -> socket.socket:
    """A socket for an address that is everybody's: asked when it connects, with what the name meant just now."""
    family, kind, protocol, _, where = address
    if not everybodys(where[0] if isinstance(where[0], str) else ""):
        raise OSError(errno.EACCES, "an address of one's own network")
    return socket.socket(family, kind, protocol)


def everybodys(address: str) -> bool:
    """Whether it leads out of this machine and this network, in whatever form it is written."""
    try:
        found = _carried(ip_address(address))
    except ValueError:
        return False
    known = isinstance(found, IPv4Address) or found in _GIVEN_OUT
    return known and found.is_global and not found.is_multicast


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The older address that a newer one only wraps."""
    if isinstance(address, IPv4Address):
        return address
    if address in _CARRIES_IPV4:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)


def seconds(header: str | None, now: datetime) -> float:
    """How long a Retry-After asks to wait, within 1 s to 1 h: a number, a date, nonsense or nothing."""
    text = (header or "").strip()
    try:
        wait = float(text)
    except ValueError:
        wait = _until(text, now)
    return _WITHOUT_A_WORD if math.isnan(wait) else min(max(wait, 1.0), 3600.0)


def _until(text: str, now: datetime) -> float:
    try:
        return parsedate_to_datetime(text).timestamp() - now.timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return math.nan


async def _bounded(response: aiohttp.ClientResponse) -> bytes | None:
    taken = bytearray()
    while chunk := await response.content.readany():
        taken += chunk
        if len(taken) > _LARGEST:
            return None
    return bytes(taken)


def object_in(answer: Answer) -> dict[str, Any] | None:
    """The JSON object that was answered, if it was one."""
    try:
        found = json.loads(answer.body or b"")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
