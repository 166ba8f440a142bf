"""Somebody takes no private message of the desk: on the real platforms they hear of it where they asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.adapters.stages import STAGES
from tests.adapters.stages.school import Desk, Play
from tests.adapters.stages.slack import SlackStage
from tests.adapters.stages.stage import Stage
from tests.adapters.stages.teams import TeamsStage
from tests.fakes.slack import refusing
from tests.fakes.teams import USERS

POINTER = "I answer you in private: please look at your direct messages with me."
NOT_SENT = "I could not send you a private message. Please allow messages from me and ask again here."


def shuts(stage: Stage, method: str, error: str) -> None:
    """The student takes nothing in private from now on."""
    match stage:
        case SlackStage():
            stage.slack.faults.append(refusing(method, error))
        case TeamsStage():
            stage.teams.installed.remove(USERS["student"])
        case _:
            raise AssertionError("no way to shut it")


@pytest.mark.parametrize(
    ("name", "fault", "words", "alone"),
    [
        ("slack over HTTP", "conversations.open cannot_dm_bot", "/help login", True),
        ("slack over a socket", "chat.postMessage messages_tab_disabled", "@deskbell login", True),
        ("teams over HTTP", "403 BotNotInConversationRoster", "/help login", True),
        ("teams over HTTP", "403 BotNotInConversationRoster", "@deskbell login", False),
        ("teams over HTTP", "403 BotNotInConversationRoster", "@deskbell my tickets", False),
    ],
)
async def test_who_takes_no_private_message_hears_of_it_where_they_asked_and_of_nothing_else(
    sqlite_files: Iterator[str], name: str, fault: str, words: str, alone: bool
) -> None:
    desk = Desk(next(sqlite_files))
    async with STAGES[name](desk, desk.clock) as stage:
        desk.open(stage)
        play = Play(stage, desk)
        shuts(stage, *fault.split())

        await play.says("student", words, stage.channels["help_desk"])
        await desk.passes(minutes=1)
        await desk.passes(minutes=1)

        news = await play.news()
    desk.store.close()
    here = {who: {text for place, text in found if place == "help_desk"} - {POINTER} for who, found in news.items()}
    [told] = here["student"]
    assert NOT_SENT in told
    assert "Sam" not in told
    assert not {"login", "ticket"} & set(told.lower().split("\n")[0].split())
    assert here["ana"] == (set() if alone else here["student"])
    assert not any(place == "private" for place, _ in news["student"])
