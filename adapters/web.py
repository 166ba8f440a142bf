"""The one web application: every adapter's endpoints, pages about the desk, and how the program is."""

from __future__ import annotations

import asyncio
import logging
from base64 import b64encode
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Generic, Protocol, TypeVar

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler
from aiohttp.web_protocol import RequestHandler

from bot.model.ports import Adapter, Inbox

_T = TypeVar("_T")
ASKS_WITHIN = 10
"""Seconds for the head of a first request."""
ASKS_AGAIN_WITHIN = 620
"""Seconds for the head of another one. A server in front of this one keeps its connections for its own time, of those
that are known 600 s at the most (https://cloud.google.com/load-balancing/docs/https#timeout-keepalive-backends): were
we the first to hang up, a request could meet that.
"""
MOST_SILENT = 250
"""Connections without a request. Where nothing else is said a process has 1,024 files."""
BIGGEST_BODY = 1024 * 1024
"""Bytes; every adapter reads its own requests and may take less."""
_STYLE = "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.5 sans-serif;color:#222;background:#fff}"
_PAGE = f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Deskbell</title>
<style>{_STYLE.replace("{", "{{").replace("}", "}}")}</style></head>
<body><main>
{{content}}</main>
<nav><a href="/">Deskbell</a> · <a href="/privacy">Privacy</a> · <a href="/terms">Terms of use</a></nav></body>
</html>
"""
_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


_STRANGERS = (HttpProcessingError, web.RequestPayloadError, ConnectionResetError)


class ServerLog(logging.LoggerAdapter[logging.Logger]):
    """The log of the web server without what any stranger may do to it: send no HTTP, or what nobody can unpack, or
    hang up while they are answered. That is counted.
    """

    def __init__(self, count: Callable[[], None]) -> None:
        super().__init__(logging.getLogger("aiohttp.server"))
        self._count = count

    def log(self, level: int, msg: object, *args: object, **kwargs: Any) -> None:
        if isinstance(kwargs.get("exc_info"), _STRANGERS):
            self._count()
        else:
            super().log(level, msg, *args, **kwargs)


class Callers:
    """Who is connected and asks nothing: each is an open file, of which a process has few, and the server itself waits
    for the first words for ever, and for more of them an hour.
    """

    def __init__(self) -> None:
        self._asked: set[RequestHandler] = set()
        self._answering: set[RequestHandler] = set()
        self._silent: dict[RequestHandler, int] = {}
        """How often each was seen without a word since its last one, the longest silent first."""

    @web.middleware
    async def note(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Whatever is asked."""
        self._asked.add(request.protocol)
        self._answering.add(request.protocol)
        self._silent.pop(request.protocol, None)
        try:
            return await handler(request)
        finally:
            self._answering.discard(request.protocol)

    def look(self, connected: Collection[RequestHandler]) -> None:
        """Once a second: hang up on those who were seen too often without a word, and on the longest silent ones where
        there are too many.
        """
        there = set(connected)
        self._asked &= there
        idle = there - self._answering
        known = [each for each in self._silent if each in idle]
        self._silent = {each: self._silent.get(each, 0) + 1 for each in (*known, *(idle - set(known)))}
        spare = len(self._silent) - MOST_SILENT
        for number, (caller, looks) in enumerate(self._silent.items()):
            if number < spare or looks > (ASKS_AGAIN_WITHIN if caller in self._asked else ASKS_WITHIN):
                caller.force_close()


CALLERS = web.AppKey("callers", Callers)


@dataclass(frozen=True, slots=True)
class Part:
    """How one part of the program is: `problem` is None when it is well, else one sentence without anything secret."""

    problem: str | None
    facts: Mapping[str, str | float] = field(default_factory=dict)


class Health(Protocol):
    """How the program is, part by part."""

    def live(self) -> Mapping[str, Part]: ...

    def ready(self) -> Awaitable[Mapping[str, Part]]: ...

    def metrics(self) -> Awaitable[bytes]:
        """In the text format of Prometheus."""


class _Together(Generic[_T]):
    """What is looked up for whoever asks: who asks during a look gets what that finds. Anybody may ask, however often,
    and the database has better things to do.
    """

    def __init__(self, look: Callable[[], Awaitable[_T]]) -> None:
        self._look = look
        self._looking: asyncio.Future[tuple[_T]] | None = None

    async def __call__(self) -> _T:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.gather(self._look())
        [found] = await asyncio.shield(self._looking)
        return found


def application(adapters: Iterable[Adapter], inbox: Inbox, health: Health, pages: Mapping[str, str]) -> web.Application:
    """The application, ready to be served. `pages` (HTML by path) give way to an adapter that has a page of its own."""
    callers = Callers()
    app = web.Application(client_max_size=BIGGEST_BODY, middlewares=[callers.note])
    app[CALLERS] = callers
    routes = [route for adapter in adapters for route in adapter.routes(inbox)]
    for route in routes:
        app.router.add_route(route.method, route.path, route.handler)
    if not {route.path for route in routes} & pages.keys():
        for path, content in pages.items():
            app.router.add_get(path, _shown(content))

    ready, figures = _Together(health.ready), _Together(health.metrics)

    async def livez(_: web.Request) -> web.Response:
        return _parts(health.live())

    async def readyz(_: web.Request) -> web.Response:
        return _parts(await ready())

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=await figures(), headers={"Content-Type": "text/plain; version=0.0.4"})

    app.router.add_get("/livez", livez)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    return app


def _shown(content: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A page with nothing in it but text; links lead to the others."""
    text = _PAGE.format(content=content)

    async def handler(_: web.Request) -> web.Response:
        return web.Response(text=text, content_type="text/html", headers=_HEADERS)

    return handler


def _parts(parts: Mapping[str, Part]) -> web.Response:
    well = not any(part.problem for part in parts.values())
    told = {name: {"ok": not part.problem, "problem": part.problem, **part.facts} for name, part in parts.items()}
    return web.json_response({"ok": well, "parts": told}, status=200 if well else 503)
