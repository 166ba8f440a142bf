"""What Teams shows to one person in a channel: the answer to a command that only that person sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from aiohttp import web

from adapters.teams.adapter import TeamsAdapter
from adapters.teams.hear import heard
from bot.model.errors import DeliveryError, NotSent, Throttled, Undeliverable, Unknown
from bot.model.messages import Kind, Place
from bot.model.people import Identity
from bot.model.ports import Post
from tests.adapters.desk import NOW
from tests.adapters.in_teams import adapter, teams
from tests.adapters.stages.school import Desk, Play
from tests.adapters.stages.stage import posted, simple
from tests.adapters.stages.teams import TeamsStage, over_http
from tests.fakes.teams import BOT, CHANNELS, TENANT, THREAD, USERS, FakeTeams, refused

__all__ = ["adapter", "teams"]
SAM = Identity("teams", TENANT, USERS["student"])
MEMBER = f"29:{USERS['student']}"
ROOM = CHANNELS["help_desk"]
WHY = "You asked where others read along, so I answer here."


def whisper(thread: str | None = "17", handle: str | None = MEMBER, *, harmless: bool = False) -> Post:
    post = posted(Place("teams", TENANT, ROOM, thread), simple("for Sam"), only=SAM)
    return replace(post, handle=handle, harmless=harmless)


def told(targeted: bool, conversation: str = ROOM) -> dict[str, object]:
    fake = FakeTeams(NOW)
    fake.origin = "http://127.0.0.1:1"
    recipient = {"id": BOT, **({"isTargeted": True} if targeted else {})}
    return fake.message(USERS["student"], "/help login", conversation, recipient=recipient)


@pytest.mark.parametrize(
    ("targeted", "conversation", "handle"),
    [(True, ROOM, MEMBER), (False, ROOM, None), (True, "personal", None)],
)
def test_who_asked_unseen_can_be_answered_unseen(targeted: bool, conversation: str, handle: str | None) -> None:
    message = heard(told(targeted, conversation), "http://127.0.0.1:1/")
    assert message
    assert message.handle == handle


def test_a_button_that_only_one_person_sees_is_answered_for_that_person() -> None:
    value = {"action": {"type": "Action.Execute", "verb": "say", "data": {"says": "my tickets"}}}
    press = {**told(targeted=True), "type": "invoke", "name": "adaptiveCard/action", "value": value, "text": ""}
    message = heard(press, "http://127.0.0.1:1/")
    assert message
    assert (message.kind, message.words, message.handle) == (Kind.PRESSED, "my tickets", MEMBER)


@pytest.mark.parametrize("thread", ["17", None])
@pytest.mark.parametrize("harmless", [True, False])
async def test_the_answer_stands_where_it_was_asked_for_that_person_alone(
    teams: FakeTeams, adapter: TeamsAdapter, thread: str | None, harmless: bool
) -> None:
    assert await adapter.say(whisper(thread, harmless=harmless)) == "", "nobody can edit it"

    (said,) = teams.said
    assert (said.only, said.activity["summary"]) == (MEMBER, "for Sam")
    assert said.activity["recipient"] == {"id": MEMBER, "isTargeted": True}
    assert said.conversation.partition(THREAD)[0] == ROOM
    assert thread is None or said.root == thread


@pytest.mark.parametrize(
    "refusal",
    [
        refused(400, "Bad argument"),
        refused(403, "BotNotInConversationRoster"),
        refused(404, "NotFound"),
        web.Response(status=404, text="<html>no such address</html>"),
    ],
    ids=["bad", "not there", "unknown", "a page of somebody else"],
)
async def test_where_teams_will_not_have_it_the_person_s_own_chat_is_used(
    teams: FakeTeams, adapter: TeamsAdapter, refusal: web.Response
) -> None:
    teams.failures = [refusal]
    assert await adapter.say(whisper()) == ""

    (said,) = teams.said
    assert (said.conversation, said.only) == (teams.private(SAM.user), "")
    assert said.activity["summary"] == f"for Sam\n\n{WHY}"


async def test_a_harmless_word_that_was_refused_is_said_to_everybody(teams: FakeTeams, adapter: TeamsAdapter) -> None:
    teams.failures = [refused(400, "Bad argument")]
    await adapter.say(whisper(harmless=True))

    assert [(said.conversation.partition(THREAD)[0], said.only) for said in teams.said] == [(ROOM, "")]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (refused(429, "TooManyRequests", Retry_After="7"), Throttled),
        (refused(412, "PreconditionFailed"), NotSent),
        (refused(502, "BadGateway"), Unknown),
    ],
)
async def test_what_may_be_said_later_or_was_perhaps_said_is_not_said_elsewhere_too(
    teams: FakeTeams, adapter: TeamsAdapter, answer: web.Response, kind: type[DeliveryError]
) -> None:
    teams.failures = [answer]
    with pytest.raises(DeliveryError) as found:
        await adapter.say(whisper())

    assert type(found.value) is kind
    assert len(teams.calls) == 1


async def test_without_such_a_command_nothing_is_shown_in_that_way(teams: FakeTeams, adapter: TeamsAdapter) -> None:
    await adapter.say(whisper(handle=None))

    assert [said.conversation for said in teams.said] == [teams.private(SAM.user)]


async def test_what_only_one_person_saw_is_edited_by_nobody(teams: FakeTeams, adapter: TeamsAdapter) -> None:
    number = await adapter.say(whisper())
    with pytest.raises(Undeliverable):
        await adapter.edit(number, whisper())
    with pytest.raises(Undeliverable):
        await adapter.edit(teams.said[0].id, whisper(teams.said[0].root))


async def test_a_student_asks_unseen_in_a_channel_and_only_they_read_the_answer(sqlite_files: Iterator[str]) -> None:
    desk = Desk(next(sqlite_files))
    async with over_http(desk, desk.clock) as stage:
        assert isinstance(stage, TeamsStage)
        desk.open(stage)
        play = Play(stage, desk)
        await play.says("student", "/my tickets", stage.channels["help_desk"])

        seen = await stage.sees("student")
        assert [each.place.whole for each in seen] == [stage.channels["help_desk"]]
        assert seen[0].text.startswith("You have no tickets.")
        assert await stage.sees("teacher") == await stage.sees("ana") == []
    desk.store.close()
