"""Deskbell in Teams, or its adapter alone as an echo bot; what would go to Teams' own host goes to a stand-in.

A token that is signed for this app names Teams' own host, and no setting lets it name another one.

`python -m benchmarks.diverted ORIGIN` is `deskbell run`; with a port behind it is the adapter alone.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping

from aiohttp import web

from adapters.calls import Answer, Calls
from adapters.teams import build
from bot import cli
from bot.clock import MachineClock
from bot.model.messages import Card, Message
from bot.model.people import Reader
from bot.model.ports import Adapter, Post
from bot.model.words import Said, say

SERVICE = "https://smba.trafficmanager.net/"
"""The one host the adapter speaks to, and only with TLS."""


def divert(origin: str) -> None:
    """Speak to the stand-in without TLS instead, as the bare bot does."""
    straight = Calls.call

    async def call(
        self: Calls, method: str, url: str, headers: Mapping[str, str], content: bytes | None = None
    ) -> Answer:
        return await straight(self, method, url.replace(SERVICE, f"{origin}/"), headers, content)

    Calls.call = call  # type: ignore[method-assign] # the program has no setting for what must never be


class Echo:
    """The inbox of an echo bot: nothing is kept, and the answer is said before the request is acknowledged."""

    def __init__(self, adapter: Adapter) -> None:
        self._adapter = adapter

    async def hear(self, message: Message) -> None:
        card = Card(say("Echo: {words}", words=message.words))
        references = message.references
        await self._adapter.say(Post(message.place, card, Reader("UTC"), message.keys[0], references=references))

    async def form(self, asked: Message) -> None:
        """It has no forms."""

    async def look(self, asked: Message, name: str) -> None:
        """It has no live cards."""

    async def fill(self, filled: Message) -> Mapping[str, Said]:  # noqa: ARG002
        return {}


async def serve(port: int) -> None:
    """Serve the adapter alone until stopped."""
    adapter = build(os.environ, MachineClock())
    assert adapter

    async def ready(_: web.Request) -> web.Response:
        return web.Response()

    application = web.Application()
    for route in adapter.routes(Echo(adapter)):
        application.router.add_route(route.method, route.path, route.handler)
    application.add_routes([web.get("/readyz", ready)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    divert(sys.argv[1])
    if sys.argv[2:]:
        asyncio.run(serve(int(sys.argv[2])))
    else:
        sys.argv = ["deskbell", "run"]
        cli.app()
