"""What every platform's door does with a request."""

from __future__ import annotations

import asyncio
import logging

import pytest
from aiohttp import web

from adapters.requests import answer_first
from tests.program.process import until


async def test_what_is_left_to_do_is_done_though_who_asked_has_hung_up(caplog: pytest.LogCaptureFixture) -> None:
    begun, done = asyncio.Event(), asyncio.Event()

    async def handler(request: web.Request) -> web.Response:
        async def gone() -> bool:
            return request.transport is None

        begun.set()
        await until(gone, "that nobody is there any more")
        response = web.Response()
        await answer_first(request, response)
        done.set()
        return response

    app = web.Application()
    app.router.add_post("/", handler)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        async with asyncio.timeout(10):
            _, writer = await asyncio.open_connection(*runner.addresses[0])
            writer.write(b"POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 0\r\n\r\n")
            await begun.wait()
            writer.close()
            await done.wait()
    finally:
        await runner.cleanup()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
