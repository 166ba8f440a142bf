"""What reaches Slack, and what every answer of Slack means."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.calls import seconds
from adapters.slack import SlackAdapter, build
from bot.model.errors import DeliveryError, NotSent, Shut, Throttled, Undeliverable, Unexplained, Unknown
from bot.model.messages import Button, Card
from bot.model.words import say
from tests.adapters.desk import NOW, Clock
from tests.adapters.in_slack import desk, slack
from tests.adapters.test_slack_say import CARDS, HELLO, SAM, post
from tests.fakes import block_kit
from tests.fakes.slack import FakeSlack, Fault, refusing
from tests.fakes.slack_workspace import HELP
from tests.world import Turned

__all__ = ["desk", "slack"]


@pytest.mark.parametrize("name", CARDS)
async def test_every_card_arrives(slack: FakeSlack, desk: SlackAdapter, name: str) -> None:
    ts = await desk.say(post(CARDS[name]))
    await desk.edit(ts, post(CARDS[name]))
    assert [message["ts"] for message in slack.workspace.channels[HELP]] == [ts]


async def test_a_private_conversation_is_opened_once(slack: FakeSlack, desk: SlackAdapter) -> None:
    for _ in range(2):
        await desk.say(post(HELLO, "@U01STUD"))
    assert len(slack.named("conversations.open")) == 1
    assert len(slack.workspace.channels["DU01STUD"]) == 2


async def test_an_edit_shows_the_new_words_in_the_old_place(slack: FakeSlack, desk: SlackAdapter) -> None:
    ts = await desk.say(post(HELLO))
    await desk.edit(ts, post(Card(say("Done.")), key="key-2"))
    assert [message["text"] for message in slack.workspace.channels[HELP]] == ["Done."]
    assert await desk.find(post(HELLO)) == ts


async def test_an_edit_that_is_too_long_is_shortened_for_who_sees_and_for_who_listens(
    slack: FakeSlack, desk: SlackAdapter
) -> None:
    answers = tuple((say("Question {n}", n=n), say("{a}", a=f"answer {n} & é " * 40)) for n in range(12))
    card = Card(say("{t}", t="é" * 1500), facts=answers, buttons=(Button(say("Acknowledge"), "ack 1"),))
    ts = await desk.say(post(card))
    await desk.edit(ts, post(card))
    [message] = slack.workspace.channels[HELP]
    shown = "\n".join(text for _, text in block_kit.texts(message["blocks"]))
    for words in (*(f"answer {n}" for n in range(12)), "Acknowledge", "Ask me for it again"):
        assert words in message["text"]
        assert words in shown
    assert max(len(found) for found in re.findall("é+", shown)) == max(
        len(f) for f in re.findall("é+", message["text"])
    )


@pytest.mark.parametrize("remote_id", ["", "1.000001"])
async def test_what_is_gone_cannot_be_edited(desk: SlackAdapter, remote_id: str) -> None:
    with pytest.raises(Undeliverable):
        await desk.edit(remote_id, post(HELLO))


@pytest.mark.parametrize("thread", [None, "root"])
async def test_a_post_is_found_by_its_key_behind_many_others(
    slack: FakeSlack, desk: SlackAdapter, thread: str | None
) -> None:
    root = await desk.say(post(HELLO, key="root")) if thread else None
    ts = await desk.say(post(HELLO, thread=root, key="mine"))
    for n in range(250):
        slack.workspace.carry_out(
            "chat.postMessage", {"channel": HELP, "text": f"{n}", **({"thread_ts": root} if root else {})}
        )
    assert await desk.find(post(HELLO, thread=root, key="mine")) == ts
    assert await desk.find(post(HELLO, thread=root, key="another")) is None


async def test_a_whisper_is_heard_by_one_person(slack: FakeSlack, desk: SlackAdapter) -> None:
    assert await desk.say(replace(post(HELLO, thread="1.1"), private_to=SAM)) == ""
    assert slack.workspace.channels[HELP] == []
    (whisper,) = slack.workspace.whispers
    assert (whisper["user"], whisper["thread_ts"], whisper["text"]) == ("U01STUD", "1.1", "Hello.")


async def test_a_whisper_goes_by_its_handle_when_there_is_one(slack: FakeSlack, desk: SlackAdapter) -> None:
    await desk.say(replace(post(HELLO), private_to=SAM, handle=slack.hook()))
    (whisper,) = slack.workspace.whispers
    assert (whisper["response_type"], whisper["replace_original"]) == ("ephemeral", False)
    assert slack.named("chat.postEphemeral") == []
    assert "Authorization" not in slack.named("response_url")[0].headers


@pytest.mark.parametrize(
    "answer",
    [Fault("response_url", 404, b"expired_url"), Fault("response_url", 200, b'{"ok": false, "error": "used_url"}')],
)
async def test_a_spent_handle_is_not_the_end(slack: FakeSlack, desk: SlackAdapter, answer: Fault) -> None:
    slack.faults.append(answer)
    await desk.say(replace(post(HELLO), private_to=SAM, handle=slack.hook()))
    assert len(slack.named("chat.postEphemeral")) == 1


@pytest.mark.parametrize("body", [b"ok", b" OK\n", b'{"ok": true}', b""])
async def test_what_slack_says_yes_to_at_a_handle_is_said(slack: FakeSlack, desk: SlackAdapter, body: bytes) -> None:
    slack.faults.append(Fault("response_url", body=body))
    assert await desk.say(replace(post(HELLO), private_to=SAM, handle=slack.hook())) == ""
    assert slack.named("chat.postEphemeral") == []


@pytest.mark.parametrize("body", [b"<html>sign in</html>", b"{}", b"[]", b'{"ok": tr', b'{"message": "hello"}', b"no"])
async def test_what_is_neither_yes_nor_no_at_a_handle_was_perhaps_said(
    slack: FakeSlack, desk: SlackAdapter, body: bytes
) -> None:
    slack.faults.append(Fault("response_url", body=body))
    with pytest.raises(Unknown):
        await desk.say(replace(post(HELLO), private_to=SAM, handle=slack.hook()))
    assert slack.named("chat.postEphemeral") == []


@pytest.mark.parametrize(
    "handle",
    [
        "http://hooks.slack.com/x",
        "https://hooks.slack.com.evil.org/x",
        "https://hooks.slack.com@evil.org/x",
        "https://user@hooks.slack.com/x",
        "https://hooks.slack.com:8443/x",
        "http://127.0.0.1:1/x",
        "https://[::1",
        "file:///etc/passwd",
        "",
    ],
)
async def test_a_handle_of_another_host_is_never_called(slack: FakeSlack, desk: SlackAdapter, handle: str) -> None:
    await desk.say(replace(post(HELLO), private_to=SAM, handle=handle))
    assert [call.method for call in slack.calls] == ["chat.postEphemeral"]


async def test_blocks_that_slack_refuses_are_left_out(slack: FakeSlack, desk: SlackAdapter) -> None:
    slack.faults.append(refusing("chat.postMessage", "msg_blocks_too_long"))
    await desk.say(post(HELLO))
    assert ["blocks" in call.body for call in slack.named("chat.postMessage")] == [True, False]


def answered(status: int, body: bytes, **headers: str) -> Fault:
    return Fault("chat.postMessage", status, body, {name.replace("_", "-"): value for name, value in headers.items()})


def error(code: str) -> Fault:
    return refusing("chat.postMessage", code)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (answered(200, b"<html>"), Unknown),
        (answered(200, b"[]"), Unknown),
        (answered(200, b'"ok"'), Unknown),
        (answered(200, b'{"ok": tr'), Unknown),
        (answered(200, b"{}"), Unknown),
        (answered(200, b"[" * 100_000), Unknown),
        (answered(200, b'{"ok": true, "x": "' + b"x" * 10_000_000 + b'"}'), Unknown),
        (answered(200, b"\xff\xfe"), Unknown),
        (answered(200, b'{"ok": true}'), Unknown),
        (answered(302, b"", Location="http://127.0.0.1:1/"), Unknown),
        (answered(408, b""), Unknown),
        (answered(500, b""), Unknown),
        (answered(503, b"down"), Unknown),
        (Fault("chat.postMessage", drop=True, accepted=True), Unknown),
        (answered(429, b"", Retry_After="5"), Throttled),
        (answered(400, b"bad"), NotSent),
        (answered(404, b"<html>"), NotSent),
        (error("ratelimited"), Throttled),
        (error("token_revoked"), Shut),
        (error("channel_not_found"), Undeliverable),
        (error("is_archived"), Undeliverable),
        (error("not_in_channel"), Undeliverable),
        (error("restricted_action"), Undeliverable),
        (error("msg_too_long"), Undeliverable),
        (error("missing_scope"), Undeliverable),
        (error("internal_error"), Unknown),
        (error("fatal_error"), Unknown),
        (error("something_new"), Unexplained),
    ],
    ids=lambda value: f"{value.status}-{value.body[:20]!r}" if isinstance(value, Fault) else value.__name__,
)
@pytest.mark.logs_errors("Slack does not accept the token")
async def test_every_answer_means_one_thing_and_is_asked_for_once(
    slack: FakeSlack, desk: SlackAdapter, fault: Fault, kind: type[DeliveryError]
) -> None:
    slack.faults.append(replace(fault, times=1))
    with pytest.raises(DeliveryError) as caught:
        await desk.say(post(HELLO))
    assert type(caught.value) is kind
    assert len(slack.named("chat.postMessage")) == 1
    assert "Hello" not in str(caught.value)


async def test_a_dropped_answer_was_perhaps_said_and_can_be_found(slack: FakeSlack, desk: SlackAdapter) -> None:
    slack.faults.append(Fault("chat.postMessage", drop=True, accepted=True))
    with pytest.raises(Unknown):
        await desk.say(post(HELLO))
    assert await desk.find(post(HELLO)) == slack.workspace.channels[HELP][0]["ts"]


async def test_a_platform_that_is_off_was_certainly_not_told() -> None:
    async with FakeSlack(NOW) as gone:
        environment = gone.environment()
    adapter = build(environment, Clock())
    assert adapter is not None
    with pytest.raises(NotSent):
        await adapter.say(post(HELLO))
    await adapter.close()


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("1", 1),
        ("1.5", 1.5),
        ("3600", 3600),
        ("90000", 3600),
        ("0", 1),
        ("-5", 1),
        ("inf", 3600),
        ("nan", 30),
        ("soon", 30),
        ("", 30),
        (None, 30),
        ("Sun, 22 Nov 2026 09:01:00 GMT", 60),
        ("Sun, 22 Nov 2020 09:01:00 GMT", 1),
        ("Sun, 99 Nov 2026 09:01:00 GMT", 30),
    ],
)
def test_every_retry_after_is_a_wait_between_a_second_and_an_hour(header: str | None, wait: float) -> None:
    assert seconds(header, NOW) == wait


@pytest.mark.logs_errors("Slack does not accept the token")
async def test_with_a_refused_token_nothing_is_tried_for_a_while_and_the_log_says_so_once(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Turned(NOW)
    desk = build(slack.environment(), clock)
    assert desk is not None
    slack.faults.append(refusing("chat.postMessage", "invalid_auth", times=2))
    for minutes, calls in ((0, 1), (4, 1), (1, 2), (4, 2)):
        clock.moment += timedelta(minutes=minutes)
        with pytest.raises(Shut):
            await desk.say(post(HELLO))
        assert len(slack.named("chat.postMessage")) == calls
        assert desk.health() == "Slack does not accept the token (invalid_auth)."

    clock.moment += timedelta(minutes=1)
    await desk.say(post(HELLO))
    await desk.say(post(HELLO))
    assert desk.health() is None
    assert [record.message for record in caplog.records if record.name == "adapters.slack.api"] == [
        "Slack does not accept the token (invalid_auth). Nothing is tried until it works again.",
        "Slack accepts the token again.",
    ]
    await desk.close()


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"ok": true}'])
async def test_where_no_conversation_could_be_opened_nothing_was_said(
    slack: FakeSlack, desk: SlackAdapter, body: bytes
) -> None:
    slack.faults.append(Fault("conversations.open", 200 if body else 500, body))
    with pytest.raises(DeliveryError) as caught:
        await desk.say(post(HELLO, "@U01STUD"))
    assert type(caught.value) is NotSent
    assert slack.named("chat.postMessage") == []


async def test_what_no_database_keeps_is_left_out_of_a_name(slack: FakeSlack, desk: SlackAdapter) -> None:
    slack.faults.append(answered(200, b'{"ok": true, "ts": "1.\\u0000\\ud800"}'))
    assert await desk.say(post(HELLO)) == "1.\ufffd"
