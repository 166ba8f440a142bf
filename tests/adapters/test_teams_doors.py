"""Who may knock at Teams' door, and when they are answered."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.teams import build
from adapters.teams.adapter import TeamsAdapter
from bot.model.errors import Unavailable
from bot.model.messages import Kind
from tests.adapters.desk import NOW, Clock, Inbox
from tests.adapters.test_teams_hear import PAYLOADS, recorded
from tests.fakes.bot_service_keys import SERVICE_URL, TENANT, Issuer, Trouble
from tests.fakes.serving import application_with, origin, serving

JSON = "application/json"


def activity(recording: str = "message-personal-login", **more: Any) -> dict[str, Any]:
    """A recorded one, of our tenant and Microsoft's own address."""
    found = {**recorded(recording), "serviceUrl": SERVICE_URL, "channelData": {"tenant": {"id": TENANT}}}
    found["conversation"] = {**found["conversation"], "tenantId": TENANT}
    return {**found, **more}


class House:
    """The bot behind its door, and who tells its tokens."""

    def __init__(self, issuer: Issuer, adapter: TeamsAdapter, inbox: Inbox) -> None:
        self.issuer, self.adapter, self.inbox = issuer, adapter, inbox
        self.url = ""

    async def __aenter__(self) -> House:
        self._runner = await serving(application_with(self.adapter.routes(self.inbox), client_max_size=1 << 30))
        self.url = f"{origin(self._runner)}/api/messages"
        self._client = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()
        await self._runner.cleanup()
        await self.adapter.close()

    async def post(self, content: bytes, headers: Mapping[str, str] | None = None) -> tuple[int, bytes]:
        told = {"Content-Type": JSON, "Authorization": self.issuer.bearer(), **(headers or {})}
        async with self._client.post(self.url, data=io.BytesIO(content), headers=told) as response:
            return response.status, await response.read()

    async def tell(self, found: Mapping[str, Any], **headers: str) -> int:
        return (await self.post(json.dumps(found).encode(), headers))[0]


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
async def house(inbox: Inbox) -> AsyncIterator[House]:
    async with Issuer(NOW) as issuer:
        adapter = build(issuer.environment(), Clock())
        assert isinstance(adapter, TeamsAdapter)
        async with House(issuer, adapter, inbox) as made:
            yield made


@pytest.mark.parametrize("name", sorted(path.stem for path in PAYLOADS.glob("*.json")))
async def test_every_recorded_activity_is_answered(house: House, inbox: Inbox, name: str) -> None:
    status = await house.tell(activity(name))

    assert status == 200
    assert len(inbox.messages) + house.adapter.skipped == 1


@pytest.mark.parametrize(
    ("authorization", "status"),
    [("", 401), ("Bearer", 401), ("Bearer x.y.z", 401), ("Basic YTpi", 401), ("Bearer " + "x" * 7000, 401)],
)
async def test_without_a_good_token_nothing_is_heard(
    house: House, inbox: Inbox, authorization: str, status: int
) -> None:
    assert await house.tell(activity(), Authorization=authorization) == status
    assert await house.tell(activity(), Authorization=house.issuer.bearer({"exp": 1})) == 401
    assert await house.tell(activity(), Authorization=house.issuer.bearer({"aud": "another"})) == 403
    assert inbox.messages == []


@pytest.mark.parametrize(
    "more",
    [
        {"serviceUrl": None},
        {"serviceUrl": "https://smba.trafficmanager.net.evil.example/"},
        {"serviceUrl": "http://127.0.0.1:9/"},
        {"serviceUrl": ["https://smba.trafficmanager.net/emea/"]},
        {"channelId": None},
        {"channelId": "webchat"},
        {"conversation": {"id": "a", "tenantId": "another"}},
        {"channelData": {"tenant": {"id": "another"}}},
    ],
)
async def test_a_good_token_is_for_its_own_activity_alone(house: House, inbox: Inbox, more: dict[str, Any]) -> None:
    assert await house.tell(activity(**more)) == 403
    assert inbox.messages == []


