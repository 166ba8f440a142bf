"""What Slack's recorded payloads say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.hear import direct_channel, heard, read
from bot.model.messages import Kind, Message, Original, Place
from bot.model.people import Identity

PAYLOADS = Path(__file__).parent / "payloads" / "slack"
TEAM = "T01NORTH"
EMOJI = {"white_check_mark": "ack"}
HOOK = "https://hooks.slack.com/actions/"


def recorded(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text())
    return found


def by(user: str) -> Identity:
    return Identity("slack", TEAM, user)


def place(channel: str, thread: str | None = None) -> Place:
    return Place("slack", TEAM, channel, thread)


NOTHING = ("event-reaction_removed", "interactive-block_suggestion")
CLOSED = ("interactive-view_closed", "interactive-view_submission")
EXPECTED: dict[str, Message | None] = {
    "command": Message(
        keys=("command:3301893761.3301893762.d89b65ff2be243e1a29f9b2a",),
        author=by("U01STUD"),
        place=place("C01HELP"),
        words="help login",
        kind=Kind.COMMAND,
        handle=HOOK + "eebcda63-292c-445a-bf08-2115e0acdc7a",
    ),
    "event-app_mention": Message(
        keys=("event:EvMWRH8PS725", "post:C01HELP:1795330191.000011"),
        remote_id="1795330191.000011",
        author=by("U02INST"),
        place=place("C01HELP"),
        words="where is the SOP?",
    ),
    "event-message-channel": Message(
        keys=("event:EvMWRH8PJC8", "post:C01HELP:1795330191.000005"),
        remote_id="1795330191.000005",
        author=by("U01STUD"),
        place=place("C01HELP"),
        words="Need a ticket: my login fails",
        addressed=False,
    ),
    "event-message-im": Message(
        keys=("event:EvMWRH8Q5192", "post:DMWRH8Q4Z86:1795330192.000029"),
        remote_id="1795330192.000029",
        author=by("U02INST"),
        place=place("@U02INST"),
        words="hello from a DM, ticket please",
    ),
    "event-message-thread-channel": Message(
        keys=("event:EvMWRH8PS219", "post:C01HELP:1795330191.000010"),
        remote_id="1795330191.000010",
        author=by("U01STUD"),
        place=place("C01HELP", "1795330191.000005"),
        words="it says AADSTS50126",
        addressed=False,
    ),
    "event-message": Message(
        keys=("event:EvDUP1", "post:C01HELP:1.1"),
        remote_id="1.1",
        author=by("U01STUD"),
        place=place("C01HELP"),
        words="plain",
        addressed=False,
    ),
    "event-reaction_added": Message(
        keys=(
            "event:EvMWRH8Q4I60",
            "reaction:C01HELP:1795330191.000005:U03ONCA:white_check_mark:1795330192.000018",
        ),
        author=by("U03ONCA"),
        place=place("C01HELP"),
        words="ack",
        kind=Kind.REACTED,
        addressed=False,
        about="1795330191.000005",
        original=Original("post:C01HELP:1795330191.000005", by("U01STUD")),
    ),
    "interactive-block_actions-button": Message(
        keys=("action:3301920607.3301920608.408b5b0b04944042b3d8bea6",),
        author=by("U03ONCA"),
        place=place("C02ONCALL"),
        words="NS-005",
        kind=Kind.PRESSED,
        about="1795330191.000008",
        handle=HOOK + "7435eacb-be7b-4265-9722-1578f009532a",
    ),
    "interactive-block_actions-static_select": Message(
        keys=("action:33019209111.33019209112.0997b6eb0e8c434f9b28fd6e",),
        author=by("U04ONCB"),
        place=place("C01HELP"),
        words="2",
        kind=Kind.PRESSED,
        about="1795330189.000002",
        handle=HOOK + "c3dbb050-dc0c-4db3-95bf-620359d4e0a0",
    ),
    "interactive-message_action": Message(
        keys=("action:33019624438.33019624439.82b9d1e5d7a845cb83a3c5b5",),
        author=by("U01STUD"),
        place=place("C01HELP"),
        words="ticket open Need a ticket: my login fails",
        kind=Kind.COMMAND,
        about="1795330191.000005",
        handle="http://127.0.0.1:9/none",
    ),
    "interactive-shortcut": Message(
        keys=("action:33019624438.33019624439.82b9d1e5d7a845cb83a3c5b5",),
        author=by("U01STUD"),
        place=place("@U01STUD"),
        words="ticket open",
        kind=Kind.COMMAND,
    ),
    "event-message-message_changed": Message(
        keys=("event:EvMWRH8Q4Q70", "edit:post:C01HELP:1795330192.000021:1795330192.000022"),
        author=by("U01STUD"),
        place=place("C01HELP"),
        words="fixed here",
        kind=Kind.EDITED,
        addressed=False,
        about="1795330192.000021",
        original=Original("post:C01HELP:1795330192.000021", by("U01STUD"), stamp="1795330192.000022"),
    ),
    "event-message-message_deleted": Message(
        keys=("event:EvMWRH8Q4S73", "deleted:C01HELP:1795330192.000021"),
        author=by("U01STUD"),
        place=place("C01HELP"),
        words="",
        kind=Kind.DELETED,
        addressed=False,
        about="1795330192.000021",
        original=Original("post:C01HELP:1795330192.000021", by("U01STUD")),
    ),
    **dict.fromkeys(NOTHING + CLOSED),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_recorded_payload_is_the_message_it_says(name: str) -> None:
    assert heard(recorded(name), emoji=EMOJI) == EXPECTED[name]


def test_every_recorded_payload_is_expected() -> None:
    assert {path.stem for path in PAYLOADS.glob("*.json")} == {*EXPECTED, "event-app_home_opened"}


def test_a_command_tells_a_short_name_of_its_author() -> None:
    message = heard(recorded("command"))
    assert message is not None
    assert message.author.nick == "sam.student"


def event(**more: Any) -> dict[str, Any]:
    said = recorded("event-message-channel")
    return {**said, "event": {**said["event"], **more}}


@pytest.mark.parametrize(
    "more",
    [{"bot_id": "B0DESK"}, {"user": "U0DESK"}, {"user": None}, {"subtype": "channel_join"}, {"type": "next_year"}],
)
def test_what_no_person_said_to_us_is_nothing(more: dict[str, Any]) -> None:
    assert heard(event(**more)) is None


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_message_with_a_file_or_sent_to_the_channel_too_is_a_message(subtype: str) -> None:
    message = heard(event(subtype=subtype))
    assert message is not None
    assert message.words == "Need a ticket: my login fails"


def test_the_client_key_is_there_when_the_client_sent_one() -> None:
    message = heard(event(client_msg_id="abc"))
    assert message is not None
    assert message.keys[-1] == "client:abc"


def test_a_message_with_our_mention_is_addressed_like_the_event_that_comes_with_it() -> None:
    text = "<@U0DESK> help login"
    said, called = heard(event(text=text)), heard(event(text=text, type="app_mention"))
    assert said is not None
    assert called is not None
    assert (said.words, said.addressed) == (called.words, called.addressed) == ("help login", True)
    assert set(said.keys) & set(called.keys)


def test_a_mention_of_somebody_else_does_not_address_us() -> None:
    message = heard(event(text="<@U02INST> is the class today?"))
    assert message is not None
    assert not message.addressed
    assert message.mentions == {"@U02INST": "U02INST"}


def test_without_knowing_our_own_name_the_mention_in_front_is_ours() -> None:
    called = {**event(text="<@UOTHER> help login", type="app_mention"), "authorizations": None}
    message = heard(called)
    assert message is not None
    assert message.words == "help login"


def test_the_first_message_of_a_thread_is_not_in_the_thread() -> None:
    message = heard(event(thread_ts="1795330191.000005"))
    assert message is not None
    assert message.place.thread is None


@pytest.mark.parametrize(
    ("text", "words", "mentions"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c", {}),
        ("ask <@U1|sam> in <#C1|algebra>", "ask @sam in #algebra", {"@sam": "U1", "#algebra": "C1"}),
        ("ask <@U1> in <#C1|>", "ask @U1 in #C1", {"@U1": "U1", "#C1": "C1"}),
        ("<@U1|sam> and <@U2|sam>", "@sam and @U2", {"@sam": "U1", "@U2": "U2"}),
        ("<@U1|Sam Smith>", "@Sam_Smith", {"@Sam_Smith": "U1"}),
        ("<!subteam^S1|@tutors>", "@tutors", {"@tutors": "S1"}),
        ("<!here> <!date^1^{date}|6 May>", "@here 6 May", {}),
        ("my password is <http://Summer9.io|Summer9.io>", "my password is Summer9.io", {}),  # Slack made the link
        ("see <http://x.org/?a=1&amp;b=2|x.org>", "see http://x.org/?a=1&b=2", {}),
        ("<mailto:a@b.org|a@b.org>", "a@b.org", {}),
        ("1 < 2 and <", "1 < 2 and <", {}),
        ("", "", {}),
    ],
)
def test_markup_becomes_words_that_people_read(text: str, words: str, mentions: dict[str, str]) -> None:
    assert read(text) == (words, mentions)


def test_a_command_in_a_direct_conversation_is_private() -> None:
    message = heard({**recorded("command"), "channel_id": "D1", "channel_name": "directmessage"})
    assert message is not None
    assert message.place == place("@U01STUD")


def test_any_command_name_is_words() -> None:
    message = heard({**recorded("command"), "command": "/ticket", "text": "open <@U1|sam> cannot join"})
    assert message is not None
    assert message.words == "ticket open @sam cannot join"


def test_a_button_that_only_the_presser_saw_is_about_no_message() -> None:
    pressed = recorded("interactive-block_actions-button")
    pressed["container"]["is_ephemeral"] = True
    message = heard(pressed)
    assert message is not None
    assert message.about is None


def test_a_press_in_a_thread_is_in_the_thread() -> None:
    pressed = recorded("interactive-block_actions-button")
    pressed["message"]["thread_ts"] = "1.5"
    message = heard(pressed)
    assert message is not None
    assert message.place.thread == "1.5"


def test_a_press_on_the_home_page_is_private() -> None:
    pressed = recorded("interactive-block_actions-button")
    pressed |= {"container": {"type": "view", "view_id": "V1"}, "channel": None, "message": None}
    message = heard(pressed)
    assert message is not None
    assert (message.place, message.about) == (place("@U03ONCA"), None)


def test_a_direct_message_shows_the_channel_to_answer_in() -> None:
    assert direct_channel(recorded("event-message-im")) == ("U02INST", "DMWRH8Q4Z86")
    assert direct_channel(recorded("event-message-channel")) is None


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(name=st.sampled_from(sorted(EXPECTED)), data=st.data())
def test_a_field_of_another_shape_is_never_an_error(name: str, data: st.DataObject) -> None:
    payload = recorded(name)
    target = data.draw(st.sampled_from([payload, *(v for v in payload.values() if isinstance(v, dict) and v)]))
    target[data.draw(st.sampled_from(sorted(target)))] = data.draw(JUNK)
    heard(payload, emoji=EMOJI)
