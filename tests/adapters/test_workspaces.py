"""A platform says, changes, looks up and opens nothing for a workspace that is not its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest

from adapters.teams.adapter import TeamsAdapter
from adapters.teams.settings import read
from bot.model.errors import DeliveryError, NotSent, Unknown
from bot.model.messages import Place
from bot.model.ports import Adapter, HasWorkspaces, Post
from tests.adapters.desk import NOW, Clock
from tests.adapters.stages.stage import Stage, posted, simple
from tests.adapters.test_slack_form import FORM
from tests.adapters.test_slack_later import Desk
from tests.fakes.bot_service_keys import APP, TENANT
from tests.fakes.slack import FakeSlack, Fault, refusing
from tests.fakes.slack_workspace import HELP, TEAM

_Step = Callable[[Adapter, Post], Coroutine[Any, Any, object]]
WAYS: dict[str, _Step] = {
    "say": lambda adapter, post: adapter.say(post),
    "edit": lambda adapter, post: adapter.edit("1.1", post),
    "find": lambda adapter, post: adapter.find(post),
}


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with FakeSlack(NOW) as slack, Desk(slack) as made:
        made.inbox.shows = FORM
        yield made


async def test_it_speaks_in_the_workspace_of_its_people(stage: Stage) -> None:
    adapter: object = stage.adapter
    if isinstance(adapter, HasWorkspaces) and (here := await adapter.workspaces()) is not None:
        assert {identity.workspace for identity in stage.people.values()} == set(here)
        assert {place.workspace for place in stage.channels.values()} == set(here)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("channel", [HELP, "@U01STUD"])
async def test_a_token_of_slack_is_used_in_its_own_workspace_alone(desk: Desk, way: str, channel: str) -> None:
    assert await desk.adapter.workspaces() == (TEAM,)
    desk.slack.calls.clear()
    with pytest.raises(NotSent, match="T02SOUTH"):
        await WAYS[way](desk.adapter, posted(Place("slack", "T02SOUTH", channel), simple("hello")))
    assert desk.slack.calls == []


async def test_what_is_pressed_in_another_workspace_opens_nothing_and_looks_nobody_up(desk: Desk) -> None:
    await desk.adapter.workspaces()
    desk.slack.calls.clear()
    pressing = desk.slack.pressing("U01STUD", "ticket form", HELP, "") | {"team": {"id": "T02SOUTH"}}
    pressing["actions"][0] |= {"action_id": "form_1"}
    await desk.slack.press(desk.url, pressing)
    item = {"type": "message", "channel": HELP, "ts": "1.1"}
    reaction = {"type": "reaction_added", "user": "U01STUD", "reaction": "ticket", "item": item, "item_user": "U02INST"}
    await desk.slack.deliver_event(desk.url, desk.slack.event(reaction) | {"team_id": "T02SOUTH"})
    await desk.slack.deliver_event(desk.url, desk.slack.message("U01STUD", "hello", HELP) | {"team_id": "T02SOUTH"})
    await desk.settled()

    assert [message.words for message in desk.inbox.messages] == ["ticket form", "ticket open", "hello"]
    assert desk.slack.calls == []


async def test_the_token_of_a_whole_organisation_is_good_in_each_of_its_workspaces(desk: Desk) -> None:
    told = b'{"ok":true,"team_id":"E01NORTH","user_id":"U0DESK","is_enterprise_install":true}'
    desk.slack.faults.append(Fault("auth.test", body=told))
    assert await desk.adapter.workspaces() is None
    assert await desk.adapter.say(posted(Place("slack", "T02SOUTH", HELP), simple("hello")))


@pytest.mark.parametrize("team", ["", "null", "[1]"])
async def test_a_workspace_that_is_not_told_is_asked_for_again(desk: Desk, team: str) -> None:
    desk.slack.faults.append(Fault("auth.test", body=b'{"ok":true,"team_id":%s}' % (team or '""').encode()))
    with pytest.raises(Unknown):
        await desk.adapter.workspaces()
    desk.slack.faults.append(refusing("auth.test", "internal_error"))
    with pytest.raises(DeliveryError):
        await desk.adapter.workspaces()
    assert await desk.adapter.workspaces() == (TEAM,)


@pytest.mark.parametrize("way", ["say", "edit"])
async def test_a_bot_of_teams_speaks_to_its_own_tenants_alone(way: str) -> None:
    settings = read({"TEAMS_APP_ID": APP, "TEAMS_APP_PASSWORD": "hush", "TEAMS_TENANT_ID": TENANT})
    assert settings is not None
    adapter = TeamsAdapter(settings, Clock())
    assert await adapter.workspaces() == (TENANT,)
    elsewhere = "99999999-9999-4999-8999-999999999999"
    with pytest.raises(NotSent, match=elsewhere):
        await WAYS[way](adapter, posted(Place("teams", elsewhere, "@sam"), simple("hello")))
    await adapter.close()
