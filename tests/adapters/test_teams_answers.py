"""What the connector answers, and what that means for what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from aiohttp import web

from adapters.teams.adapter import TeamsAdapter
from adapters.teams.connector import CardRefused, NotOfTeams, NotThere
from bot.model.errors import DeliveryError, NotSent, Shut, Throttled, Undeliverable, Unknown, Unreachable
from bot.model.messages import Place
from tests.adapters.in_teams import adapter, teams
from tests.adapters.stages.stage import posted, simple
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
    "switched off": (refused(403, "BotDisabledByAdmin"), Shut),
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


@pytest.mark.logs_errors("Teams does not accept this bot")
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


@pytest.mark.logs_errors("Teams does not accept this bot")
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
