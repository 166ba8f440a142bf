"""The pages about the desk, beside what the platforms have."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import aiohttp
import pytest
from aiohttp import web

from adapters.manifest import Wanted
from adapters.requests import Refused, answer_first, body
from adapters.teams.manifest import manifest
from adapters.web import ASKS_AGAIN_WITHIN, ASKS_WITHIN, CALLERS, MOST_SILENT, Part, ServerLog, application
from bot.content import pages
from bot.model.ports import Inbox as Heard
from bot.model.ports import Route
from tests.adapters.desk import Inbox
from tests.fakes.chat import Chat
from tests.fakes.serving import origin, serving

ID = "01234567-89ab-cdef-0123-456789abcdef"
ADDRESS = "https://desk.example"


class Well:
    def live(self) -> Mapping[str, Part]:
        return {"loop": Part(None)}

    async def ready(self) -> Mapping[str, Part]:
        return self.live()

    async def metrics(self) -> bytes:
        return b""


class WithPage(Chat):
    """A platform that has a page of its own."""

    def routes(self, inbox: Heard) -> Sequence[Route]:
        async def own(_: Any) -> web.Response:
            return web.Response(text="my own")

        return [Route("GET", "/", own)]


async def got(path: str, chat: Chat) -> tuple[int, str, Mapping[str, str]]:
    runner = await serving(application([chat], Inbox(), Well(), pages()))
    url = f"{origin(runner)}{path}"
    async with aiohttp.ClientSession() as client, client.get(url) as response:
        found = response.status, await response.text(), response.headers
    await runner.cleanup()
    return found


@pytest.mark.parametrize(("path", "words"), [("/", "support desk"), ("/privacy", "What is kept"), ("/terms", "Terms")])
async def test_a_page_tells_in_plain_text_and_can_do_nothing(path: str, words: str) -> None:
    status, text, headers = await got(path, Chat())
    assert (status, words in text) == (200, True)
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"<script|<form|<img|\son\w+=|https?:", text)


async def test_the_package_of_an_app_links_to_pages_that_are_there() -> None:
    with ZipFile(BytesIO(manifest(Wanted(url=ADDRESS, app_id=ID)))) as package:
        developer = json.loads(package.read("manifest.json"))["developer"]
    paths = {value.removeprefix(ADDRESS) or "/" for name, value in developer.items() if name.endswith("Url")}
    assert paths == set(pages())


async def test_where_a_platform_has_a_page_of_its_own_the_others_give_way() -> None:
    assert (await got("/", WithPage()))[1] == "my own"
    assert (await got("/privacy", WithPage()))[0] == 404


async def test_who_connects_and_asks_nothing_is_hung_up_on_and_nobody_else() -> None:
    runner = await serving(application([Chat()], Inbox(), Well(), pages()))
    half, whole = b"POST / HTTP/1.1\r\nHost: x\r\nX-More: ", b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"
    callers = [await asyncio.open_connection("127.0.0.1", runner.addresses[0][1]) for _ in range(3)]
    for (_, writer), words in zip(callers, (b"", half, whole), strict=True):
        writer.write(words)
    silent, slow, asks = (reader for reader, _ in callers)
    assert b"200 OK" in await asks.readline()
    assert runner.server is not None
    for looks in range(ASKS_WITHIN + 1):
        assert len(runner.server.connections) == 3, looks
        runner.app[CALLERS].look(runner.server.connections)
    async with asyncio.timeout(10):
        assert [await silent.read(), await slow.read()] == [b"", b""]
    callers[2][1].write(whole)
    assert b"200 OK" in await asks.readuntil(b"200 OK")
    for _, writer in callers:
        writer.close()
    await runner.cleanup()


class Served:
    """An application that is served, and who is connected to it."""

    def __init__(self, chat: Chat, health: Well | None = None) -> None:
        self._app = application([chat], Inbox(), health or Well(), pages())
        self._runner = web.AppRunner(self._app, shutdown_timeout=1)
        self._callers: list[asyncio.StreamWriter] = []

    async def __aenter__(self) -> Served:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        for caller in self._callers:
            caller.close()
        await self._runner.cleanup()

    async def calls(self, words: bytes) -> asyncio.StreamReader:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._runner.addresses[0][1])
        self._callers.append(writer)
        writer.write(words)
        return reader

    async def asks(self, more: bytes = b"") -> asyncio.StreamReader:
        """Somebody is answered, and stays."""
        reader = await self.calls(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n" + more)
        await reader.readuntil(b"\r\n\r\n")
        return reader

    @property
    def answering(self) -> int:
        return len(self._app[CALLERS]._answering)

    def look(self) -> int:
        """How many are connected, before who is silent is looked at."""
        assert self._runner.server is not None
        there = self._runner.server.connections
        self._app[CALLERS].look(there)
        return len(there)


class Looked(Well):
    """Each look takes until it is told that it is enough."""

    def __init__(self) -> None:
        self.looks: list[asyncio.Event] = []
        self.looking = asyncio.Event()

    async def ready(self) -> Mapping[str, Part]:
        self.looks.append(asyncio.Event())
        self.looking.set()
        await self.looks[-1].wait()
        return {"look": Part(None, {"number": len(self.looks)})}


async def test_however_many_ask_how_the_program_is_the_database_is_asked_once_at_a_time() -> None:
    asks = b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    async with Served(Chat(), health := Looked()) as served:
        callers = [await served.calls(asks)]
        await health.looking.wait()
        callers += [await served.calls(asks) for _ in range(20)]
        while served.answering < len(callers):  # noqa: ASYNC110 - nothing else tells of it
            await asyncio.sleep(0)
        health.looks[0].set()
        assert [(await each.read()).count(b'"number": 1') for each in callers] == [1] * 21
        health.looking.clear()
        later = await served.calls(asks)
        await health.looking.wait()
        health.looks[1].set()
        assert b'"number": 2' in await later.read()


async def test_who_asked_once_and_says_no_more_is_hung_up_on_later_and_who_waits_for_an_answer_is_not() -> None:
    async with Served(chat := Reading()) as served:
        half = await served.asks(b"POST / HTTP/1.1\r\nHost: x\r\nX-More: ")
        waits = await served.calls(b"POST /door HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{}")
        await chat.reading.wait()
        assert [served.look() for _ in range(ASKS_AGAIN_WITHIN + 1)] == [2] * (ASKS_AGAIN_WITHIN + 1)
        async with asyncio.timeout(10):
            assert (await half.read()).endswith(b"}")
        assert served.look() == 1
        assert not waits.at_eof()


async def test_of_too_many_who_say_no_more_those_are_hung_up_on_who_have_been_silent_for_longest() -> None:
    async with Served(Chat()) as served:
        first = await served.asks()
        served.look()
        others = [await served.asks() for _ in range(MOST_SILENT)]
        assert served.look() == MOST_SILENT + 1
        async with asyncio.timeout(10):
            assert (await first.read()).endswith(b"}")
        assert served.look() == MOST_SILENT
        assert not any(each.at_eof() for each in others)


class Reading(Chat):
    """A platform whose door reads a body, is answered, and has something to do after that."""

    def __init__(self) -> None:
        super().__init__()
        self.reading, self.done = asyncio.Event(), asyncio.Event()

    def routes(self, inbox: Heard) -> Sequence[Route]:
        async def read(request: web.Request) -> web.Response:
            self.reading.set()
            try:
                await body(request)
            except Refused as refused:
                self.done.set()
                return web.Response(status=refused.status)
            while request.transport and not request.transport.is_closing():  # noqa: ASYNC110 - nothing else tells of it
                await asyncio.sleep(0)
            await answer_first(request, response := web.Response())
            self.done.set()
            return response

        return [Route("POST", "/door", read)]


@pytest.mark.parametrize("rudely", [False, True])
@pytest.mark.parametrize("more", [0, 8], ids=["before the answer", "in the middle of the body"])
async def test_who_hangs_up_is_no_error_and_what_is_done_after_the_answer_is_done(more: int, rudely: bool) -> None:
    runner = await serving(application([chat := Reading()], Inbox(), Well(), pages()))
    _, caller = await asyncio.open_connection("127.0.0.1", runner.addresses[0][1])
    caller.write(b"POST /door HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n{}" % (2 + more))
    await chat.reading.wait()
    caller.transport.abort() if rudely else caller.close()
    async with asyncio.timeout(10):
        await chat.done.wait()
    await runner.cleanup()


async def test_who_asks_whether_to_go_on_and_hangs_up_is_counted_and_no_error() -> None:
    counted: list[None] = []
    served = application([chat := Reading()], Inbox(), Well(), pages())
    runner = await serving(served, logger=ServerLog(lambda: counted.append(None)))
    _, caller = await asyncio.open_connection("127.0.0.1", runner.addresses[0][1])
    caller.write(b"POST /door HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
    caller.close()
    async with asyncio.timeout(10):
        while not counted:  # noqa: ASYNC110 - nothing else tells of it
            await asyncio.sleep(0)
    assert not chat.reading.is_set()
    await runner.cleanup()
