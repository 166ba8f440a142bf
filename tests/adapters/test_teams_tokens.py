"""The token with which the bot calls Teams: fetched once, fetched anew, refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web

from adapters.teams.connector import Connector
from adapters.teams.settings import Settings
from bot.model.errors import DeliveryError, Held, NotSent, Shut, Throttled
from tests.adapters.in_teams import teams
from tests.adapters.test_teams_answers import answered
from tests.fakes.serving import origin, serving
from tests.fakes.teams import CHANNELS, TENANT, FakeTeams, refused
from tests.world import Turned

__all__ = ["teams"]


class Login:
    """Gives out tokens that say how many there were before."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answer: web.Response | None = None

    async def take(self, request: web.Request) -> web.Response:
        self.asked.append({**{str(k): str(v) for k, v in (await request.post()).items()}, "path": request.path})
        return self.answer or web.json_response({"access_token": f"t{len(self.asked)}", "expires_in": 3600})


@pytest.fixture
async def login() -> AsyncIterator[tuple[Login, str]]:
    fake = Login()
    application = web.Application()
    application.router.add_post("/{tenant}/oauth2/v2.0/token", fake.take)
    runner = await serving(application)
    yield fake, origin(runner)
    await runner.cleanup()


@pytest.fixture
def clock() -> Turned:
    return Turned()


@pytest.fixture
async def connector(login: tuple[Login, str], clock: Turned) -> AsyncIterator[Connector]:
    made = Connector(Settings("app", "hush", (TENANT, "other"), login_url=login[1]), clock)
    yield made
    await made.close()


@pytest.mark.parametrize("lasts", ["NaN", "Infinity", "-Infinity", "1e999", "true", "null", "-1", '"3600"', "9" * 400])
async def test_however_long_a_token_is_said_to_last_it_is_used(
    teams: FakeTeams, connector: Connector, login: tuple[Login, str], lasts: str
) -> None:
    login[0].answer = answered(200, f'{{"access_token": "t1", "expires_in": {lasts}}}')
    for _ in range(2):
        assert await connector.post(f"{teams.origin}/", CHANNELS["help_desk"], {"type": "message", "text": "hello"})
    assert len(login[0].asked) == 1


async def test_the_token_is_asked_for_once_and_again_when_it_was_refused(
    teams: FakeTeams, connector: Connector, login: tuple[Login, str]
) -> None:
    url, conversation = f"{teams.origin}/", CHANNELS["help_desk"]
    activity = {"type": "message", "text": "hello"}
    for _ in range(2):
        await connector.post(url, conversation, activity)
    teams.failures = [refused(401, "Unauthorized")]
    with pytest.raises(Throttled) as found:
        await connector.post(url, conversation, activity)
    assert (found.value.seconds, found.value.held) == (2, Held.ALL)
    assert connector.trouble
    await connector.post(url, conversation, activity)

    assert [call.headers["Authorization"] for call in teams.calls] == ["Bearer t1"] * 3 + ["Bearer t2"]
    assert not connector.trouble
    assert login[0].asked[0] == {
        "grant_type": "client_credentials",
        "client_id": "app",
        "client_secret": "hush",
        "scope": "https://api.botframework.com/.default",
        "path": f"/{TENANT}/oauth2/v2.0/token",
    }


@pytest.mark.logs_errors("Teams does not accept this bot")
async def test_where_another_token_is_refused_too_everything_waits_for_minutes(
    teams: FakeTeams, connector: Connector, clock: Turned, login: tuple[Login, str], caplog: pytest.LogCaptureFixture
) -> None:
    refusals = []
    for _ in range(4):
        teams.failures = [refused(401, "Unauthorized")]
        with pytest.raises(Throttled) as found:
            await connector.post(f"{teams.origin}/", CHANNELS["help_desk"], {"type": "message", "text": "hello"})
        refusals.append((type(found.value), found.value.seconds, found.value.held))
        clock.moment += timedelta(seconds=2 if len(refusals) < 2 else 100 if len(refusals) == 2 else 200)

    assert refusals == [
        (Throttled, 2, Held.ALL),
        (Shut, 300, Held.ALL),
        (Shut, 200, Held.ALL),
        (Shut, 300, Held.ALL),
    ]
    assert len(login[0].asked) == len(teams.calls) == 3
    assert [each.levelname for each in caplog.records if "does not accept" in each.message] == ["ERROR"]


