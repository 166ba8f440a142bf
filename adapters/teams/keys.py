"""The keys Microsoft signs with: fetched when needed, kept for a day, and never given up for nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import jwt

from adapters.calls import Calls, object_in
from adapters.settings import secure
from adapters.teams.clouds import KEYS
from bot.model.errors import DeliveryError
from bot.model.ports import Clock

_DAY = timedelta(days=1)
"""How old the set may be, and how long a key is good that is no longer in it."""
_PAUSE = timedelta(minutes=5)
"""Between two fetches while there are keys."""
_PAUSE_WITHOUT = timedelta(seconds=10)
"""Between two fetches while there is not one key: nobody can be heard."""
_BITS = range(2048, 8193)


class KeysAway(Exception):
    """No key could be had yet."""


class NoSuchKey(Exception):
    """Microsoft's set has no key of this name."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public RSA key for RS256 and the channels it may sign for."""

    public: jwt.PyJWK
    endorsements: frozenset[str]


class Keys:
    """A cache of the set behind an OpenID document. `trouble` is for the health page.

    `url`: of the document. `patience`: seconds for each of the two calls of a fetch.
    """

    def __init__(self, url: str, clock: Clock, patience: float = 5.0) -> None:
        self._url, self._clock, self._calls = url, clock, Calls(patience, at_home=url not in KEYS)
        self._one_at_a_time = asyncio.Lock()
        self._current: dict[str, SigningKey] = {}
        self._gone: dict[str, tuple[SigningKey, datetime]] = {}
        self._fetched: datetime | None = None
        self._tried: datetime | None = None
        self.trouble: str | None = None

    async def close(self) -> None:
        await self._calls.close()

    async def key(self, kid: str) -> SigningKey:
        """The key of this name, after a fetch when one is due. Raises `NoSuchKey`, and `KeysAway` without any keys."""
        if self._due(kid) and not (self._found(kid) and self._one_at_a_time.locked()):
            async with self._one_at_a_time:
                if self._due(kid):  # whoever waited has the answer of the fetch before
                    await self._fetch()
        found = self._found(kid)
        if found is None:
            raise NoSuchKey if self._current else KeysAway
        return found

    def _found(self, kid: str) -> SigningKey | None:
        if kid in self._current:
            return self._current[kid]
        key, since = self._gone.get(kid, (None, None))
        return key if since and self._clock.now() - since < _DAY else None

    def _due(self, kid: str) -> bool:
        if not self._passed(self._tried, _PAUSE if self._current else _PAUSE_WITHOUT):
            return False
        return self._found(kid) is None or self._passed(self._fetched, _DAY)

    def _passed(self, since: datetime | None, wait: timedelta) -> bool:
        # A clock that was set back is as good as one that went on.
        return since is None or abs(self._clock.now() - since) >= wait

    async def _fetch(self) -> None:
        try:
            found = await self._set()
        except (KeysAway, DeliveryError):
            self.trouble = "Microsoft's signing keys cannot be fetched."
        else:
            self.trouble = None
            self._take(found, self._clock.now())
        self._tried = self._clock.now()

    async def _set(self) -> dict[str, SigningKey]:
        document = await self._object(self._url)
        listed = (await self._object(document.get("jwks_uri"))).get("keys")
        found = dict(filter(None, map(_key, listed))) if isinstance(listed, list) else {}
        if not found:
            raise KeysAway
        return found

    async def _object(self, url: object) -> dict[str, Any]:
        if not isinstance(url, str) or not secure(url):
            raise KeysAway
        answer = await self._calls.call("GET", url, {"Accept": "application/json"})
        found = object_in(answer) if answer.status == 200 else None
        if found is None:
            raise KeysAway
        return found

    def _take(self, found: dict[str, SigningKey], now: datetime) -> None:
        gone = {**self._gone, **{kid: (key, now) for kid, key in self._current.items()}}
        self._gone = {kid: (key, at) for kid, (key, at) in gone.items() if kid not in found and now - at < _DAY}
        self._current, self._fetched = found, now


def _key(entry: object) -> tuple[str, SigningKey] | None:
    """Name and key; None when it is not an RSA key that we could use."""
    if not isinstance(entry, Mapping) or entry.get("kty") != "RSA":
        return None
    kid, endorsements = entry.get("kid"), entry.get("endorsements", [])
    if not isinstance(kid, str) or not isinstance(endorsements, list):
        return None
    try:
        # Only these, so that it is a public key whatever else is told.
        public = jwt.PyJWK({"kty": "RSA", "n": entry.get("n"), "e": entry.get("e")}, "RS256")
    except jwt.PyJWTError:
        return None
    if public.key.key_size not in _BITS:
        return None
    return kid, SigningKey(public, frozenset(each for each in endorsements if isinstance(each, str)))
