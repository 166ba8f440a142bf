"""The ways in which calls to a platform go wrong during a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, TypeAlias

SLOW = 0.03
"""Seconds."""
_PAUSES = ("1", "1.5", "20", "-5", None)
Ways: TypeAlias = Mapping[str, Callable[[Random], dict[str, Any]]]


def _pause(chance: Random) -> dict[str, Any]:
    """A Retry-After as platforms send it."""
    told = chance.choice(_PAUSES)
    return {"status": 429, "headers": {} if told is None else {"Retry-After": told}}


WAYS: Ways = {
    "429": _pause,
    "refused with 503": lambda _: {"status": 503},
    "accepted, then 500": lambda _: {"status": 500, "accepted": True},
    "accepted, then dropped": lambda _: {"drop": True, "accepted": True},
    "dropped, accepted later": lambda _: {"drop": True, "late": True},
}
"""For a platform that says yes with its status."""
ODD: Ways = {
    **WAYS,
    "accepted, half JSON": lambda _: {"body": b'{"ok": tr', "accepted": True},
    "HTML": lambda _: {"body": b"<html>"},
}
"""For one that says it in its answer."""
