"""Edits, deletions, reactions and people who come and leave, as Teams tells of them."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.teams.hear import heard
from bot.model.messages import Kind, Message
from handlers.messages.reactions import MEANT
from tests.adapters.test_teams_hear import OLU, SAM, SUPPORT, TENANT, THREAD, URL, recorded, told

AT = "2026-11-22T06:44:01.000Z"


def surely(message: Message | None) -> Message:
    assert message is not None
    return message


def test_an_edit_has_a_name_of_its_own_and_points_to_the_message_by_the_name_it_was_heard_under() -> None:
    first = surely(told("message-personal", id="123", conversation=recorded("messageupdate-personal")["conversation"]))
    edit = surely(told("messageupdate-personal"))
    assert edit.original is not None
    assert edit.original.key in first.keys
    assert (edit.about, edit.original.author, edit.original.stamp) == (first.remote_id, SAM, AT)
    assert not set(edit.keys) & set(first.keys)


def test_two_edits_are_two_and_the_same_that_comes_again_is_one() -> None:
    edits = [
        surely(told("messageupdate-personal", text=text, timestamp=at)).keys
        for text, at in (("a", AT), ("b", AT), ("a", "2026-11-22T06:45:00.000Z"), ("a", AT))
    ]
    assert len(set(edits)) == 3


def test_a_deletion_points_to_the_message_and_says_nothing_of_its_words() -> None:
    first = surely(told("message-personal", id="123", conversation=recorded("messagedelete-personal")["conversation"]))
    gone = surely(told("messagedelete-personal", text="what it said"))
    assert gone.original is not None
    assert gone.original.key in first.keys
    assert (gone.words, gone.addressed) == ("", False)


@pytest.mark.parametrize("more", [{"channelData": {"tenant": {"id": TENANT}}}, {"id": ""}, {"id": None}])
def test_what_was_restored_or_has_no_name_is_no_edit(more: dict[str, Any]) -> None:
    assert told("messageupdate-personal", **more) is None
    assert told("messagedelete-personal", **more) is None
    restored = {"eventType": "undeleteMessage", "tenant": {"id": TENANT}}
    assert told("messageupdate-personal", channelData=restored) is None


def test_an_edit_in_a_thread_of_a_channel_stands_in_that_thread() -> None:
    place = recorded("message-channel")
    edit = surely(told("messageupdate-personal", conversation=place["conversation"], recipient=place["recipient"]))
    assert (edit.place, edit.addressed) == (THREAD, False)


@pytest.mark.parametrize("name", ["like", "1f3ab_ticket", "1f440_eyes", "ticket", "ticket open", "ack"])
def test_no_reaction_says_anything_to_the_desk(name: str) -> None:
    message = surely(told("messagereaction-channel", reactionsAdded=[{"type": name}]))
    assert message.kind is Kind.REACTED
    assert message.words not in MEANT


def members(name: str, *users: dict[str, str]) -> Message | None:
    activity = {key: v for key, v in recorded("conversationupdate-channel").items() if key != "membersAdded"}
    return heard({**activity, name: list(users)}, URL)


def test_who_comes_and_who_leaves_is_told_with_the_place() -> None:
    both = [{"id": "29:1", "aadObjectId": user.user} for user in (SAM, OLU)]
    came, left = surely(members("membersAdded", *both)), surely(members("membersRemoved", both[0]))
    assert (came.kind, came.place, came.persons) == (Kind.JOINED, SUPPORT, (SAM, OLU))
    assert (left.kind, left.place, left.persons) == (Kind.DEPARTED, SUPPORT, (SAM,))


def test_members_without_the_id_of_the_directory_and_changes_of_names_are_nothing() -> None:
    assert members("membersRemoved", {"id": "29:1"}) is None
    for event in ("channelRenamed", "teamRenamed", "channelDeleted", "teamArchived"):
        told = {**recorded("conversationupdate-channel"), "membersAdded": None}
        assert heard({**told, "channelData": {**told["channelData"], "eventType": event}}, URL) is None
