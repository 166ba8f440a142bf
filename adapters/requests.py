"""What every platform's door does first with a request: read no more than a megabyte of it, and take JSON apart."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from typing import Any, NoReturn

from aiohttp import web

LARGEST = 1_000_000
"""Bytes."""
PATIENCE = 10.0
"""Seconds for the whole body."""
_DEEPEST = 40
_HALVES = re.compile("[\ud800-\udfff]")
_MAYBE_UNKEPT = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)


class Refused(Exception):
    """The request is not taken; `status` is the HTTP answer."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


async def body(request: web.Request, patience: float = PATIENCE) -> bytes:
    """The unpacked body: 1 MB at most, within `patience` seconds. Raises `Refused` (400, 408, 413)."""
    if (request.content_length or 0) > LARGEST:
        raise Refused(413)
    taken = bytearray()
    try:
        async with asyncio.timeout(patience):
            while chunk := await request.content.readany():
                taken += chunk
                if len(taken) > LARGEST:
                    raise Refused(413)
    except TimeoutError:
        raise Refused(408) from None
    except (web.RequestPayloadError, web.HTTPException, ConnectionError):  # the last: nobody is there any more
        raise Refused(400) from None
    return bytes(taken)


async def answer_first(request: web.Request, response: web.Response) -> None:
    """Give the answer now; what the handler does after that keeps nobody waiting. It is done even if the caller has
    hung up meanwhile.
    """
    response.force_close()  # what comes next on this connection would wait for it
    with suppress(ConnectionError):
        await response.prepare(request)
        await response.write_eof()


def json_object(text: str) -> dict[str, Any]:
    """A JSON object of moderate depth, each name in it once, its texts as `keepable`. Raises `Refused` (400)."""
    try:
        found = json.loads(text, parse_constant=_no_number, object_pairs_hook=_without_copies)
    except (ValueError, RecursionError):
        raise Refused(400) from None
    if not isinstance(found, dict) or _deep(found):
        raise Refused(400)
    return {name: keepable(value) for name, value in found.items()} if _MAYBE_UNKEPT.search(text) else found


def keepable(value: Any) -> Any:
    """The same without NUL, and with another letter in place of half a one: no database keeps these."""
    if isinstance(value, str):
        return _HALVES.sub("\ufffd", value.replace("\x00", ""))
    if isinstance(value, dict):
        return {name: keepable(inner) for name, inner in value.items()}
    return [keepable(inner) for inner in value] if isinstance(value, list) else value


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _without_copies(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _deep(value: object) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
