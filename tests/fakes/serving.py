"""An application that is served on this machine, on whatever port is free."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aiohttp import web

from bot.model.ports import Route


def application_with(routes: Iterable[Route], **how: Any) -> web.Application:
    """The endpoints of an adapter by themselves."""
    application = web.Application(**how)
    for route in routes:
        application.router.add_route(route.method, route.path, route.handler)
    return application


async def serving(application: web.Application, **how: Any) -> web.AppRunner:
    """Whoever begins it cleans it up."""
    runner = web.AppRunner(application, **{"shutdown_timeout": 1, **how})
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


def origin(runner: web.AppRunner) -> str:
    return f"http://127.0.0.1:{runner.addresses[0][1]}"