@pytest.mark.parametrize(
    "url", ["https://evil.example/", "https://127.0.0.1/", "https://smba.trafficmanager.net@evil/"]
)
async def test_a_signed_address_that_is_not_of_teams_is_refused_too(house: House, inbox: Inbox, url: str) -> None:
    bearer = house.issuer.bearer({"serviceurl": url})

    assert await house.tell(activity(serviceUrl=url), Authorization=bearer) == 403
    assert inbox.messages == []


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"", {}, 400),
        (b"{", {}, 400),
        (b"[1]", {}, 400),
        (b'"x"', {}, 400),
        (b'{"a": NaN}', {}, 400),
        (b'{"a": 1, "a": 2}', {}, 400),
        (b"\xff\xfe", {}, 400),
        (b"[" * 90_000, {}, 400),
        (b'{"a":' * 60 + b"1" + b"}" * 60, {}, 400),
        (b"{}", {"Content-Type": "text/plain"}, 415),
        (b"a=b", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        (b"x" * 1_100_000, {}, 413),
        (gzip.compress(b"x" * 2_000_000), {"Content-Encoding": "gzip"}, 413),
        (b"not gzip", {"Content-Encoding": "gzip"}, 400),
    ],
)
@pytest.mark.logs_errors("Unhandled exception")
async def test_a_body_that_makes_no_sense_is_refused(
    house: House, inbox: Inbox, content: bytes, headers: dict[str, str], status: int
) -> None:
    assert (await house.post(content, headers))[0] == status
    assert inbox.messages == []


async def test_teams_shall_come_again_when_nothing_was_kept_or_no_key_is_there(house: House, inbox: Inbox) -> None:
    house.issuer.trouble = Trouble.DOWN
    assert await house.tell(activity()) == 503
    assert inbox.messages == []


async def test_what_could_not_be_kept_is_turned_away(house: House, inbox: Inbox) -> None:
    inbox.fails = Unavailable()

    assert await house.tell(activity()) == 503
    assert await house.tell(activity("invoke-adaptivecard_action-personal-with_value", value=pressed("ack 12"))) == 503


def pressed(words: str) -> dict[str, Any]:
    return {"action": {"type": "Action.Execute", "verb": "say", "data": {"says": words}}}


async def test_a_button_is_told_that_it_worked_or_what_is_missing(house: House, inbox: Inbox) -> None:
    told = []
    for value in (pressed("ack 12"), pressed("")):
        found = activity("invoke-adaptivecard_action-personal-with_value", value=value)
        status, content = await house.post(json.dumps(found).encode())
        assert status == 200
        told.append(json.loads(content))

    assert [each["value"] for each in told] == ["Done.", "Please pick one first."]
    assert {each["type"] for each in told} == {"application/vnd.microsoft.activity.message"}
    assert [(message.words, message.kind) for message in inbox.messages] == [("ack 12", Kind.PRESSED)]


async def test_who_points_to_a_message_is_told_where_the_answer_comes(house: House, inbox: Inbox) -> None:
    found = activity("invoke-composeextension_fetchtask-personal-with_value")
    status, content = await house.post(json.dumps(found).encode())

    assert (status, json.loads(content)["task"]["type"]) == (200, "message")
    assert [message.words for message in inbox.messages] == ["ticket open"]


async def test_an_activity_of_another_year_is_taken_and_passed_over(house: House, inbox: Inbox) -> None:
    for more in ({"type": "somethingNew"}, {"type": "typing"}, {"type": "event", "name": "x", "value": [1]}):
        assert await house.tell(activity(**more)) == 200
    assert await house.tell(activity(type="invoke", name="some/thing")) == 501
    assert (inbox.messages, house.adapter.skipped) == ([], 4)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["from", "text", "entities", "recipient", "value", "attachments", "timestamp", "locale", "id"]),
        st.none() | st.integers() | st.text(max_size=5) | st.lists(st.none() | st.text(max_size=3), max_size=2),
        max_size=3,
    )
)
async def test_no_odd_field_is_answered_with_a_fault_of_ours(house: House, odd: dict[str, Any]) -> None:
    assert await house.tell(activity(**odd)) < 500
