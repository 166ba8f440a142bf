"""An issuer on loopback: the keys a Bot Service signs with, where it tells them, and its tokens."""

from __future__ import annotations

import asyncio
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from functools import cache
from hashlib import sha256
from typing import Any, Protocol, TypeAlias

from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.fakes.serving import origin, serving

Body: TypeAlias = dict[str, Any]

APP, TENANT = "a0000000-0000-4000-8000-00000000000a", "b0000000-0000-4000-8000-00000000000b"
SERVICE_URL = "https://smba.trafficmanager.net/emea/"


class Trouble(Enum):
    """What is wrong with the answers. `ELSEWHERE`: the keys are at a name that only turns out to be this machine."""

    DOWN = auto()
    SLOW = auto()
    HUGE = auto()
    NO_JSON = auto()
    LIST = auto()
    NO_KEYS = auto()
    REDIRECT = auto()
    ELSEWHERE = auto()


ANSWERS: Mapping[Trouble | None, tuple[int, bytes]] = {
    Trouble.HUGE: (200, b'{"keys": [], "more": "' + b"x" * (2 << 20) + b'"}'),
    Trouble.NO_JSON: (200, b"<html>"),
    Trouble.LIST: (200, b"[]"),
    Trouble.NO_KEYS: (200, b'{"keys": {}}'),
}


@cache
def private_key(name: str) -> RSAPrivateKey:
    """Made once for all tests: 2048 bits take their time."""
    return generate_private_key(65537, 2048)


class Signs(Protocol):
    """Whatever puts something behind the second dot."""

    def sign(self, content: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs a token, and with what."""

    name: str = "first"
    hashed: type[HashAlgorithm] = SHA256

    def sign(self, content: bytes) -> bytes:
        return private_key(self.name).sign(content, PKCS1v15(), self.hashed())


class Nothing:
    """Leaves the place of the signature empty."""

    def sign(self, content: bytes) -> bytes:
        return b""


class PublicKeyAsPassword:
    """Signs as HS256 does, with what everybody knows."""

    def sign(self, content: bytes) -> bytes:
        pem = private_key("first").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return hmac.new(pem, content, sha256).digest()


class Issuer:
    """`async with Issuer() as issuer`; then `issuer.openid_url` is where it tells its `keys`."""

    def __init__(self, now: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)) -> None:
        self.now = now
        self.keys: list[object] = [public("first")]
        self.documents = 0
        self.fetches = 0
        self.elsewhere = 0
        self.trouble: Trouble | None = None
        self.asked = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()
        self.origin = ""

    async def __aenter__(self) -> Issuer:
        application = web.Application()
        application.add_routes(
            [
                web.get("/v1/.well-known/openidconfiguration", self._document),
                web.get("/v1/.well-known/keys", self._keys),
                web.get("/elsewhere", self._elsewhere),
                web.post("/{tenant}/oauth2/v2.0/token", _no_token_now),
            ]
        )
        self._runner = await serving(application)
        self.origin = origin(self._runner)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.gate.set()
        await self._runner.cleanup()

    @property
    def openid_url(self) -> str:
        return f"{self.origin}/v1/.well-known/openidconfiguration"

    @property
    def canary(self) -> str:
        """Nobody may go there, though a key set would be told; `elsewhere` counts who did."""
        return f"{self.origin}/elsewhere".replace("127.0.0.1", "0x7f000001")

    def environment(self) -> dict[str, str]:
        """The settings of a bot that is registered here."""
        return {
            "TEAMS_APP_ID": APP,
            "TEAMS_APP_PASSWORD": "fake-password",
            "TEAMS_TENANT_ID": TENANT,
            "TEAMS_OPENID_URL": self.openid_url,
            "TEAMS_LOGIN_URL": self.origin,
        }

    def bearer(self, claims: Mapping[str, Any] | None = None, **header: Any) -> str:
        """The Authorization header of a delivery; a claim or a header of None is left out."""
        return "Bearer " + token(self.claims(claims), **header)

    def claims(self, changes: Mapping[str, Any] | None = None) -> Body:
        now = int(self.now.timestamp())
        usual = {"iss": "https://api.botframework.com", "aud": APP, "serviceurl": SERVICE_URL}
        return without_none({**usual, "nbf": now - 60, "exp": now + 3600, **(changes or {})})

    async def _document(self, _: web.Request) -> web.Response:
        self.documents += 1
        there = self.canary if self.trouble is Trouble.ELSEWHERE else f"{self.origin}/v1/.well-known/keys"
        return web.json_response({"issuer": "https://api.botframework.com", "jwks_uri": there})

    async def _keys(self, _: web.Request) -> web.Response:
        self.fetches += 1
        self.asked.set()
        if self.trouble is Trouble.SLOW:
            self.gate.clear()
        await self.gate.wait()
        if self.trouble is Trouble.REDIRECT:
            raise web.HTTPFound("/elsewhere")
        if answer := ANSWERS.get(self.trouble):
            status, content = answer
            return web.Response(status=status, body=content)
        return web.json_response({"keys": self.keys}, status=503 if self.trouble is Trouble.DOWN else 200)

    async def _elsewhere(self, _: web.Request) -> web.Response:
        self.elsewhere += 1
        return web.json_response({"keys": self.keys})


def public(name: str, **changes: Any) -> Body:
    """A key as the set tells it."""
    numbers = private_key(name).public_key().public_numbers()
    told = {"kty": "RSA", "use": "sig", "kid": name, "n": _number(numbers.n), "e": _number(numbers.e)}
    return without_none({**told, "endorsements": ["msteams", "webchat"], **changes})


def token(claims: Mapping[str, Any] | bytes, signer: Signs | None = None, **header: Any) -> str:
    """Three parts and two dots."""
    content = claims if isinstance(claims, bytes) else json.dumps(claims).encode()
    head = without_none({"alg": "RS256", "typ": "JWT", "kid": "first", **header})
    start = f"{encoded(json.dumps(head).encode())}.{encoded(content)}"
    return f"{start}.{encoded((signer or Signer()).sign(start.encode()))}"


def encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def without_none(found: Mapping[str, Any]) -> Body:
    return {name: value for name, value in found.items() if value is not None}


def _number(number: int) -> str:
    return encoded(number.to_bytes((number.bit_length() + 7) // 8, "big"))


async def _no_token_now(_: web.Request) -> web.Response:
    """Nobody who tries its keys shall speak at Microsoft's own address."""
    return web.Response(status=503)
