"""What the connector answers, and what that means for what was said."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import web

from adapters.teams.adapter import TeamsAdapter
from adapters.teams.connector import CardRefused, Connector, NotOfTeams, NotThere
from adapters.teams.settings import Settings
from bot.model.errors import DeliveryError, Held, NotSent, Throttled, Undeliverable, Unknown, Unreachable
from bot.model.messages import Place
from tests.adapters.desk import Clock
from tests.adapters.in_teams import adapter, teams
from tests.adapters.stages.stage import posted, simple
from tests.fakes.serving import origin, serving
from tests.fakes.teams import CHANNELS, TENANT, USERS, FakeTeams, refused

__all__ = ["adapter", "teams"]
MINE = Place("teams", TENANT, f"@{USERS['student']}")
DESK = Place("teams", TENANT, CHANNELS["help_desk"])


def answered(status: int, body: str, **headers: str) -> web.Response:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.Response(status=status, text=body, headers=told)


ANSWERS: dict[str, tuple[web.Response, type[DeliveryError]]] = {
    "too many": (refused(429, "TooManyRequests", Retry_After="7"), Throttled),
    "too many, until a date": (answered(429, "", Retry_After="Sun, 22 Nov 2026 09:00:30 GMT"), Throttled),
    "too many, without a word": (answered(429, "<html>"), Throttled),
    "changed meanwhile": (refused(412, "PreconditionFailed"), NotSent),
    "no token": (refused(401, "Unauthorized"), Throttled),
    "blocked": (refused(403, "MessageWritesBlocked"), Undeliverable),
    "switched off": (refused(403, "BotDisabledByAdmin"), Throttled),
    "gone": (refused(404, "ConversationNotFound"), NotThere),
    "gone, without a word": (answered(404, ""), NotThere),
    "a page of somebody else": (answered(404, "<html>no</html>"), NotOfTeams),
    "another one": (answered(403, "Blocked by the firewall"), NotOfTeams),
    "too long to answer": (answered(408, ""), Unknown),
    "broken": (answered(500, "{}"), Unknown),
    "broken behind a proxy": (answered(502, "<html>"), Unknown),
    "too slow behind a proxy": (answered(504, ""), Unknown),
    "elsewhere": (answered(302, "", Location="http://127.0.0.1:9/"), Unknown),
}


@pytest.mark.parametrize(("answer", "kind"), ANSWERS.values(), ids=ANSWERS)
async def test_an_answer_tells_what_became_of_a_message(
    teams: FakeTeams, adapter: TeamsAdapter, answer: web.Response, kind: type[DeliveryError]
) -> None:
    teams.failures = [answer]
    with pytest.raises(DeliveryError) as found:
        await adapter.say(posted(DESK, simple("hello")))

    assert type(found.value) is kind
    assert len(teams.calls) == 1
    assert "hello" not in str(found.value)


async def test_how_long_to_wait_is_read_from_the_answer(teams: FakeTeams, adapter: TeamsAdapter) -> None:
    waits = []
    for name in ("too many", "too many, until a date", "too many, without a word", "switched off"):
        answer = ANSWERS[name][0]
        teams.failures = [answered(answer.status, str(answer.text), **_headers(answer))]
        with pytest.raises(Throttled) as found:
            await adapter.say(posted(DESK, simple("hello")))
        waits.append(found.value.seconds)
    assert waits == [7, 30, 30, 300]


def _headers(answer: web.Response) -> dict[str, str]:
    return {"Retry_After": answer.headers["Retry-After"]} if "Retry-After" in answer.headers else {}


@pytest.mark.parametrize("status", [400, 413])
async def test_what_is_refused_as_a_card_is_said_as_text(teams: FakeTeams, adapter: TeamsAdapter, status: int) -> None:
    teams.failures = [refused(status, "BadSyntax")]
    number = await adapter.say(posted(DESK, simple("hello")))
    teams.failures = [refused(status, "BadSyntax")]
    await adapter.edit(number, posted(DESK, simple("changed")))

    assert [said.activity.get("text") for said in teams.said] == ["changed"]
    teams.failures = [refused(status, "BadSyntax"), refused(status, "BadSyntax")]
    with pytest.raises(CardRefused):
        await adapter.say(posted(DESK, simple("hello")))


async def test_a_success_without_a_word_is_a_success(teams: FakeTeams, adapter: TeamsAdapter) -> None:
    teams.failures = [answered(202, "")]

    assert await adapter.say(posted(DESK, simple("hello"))) == ""


async def test_a_conversation_that_is_not_there_any_more_is_begun_anew_once(
    teams: FakeTeams, adapter: TeamsAdapter
) -> None:
    await adapter.say(posted(MINE, simple("hello")))
    teams.calls.clear()
    teams.failures = [refused(404, "ConversationNotFound")]
    assert await adapter.say(posted(MINE, simple("again")))
    assert [call.path.rpartition("/")[2] for call in teams.calls] == ["activities", "conversations", "activities"]

    teams.calls.clear()
    teams.failures = [refused(404, "ConversationNotFound"), None, refused(404, "ConversationNotFound")]
    with pytest.raises(Unreachable):
        await adapter.say(posted(MINE, simple("never")))
    assert len(teams.calls) == 3


async def test_who_blocked_the_desk_is_not_asked_for_a_conversation(teams: FakeTeams, adapter: TeamsAdapter) -> None:
    await adapter.say(posted(MINE, simple("hello")))
    teams.calls.clear()
    teams.failures = [refused(403, "BotNotInConversationRoster")]
    with pytest.raises(Unreachable):
        await adapter.say(posted(MINE, simple("again")))
    assert len(teams.calls) == 1


async def test_a_page_of_somebody_else_in_place_of_a_conversation_says_nothing_to_anybody(
    teams: FakeTeams, adapter: TeamsAdapter
) -> None:
    teams.failures = [answered(200, "<html>")]

    with pytest.raises(NotSent):
        await adapter.say(posted(MINE, simple("hello")))
    assert await adapter.say(posted(MINE, simple("hello")))


async def test_a_person_who_has_not_the_app_cannot_be_reached(teams: FakeTeams, adapter: TeamsAdapter) -> None:
    teams.installed.clear()

    with pytest.raises(Unreachable):
        await adapter.say(posted(MINE, simple("hello")))


async def test_a_conversation_is_begun_once(teams: FakeTeams, adapter: TeamsAdapter) -> None:
    for number in range(3):
        await adapter.say(posted(MINE, simple("hello"), f"key{number}"))

    assert [call.path for call in teams.calls].count("conversations") == 1
    assert len(teams.said) == 3


async def test_nothing_is_sent_to_an_address_that_is_not_of_teams(teams: FakeTeams, adapter: TeamsAdapter) -> None:
    elsewhere = '{"url":"https://evil.example/"}'
    post = posted(MINE, simple("hello"))

    with pytest.raises(Undeliverable):
        await adapter.say(replace(post, references={MINE: elsewhere}))
    assert teams.calls == []


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
async def connector(login: tuple[Login, str]) -> AsyncIterator[Connector]:
    made = Connector(Settings("app", "hush", (TENANT, "other"), login_url=login[1]), Clock())
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


async def test_where_another_token_is_refused_too_everything_waits_for_minutes(
    teams: FakeTeams, connector: Connector, login: tuple[Login, str]
) -> None:
    waits = []
    for _ in range(3):
        teams.failures = [refused(401, "Unauthorized")]
        with pytest.raises(Throttled) as found:
            await connector.post(f"{teams.origin}/", CHANNELS["help_desk"], {"type": "message", "text": "hello"})
        waits.append((found.value.seconds, found.value.held))

    assert waits == [(2, Held.ALL), (300, Held.ALL), (300, Held.ALL)]
    assert len(login[0].asked) == 3


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


@pytest.mark.parametrize(("status", "kind"), [(401, Throttled), (400, Throttled), (500, NotSent), (429, NotSent)])
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
