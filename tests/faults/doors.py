"""The doors of both great platforms, with an inbox behind them that only remembers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Protocol

from adapters.slack import build as build_slack
from adapters.teams import build as build_teams
from adapters.web import ServerLog
from bot.model import ports as model
from tests.adapters import test_slack_hear, test_teams_hear
from tests.adapters.desk import NOW, Clock, Inbox
from tests.fakes.bot_service_keys import SERVICE_URL, TENANT, Issuer
from tests.fakes.serving import application_with, serving
from tests.fakes.slack import BOT_TOKEN, SECRET, FakeSlack

JSON = "application/json"
NAMES = {
    name: sorted(path.stem for path in module.PAYLOADS.glob("*.json"))
    for name, module in (("slack", test_slack_hear), ("teams", test_teams_hear))
}
"""Of what was recorded, by platform."""


class Door(Protocol):
    """One way in. `wanted` is what a request that the platform itself sends has beside its body; `unreadable` counts
    what the server could not take apart.
    """

    name: str
    inbox: Inbox
    port: int
    unreadable: int

    def recorded(self, name: str) -> dict[str, Any]:
        """What the platform sends, of our own workspace."""

    def wanted(self, content: bytes) -> dict[str, str]: ...


class _Door:
    path = ""

    def __init__(self) -> None:
        self.inbox, self.port, self.unreadable = Inbox(), 0, 0

    def count(self) -> None:
        self.unreadable += 1


class SlackDoor(_Door):
    name, path = "slack", "/slack/events"

    def recorded(self, name: str) -> dict[str, Any]:
        return test_slack_hear.recorded(name)

    def wanted(self, content: bytes) -> dict[str, str]:
        return FakeSlack.signed(str(int(NOW.timestamp())), content)


class TeamsDoor(_Door):
    name, path = "teams", "/api/messages"

    def __init__(self, issuer: Issuer) -> None:
        super().__init__()
        self._bearer = issuer.bearer()

    def recorded(self, name: str) -> dict[str, Any]:
        found = {**test_teams_hear.recorded(name), "serviceUrl": SERVICE_URL}
        found["channelData"] = {**(found.get("channelData") or {}), "tenant": {"id": TENANT}}
        return {**found, "conversation": {**found["conversation"], "tenantId": TENANT}}

    def wanted(self, content: bytes) -> dict[str, str]:
        return {"Authorization": self._bearer}


@asynccontextmanager
async def slack_door(clock: model.Clock | None = None) -> AsyncIterator[SlackDoor]:
    nowhere = "http://127.0.0.1:9/"
    told = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": nowhere}
    adapter = build_slack(told, clock or Clock())
    assert adapter is not None
    door = SlackDoor()
    async with _served(door, adapter):
        yield door


@asynccontextmanager
async def teams_door(clock: model.Clock | None = None) -> AsyncIterator[TeamsDoor]:
    async with Issuer(NOW) as issuer:
        adapter = build_teams(issuer.environment(), clock or Clock())
        assert adapter is not None
        door = TeamsDoor(issuer)
        async with _served(door, adapter):
            yield door


@asynccontextmanager
async def _served(door: _Door, adapter: Any) -> AsyncIterator[None]:
    runner = await serving(
        application_with(adapter.routes(door.inbox), client_max_size=1 << 30),
        logger=ServerLog(door.count),
    )
    door.port = runner.addresses[0][1]
    try:
        yield
    finally:
        await runner.cleanup()
        await adapter.close()


async def status(door: Door, content: bytes, changes: Mapping[str, str | None] | None = None) -> int:
    """What is answered to a request that is written as it stands; a header that is None is left out."""
    usual = {"Content-Type": JSON, "Content-Length": str(len(content)), **door.wanted(content)}
    headers = {name: value for name, value in {**usual, **(changes or {})}.items() if value is not None}
    return await raw(door, "".join(f"{name}: {value}\r\n" for name, value in headers.items()), content)


async def raw(door: Door, headers: str, content: bytes) -> int:
    """0 when the connection ends without an answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    path = SlackDoor.path if door.name == "slack" else TeamsDoor.path
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n"
    writer.write(head.encode("utf-8", "surrogateescape") + content)
    async with asyncio.timeout(10):
        line = await reader.readline()
    writer.close()
    return int(line.split()[1]) if line else 0


async def told(door: Door, payload: object) -> int:
    return await status(door, json.dumps(payload).encode())
