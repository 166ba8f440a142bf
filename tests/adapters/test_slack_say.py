"""How cards look in Slack, and what every answer of Slack means."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import SlackAdapter, build
from adapters.slack.api import seconds
from adapters.slack.dialect import GAP, Mrkdwn, cut, pieces
from adapters.slack.say import payload
from bot.model.errors import DeliveryError, NotSent, Throttled, Undeliverable, Unknown
from bot.model.messages import Button, Card, Place, Style
from bot.model.people import Identity, Person, Reader, Role
from bot.model.ports import Post
from bot.model.words import Link, render, say, visible
from tests.fakes import block_kit
from tests.fakes.slack import FakeSlack, Fault, refusing
from tests.fakes.slack_workspace import HELP, TEAM

READER = Reader("Europe/Lisbon")
SAM = Identity("slack", TEAM, "U01STUD")
PERSON = Person(1, "Sam <3", Role.STUDENT, "UTC", identities=(SAM,))
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
EVIL = "<!channel> <@U02INST> <http://evil|your school> *bold* _it_ ~no~ `code` & &lt;!here&gt;\n> quote @everyone"
DIALECT = Mrkdwn(TEAM)


class Clock:
    def now(self) -> datetime:
        return NOW


def post(card: Card, channel: str = HELP, thread: str | None = None, key: str = "key-1") -> Post:
    return Post(Place("slack", TEAM, channel, thread), card, READER, key)


def buttons(count: int, label: str = "Press", says: str = "press") -> tuple[Button, ...]:
    return tuple(Button(say("{l} {n}", l=label, n=n), f"{says} {n}") for n in range(count))


HELLO = Card(say("Hello."))
CARDS = {
    "plain": HELLO,
    "without a word": Card(say("")),
    "everything": Card(
        say("**Hello** {who}, see {link} before {at}.", who=PERSON, link=Link("https://x.org/?a=1&b=2", "x|y"), at=NOW),
        title=say("Welcome"),
        facts=((say("Course"), say("{c}", c="Algebra")), (say("Due:"), say("{at}", at=NOW))),
        choices=(Button(say("Yes"), "1", Style.PRIMARY), Button(say("No"), "2", Style.DANGER)),
        buttons=buttons(2),
        note=say("Say `stop`."),
    ),
    "hostile": Card(
        say("{t}", t=EVIL),
        title=say("{t}", t=EVIL),
        facts=((say("{t}", t=EVIL), say("{t}", t=EVIL)),),
        choices=(Button(say("{t}", t=EVIL), EVIL),),
        buttons=(Button(say("{t}", t=EVIL), EVIL),),
        note=say("{t}", t=EVIL),
    ),
    "a long text": Card(say("{t}", t="word & " * 1500)),
    "one word of a megabyte": Card(say("{t}", t="x" * 1_000_000)),
    "ten thousand lines": Card(say("{t}", t="a line\n" * 10_000)),
    "ampersands only": Card(say("{t}", t="&" * 20_000)),
    "families": Card(say("{t}", t="👨‍👩‍👧‍👦" * 3000), title=say("{t}", t="👨‍👩‍👧‍👦" * 100)),
    "a long title": Card(say("Hello."), title=say("{t}", t="title " * 100)),
    "an empty title": Card(say("Hello."), title=say("")),
    "many facts": Card(say("Facts."), facts=tuple((say("Label {n}", n=n), say("value {n}", n=n)) for n in range(500))),
    "a long fact": Card(say("Facts."), facts=((say("Label"), say("{t}", t="value " * 1000)),)),
    "many buttons": Card(say("Press."), buttons=buttons(120), choices=buttons(40)),
    "long buttons": Card(say("Press."), buttons=buttons(25, "label " * 50, "says " * 390)),
    "long choices": Card(say("Choose."), choices=buttons(9, "label " * 50)),
    "a button with too much to say": Card(say("Press."), buttons=(Button(say("Open"), "ticket open " + "x" * 2500),)),
    "a button without a label": Card(say("Press."), buttons=(Button(say(""), "stop"), Button(say("Nothing"), " "))),
    "half characters": Card(say("{t}", t="\ud83d x \udc00"), buttons=(Button(say("{t}", t="\ud83d"), "\ud83d"),)),
    "a long note": Card(say("Hello."), note=say("{t}", t="note " * 2000)),
    "a long link": Card(say("{l}", l=Link("https://x.org/" + "a" * 5000, "here"))),
}


def words(text: str) -> set[str]:
    shown = re.sub(r"<[^<>|]*\|([^<>]*)>", r" \1 ", text.replace(GAP, ""))
    return set(re.findall(r"\w+", html.unescape(re.sub(r"<([^<>]*)>", r" \1 ", shown))))


@pytest.mark.parametrize("name", CARDS)
def test_slack_would_take_the_blocks_of_every_card(name: str) -> None:
    said = payload(post(CARDS[name]))
    assert block_kit.problems(said.get("blocks", [])) == []
    assert block_kit.size(said.get("blocks", [])) < 13_000
    assert 0 < len(said["text"]) <= 40_000


@pytest.mark.parametrize("name", sorted(set(CARDS) - {"one word of a megabyte", "a long link"}))
def test_the_text_carries_every_word_of_the_blocks(name: str) -> None:
    said = payload(post(CARDS[name]))
    for _, text in block_kit.texts(said.get("blocks", [])):
        shown = words(text.removesuffix("…").rpartition(" ")[0] if text.endswith("…") else text)
        assert shown <= words(said["text"])


@pytest.mark.parametrize("name", sorted(set(CARDS) - {"without a word"}))
def test_every_card_with_a_word_has_blocks(name: str) -> None:
    assert payload(post(CARDS[name]))["blocks"]


def test_a_card_as_block_kit() -> None:
    card = replace(CARDS["everything"], facts=((say("Course"), say("{c}", c="R&B")),))
    assert payload(post(card, thread="1.1")) == {
        "text": "Welcome\n\n*Hello* <@U01STUD>, see <https://x.org/?a=1&amp;b=2|x¦y> before "
        "<!date^1795338000^{date_short_pretty} {time}|2026-11-22 09:00 Europe/Lisbon>.\n\nCourse: R&amp;B\n\n"
        "1. Yes\n2. No\n\nPress 0\nPress 1\n\nSay `stop`.",
        "metadata": {"event_type": "deskbell_post", "event_payload": {"key": "key-1"}},
        "unfurl_links": False,
        "unfurl_media": False,
        "thread_ts": "1.1",
        "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Welcome"}},
            {
                "type": "section",
                "text": {
                    "type": "mrkdwn",
                    "text": "*Hello* <@U01STUD>, see <https://x.org/?a=1&amp;b=2|x¦y> before "
                    "<!date^1795338000^{date_short_pretty} {time}|2026-11-22 09:00 Europe/Lisbon>.",
                    "verbatim": True,
                },
            },
            {"type": "section", "fields": [{"type": "mrkdwn", "text": "*Course:*\nR&amp;B", "verbatim": True}]},
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "choice_1",
                        "text": {"type": "plain_text", "text": "1. Yes"},
                        "value": "1",
                        "style": "primary",
                    },
                    {
                        "type": "button",
                        "action_id": "choice_2",
                        "text": {"type": "plain_text", "text": "2. No"},
                        "value": "2",
                        "style": "danger",
                    },
                ],
            },
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "action_id": f"button_{n + 1}",
                        "text": {"type": "plain_text", "text": f"Press {n}"},
                        "value": f"press {n}",
                    }
                    for n in range(2)
                ],
            },
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "Say `stop`.", "verbatim": True}]},
        ],
    }


def test_words_too_long_for_a_button_can_be_typed_and_are_never_cut() -> None:
    said = payload(post(CARDS["a button with too much to say"]))
    assert [block["type"] for block in said["blocks"]] == ["section", "section"]
    assert "Open (type: ticket open " + "x" * 2500 + ")" in said["text"]


def test_a_person_without_an_identity_here_is_only_named() -> None:
    stranger = replace(PERSON, identities=(replace(SAM, workspace="T02"),))
    assert DIALECT.person(stranger) == "Sam &lt;3"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.org", "", "https:x"])
def test_only_web_and_mail_addresses_become_links(address: str) -> None:
    assert DIALECT.link(Link(address, "here")) == DIALECT.literal(f"here ({address})")


def test_a_link_cannot_close_itself() -> None:
    assert DIALECT.link(Link("https://x.org/><!channel>|", "a>b")) == "<https://x.org/%3E%3C!channel%3E%7C|a&gt;b>"


FORMATTED = re.compile(
    rf"(?<!\w)([*_~])(?![\s{GAP}]).+?(?<![\s{GAP}])\1(?!\w)|`[^{GAP}`]+`|^&gt;", re.MULTILINE | re.DOTALL
)
TYPED = st.text(st.sampled_from("*_~`<>&!@#|^ \nab1é") | st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TYPED)
def test_typed_text_is_shown_exactly_and_works_as_nothing(typed: str) -> None:
    written = render(say("{a}", a=typed), DIALECT, READER)
    assert "<" not in written
    assert ">" not in written
    assert FORMATTED.search(written) is None
    unescaped = written.replace(GAP, "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert unescaped == visible(typed)


@given(TYPED, TYPED)
def test_no_card_with_typed_text_mentions_anybody(one: str, other: str) -> None:
    card = Card(
        say("{a} **{b}** `{a}`", a=one, b=other),
        title=say("{a}", a=one),
        facts=((say("{a}", a=one), say("{b}", b=other)),),
        buttons=(Button(say("{a}", a=other), one),),
        note=say("{b}", b=other),
    )
    said = payload(post(card))
    shown = [text for kind, text in block_kit.texts(said.get("blocks", [])) if kind == "mrkdwn"]
    assert not any("<" in text for text in (said["text"], *shown))
    assert block_kit.problems(said.get("blocks", [])) == []
    assert "parse" not in said
    assert "link_names" not in said


@pytest.mark.parametrize("word", ["snake_case_name", "a * b", "5 * 3 ~ 15", "2*3"])
def test_a_mark_that_cannot_work_gets_no_gap(word: str) -> None:
    assert DIALECT.literal(word) == word


@given(
    st.lists(st.sampled_from(["&amp;", "&lt;", "<@U1>", "<https://x.org|a b>", "word", " ", "\n", "👩‍👧"])),
    st.integers(20, 60),
)
def test_pieces_are_the_whole_text_and_tear_nothing(parts: list[str], limit: int) -> None:
    text = "".join(parts)
    found = list(pieces(text, limit))
    assert "".join(found) == text
    assert all(len(piece) <= limit for piece in found)
    for piece in [*found, cut(text, limit)]:
        assert piece.count("<") == piece.count(">")
        assert re.search(r"&(?!amp;|lt;)", piece) is None


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack(NOW) as fake:
        yield fake


@pytest.fixture
async def desk(slack: FakeSlack) -> AsyncIterator[SlackAdapter]:
    adapter = build(slack.environment(), Clock())
    assert adapter is not None
    yield adapter
    await adapter.close()


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
        (error("token_revoked"), Throttled),
        (error("channel_not_found"), Undeliverable),
        (error("is_archived"), Undeliverable),
        (error("not_in_channel"), Undeliverable),
        (error("restricted_action"), Undeliverable),
        (error("msg_too_long"), Undeliverable),
        (error("missing_scope"), Undeliverable),
        (error("internal_error"), Unknown),
        (error("fatal_error"), Unknown),
        (error("something_new"), NotSent),
    ],
    ids=lambda value: f"{value.status}-{value.body[:20]!r}" if isinstance(value, Fault) else value.__name__,
)
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


async def test_a_refused_token_shows_until_a_call_works_again(slack: FakeSlack, desk: SlackAdapter) -> None:
    slack.faults.append(refusing("chat.postMessage", "invalid_auth"))
    with pytest.raises(Throttled):
        await desk.say(post(HELLO))
    assert desk.health() == "Slack does not accept the token (invalid_auth)."
    await desk.say(post(HELLO))
    assert desk.health() is None
