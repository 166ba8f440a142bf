"""Who may knock at Slack's door, and when they are answered."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.slack import SlackAdapter
from bot.model.errors import Unavailable
from bot.model.messages import Card
from bot.model.people import Reader
from bot.model.ports import Post
from bot.model.words import say
from tests.adapters.desk import NOW, Inbox
from tests.adapters.in_slack import desk, slack
from tests.adapters.test_slack_hear import EXPECTED, JUNK, PAYLOADS, recorded
from tests.fakes.serving import application_with, origin, serving
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_workspace import HELP

__all__ = ["desk", "slack"]

STAMP = str(int(NOW.timestamp()))
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
GOOD = json.dumps(recorded("event-message-channel")).encode()


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
async def url(desk: SlackAdapter, inbox: Inbox) -> AsyncIterator[str]:
    runner = await serving(application_with(desk.routes(inbox), client_max_size=1 << 30))
    yield f"{origin(runner)}/slack/events"
    await runner.cleanup()


def other(stamp: str, content: bytes = GOOD) -> dict[str, str]:
    return FakeSlack.signed(stamp, content)


SIGNED = other(STAMP)
DIGEST = SIGNED["X-Slack-Signature"]


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": DIGEST.removeprefix("v0=")},
        {"X-Slack-Signature": DIGEST.replace("v0", "v1")},
        {"X-Slack-Signature": DIGEST + "0"},
        {"X-Slack-Signature": "v0=ü" + "é" * 40},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "abc"},
        {"X-Slack-Request-Timestamp": "9" * 5000},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "١٢٣"},
        {"X-Slack-Request-Timestamp": str(int(STAMP) + 1)},
        other(str(int(STAMP) - 301)),
        other(str(int(STAMP) + 301)),
        other(STAMP, GOOD + b" "),
        {"X-Slack-Request-Timestamp": "1e9"},
    ],
)
async def test_a_request_that_slack_did_not_just_sign_is_refused(
    slack: FakeSlack, url: str, inbox: Inbox, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="adapters"):
        assert await slack.post(url, GOOD, JSON, headers) == 401
    assert inbox.messages == []
    assert "my login fails" not in caplog.text


async def test_without_any_signature_it_is_refused(url: str, inbox: Inbox) -> None:
    async with aiohttp.ClientSession() as stranger, stranger.post(url, data=GOOD) as response:
        assert response.status == 401
    assert inbox.messages == []


@pytest.mark.parametrize("seconds", [-300, -299, 0, 300])
async def test_a_signature_is_good_for_five_minutes(slack: FakeSlack, url: str, inbox: Inbox, seconds: int) -> None:
    assert await slack.post(url, GOOD, JSON, other(str(int(STAMP) + seconds))) == 200
    assert len(inbox.messages) == 1


BROKEN = {
    "NaN": (b'{"a": NaN}', JSON, 400),
    "Infinity": (b'{"a": -Infinity}', JSON, 400),
    "a list": (b"[]", JSON, 400),
    "text": (b'"hello"', JSON, 400),
    "nothing": (b"", JSON, 400),
    "half": (b'{"a": ', JSON, 400),
    "deep": (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", JSON, 400),
    "rather deep": (b'{"a":' + b"[" * 60 + b"]" * 60 + b"}", JSON, 400),
    "a huge number": (b'{"a": ' + b"9" * 10_000 + b"}", JSON, 400),
    "a name twice": (b'{"a": 1, "a": 2}', JSON, 400),
    "not UTF-8": (b'{"a": "\xff"}', JSON, 400),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), JSON, 400),
    "form not UTF-8": (b"a=%ff", FORM, 400),
    "form with a payload of text": (b"payload=hello", FORM, 400),
    "form with a payload of a list": (b"payload=[]", FORM, 400),
    "a form of a thousand fields": (b"&".join(b"a%d=1" % n for n in range(1000)), FORM, 400),
    "an event that is text": (b'{"type": "event_callback", "event": "x"}', JSON, 400),
    "authorizations of numbers": (b'{"type": "event_callback", "authorizations": [1]}', JSON, 400),
    "actions of text": (b'payload={"type": "block_actions", "actions": ["x"]}', FORM, 400),
    "XML": (b"<a/>", "text/xml", 415),
    "no type": (b"{}", "", 415),
    "more than a megabyte": (b'{"a": "' + b"x" * (1 << 20) + b'"}', JSON, 413),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_a_body_that_makes_no_sense_is_refused_though_signed(
    slack: FakeSlack, url: str, inbox: Inbox, name: str
) -> None:
    content, kind, status = BROKEN[name]
    assert await slack.post(url, content, kind) == status
    assert inbox.messages == []


@pytest.mark.logs_errors("Unhandled exception")
async def test_a_small_body_that_unpacks_to_a_huge_one_is_refused(slack: FakeSlack, url: str, inbox: Inbox) -> None:
    bomb = gzip.compress(b" " * (20 << 20))
    assert await slack.post(url, bomb, JSON, {"Content-Encoding": "gzip"}) == 413
    assert await slack.post(url, b"no gzip", JSON, {"Content-Encoding": "gzip"}) in {400, 401}
    assert inbox.messages == []


async def test_a_body_without_a_length_is_read_no_further_than_a_megabyte(url: str, inbox: Inbox) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 65_536

    async with aiohttp.ClientSession() as client, client.post(url, data=endless(), headers=SIGNED) as response:
        assert response.status == 413
    assert inbox.messages == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(EXPECTED)), data=st.data())
async def test_a_signed_field_of_another_shape_is_taken_or_refused(
    slack: FakeSlack, url: str, name: str, data: st.DataObject
) -> None:
    found = recorded(name)
    target = data.draw(st.sampled_from([found, *(v for v in found.values() if isinstance(v, dict) and v)]))
    target[data.draw(st.sampled_from(sorted(target)))] = data.draw(JUNK)
    assert await slack.post(url, json.dumps(found).encode(), JSON) in {200, 400}


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b'{"type": "event_callback"}',
        b'{"type": "event_callback", "event": {}}',
        b'{"type": "event_callback", "team_id": "T1", "event": {"type": "next_year", "user": "U1"}}',
        b'{"type": "event_callback", "team_id": 5, "event": {"type": "message", "user": [], "ts": {}}}',
        b'{"type": "block_actions", "user": "x", "team": null, "actions": []}',
        b'{"type": "something_new", "view": {"id": 1}}',
    ],
)
async def test_what_we_do_not_know_yet_is_taken_and_counted(
    slack: FakeSlack, desk: SlackAdapter, url: str, inbox: Inbox, content: bytes
) -> None:
    assert await slack.post(url, content, JSON) == 200
    assert (inbox.messages, desk.skipped) == ([], 1)


@pytest.mark.parametrize("name", sorted(path.stem for path in PAYLOADS.glob("*.json")))
async def test_every_recorded_request_is_taken(slack: FakeSlack, url: str, name: str) -> None:
    found = recorded(name)
    if name.startswith("event"):
        assert await slack.deliver_event(url, found) == [200]
    elif name == "command":
        assert await slack.deliver_command(url, found) == 200
    else:
        assert await slack.press(url, found) == 200


async def test_a_request_is_answered_only_after_the_commit(slack: FakeSlack, url: str, inbox: Inbox) -> None:
    inbox.gate.clear()
    async with asyncio.TaskGroup() as group:
        delivery = group.create_task(slack.deliver_command(url, slack.command("U01STUD", "login")))
        await inbox.came.wait()
        assert not delivery.done()
        inbox.gate.set()
    assert delivery.result() == 200
    assert [message.words for message in inbox.messages] == ["help login"]


async def test_an_answer_to_a_command_is_empty(slack: FakeSlack, url: str) -> None:
    content = urlencode(slack.command("U01STUD", "login")).encode()
    headers = {"Content-Type": FORM, **other(STAMP, content)}
    async with aiohttp.ClientSession() as client, client.post(url, data=content, headers=headers) as response:
        assert (response.status, await response.text()) == (200, "")


@pytest.mark.parametrize("way", ["event", "command", "button"])
async def test_what_cannot_be_kept_is_asked_for_again(slack: FakeSlack, url: str, inbox: Inbox, way: str) -> None:
    inbox.fails = Unavailable()
    if way == "event":
        assert await slack.deliver_event(url, slack.message("U01STUD", "hello"), times=2) == [503, 503]
    elif way == "command":
        assert await slack.deliver_command(url, slack.command("U01STUD", "login")) == 503
    else:
        assert await slack.press(url, slack.pressing("U01STUD", "yes", HELP, "1.1")) == 503
    inbox.fails = None
    assert await slack.deliver_command(url, slack.command("U01STUD", "login")) == 200


@pytest.mark.logs_errors("hearing failed")
async def test_a_bug_is_logged_without_what_people_typed(
    slack: FakeSlack, url: str, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    inbox.fails = RuntimeError("my password is hunter2")
    with caplog.at_level(logging.DEBUG):
        assert await slack.deliver_event(url, slack.message("U01STUD", "hunter2")) == [500]
    assert "hearing failed: RuntimeError" in caplog.text
    assert "hunter2" not in caplog.text


def test_bolt_can_write_nothing_into_the_log(desk: SlackAdapter, inbox: Inbox) -> None:
    desk.routes(inbox)
    names = [name for name in logging.root.manager.loggerDict if name.startswith("deskbell.bolt")]
    names.append("slack_bolt.AsyncMultiTeamsAuthorization")
    assert not any(logging.getLogger(name).isEnabledFor(logging.CRITICAL) for name in names)


async def test_a_redelivery_reaches_the_inbox_with_the_same_keys(slack: FakeSlack, url: str, inbox: Inbox) -> None:
    await slack.deliver_event(url, slack.message("U01STUD", "hello"), times=3)
    assert len(inbox.messages) == 3
    assert len({message.keys for message in inbox.messages}) == 1


async def test_hearing_needs_no_call_to_slack(slack: FakeSlack, url: str) -> None:
    await slack.press(url, slack.pressing("U01STUD", "yes", HELP, "1.1"))
    assert slack.calls == []


async def test_slack_can_check_the_address_and_the_certificate(url: str) -> None:
    content = b'{"type": "url_verification", "challenge": "abc", "token": "x"}'
    headers = {"Content-Type": JSON, **other(STAMP, content)}
    form = b"ssl_check=1&token=x"
    async with aiohttp.ClientSession() as client:
        async with client.post(url, data=content, headers=headers) as response:
            assert await response.json() == {"challenge": "abc"}
        async with client.post(url, data=form, headers={"Content-Type": FORM, **other(STAMP, form)}) as response:
            assert response.status == 200
        async with client.get(url, params={"ssl_check": "1"}) as response:
            assert response.status == 200
        async with client.get(url) as response:
            assert response.status == 405


async def test_the_channel_of_a_direct_message_is_remembered(
    slack: FakeSlack, desk: SlackAdapter, url: str, inbox: Inbox
) -> None:
    await slack.deliver_event(url, slack.message("U01STUD", "hello", "D777"))
    slack.workspace.channels["D777"] = []
    (heard,) = inbox.messages
    await desk.say(Post(heard.place, Card(say("Hello.")), Reader("UTC"), "key"))
    assert len(slack.workspace.channels["D777"]) == 1
