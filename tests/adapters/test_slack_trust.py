"""The reading of a request before anything else looks at it."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from adapters.requests import Refused, body
from adapters.slack.trust import payload
from tests.fakes.serving import serving

FORM = "application/x-www-form-urlencoded"


async def test_a_body_that_comes_too_slowly_is_refused() -> None:
    async def taken(request: web.Request) -> web.Response:
        try:
            await body(request, patience=0.05)
        except Refused as refused:
            return web.Response(status=refused.status)
        return web.Response()

    application = web.Application()
    application.router.add_post("/", taken)
    runner = await serving(application)
    reader, writer = await asyncio.open_connection("127.0.0.1", runner.addresses[0][1])
    writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{")
    assert (await reader.readline()).split()[1] == b"408"
    writer.close()
    await writer.wait_closed()
    await runner.cleanup()


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "APPLICATION/JSON"])
def test_a_content_type_may_be_written_in_any_way(kind: str) -> None:
    assert payload(kind, b'{"a": 1}') == {"a": 1}


def test_a_form_with_an_odd_shape_is_refused() -> None:
    with pytest.raises(Refused):
        payload(FORM, b"event=x")
