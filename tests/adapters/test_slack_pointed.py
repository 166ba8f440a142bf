"""What a reaction is set on is read before Slack has its answer, in a short time or another time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.slack import build
from adapters.slack.adapter import SlackAdapter
from adapters.slack.settings import read
from adapters.slack.socket import Patience
from bot.model.messages import Kind
from bot.model.people import Identity
from tests.adapters.desk import NOW, Clock, Inbox
from tests.adapters.test_slack_later import Desk
from tests.fakes.slack import FakeSlack, Fault, refusing
from tests.fakes.slack_workspace import HELP, TEAM

WROTE = {"user": "U01STUD", "type": "message", "text": "the &lt;lamp&gt; of <@U02INST|tess> is dark", "ts": "1.1"}


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with FakeSlack(NOW) as slack, Desk(slack) as made:
        slack.workspace.channels[HELP].append(dict(WROTE))
        yield made


async def reacts(desk: Desk, emoji: str = "ticket", ts: str = "1.1", channel: str = HELP, **more: Any) -> list[int]:
    item = {"type": "message", "channel": channel, "ts": ts}
    event = {"type": "reaction_added", "user": "U02INST", "reaction": emoji, "item": item, "item_user": "U01STUD"}
    return await desk.slack.deliver_event(desk.url, desk.slack.event({**event, **more}))


async def test_the_words_and_their_author_come_with_the_reaction(desk: Desk) -> None:
    assert await reacts(desk) == [200]

    (message,) = desk.inbox.messages
    assert message.original is not None
    assert message.original.words == "the <lamp> of @tess is dark"
    assert message.original.author == Identity("slack", TEAM, "U01STUD")
    assert (message.kind, message.mentions) == (Kind.REACTED, {"@tess": "U02INST"})


async def test_an_answer_in_a_thread_is_read_itself(desk: Desk) -> None:
    desk.slack.workspace.channels[HELP].append({**WROTE, "ts": "1.2", "thread_ts": "1.1", "text": "and it smells"})
    await reacts(desk, ts="1.2")

    original = desk.inbox.messages[0].original
    assert original is not None
    assert original.words == "and it smells"


@pytest.mark.parametrize("emoji", ["eyes", "tada"])
async def test_for_any_other_reaction_nothing_is_read(desk: Desk, emoji: str) -> None:
    assert await reacts(desk, emoji) == [200]
    assert desk.slack.calls == []
    assert [message.words for message in desk.inbox.messages] == (["ack"] if emoji == "eyes" else [])


@pytest.mark.parametrize("odd", [{"bot_id": "B1"}, {"subtype": "channel_join"}, {"ts": "9.9"}, {"user": None}])
async def test_what_no_person_wrote_is_not_read(desk: Desk, odd: dict[str, Any]) -> None:
    desk.slack.workspace.channels[HELP][0].update(odd)
    assert await reacts(desk) == [200]

    original = desk.inbox.messages[0].original
    assert original is not None
    assert original.words is None


async def test_somebody_of_another_workspace_is_of_that_one(desk: Desk) -> None:
    desk.slack.workspace.channels[HELP][0]["user_team"] = "T9ELSE"
    await reacts(desk)

    original = desk.inbox.messages[0].original
    assert original is not None
    assert original.author == Identity("slack", "T9ELSE", "U01STUD")


@pytest.mark.parametrize("error", ["channel_not_found", "missing_scope", "not_in_channel"])
async def test_what_may_not_be_read_is_told_of_without_words(desk: Desk, error: str) -> None:
    desk.slack.faults.append(refusing("conversations.replies", error))
    assert await reacts(desk) == [200]

    original = desk.inbox.messages[0].original
    assert original is not None
    assert original.words is None


async def test_while_slack_wants_a_pause_it_is_not_asked_again(desk: Desk) -> None:
    desk.slack.faults.append(refusing("conversations.replies", "ratelimited"))
    assert [await reacts(desk), await reacts(desk)] == [[503], [503]]
    assert desk.inbox.messages == []
    assert [call.method for call in desk.slack.calls].count("conversations.replies") == 1


async def test_what_cannot_be_read_just_now_comes_again(desk: Desk) -> None:
    desk.slack.faults.append(Fault("conversations.replies", status=500))
    assert await reacts(desk) == [503]
    assert desk.inbox.messages == []

    assert await reacts(desk) == [200]
    assert len(desk.inbox.messages) == 1


async def test_slack_does_not_wait_for_a_message_that_takes_long_to_be_read() -> None:
    async with FakeSlack(NOW) as slack:
        settings = read(slack.environment())
        assert settings is not None
        adapter, inbox = SlackAdapter(settings, Clock(), Patience(reading=0.01)), Inbox()
        slack.faults.append(Fault("conversations.replies", hang=True))
        event = {"type": "reaction_added", "user": "U02INST", "reaction": "ticket", "item_user": "U01STUD"}
        payload = slack.event({**event, "item": {"type": "message", "channel": HELP, "ts": "1.1"}})
        taken = await adapter._dispatch(inbox).take(payload)
        assert (taken.response.status, inbox.messages) == (503, [])
        slack.closing.set()
        await adapter.close()


@pytest.mark.parametrize(
    ("told", "emoji"),
    [
        ({}, {"ticket": "ticket open", "eyes": "ack"}),
        ({"SLACK_TICKET_EMOJI": ":sos:", "SLACK_ACK_EMOJI": "none"}, {"sos": "ticket open"}),
        ({"SLACK_TICKET_EMOJI": "none", "SLACK_ACK_EMOJI": "none"}, {}),
    ],
)
def test_a_school_chooses_its_emoji(told: dict[str, str], emoji: dict[str, str]) -> None:
    settings = read({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", **told})
    assert settings is not None
    assert settings.emoji == emoji


def test_one_emoji_cannot_mean_both() -> None:
    told = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_TICKET_EMOJI": "eyes"}
    with pytest.raises(Exception, match="must be two"):
        build(told, Clock())
