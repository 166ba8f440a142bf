"""What Teams' recorded activities say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.hear import heard
from bot.model.messages import Kind, Message, Place, private_place
from bot.model.people import Identity

PAYLOADS = Path(__file__).parent / "payloads" / "teams"
TENANT = "00000000-0000-0000-0000-0000000000001"
SAM, OLU = (Identity("teams", TENANT, f"00000000-0000-0000-0000-00000000000{n}") for n in ("20", "22"))
MINE, SUPPORT = private_place(SAM), Place("teams", TENANT, "channel-support-id")
THREAD = Place("teams", TENANT, "channel-support-id", "1795329841045")
URL = "https://smba.trafficmanager.net/emea/"


def recorded(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text())
    return found


def told(name: str, **more: Any) -> Message | None:
    return heard({**recorded(name), **more}, URL)


def said(text: str, **more: Any) -> Message:
    message = told("message-personal", text=text, **more)
    assert message is not None
    return message


EXPECTED: dict[str, tuple[Kind, Identity, Place, str, bool, str | None] | None] = {
    "message-personal": (Kind.SAID, SAM, MINE, "ack from olu", True, None),
    "message-personal-login": (Kind.COMMAND, SAM, MINE, "help login", True, None),
    "message-channel": (Kind.SAID, SAM, THREAD, "hello from olu", True, None),
    "message-channel-login": (Kind.COMMAND, SAM, THREAD, "help login", True, None),
    "message-personal-with_value": None,
    "invoke-adaptivecard_action-personal-with_value": None,
    "invoke-task_fetch-personal-with_value": None,
    "invoke-composeextension_fetchtask-personal-with_value": (Kind.COMMAND, SAM, MINE, "ticket open", True, None),
    "invoke-composeextension_submitaction-personal-with_value": None,
    "messagereaction-channel": (Kind.REACTED, OLU, THREAD, ":like:", False, "1795329841058"),
    "messageupdate-personal": (Kind.EDITED, SAM, MINE, "edited text", True, "123"),
    "messagedelete-personal": (Kind.DELETED, SAM, MINE, "", False, "123"),
    "conversationupdate-personal": (Kind.MET, SAM, MINE, "", False, None),
    "conversationupdate-groupchat": (Kind.MET, SAM, Place("teams", TENANT, "group-chat-id"), "", False, None),
    "conversationupdate-channel": (Kind.MET, SAM, SUPPORT, "", False, None),
    "installationupdate-personal": (Kind.MET, SAM, MINE, "", False, None),
    "installationupdate-groupchat": (Kind.MET, SAM, Place("teams", TENANT, "group-chat-id"), "", False, None),
    "installationupdate-channel": (Kind.MET, SAM, SUPPORT, "", False, None),
}


@pytest.mark.parametrize("name", sorted(path.stem for path in PAYLOADS.glob("*.json")))
def test_what_a_recorded_activity_says(name: str) -> None:
    message = told(name)

    found = message and (
        message.kind,
        message.author,
        message.place,
        message.words,
        message.addressed,
        message.about,
    )
    assert found == EXPECTED[name]


def test_the_author_has_the_name_zone_and_language_that_teams_tells() -> None:
    author = said("hello").author

    assert (author.name, author.zone, author.locale) == ("Sam Student", "UTC", "en-US")


@pytest.mark.parametrize("value", [{"says": "ack 12"}, {"pick": "ack 12"}, {"says": "ack 12", "pick": ""}])
def test_a_button_says_its_words_whichever_action_the_client_knows(value: dict[str, str]) -> None:
    execute = told("invoke-adaptivecard_action-personal-with_value", value={"action": {"verb": "say", "data": value}})
    submit = told("message-personal-with_value", value=value)

    for message in (execute, submit):
        assert message is not None
        assert (message.words, message.kind, message.about) == ("ack 12", Kind.PRESSED, "1795329841017")


@pytest.mark.parametrize("value", [None, [], "x", {}, {"says": 5}, {"says": " "}, {"action": []}, {"pick": {}}])
def test_a_button_with_a_missing_or_forged_value_says_nothing(value: object) -> None:
    assert told("message-personal-with_value", value=value) is None
    assert told("invoke-adaptivecard_action-personal-with_value", value={"action": {"data": value}}) is None
    assert told("invoke-adaptivecard_action-personal-with_value", value=value) is None


def test_a_pasted_picture_and_a_file_are_heard_by_their_kind() -> None:
    kinds = ("image/png", "text/html", "application/vnd.microsoft.teams.file.download.info")
    shared = [{"contentType": kind, "name": "sam.png"} for kind in kinds]
    message = heard({**recorded("message-personal"), "attachments": shared}, URL)
    assert message is not None
    assert message.files == ("picture", "file")


def test_a_message_somebody_points_to_becomes_a_ticket() -> None:
    pointed = {"id": "17", "body": {"contentType": "html", "content": "<p>The <b>lamp</b> is dark &amp; cold</p>"}}
    message = told("invoke-composeextension_fetchtask-personal-with_value", value={"messagePayload": pointed})

    assert message is not None
    assert (message.words, message.kind, message.about) == (
        "ticket open The lamp is dark & cold",
        Kind.COMMAND,
        "17",
    )


def test_talk_in_a_channel_that_does_not_name_the_desk_is_overheard() -> None:
    message = told("message-channel", text="/help login", entities=[])

    assert message is not None
    assert (message.kind, message.words, message.addressed) == (Kind.SAID, "/help login", False)


def test_a_command_that_only_its_author_sees_is_for_the_desk() -> None:
    message = told("message-channel", text="/help login", entities=[], recipient={"id": "28:x", "isTargeted": True})

    assert message is not None
    assert (message.kind, message.words, message.addressed) == (Kind.COMMAND, "help login", True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("!help login", "help login"),
        ("a &lt;b&gt; &amp; c&nbsp;d", "a <b> & c d"),
        ("<at>Somebody</at> hi", "Somebody hi"),
        ("  spaces  ", "spaces"),
        ("half \ud83d\x00", "half \ufffd"),
        ("/ not a command", "not a command"),
    ],
)
def test_words_are_what_a_person_reads(text: str, words: str) -> None:
    assert said(text).words == words


def test_people_and_channels_are_named_by_their_ids_in_the_directory() -> None:
    people = [
        {"type": "mention", "text": "<at>Kim Lee</at>", "mentioned": {"id": "29:kim", "name": "Kim Lee"}},
        {
            "type": "mention",
            "text": "<at>Ana</at>",
            "mentioned": {"id": "29:ana", "name": "Ana", "aadObjectId": "ana-id"},
        },
        {"type": "mention", "text": "<at>algebra</at>", "mentioned": {"id": "19:alg@thread.tacv2", "name": "algebra"}},
    ]

    message = said("<at>Kim Lee</at> <at>Ana</at> <at>algebra</at>", entities=people)

    assert message.words == "@Kim_Lee @Ana #algebra"
    assert message.mentions == {"@Ana": "ana-id", "#algebra": "19:alg@thread.tacv2"}


def test_a_copy_under_another_id_shares_a_key() -> None:
    first, second, other = said("hello"), said("hello", id="x"), said("hello", id="x", timestamp="2026-11-22T07:00Z")

    assert set(first.keys) & set(second.keys)
    assert not set(first.keys) & set(other.keys)


def test_a_place_is_reached_again_as_it_was_told_last() -> None:
    personal, channel = told("message-personal"), told("message-channel")
    removed = told("installationupdate-personal", action="remove")

    assert personal is not None
    assert channel is not None
    assert removed is not None
    assert {place: json.loads(text) for place, text in channel.references.items()} == {
        MINE: {"url": URL, "bot": "00000000-0000-0000-0000-00000000000011", "member": "student-1"},
        SUPPORT: {
            "url": URL,
            "bot": "00000000-0000-0000-0000-00000000000011",
            "conversation": "channel-support-id",
            "kind": "channel",
        },
    }
    assert personal.references == {MINE: channel.references[MINE]}
    assert removed.references == {MINE: ""}


def test_others_who_come_and_go_are_nothing_to_the_desk() -> None:
    assert told("conversationupdate-channel", membersAdded=[{"id": "29:kim"}]) is None
    assert told("conversationupdate-channel", membersAdded=None, channelData={"eventType": "channelRenamed"}) is None


@pytest.mark.parametrize("missing", ["from", "conversation", "type", "recipient", "channelData", "entities", "id"])
@pytest.mark.parametrize("name", ["message-channel", "messagereaction-channel", "installationupdate-channel"])
def test_a_field_that_is_missing_or_odd_is_no_error(name: str, missing: str) -> None:
    values: tuple[object, ...] = (None, [], "x", 5, {"id": []})
    for odd in values:
        heard({**recorded(name), missing: odd}, URL)
    heard({key: value for key, value in recorded(name).items() if key != missing}, URL)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(sorted(EXPECTED)), st.dictionaries(st.sampled_from(sorted(recorded("message-channel"))), JSON))
def test_whatever_an_activity_holds_it_is_heard_or_passed_over(name: str, odd: dict[str, Any]) -> None:
    message = told(name, **odd)

    assert message is None or all(message.keys)


def test_a_channel_is_part_of_its_team_and_a_conversation_of_two_of_nothing() -> None:
    found = recorded("message-channel")
    message = heard(found, URL)
    assert message
    team = found["channelData"]["team"]["id"]
    assert message.within == Place("teams", message.author.workspace, team)
    alone = heard(recorded("message-personal"), URL)
    assert alone
    assert alone.within is None
