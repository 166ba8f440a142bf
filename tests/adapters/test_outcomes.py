"""Whatever a platform does with a message: it is not lost, and shown once where that can be looked up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from adapters.found import platforms
from bot.model.messages import Lane
from store.schema import limits
from store.store import Store
from tests.adapters.rig import Rig, on_slack, on_teams, rigs
from tests.fakes import slack
from tests.store.samples import NORTH, NOW

RIGS = rigs()
READABLE = [name for name, rigged in RIGS.items() if rigged.reads_back]
PERHAPS = "You may have got this message before."


@pytest.fixture
async def at_slack(store: Store) -> AsyncIterator[Rig]:
    store.know([NORTH], NOW)
    async with on_slack(store) as rig:
        yield rig


@pytest.fixture
async def at_teams(store: Store) -> AsyncIterator[Rig]:
    store.know([NORTH], NOW)
    async with on_teams(store) as rig:
        yield rig


@pytest.fixture(params=RIGS)
async def rig(request: pytest.FixtureRequest, store: Store) -> AsyncIterator[Rig]:
    store.know([NORTH], NOW)
    async with RIGS[request.param].open(store) as made:
        yield made


UNKNOWN: dict[str, dict[str, Any]] = {
    "broken": {"status": 500},
    "behind a proxy": {"status": 502, "body": b"<html>"},
    "down": {"status": 503},
    "too slow behind a proxy": {"status": 504},
    "too slow": {"status": 408},
    "dropped": {"drop": True},
    "without an answer": {"hang": True},
}
ODD: dict[str, dict[str, Any]] = {
    "another one's JSON": {"body": b'{"message": "please sign in"}'},
    "HTML": {"body": b"<html>"},
    "half JSON": {"body": b'{"ok": tr'},
    "a list": {"body": b"[]"},
    "10 MB": {"body": b'{"ok": true, "x": "' + b"x" * 10_000_000 + b'"}'},
}


@pytest.mark.parametrize("rig", READABLE, indirect=True)
@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize("how", [*UNKNOWN.values(), *ODD.values()], ids=[*UNKNOWN, *ODD])
async def test_with_a_history_nothing_is_lost_and_nothing_is_shown_twice(
    rig: Rig, how: dict[str, Any], accepted: bool
) -> None:
    rig.fails(**how, accepted=accepted)
    await rig.says()
    assert rig.states()[0][0] == "unknown"
    await rig.passes(59)
    assert rig.shown() == ["hello"] * accepted
    await rig.passes(1)

    assert rig.shown() == ["hello"]
    assert rig.states() == [("sent", "")]


async def test_what_slack_accepts_late_but_before_a_minute_is_over_is_shown_once(at_slack: Rig) -> None:
    at_slack.fails(hang=True, late=True)
    await at_slack.says()
    at_slack.fake.accept_late()
    await at_slack.passes(60)

    assert at_slack.shown() == ["hello"]
    assert at_slack.states() == [("sent", "")]


async def test_what_was_said_long_before_need_not_be_looked_through(at_slack: Rig) -> None:
    at_slack.fake.workspace.channels[at_slack.room.channel] += [
        {"ts": f"{NOW.timestamp() - 7200:.0f}.{n:06}", "text": "old", "user": "U01STUD"} for n in range(1500)
    ]
    at_slack.fails(drop=True)
    await at_slack.says()
    await at_slack.passes(60)

    assert at_slack.shown().count("hello") == 1
    assert at_slack.states() == [("sent", "")]


@pytest.mark.parametrize("rig", READABLE, indirect=True)
@pytest.mark.parametrize("ahead", [-300, 180, 300, 599])
async def test_a_clock_that_is_ahead_or_behind_keeps_nothing_from_being_found(rig: Rig, ahead: int) -> None:
    """Seconds that ours is ahead of the platform's; a request that is signed may be five minutes old."""
    rig.fake.now -= timedelta(seconds=ahead)
    rig.fails(drop=True, accepted=True)
    await rig.says()
    await rig.passes(60)

    assert rig.shown() == ["hello"]
    assert rig.states() == [("sent", "")]


