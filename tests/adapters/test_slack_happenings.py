"""Edits, deletions, reactions and people who come and leave, as Slack tells of them, and what the manifest wants."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.happenings import MOVES
from adapters.slack.hear import heard, removed
from adapters.slack.manifest import EVENTS, GROUP_EVENTS
from bot.model.messages import Kind, Message, private_place
from tests.adapters.test_slack_hear import JUNK, TEAM, by, place, recorded

EMOJI = {"ticket": "ticket open", "eyes": "ack"}


def told(name: str, **event: Any) -> Message | None:
    payload = recorded(name)
    return heard({**payload, "event": {**payload["event"], **event}}, emoji=EMOJI)


def happened(**event: Any) -> dict[str, Any]:
    return {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": {"event_ts": "1.5", **event}}


def changed(**message: Any) -> Message | None:
    event = recorded("event-message-message_changed")["event"]
    return told("event-message-message_changed", message={**event["message"], **message})


@pytest.mark.parametrize(
    "message",
    [
        {"edited": None},
        {"text": "typo here"},
        {"edited": {"user": "U09ELSE", "ts": "1795330192.000022"}},
        {"user": "U09ELSE"},
        {"user": "U0DESK", "edited": {"user": "U0DESK", "ts": "1.2"}},
        {"bot_id": "B1"},
        {"ts": ""},
    ],
)
def test_a_preview_a_reply_a_bot_or_somebody_elses_hand_is_no_edit(message: dict[str, Any]) -> None:
    assert changed(**message) is None


def test_an_edit_in_a_thread_and_in_a_direct_conversation_stands_where_the_message_does() -> None:
    below = changed(thread_ts="1795330190.000001")
    assert below is not None
    assert below.place == place("C01HELP", "1795330190.000001")
    direct = told("event-message-message_changed", channel="D1", channel_type="im")
    assert direct is not None
    assert (direct.place, direct.addressed) == (place("@U01STUD"), True)


def test_the_tombstone_of_a_message_with_answers_is_its_deletion() -> None:
    message = changed(subtype="tombstone", user="USLACKBOT", text="This message was deleted.")
    assert message is not None
    assert (message.kind, message.author, message.about) == (Kind.DELETED, by("U01STUD"), "1795330192.000021")


def test_our_own_card_that_was_deleted_is_told_of_in_a_channel_alone() -> None:
    ours = {"user": "U0DESK", "bot_id": "B0DESK", "ts": "1.1"}
    message = told("event-message-message_deleted", previous_message=ours, deleted_ts="1.1")
    assert message is not None
    assert (message.kind, message.about, message.place) == (Kind.DELETED, "1.1", place("C01HELP"))
    assert told("event-message-message_deleted", previous_message=ours, channel="D1") is None


@pytest.mark.parametrize("name", ["ticket", "ticket::skin-tone-2"])
def test_the_emoji_that_makes_a_ticket_says_the_words_of_the_command(name: str) -> None:
    message = told("event-reaction_added", reaction=name)
    assert message is not None
    assert (message.words, message.about) == ("ticket open", "1795330191.000005")


@pytest.mark.parametrize(
    "more", [{"reaction": "tada"}, {"reaction": ""}, {"item": {"type": "file"}}, {"user": "U0DESK"}]
)
def test_another_emoji_another_thing_and_our_own_reaction_are_nothing(more: dict[str, Any]) -> None:
    assert told("event-reaction_added", **{"reaction": "ticket", **more}) is None
    assert heard(recorded("event-reaction_added")) is None


def test_a_reaction_to_our_own_card_points_to_nobodys_words() -> None:
    message = told("event-reaction_added", reaction="eyes", item_user="U0DESK")
    assert message is not None
    assert message.original is None


def test_who_comes_and_who_leaves_is_told_with_the_channel() -> None:
    for kind, what in (("member_joined_channel", Kind.JOINED), ("member_left_channel", Kind.DEPARTED)):
        message = heard(happened(type=kind, user="U01STUD", channel="C03ALG", team=TEAM))
        assert message is not None
        assert (message.kind, message.persons, message.place) == (what, (by("U01STUD"),), place("C03ALG"))
        assert heard(happened(type=kind, user="U01STUD", channel="C03ALG", team="T9")) is None
        assert heard(happened(type=kind, user="U0DESK", channel="C03ALG"), "U0DESK") is None


def test_an_account_that_was_closed_has_left_and_any_other_change_is_nothing() -> None:
    message = heard(happened(type="user_change", user={"id": "U01STUD", "team_id": TEAM, "deleted": True}))
    assert message is not None
    assert (message.kind, message.place) == (Kind.DEPARTED, private_place(by("U01STUD")))
    for user in ({"id": "U01STUD", "deleted": False}, {"id": "U01STUD", "team_id": "T9", "deleted": True}, {}, None):
        assert heard(happened(type="user_change", user=user)) is None


REGROUPED_NOW = happened(
    type="subteam_members_changed",
    subteam_id="S1",
    team_id=TEAM,
    added_users=["U01STUD"],
    removed_users=["U03ONCA", 7, ""],
)


def test_who_comes_to_a_group_and_who_leaves_it_is_told_at_once() -> None:
    message = heard(REGROUPED_NOW)
    assert message is not None
    assert (message.kind, message.addressed, message.fields) == (Kind.REGROUPED, False, {"group": "S1"})
    assert [(each.user, each.groups) for each in message.persons] == [
        ("U01STUD", frozenset({"S1"})),
        ("U03ONCA", frozenset()),
    ]
    for missing in ("subteam_id", "added_users"):
        assert heard(happened(type="subteam_members_changed", **{missing: None, "subteam_id": ""})) is None
    assert GROUP_EVENTS == ("subteam_members_changed",)


SAMPLES: dict[str, dict[str, Any]] = {
    "app_home_opened": happened(type="app_home_opened", user="U01STUD", tab="home"),
    "app_mention": recorded("event-app_mention"),
    "app_uninstalled": happened(type="app_uninstalled"),
    "member_joined_channel": happened(type="member_joined_channel", user="U1", channel="C1"),
    "member_left_channel": happened(type="member_left_channel", user="U1", channel="C1"),
    "message.channels": recorded("event-message-channel"),
    "message.groups": happened(
        type="message", user="U1", channel="G1", channel_type="group", ts="1.1", text="in a private channel"
    ),
    "message.im": recorded("event-message-im"),
    "reaction_added": {**recorded("event-reaction_added")},
    "tokens_revoked": happened(type="tokens_revoked"),
    "user_change": happened(type="user_change", user={"id": "U1", "deleted": True}),
}


def test_the_manifest_asks_for_the_events_that_are_used_and_no_others() -> None:
    used = [
        name
        for name, payload in SAMPLES.items()
        if heard(payload, emoji={"white_check_mark": "ack"}) or removed(payload)
    ]
    assert sorted(used) == sorted(EVENTS)
    assert set(MOVES) <= set(EVENTS)


@given(name=st.sampled_from(sorted(set(SAMPLES) | {"edit", "delete"})), data=st.data())
def test_an_event_of_another_shape_is_never_an_error(name: str, data: st.DataObject) -> None:
    names = {"edit": "event-message-message_changed", "delete": "event-message-message_deleted"}
    payload = recorded(names[name]) if name in names else {**SAMPLES[name]}
    event = {**payload["event"]}
    inner = data.draw(st.sampled_from([event, *(v for v in event.values() if isinstance(v, dict) and v)]))
    field = data.draw(st.sampled_from(sorted(inner)))
    junk = data.draw(JUNK)
    target = (
        {**event, field: junk}
        if inner is event
        else {**event, **{k: {**v, field: junk} for k, v in event.items() if v is inner}}
    )
    message = heard({**payload, "event": target}, emoji={**EMOJI, "white_check_mark": "ack"})
    assert message is None or all(message.keys)
