"""Who may call us: a token that Microsoft signed, for this bot, this activity and this school's tenant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import jwt

from adapters.requests import Refused, json_object
from adapters.settings import loopback
from adapters.teams.keys import Keys, KeysAway, NoSuchKey, SigningKey
from adapters.teams.settings import Settings

_LONGEST = 16_384
_LEEWAY = 300
_YEAR_10000 = 253_402_300_800
_CHANNEL = "msteams"

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+|\[::1\])(?::(?P<port>\d{1,5}))?(?P<path>(?:/[\w.~-]+)*)/?",
    re.ASCII | re.IGNORECASE,
)


class Caller(NamedTuple):
    """What Microsoft says of a request, and the key it signed that with."""

    claims: Mapping[str, Any]
    key: SigningKey


async def caller(authorization: str | None, settings: Settings, keys: Keys, now: datetime) -> Caller | None:
    """Who calls, told by the head of a request alone: to take a megabyte of a stranger's JSON apart would hold up
    everybody else. Raises `Refused`: 401 when it is not Microsoft's token, or not now, 403 when it is for another bot,
    503 when there are no keys to tell by. None with an emulator: nobody has a token then.
    """
    if settings.emulated:
        return None
    token = _token(authorization)
    key = await _key(token, keys)
    claims = _claims(token, key)
    _in_force(claims, settings, now)
    _for_this_bot(claims, settings)
    return Caller(claims, key)


def verify(caller: Caller | None, activity: Mapping[str, Any], settings: Settings) -> None:
    """Raises `Refused` (401, 403) unless the token is for this activity, from a tenant it is meant for. With an
    emulator only this machine may be answered.
    """
    if caller is None:
        service_url(activity.get("serviceUrl"), settings)
        _text(activity.get("channelId"), 403)
        return
    _for_this_activity(caller.claims, activity)
    _from_channel(activity, caller.key)
    _from_tenant(activity, settings)


def service_url(url: object, settings: Settings) -> str:
    """Where we may call, with one slash at its end; nothing is looked up. Raises `Refused` (403)."""
    found = _ADDRESS.fullmatch(_text(url, 403))
    if found is None or ".." in found["path"]:
        raise Refused(403)
    scheme, host, port = found["scheme"].lower(), found["host"].lower(), int(found["port"] or 0)
    if settings.emulated:
        if not loopback(host.strip("[]")) or port > 65535:
            raise Refused(403)
        return f"{scheme}://{host}{f':{port}' if port else ''}{found['path']}/"
    if scheme != "https" or host not in settings.cloud.hosts or port not in (0, 443):
        raise Refused(403)
    return f"https://{host}{found['path']}/"


def _token(authorization: str | None) -> str:
    if not authorization or len(authorization) > _LONGEST or not authorization.isascii():
        raise Refused(401)
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise Refused(401)
    return token


async def _key(token: str, keys: Keys) -> SigningKey:
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError:
        raise Refused(401) from None
    if header.get("alg") != "RS256":
        raise Refused(401)
    try:
        return await keys.key(_text(header.get("kid"), 401))
    except NoSuchKey:
        raise Refused(401) from None
    except KeysAway:
        raise Refused(503) from None


def _claims(token: str, key: SigningKey) -> dict[str, Any]:
    """What Microsoft says; only the signature is looked at."""
    try:
        content: bytes = jwt.PyJWS().decode(token, key.public, algorithms=["RS256"])
        return json_object(content.decode("utf-8"))
    except (jwt.PyJWTError, UnicodeDecodeError, Refused):
        raise Refused(401) from None


def _in_force(claims: Mapping[str, Any], settings: Settings, now: datetime) -> None:
    """Issued in the bot's own cloud, and neither too old nor too new: to 300 s."""
    if claims.get("iss") != settings.cloud.issuer:
        raise Refused(401)
    if _second(claims.get("exp")) + _LEEWAY <= now.timestamp():
        raise Refused(401)
    if "nbf" in claims and _second(claims["nbf"]) - _LEEWAY > now.timestamp():
        raise Refused(401)


def _for_this_bot(claims: Mapping[str, Any], settings: Settings) -> None:
    if _text(claims.get("aud"), 401).lower() != settings.app_id:
        raise Refused(403)


def _for_this_activity(claims: Mapping[str, Any], activity: Mapping[str, Any]) -> None:
    claimed, told = _text(claims.get("serviceurl"), 401), _text(activity.get("serviceUrl"), 403)
    if claimed.lower().rstrip("/") != told.lower().rstrip("/"):
        raise Refused(403)


def _from_channel(activity: Mapping[str, Any], key: SigningKey) -> None:
    """In the other channels of a bot the caller itself may say which tenant it is."""
    channel = _text(activity.get("channelId"), 403)
    if channel != _CHANNEL or channel not in key.endorsements:
        raise Refused(403)


def _from_tenant(activity: Mapping[str, Any], settings: Settings) -> None:
    told = [_inside(activity, "conversation", "tenantId"), _inside(activity, "channelData", "tenant", "id")]
    tenants = [_text(each, 403).lower() for each in told if each is not None]
    if not tenants or not set(tenants) <= set(settings.tenants):
        raise Refused(403)


def _inside(activity: Mapping[str, Any], *names: str) -> object:
    """What stands there, or None when nothing does. Raises `Refused` when something stands in the way."""
    found: Any = activity
    for name in names:
        if found is None:
            return None
        if not isinstance(found, Mapping):
            raise Refused(403)
        found = found.get(name)
    return found


def _second(value: object) -> float:
    """A time in seconds since 1970."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _YEAR_10000:
        raise Refused(401)
    return value


def _text(value: object, otherwise: int) -> str:
    if not isinstance(value, str) or not value:
        raise Refused(otherwise)
    return value