@pytest.mark.parametrize(
    "half",
    [
        b'{"ok": true}',
        b'{"ok": true, "messages": null}',
        b'{"ok": true, "messages": {}}',
        b'{"ok": true, "messages": [], "has_more": true}',
        b'{"ok": true, "messages": [], "has_more": true, "response_metadata": {"next_cursor": ""}}',
    ],
)
async def test_half_an_answer_about_the_history_does_not_mean_that_it_is_not_there(at_slack: Rig, half: bytes) -> None:
    at_slack.fails(drop=True, accepted=True)
    at_slack.fake.faults.append(slack.Fault("conversations.history", body=half, times=2))
    await at_slack.says()
    await at_slack.passes(60)
    assert at_slack.states()[0][0] == "unknown"
    for _ in range(3):
        await at_slack.passes(60)

    assert at_slack.shown() == ["hello"]
    assert at_slack.states() == [("sent", "")]


@pytest.mark.parametrize("thread", [None, "1.1"])
async def test_what_was_said_since_is_looked_through_to_its_end(at_slack: Rig, thread: str | None) -> None:
    at_slack.room = replace(at_slack.room, thread=thread)
    said = at_slack.fake.workspace.channels[at_slack.room.channel]
    more = {"thread_ts": thread} if thread else {}
    at_slack.fails(drop=True, accepted=True)
    await at_slack.says()
    said += [{"ts": f"{NOW.timestamp() + 1:.0f}.{n:06}", "text": "new", "user": "U01STUD", **more} for n in range(2500)]
    said[:] = sorted(said, key=lambda message: message["ts"], reverse=bool(thread))
    await at_slack.passes(60)

    assert at_slack.shown().count("hello") == len([words for words in at_slack.shown() if words != "new"]) == 1
    assert at_slack.states() == [("sent", "")]


async def test_where_the_history_may_not_be_read_a_page_is_repeated_with_a_word_about_it(at_slack: Rig) -> None:
    at_slack.fails(drop=True, accepted=True)
    at_slack.fake.faults.append(slack.refusing("conversations.history", "missing_scope", times=5))
    await at_slack.says()
    await at_slack.passes(60)

    first, second = at_slack.shown()
    assert (first, PERHAPS in second) == ("hello", True)
    assert at_slack.states() == [("sent", "")]


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize("how", [*UNKNOWN.values(), *ODD.values()], ids=[*UNKNOWN, *ODD])
async def test_without_a_history_nothing_is_lost_and_each_copy_says_that_it_may_be_one(
    at_teams: Rig, how: dict[str, Any], accepted: bool
) -> None:
    at_teams.fails(**how, accepted=accepted)
    await at_teams.says()
    await at_teams.passes(59)
    assert at_teams.shown() == ["hello"] * accepted
    await at_teams.passes(1)
    await at_teams.passes(3600)

    assert [PERHAPS in words for words in at_teams.shown()] == [False] * accepted + [True]
    assert at_teams.states() == [("sent", "")]


async def test_copies_are_no_more_than_what_nobody_knows_of(at_teams: Rig) -> None:
    for _ in range(5):
        at_teams.fails(drop=True, accepted=True)
    await at_teams.says()
    for _ in range(10):
        await at_teams.passes(600)

    assert [PERHAPS in words for words in at_teams.shown()] == [False, *[True] * 5]
    assert at_teams.states() == [("sent", "")]


