"""What is called lies outside of our own network, whatever a name means by the time we connect."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from adapters.calls import Calls, everybodys
from adapters.slack import build as build_slack
from adapters.teams import build as build_teams
from adapters.teams.clouds import PUBLIC
from adapters.teams.keys import Keys, KeysAway
from bot.model.errors import DeliveryError, NotSent
from bot.model.messages import Card, Place
from bot.model.people import Identity, Reader
from bot.model.ports import Post
from bot.model.words import say
from tests.adapters.desk import Clock
from tests.fakes.bot_service_keys import APP, TENANT
from tests.fakes.slack import APP_TOKEN, BOT_TOKEN

OURS = (
    *("127.0.0.1", "127.8.8.8", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("224.0.0.1", "255.255.255.255", "192.0.2.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::169.254.169.254", "2002:7f00:1::"),
    *("::127.0.0.1", "::ffff:0:127.0.0.1", "::5efe:10.0.0.1", "64:ff9b:1::7f00:1", "fec0::1", "5f00::1"),
    *("", "hooks.slack.com", "2130706433"),
)
SLACK = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}
TEAMS = {"TEAMS_APP_ID": APP, "TEAMS_APP_PASSWORD": "fake", "TEAMS_TENANT_ID": TENANT}


class Knocks:
    """A port of this machine that counts who comes."""

    def __init__(self) -> None:
        self.count, self.port = 0, 0

    async def opened(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.count += 1
        writer.close()


@asynccontextmanager
async def knocks() -> AsyncIterator[Knocks]:
    made = Knocks()
    server = await asyncio.start_server(made.opened, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    async with server:
        yield made


@pytest.fixture
def leads_here(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[str]]:
    """Has every name mean this machine; the names that were asked for."""

    def leading(port: int) -> list[str]:
        asked: list[str] = []

        def told(host: str, *_: Any, **__: Any) -> list[Any]:
            asked.append(host)
            return [
                (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::ffff:127.0.0.1", port, 0, 0)),
                (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)),
            ]

        monkeypatch.setattr(socket, "getaddrinfo", told)
        return asked

    return leading


@pytest.mark.parametrize("address", OURS)
def test_an_address_within_our_own_network_is_known_in_every_form(address: str) -> None:
    assert not everybodys(address)


@pytest.mark.parametrize("address", ["52.113.194.132", "2603:1061:10::1", "::ffff:52.113.194.132", "64:ff9b::3471:c2"])
def test_an_address_out_in_the_world_may_be_called(address: str) -> None:
    assert everybodys(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::ffff:127.0.0.1]", "smba.trafficmanager.net"])
async def test_a_name_that_leads_into_our_own_network_is_not_called(
    host: str, leads_here: Callable[[int], list[str]]
) -> None:
    calls = Calls(2, at_home=False)
    async with knocks() as door:
        leads_here(door.port)
        with pytest.raises(NotSent):
            await calls.call("GET", f"http://{host}:{door.port}/", {})
        await calls.close()
        assert door.count == 0

        home = Calls(2, at_home=True)
        with pytest.raises(DeliveryError):
            await home.call("GET", f"http://{host}:{door.port}/", {})
        await home.close()
        assert door.count > 0, "the test can fail"


def post(place: Place, **more: Any) -> Post:
    return Post(place, Card(say("Hello.")), Reader("UTC"), "key", **more)


async def test_slacks_own_names_are_not_called_where_they_lead_into_our_network(
    leads_here: Callable[[int], list[str]],
) -> None:
    """The API, a response_url and the socket."""
    slack = build_slack(SLACK, Clock())
    assert slack is not None
    sam, room = Identity("slack", "T01NORTH", "U01STUD"), Place("slack", "T01NORTH", "C01HELP")
    async with knocks() as door:
        asked = leads_here(door.port)
        for each in (post(room), post(room, private_to=sam, handle="https://hooks.slack.com/commands/1")):
            with pytest.raises(NotSent):
                await slack.say(each)
        with pytest.raises(aiohttp.ClientConnectorError):
            await slack._api.session.ws_connect("wss://wss-primary.slack.com/")
        await slack.close()

        assert {"slack.com", "hooks.slack.com", "wss-primary.slack.com"} <= set(asked)
        assert door.count == 0


async def test_teams_own_names_are_not_called_where_they_lead_into_our_network(
    leads_here: Callable[[int], list[str]],
) -> None:
    """Where tokens are given, where keys are told, and where bots speak."""
    teams, keys = build_teams(TEAMS, Clock()), Keys(PUBLIC.openid_url, Clock())
    assert teams is not None
    async with knocks() as door:
        asked = leads_here(door.port)
        with pytest.raises(NotSent):
            await teams.say(post(Place("teams", TENANT, "19:a@thread.tacv2")))
        with pytest.raises(KeysAway):
            await keys.key("any")
        with pytest.raises(NotSent):
            await teams._connector._calls.call("POST", PUBLIC.anywhere, {})  # type: ignore[attr-defined]
        await teams.close()
        await keys.close()

        assert set(asked) == {"login.microsoftonline.com", "login.botframework.com", "smba.trafficmanager.net"}
        assert door.count == 0
