"""Hearing Slack over a socket of our own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from adapters.slack.adapter import SlackAdapter
from adapters.slack.doors import Dispatch
from adapters.slack.form import OPENS
from adapters.slack.settings import read
from adapters.slack.socket import Patience
from bot.model.errors import Unavailable
from tests.adapters.desk import NOW, Clock, Inbox
from tests.adapters.sockets import connected, socketed
from tests.fakes.slack import FakeSlack, Fault, refusing
from tests.world import Turned


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack(NOW) as fake:
        yield fake


async def test_a_message_is_heard_and_acknowledged_after_the_commit(slack: FakeSlack) -> None:
    inbox = Inbox()
    inbox.gate.clear()
    async with connected(slack, inbox):
        envelope = await slack.send(slack.message("U01STUD", "hello"))
        await inbox.came.wait()
        assert slack.acknowledged.empty()
        inbox.gate.set()
        assert await slack.acknowledged.get() == envelope
    assert [message.words for message in inbox.messages] == ["hello"]


def test_a_process_that_does_not_hear_over_the_socket_is_well_without_one(slack: FakeSlack) -> None:
    assert socketed(slack).health() is None


@pytest.mark.parametrize("kind", ["slash_commands", "interactive"])
async def test_commands_and_buttons_come_the_same_way(slack: FakeSlack, kind: str) -> None:
    inbox = Inbox()
    payload = (
        slack.command("U01STUD", "login")
        if kind == "slash_commands"
        else slack.pressing("U01STUD", "help login", "C01HELP", "1.1")
    )
    async with connected(slack, inbox):
        assert await slack.send(payload, kind) == await slack.acknowledged.get()
    assert [message.words for message in inbox.messages] == ["help login"]


async def test_what_cannot_be_kept_is_not_acknowledged(slack: FakeSlack) -> None:
    inbox = Inbox()
    inbox.fails = Unavailable()
    async with connected(slack, inbox):
        await slack.send(slack.message("U01STUD", "hello"))
        await inbox.came.wait()
        inbox.fails = None
        kept = await slack.send(slack.message("U01STUD", "again"))
        assert await slack.acknowledged.get() == kept
    assert slack.acknowledged.empty()


async def test_a_slow_commit_does_not_hold_up_the_next_message(slack: FakeSlack) -> None:
    inbox = Inbox()
    inbox.gate.clear()
    async with connected(slack, inbox):
        slow = await slack.send(slack.message("U01STUD", "hello"))
        await inbox.came.wait()
        odd = await slack.send({"type": "something_new"})
        assert await slack.acknowledged.get() == odd
        inbox.gate.set()
        assert await slack.acknowledged.get() == slow


async def again(slack: FakeSlack) -> None:
    slack.connected.clear()
    await slack.connected.wait()


async def test_a_connection_that_closes_is_opened_again(slack: FakeSlack) -> None:
    inbox = Inbox()
    async with connected(slack, inbox):
        slack.connected.clear()
        await slack.sockets[-1].close()
        await slack.connected.wait()
        assert await slack.send(slack.message("U01STUD", "hello")) == await slack.acknowledged.get()
    assert len(slack.sockets) == 2


async def test_a_deaf_connection_is_replaced(slack: FakeSlack) -> None:
    async with connected(slack, Inbox(), Patience(silence=0.05, pause=0)):
        await again(slack)
    assert len(slack.sockets) >= 2


async def test_how_old_the_last_frame_is_is_told_also_while_all_seems_well(slack: FakeSlack) -> None:
    clock = Turned(NOW)
    async with connected(slack, Inbox(), clock=clock) as desk:
        assert desk.facts() == {}
        assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()
        assert desk.facts() == {"last_frame_seconds": 0.0, "last_event_seconds": 0.0}
        clock.moment += timedelta(seconds=58)
        assert (desk.facts(), desk.health()) == ({"last_frame_seconds": 58.0, "last_event_seconds": 58.0}, None)


@pytest.mark.parametrize(
    "fault",
    [
        refusing("apps.connections.open", "internal_error", times=3),
        Fault("apps.connections.open", 500, b"down", times=2),
        Fault("apps.connections.open", 200, b'{"ok": true, "url": "http://127.0.0.1:1/"}'),
        Fault("apps.connections.open", 200, b'{"ok": true, "url": "ws://127.0.0.1:1/"}'),
    ],
)
async def test_a_connection_that_cannot_be_opened_is_tried_until_it_can(slack: FakeSlack, fault: Fault) -> None:
    slack.faults.append(fault)
    async with connected(slack, Inbox()) as desk:
        assert fault.times == 0
        assert slack.named("apps.connections.open")[0].headers["Authorization"] == "Bearer xapp-fake"
        assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()
        assert desk.health() is None


async def test_a_connection_that_never_comes_to_be_open_is_tried_anew(slack: FakeSlack) -> None:
    came = asyncio.Event()

    async def mute(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.set()
        await _reader.read()
        writer.close()

    async with await asyncio.start_server(mute, "127.0.0.1", 0) as nobody:
        address = f"ws://127.0.0.1:{nobody.sockets[0].getsockname()[1]}/"
        slack.faults.append(Fault("apps.connections.open", 200, f'{{"ok": true, "url": "{address}"}}'.encode()))
        async with connected(slack, Inbox(), Patience(silence=30, pause=0, opening=0.05)):
            assert came.is_set()
            assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()


@pytest.mark.parametrize(
    "address", ["wss://a..b/", "wss://[::1/", "wss://a:x/", "wss://" + "x" * 64 + ".b/", "ws://", "ws://a.b/"]
)
async def test_an_address_that_cannot_be_is_asked_for_anew(slack: FakeSlack, address: str) -> None:
    slack.faults.append(Fault("apps.connections.open", 200, json.dumps({"ok": True, "url": address}).encode()))
    async with connected(slack, Inbox()):
        assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()
    assert len(slack.named("apps.connections.open")) == 2


@pytest.mark.logs_errors("hearing failed")
async def test_a_bug_in_answering_one_envelope_leaves_the_connection_open(slack: FakeSlack) -> None:
    inbox = Inbox()
    inbox.fails = KeyError("a bug")
    pressed = slack.pressing("U01STUD", "ticket form", "C01HELP", "1.1")
    pressed["actions"][0]["action_id"] = f"{OPENS}_1"
    async with connected(slack, inbox):
        for payload, kind in (
            (pressed, "interactive"),
            ({"type": "odd"}, "events_api"),
            ({"type": "odd"}, "events_api"),
        ):
            assert await slack.send(payload, kind) == await slack.acknowledged.get()
            await asyncio.sleep(0)
    assert [asked.words for asked in inbox.asked] == ["ticket form"]
    assert len(slack.sockets) == 1


@pytest.mark.parametrize("frame", ["no json", "[]", '{"envelope_id": 5}', '{"envelope_id": "x", "payload": []}', "{"])
async def test_a_frame_that_makes_no_sense_is_passed_over(slack: FakeSlack, frame: str) -> None:
    async with connected(slack, Inbox()):
        await slack.sockets[-1].send_str(frame)
        assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()


async def test_before_the_connection_is_open_health_says_so(slack: FakeSlack) -> None:
    adapter = socketed(slack)
    slack.faults.append(Fault("auth.test", hang=True))
    running = asyncio.ensure_future(adapter.run(Inbox()))
    await asyncio.sleep(0)
    assert adapter.health() == "The connection to Slack is not open."
    assert adapter.routes(Inbox()) == ()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await adapter.close()


@pytest.mark.logs_errors("Slack does not accept the token")
async def test_without_an_app_token_running_ends_at_once_and_tells_whether_the_token_works(slack: FakeSlack) -> None:
    settings = read({**slack.environment(), "SLACK_BOT_TOKEN": "xoxb-wrong"})
    assert settings is not None
    adapter = SlackAdapter(settings, Clock())
    await adapter.run(Inbox())
    assert adapter.health() == "Slack does not accept the token (invalid_auth)."
    await adapter.close()


async def test_a_connection_begun_anew_needs_no_second_way_to_the_inbox(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def counted(*known: Any) -> Dispatch:
        made.append(dispatch := Dispatch(*known))
        return dispatch

    monkeypatch.setattr("adapters.slack.adapter.Dispatch", counted)
    adapter, inbox = socketed(slack), Inbox()
    for _ in range(3):
        slack.connected.clear()
        running = asyncio.ensure_future(adapter.run(inbox))
        await slack.connected.wait()
        assert await slack.send({"type": "odd"}) == await slack.acknowledged.get()
        running.cancel()
        await asyncio.wait([running])
    await adapter.close()

    assert (len(made), adapter.skipped) == (1, 3)
