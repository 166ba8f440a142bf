"""Slack signed it, and it comes from a workspace of no school: what is answered, and that it goes no further."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.slack.adapter import SlackAdapter
from adapters.slack.settings import read
from adapters.slack.strangers import turned_away
from bot.model.ports import AsksWhose
from tests.adapters.desk import NOW, Clock, Inbox
from tests.adapters.sockets import connected
from tests.adapters.test_slack_hear import PAYLOADS, recorded
from tests.adapters.test_slack_later import Desk
from tests.fakes.slack import BOT_TOKEN, SECRET, FakeSlack
from tests.fakes.slack_workspace import HELP

STRANGE = "T99SOUTH"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """It serves one workspace."""
    async with FakeSlack(NOW) as slack, Desk(slack) as made:
        made.adapter.serve(lambda workspace: workspace == "T01NORTH")
        yield made


def strange(payload: dict[str, Any]) -> dict[str, Any]:
    """The same from elsewhere; each kind of payload tells it in its own place."""
    told = {"team_id": STRANGE, "team": {"id": STRANGE}}
    return payload | {name: told[name] for name in told if name in payload}


async def untouched(desk: Desk) -> bool:
    """Whether nobody was told, asked or called, now or behind the answer."""
    await desk.settled()
    return (desk.inbox.messages, desk.inbox.asked, desk.slack.calls) == ([], [], [])


async def test_a_command_is_answered_at_once_to_the_asker_alone_and_says_what_is_to_be_done(desk: Desk) -> None:
    command = desk.slack.command("U01STUD", "login my password is hunter2")
    assert await desk.slack.deliver_command(desk.url, {**command, "team_id": STRANGE}) == 200

    answer = json.loads(desk.slack.answered)
    assert answer.keys() == {"response_type", "text"}
    assert answer["response_type"] == "ephemeral"
    for told in ("not set up", "your school's office", f"`slack:{STRANGE}`", "`workspaces` in school.toml"):
        assert told in answer["text"]
    for hidden in ("hunter2", BOT_TOKEN, SECRET, "T01NORTH"):
        assert hidden not in answer["text"]
    assert await untouched(desk)


async def test_a_command_over_the_socket_is_answered_in_the_same_way() -> None:
    async with FakeSlack(NOW) as slack:
        inbox = Inbox()
        async with connected(slack, inbox) as adapter:
            adapter.serve(lambda _: False)
            envelope = await slack.send({**slack.command("U01STUD", "login"), "team_id": STRANGE}, "slash_commands")
            assert await slack.acknowledged.get() == envelope
            answer = slack.acknowledgements[envelope]["payload"]
        assert (answer["response_type"], STRANGE in answer["text"]) == ("ephemeral", True)
        assert inbox.messages == []
        assert {call.method for call in slack.calls} == {"auth.test", "apps.connections.open"}


@pytest.mark.parametrize("name", sorted(path.stem for path in PAYLOADS.glob("*.json")))
async def test_whatever_else_comes_is_acknowledged_without_a_word_and_without_a_call(desk: Desk, name: str) -> None:
    desk.adapter.serve(lambda _: False)
    payload = strange(recorded(name))
    kind, content = "application/json", json.dumps(payload).encode()
    assert await desk.slack.post(desk.url, content, kind) == 200
    assert desk.slack.answered == b"" or "command" in payload
    assert await untouched(desk)


async def test_a_form_from_elsewhere_is_closed_and_read_by_nobody(desk: Desk) -> None:
    view = {"id": "V1", "callback_id": "deskbell_form", "private_metadata": '{"says": "ticket form"}', "blocks": []}
    filled = strange(desk.slack.filling("U01STUD", view, "view_submission", summary="it is dark"))
    assert await desk.slack.submit(desk.url, filled) == (200, {})
    assert await untouched(desk)


async def test_nothing_is_learnt_from_elsewhere(desk: Desk) -> None:
    event = strange(desk.slack.message("U01STUD", "hello", "D999"))
    event["authorizations"] = [{"team_id": STRANGE, "user_id": "U0OTHER", "is_bot": True}]
    assert await desk.slack.deliver_event(desk.url, event) == [200]

    await desk.says("U01STUD", "<@U0DESK> hello", HELP)
    (message,) = desk.inbox.messages
    assert (message.words, message.addressed) == ("hello", True)
    assert desk.adapter._direct == {}


async def test_a_removal_elsewhere_is_not_ours(desk: Desk) -> None:
    assert await desk.slack.deliver_event(desk.url, strange(desk.slack.event({"type": "app_uninstalled"}))) == [200]
    assert await untouched(desk)


async def test_what_comes_from_ours_is_heard_as_ever(desk: Desk) -> None:
    assert await desk.slack.deliver_command(desk.url, desk.slack.command("U01STUD", "login")) == 200
    assert desk.slack.answered == b""
    assert [message.words for message in desk.inbox.messages] == ["help login"]


def test_who_named_no_school_hears_everybody() -> None:
    settings = read({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "5" * 32})
    assert settings is not None
    adapter = SlackAdapter(settings, Clock())
    assert isinstance(adapter, AsksWhose)
    assert adapter.serves(STRANGE)


def test_a_name_of_a_workspace_can_do_nothing_in_the_answer() -> None:
    body = json.loads(turned_away({"command": "/help"}, "<!channel> *T*").body)
    assert "<!channel>" not in body["text"]