@pytest.mark.logs_errors("Microsoft gives this bot no token")
async def test_without_a_token_nobody_is_asked_for_one_again_for_minutes(
    teams: FakeTeams, connector: Connector, clock: Turned, login: tuple[Login, str], caplog: pytest.LogCaptureFixture
) -> None:
    url, conversation = f"{teams.origin}/", CHANNELS["help_desk"]
    for _ in range(3):
        login[0].answer = answered(401, '{"error": "invalid_client"}')
        with pytest.raises(Shut):
            await connector.post(url, conversation, {"type": "message", "text": "hello"})
        with pytest.raises(Shut):
            await connector.typing(url, conversation)
        clock.moment += timedelta(seconds=150)
    assert (len(login[0].asked), teams.calls) == (2, [])

    login[0].answer = None
    clock.moment += timedelta(seconds=150)
    assert await connector.post(url, conversation, {"type": "message", "text": "hello"})
    assert connector.trouble is None
    assert [each.levelname for each in caplog.records if each.name == "adapters.teams.connector"] == [
        "ERROR",
        "WARNING",
    ]


@pytest.mark.logs_errors("Teams does not accept this bot")
async def test_a_bot_that_one_school_switched_off_speaks_in_the_other(teams: FakeTeams, connector: Connector) -> None:
    url, conversation = f"{teams.origin}/", CHANNELS["help_desk"]
    teams.failures = [refused(403, "BotDisabledByAdmin")]
    with pytest.raises(Shut):
        await connector.post(url, conversation, {"type": "message", "text": "hello"})

    assert await connector.post(url, conversation, {"type": "message", "text": "hello"})


async def test_two_calls_that_hear_of_one_bad_token_ask_for_one_other(
    teams: FakeTeams, connector: Connector, login: tuple[Login, str]
) -> None:
    activity = {"type": "message", "text": "hello"}
    teams.failures = [refused(401, "Unauthorized"), refused(401, "Unauthorized")]
    tries = (connector.post(f"{teams.origin}/", CHANNELS["help_desk"], activity) for _ in "ab")
    found = await asyncio.gather(*tries, return_exceptions=True)

    assert [each.seconds for each in found if isinstance(each, Throttled)] == [2, 2]
    await connector.post(f"{teams.origin}/", CHANNELS["help_desk"], activity)
    assert len(login[0].asked) == 2


@pytest.mark.logs_errors("Microsoft gives this bot no token")
@pytest.mark.parametrize(("status", "kind"), [(401, Shut), (400, Shut), (500, NotSent), (429, NotSent)])
async def test_without_a_token_nothing_is_sent(
    teams: FakeTeams, connector: Connector, login: tuple[Login, str], status: int, kind: type[DeliveryError]
) -> None:
    login[0].answer = answered(status, '{"error": "invalid_client", "error_description": "hush"}')
    with pytest.raises(kind) as found:
        await connector.post(f"{teams.origin}/", CHANNELS["help_desk"], {"type": "message", "text": "hello"})

    assert "hush" not in str(found.value)
    assert teams.calls == []


async def test_two_cards_of_one_person_do_not_wait_for_two_tokens(
    teams: FakeTeams, connector: Connector, login: tuple[Login, str]
) -> None:
    activity = {"type": "message", "text": "hello"}
    await asyncio.gather(*(connector.post(f"{teams.origin}/", CHANNELS["help_desk"], activity) for _ in "abc"))

    assert len(login[0].asked) == 1