@pytest.mark.parametrize("body", [b"", b" ", b"{}", b'{"id": "1"}', b'{"id": "1", "x": [1]}'])
@pytest.mark.parametrize("status", [200, 201, 202])
async def test_a_success_of_teams_has_an_id_or_says_nothing(at_teams: Rig, status: int, body: bytes) -> None:
    at_teams.fails(status=status, body=body, accepted=True)
    await at_teams.says()

    assert at_teams.states() == [("sent", "")]
    assert at_teams.shown() == ["hello"]


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("1", 1),
        ("1.5", 1.5),
        ("3600", 3600),
        ("90000", 3600),
        ("-5", 1),
        (None, 30),
        ("Mon, 23 Nov 2026 09:01:00 GMT", 60),
    ],
)
async def test_a_pause_is_kept_to_the_moment_and_nothing_is_said_twice(
    rig: Rig, header: str | None, wait: float
) -> None:
    rig.fails(status=429, headers={"Retry-After": header} if header else {})
    await rig.says()
    await rig.says("another", Lane.ANSWER)
    assert (rig.shown(), rig.waits()) == ([], wait)
    await rig.passes(wait - 0.1)
    assert rig.shown() == []
    await rig.passes(0.1)

    assert rig.shown() == ["hello", "another"]


async def test_a_platform_that_is_off_for_hours_gets_the_page_once_when_it_is_back(rig: Rig) -> None:
    old = rig.adapter
    off = platforms()[old.name].build({**rig.fake.environment(), **rig.nowhere}, rig.clock)
    assert off is not None
    rig.delivery.adapters = {old.name: off}
    await rig.says()
    for _ in range(60):
        await rig.passes(300)
    assert rig.states()[0] == ("ready", "not connected: ClientConnectorError")

    rig.delivery.adapters = {old.name: old}
    await rig.passes(300)
    assert rig.shown() == ["hello"]
    await off.close()


@pytest.mark.parametrize("error", ["token_revoked", "invalid_auth", "account_inactive"])
@pytest.mark.logs_errors("Slack does not accept the token")
async def test_with_a_token_that_is_refused_the_whole_workspace_waits_and_nothing_is_lost(
    at_slack: Rig, error: str
) -> None:
    at_slack.fake.faults.append(slack.refusing("chat.postMessage", error))
    await at_slack.says()
    await at_slack.says("another", Lane.ANSWER)
    assert len(at_slack.fake.named("chat.postMessage")) == 1
    with at_slack.store.looking() as connection:  # where every other process reads it
        assert [(row.scope, row.way) for row in connection.execute(select(limits))] == [("slack/T01NORTH/", "")]
    await at_slack.passes(300)
    assert at_slack.shown() == ["hello", "another"]


@pytest.mark.parametrize("error", ["channel_not_found", "is_archived", "not_in_channel", "restricted_action"])
async def test_what_slack_will_never_take_is_given_up_at_once_with_its_reason(at_slack: Rig, error: str) -> None:
    at_slack.fake.faults.append(slack.refusing("chat.postMessage", error))
    await at_slack.says()
    await at_slack.says("another")

    assert at_slack.states() == [("dead", f"chat.postMessage: {error}"), ("sent", "")]


@pytest.mark.parametrize(
    ("how", "state", "copies"),
    [
        ({"status": 412}, "sent", 1),
        ({"status": 401}, "sent", 1),
        ({"status": 413}, "sent", 1),
        ({"status": 403}, "dead", 0),
        ({"status": 404}, "dead", 0),
    ],
)
async def test_what_teams_refuses_is_said_later_or_as_text_or_never_but_not_twice(
    at_teams: Rig, how: dict[str, Any], state: str, copies: int
) -> None:
    at_teams.fails(**how)
    await at_teams.says()
    await at_teams.passes(10)

    assert len(at_teams.shown()) == copies
    assert at_teams.states()[0][0] == state


async def test_a_slack_that_drops_every_third_answer_shows_everything_once(at_slack: Rig) -> None:
    for number in range(30):
        if number % 3 == 0:
            at_slack.fails(drop=True, accepted=number % 2 == 0)
        await at_slack.says(f"message {number}")
        await at_slack.passes(61)
    for _ in range(5):
        await at_slack.passes(61)

    assert sorted(at_slack.shown()) == sorted(f"message {number}" for number in range(30))
    assert {state for state, _ in at_slack.states()} == {"sent"}
