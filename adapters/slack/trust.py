"""Who may call us: the age and signature of a request, then its shape, before anything else looks at it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from adapters.requests import Refused, json_object, keepable

_OLDEST = 300
_SHAPES: Mapping[str, tuple[type, ...]] = {
    "event": (dict,),
    "view": (dict,),
    "container": (dict,),
    "message": (dict,),
    "team": (dict, str),
    "enterprise": (dict, str),
    "user": (dict, str),
    "channel": (dict, str),
    "authorizations": (list,),
    "actions": (list,),
}


def verify(secret: str, headers: Mapping[str, str], content: bytes, now: datetime) -> None:
    """Raises `Refused` unless Slack signed these very bytes less than five minutes ago."""
    stamp = headers.get("X-Slack-Request-Timestamp", "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        raise Refused(401)
    if abs(now.timestamp() - int(stamp)) > _OLDEST:
        raise Refused(401)
    given = headers.get("X-Slack-Signature", "").encode("utf-8", "replace")
    if not hmac.compare_digest(signature(secret, stamp, content).encode(), given):
        raise Refused(401)


def signature(secret: str, stamp: str, content: bytes) -> str:
    base = b"v0:" + stamp.encode() + b":" + content
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def payload(content_type: str, content: bytes) -> dict[str, Any]:
    """What Slack tells: a JSON object, a form, or a form around a JSON object. Raises `Refused` (400, 415)."""
    kind = content_type.partition(";")[0].strip().lower()
    try:
        text = content.decode("utf-8")
        if kind == "application/json":
            return parsed(text)
        if kind == "application/x-www-form-urlencoded":
            form: dict[str, Any] = dict(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100))
            return parsed(form["payload"]) if "payload" in form else shaped(keepable(form))
    except ValueError:
        raise Refused(400) from None
    raise Refused(415)


def parsed(text: str) -> dict[str, Any]:
    """A JSON object of the shape Slack's own library can take without falling over. Raises `Refused` (400)."""
    return shaped(json_object(text))


def shaped(found: dict[str, Any]) -> dict[str, Any]:
    for name, shapes in _SHAPES.items():
        value = found.get(name)
        if value is not None and not isinstance(value, shapes):
            raise Refused(400)
        if isinstance(value, list) and not all(isinstance(item, dict) for item in value):
            raise Refused(400)
    return found
