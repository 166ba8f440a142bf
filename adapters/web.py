"""The one web application: every adapter's endpoints, and how the program is."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from aiohttp import web

from bot.model.ports import Adapter, Inbox

BIGGEST_BODY = 1024 * 1024
"""Bytes; every adapter reads its own requests and may take less."""


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


def application(adapters: Iterable[Adapter], inbox: Inbox, health: Health) -> web.Application:
    """The application, ready to be served."""
    app = web.Application(client_max_size=BIGGEST_BODY)
    for adapter in adapters:
        for route in adapter.routes(inbox):
            app.router.add_route(route.method, route.path, route.handler)

    async def livez(_: web.Request) -> web.Response:
        return _parts(health.live())

    async def readyz(_: web.Request) -> web.Response:
        return _parts(await health.ready())

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=await health.metrics(), headers={"Content-Type": "text/plain; version=0.0.4"})

    app.router.add_get("/livez", livez)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    return app


def _parts(parts: Mapping[str, Part]) -> web.Response:
    well = not any(part.problem for part in parts.values())
    told = {name: {"ok": not part.problem, "problem": part.problem, **part.facts} for name, part in parts.items()}
    return web.json_response({"ok": well, "parts": told}, status=200 if well else 503)
