"""Whatever address we are told, nobody but the platform is called, and no token goes anywhere else."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientError, web

from adapters.calls import Calls
from adapters.slack import build as build_slack
from adapters.teams import build as build_teams
from bot.model.errors import DeliveryError
from bot.model.messages import Card, Place
from bot.model.people import Identity, Reader
from bot.model.ports import Adapter, Post
from bot.model.words import say
from tests.adapters.desk import Clock
from tests.fakes.bot_service_keys import APP, TENANT
from tests.fakes.serving import serving
from tests.fakes.slack import BOT_TOKEN, SECRET, FakeSlack

pytestmark = pytest.mark.asyncio(loop_scope="module")
NAMED = ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]")
TRICKS = (
    *(f"{scheme}://{name}:{{port}}/x" for scheme in ("http", "https") for name in NAMED),
    "https://smba.trafficmanager.net@127.0.0.1:{port}/x",
    "https://hooks.slack.com@127.0.0.1:{port}/x",
    "https://hooks.slack.com:443@127.0.0.1:{port}/x",
    "http://hooks.slack.com#@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}#@hooks.slack.com/",
    "https://127.0.0.1:{port}/?https://hooks.slack.com/",
    "https://127.0.0.1:{port}\\@hooks.slack.com/x",
    "https://127.0.0.1:{port}%2f@hooks.slack.com/x",
    "//127.0.0.1:{port}/x",
    "127.0.0.1:{port}/x",
    "http:127.0.0.1:{port}/x",
    "http:///127.0.0.1:{port}/x",
    "https://１２７.0.0.1:{port}/x",
    "https://127。0。0。1:{port}/x",
    "https://hooks.slack.com:{port}/x",
    "https://smba.trafficmanager.net:{port}/x",
    "https://hooks.slack.com.:443/x",
    "https://hooks.slack.com./x",
    "https://evil.trafficmanager.net/x",
    "https://smba.trafficmanager.net./x",
    "https://hooks.ѕlack.com/x",
    "https://hooks。slack.com/x",
    "https://hooks.slack.com%00.evil.example/x",
    "https://[hooks.slack.com]/x",
    "https://hooks.slack.com:99999/x",
    "ftp://127.0.0.1:{port}/x",
    "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/_x",
    "\thttp://127.0.0.1:{port}/x",
    "http://127.0.0.1:{port}/\r\nX: y",
)


class Canary:
    """Answers everything, and remembers who came."""

    def __init__(self) -> None:
        self.came: list[tuple[str, dict[str, str]]] = []
        self.port = 0
        self.to = ""
        """Where it sends everybody, if anywhere."""

    async def answer(self, request: web.Request) -> web.Response:
        self.came.append((request.path, dict(request.headers)))
        if self.to:
            return web.Response(status=307, headers={"Location": self.to})
        return web.json_response({"ok": True, "id": "1", "ts": "1.1", "access_token": "x", "expires_in": 3600})


async def _served(canary: Canary) -> web.AppRunner:
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", canary.answer)
    runner = await serving(application)
    canary.port = runner.addresses[0][1]
    return runner


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def canary() -> AsyncIterator[Canary]:
    made = Canary()
    runner = await _served(made)
    yield made
    await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(slack: FakeSlack) -> AsyncIterator[Adapter]:
    adapter = build_slack(slack.environment(), Clock())
    assert adapter is not None
    yield adapter
    await adapter.close()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def teams(canary: Canary) -> AsyncIterator[Adapter]:
    """Gets its own token where it was set up to, which is on this machine here."""
    issuer = f"http://127.0.0.1:{canary.port}/issuer"
    told = {"TEAMS_APP_ID": APP, "TEAMS_APP_PASSWORD": "fake", "TEAMS_TENANT_ID": TENANT}
    adapter = build_teams({**told, "TEAMS_OPENID_URL": issuer, "TEAMS_LOGIN_URL": issuer}, Clock())
    assert adapter is not None
    yield adapter
    await adapter.close()


def post(place: Place, **more: Any) -> Post:
    return Post(place, Card(say("Hello.")), Reader("UTC"), "key", **more)


@pytest.mark.parametrize("trick", TRICKS)
async def test_a_response_url_of_somebody_else_is_not_called(
    slack: FakeSlack, desk: Adapter, canary: Canary, trick: str
) -> None:
    canary.came.clear()
    slack.calls.clear()
    sam = Identity("slack", "T01NORTH", "U01STUD")
    handle = trick.format(port=canary.port)
    await desk.say(post(Place("slack", "T01NORTH", "C01HELP"), private_to=sam, handle=handle))

    assert canary.came == []
    assert [call.method for call in slack.calls] == ["chat.postEphemeral"]


@pytest.mark.parametrize("trick", TRICKS)
async def test_a_service_url_of_somebody_else_is_not_called(teams: Adapter, canary: Canary, trick: str) -> None:
    """Not even when it was kept of a place."""
    canary.came.clear()
    place = Place("teams", TENANT, "19:a@thread.tacv2")
    url = trick.format(port=canary.port)
    kept = {"url": url, "bot": "28:x", "member": "29:x", "conversation": "19:a", "kind": "channel"}
    for where in (place, Place("teams", TENANT, "@sam")):
        with pytest.raises(DeliveryError, match="an address that is not of Teams"):
            await teams.say(post(where, references={where: json.dumps(kept)}))

    assert canary.came == []


async def test_a_redirect_is_not_followed_with_or_without_a_token(canary: Canary) -> None:
    """From the very addresses that we may call."""
    canary.came.clear()
    first = Canary()
    runner = await _served(first)
    first.to = f"http://127.0.0.1:{canary.port}/stolen"
    here = f"http://127.0.0.1:{first.port}"
    told = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": f"{here}/api/"}
    slack, teams = build_slack(told, Clock()), build_teams({"TEAMS_EMULATOR": here}, Clock())
    assert slack is not None
    assert teams is not None
    sam = Identity("slack", "T01NORTH", "U01STUD")
    room = Place("slack", "T01NORTH", "C01HELP")
    posts = [(slack, post(room)), (slack, post(room, private_to=sam, handle=f"{here}/hooks/1"))]
    for adapter, each in [*posts, (teams, post(Place("teams", TENANT, "19:a")))]:
        with pytest.raises(DeliveryError):
            await adapter.say(each)
        await adapter.close()
    await runner.cleanup()

    assert len(first.came) == 3
    assert canary.came == []


async def test_a_socket_that_is_redirected_is_not_opened(canary: Canary) -> None:
    canary.came.clear()
    first = Canary()
    runner = await _served(first)
    first.to = f"http://127.0.0.1:{canary.port}/stolen"
    calls = Calls(at_home=True)
    with pytest.raises(ClientError):
        await calls.session.ws_connect(f"ws://127.0.0.1:{first.port}/link?ticket=secret")
    await calls.close()
    await runner.cleanup()

    assert len(first.came) == 1
    assert canary.came == []


async def test_an_answer_at_a_response_url_carries_no_token(slack: FakeSlack, desk: Adapter) -> None:
    slack.calls.clear()
    sam = Identity("slack", "T01NORTH", "U01STUD")
    await desk.say(post(Place("slack", "T01NORTH", "C01HELP"), private_to=sam, handle=slack.hook()))

    (call,) = slack.named("response_url")
    assert BOT_TOKEN not in f"{call.headers} {call.raw!r}"
