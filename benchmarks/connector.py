"""Teams in a process of its own: its login, keys and connector, and people who write again when they are answered."""

from __future__ import annotations

import asyncio
import json
import math
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain, count
from urllib.parse import urlsplit

from aiohttp import web

from benchmarks.echo import LOGIN
from benchmarks.load import CONNECTIONS
from tests.fakes.bot_service_keys import APP, TENANT, Issuer, public

STUDENTS = 500
"""Each is answered at most three times a second; with so many nobody waits for that."""
MADE_AHEAD = 1500
"""Activities a second that are made before the clock runs; more are made while it runs."""
_LONGEST = 60
"""Seconds for what is not measured."""


class Connector:
    """Tells everybody who waits for it when a conversation was answered."""

    def __init__(self) -> None:
        self._answered: dict[str, asyncio.Future[None]] = {}
        self._numbers = count(1)

    async def open(self) -> str:
        """Where it answers."""
        application = web.Application()
        application.add_routes(
            [
                web.get("/v1/.well-known/openidconfiguration", self._document),
                web.get("/v1/.well-known/keys", self._keys),
                web.get("/{tenant}/v2.0/.well-known/openid-configuration", self._login),
                web.post("/{tenant}/oauth2/v2.0/token", self._token),
                web.get(r"/{where:.*}v3/conversations/{conversation}/members/{member}", self._member),
                web.post(r"/{where:.*}v3/conversations/{conversation}/activities", self._take),
                web.post(r"/{where:.*}v3/conversations/{conversation}/activities/{replied}", self._take),
            ]
        )
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return self.origin

    def answer(self, conversation: str) -> asyncio.Future[None]:
        """Done when the next message stands in this conversation."""
        self._answered[conversation] = asyncio.get_running_loop().create_future()
        return self._answered[conversation]

    async def _document(self, _: web.Request) -> web.Response:
        return web.json_response({"jwks_uri": f"{self.origin}/v1/.well-known/keys"})

    async def _keys(self, _: web.Request) -> web.Response:
        return web.json_response({"keys": [public("first")]})

    async def _login(self, _: web.Request) -> web.Response:
        where = LOGIN + TENANT
        ends = {"authorization_endpoint": f"{where}/oauth2/v2.0/authorize", "issuer": f"{where}/v2.0"}
        return web.json_response({**ends, "token_endpoint": f"{where}/oauth2/v2.0/token"})

    async def _token(self, _: web.Request) -> web.Response:
        return web.json_response({"token_type": "Bearer", "expires_in": 3600, "access_token": "fake-token"})

    async def _member(self, request: web.Request) -> web.Response:
        user = request.match_info["member"].removeprefix("29:")
        named = {"name": "Student", "aadObjectId": user, "tenantId": TENANT, "userRole": "user"}
        return web.json_response({"id": request.match_info["member"], **named})

    async def _take(self, request: web.Request) -> web.Response:
        await request.read()
        waiting = self._answered.pop(request.match_info["conversation"], None)
        if waiting:
            waiting.set_result(None)
        return web.json_response({"id": str(next(self._numbers))}, status=201)


def turns(url: str, service: str, bearer: str) -> Iterator[tuple[str, bytes]]:
    """Conversations and the requests of their activities as they go over the wire; each asks for one's tickets."""
    host, day = urlsplit(url).netloc, datetime.now(UTC)  # noqa: TID251 - the load has the time of this machine
    for number in count():
        user = f"aaaaaaaa-0000-4000-8000-{number % STUDENTS:012}"
        content = json.dumps(
            {
                "type": "message",
                "id": f"{day:%s}{number}",
                "timestamp": f"{day:%Y-%m-%dT%H:%M:%S}.{number:06}Z",
                "channelId": "msteams",
                "serviceUrl": service,
                "textFormat": "plain",
                "text": "my tickets",
                "from": {"id": f"29:{user}", "aadObjectId": user, "name": "Student"},
                "recipient": {"id": f"28:{APP}", "name": "Desk"},
                "conversation": {"id": f"a:{user}", "conversationType": "personal", "tenantId": TENANT},
                "channelData": {"tenant": {"id": TENANT}},
                "entities": [],
            }
        ).encode()
        head = (
            f"POST /api/messages HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
            f"Authorization: {bearer}\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        yield f"a:{user}", head.encode() + content


class Load:
    """Writes to one bot over kept connections. A turn has ended when its answer stands in the conversation."""

    def __init__(self, url: str, connector: Connector) -> None:
        self._address, self._connector = urlsplit(url), connector
        self.wrong = 0

    async def send(self, waiting: Iterator[tuple[str, bytes]], until: float) -> list[tuple[float, float]]:
        """When each turn ended and how long it took."""
        took: list[tuple[float, float]] = []
        await asyncio.gather(*(self._connection(waiting, until, took) for _ in range(CONNECTIONS)))
        return took

    async def _connection(
        self, waiting: Iterator[tuple[str, bytes]], until: float, took: list[tuple[float, float]]
    ) -> None:
        reader, writer = await asyncio.open_connection(self._address.hostname, self._address.port)
        while (begun := time.perf_counter()) < until and (turn := next(waiting, None)):
            conversation, request = turn
            answered = self._connector.answer(conversation)
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            await reader.readexactly(int(length.partition(b":")[2]))
            if head.startswith(b"HTTP/1.1 200"):
                await answered
            else:
                self.wrong += 1
            ended = time.perf_counter()
            took.append((ended, ended - begun))
            if b"connection: close" in head.lower():
                writer.close()
                reader, writer = await asyncio.open_connection(self._address.hostname, self._address.port)
        writer.close()


async def measure(connector: Connector, asked: dict[str, str], seconds: float) -> dict[str, float]:
    """Turns a second and how long they took in milliseconds, without those of the warm-up."""
    issuer = Issuer(datetime.now(UTC))  # noqa: TID251
    service = asked["service"]
    endless = turns(asked["url"], service, issuer.bearer({"serviceurl": service}))
    load = Load(asked["url"], connector)
    first = [next(endless) for _ in range(STUDENTS)]
    ahead = [next(endless) for _ in range(int(MADE_AHEAD * seconds))]
    async with asyncio.timeout(_LONGEST + seconds):
        await load.send(iter(first), math.inf)
        end = time.perf_counter() + seconds
        took = await load.send(chain(ahead, endless), end)
    lengths = sorted(length for ended, length in took if ended <= end)
    if not lengths:
        raise TimeoutError("nothing was answered")
    return {
        "rate": len(lengths) / seconds,
        "p50": 1000 * lengths[len(lengths) // 2],
        "p99": 1000 * lengths[int(len(lengths) * 0.99)],
        "wrong": load.wrong,
    }


async def answer() -> None:
    """Prints where it answers; for each line of JSON with a bot's `url`, `service` and `seconds` prints the figures."""
    connector = Connector()
    print(await connector.open(), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        asked = json.loads(line)
        print(json.dumps(await measure(connector, asked, float(asked["seconds"]))), flush=True)


if __name__ == "__main__":
    asyncio.run(answer())
