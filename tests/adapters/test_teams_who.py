"""Who somebody in Teams is: asked of the roster after the answer; an address that counts, a guest."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from aiohttp import web

from adapters.teams import build
from adapters.teams.names import named
from bot.model.errors import Unavailable
from bot.model.messages import Kind
from bot.model.people import Identity
from tests.adapters.desk import NOW, Inbox
from tests.fakes.serving import application_with, origin, serving
from tests.fakes.teams import CHANNELS, TEAM, TENANT, USERS, FakeTeams
from tests.program.process import until
from tests.world import Turned

SAM = Identity("teams", TENANT, USERS["student"])
TOLD = {"name": "Sam Rivera", "email": "Sam@Northstar.edu", "userPrincipalName": "s123@northstar.edu"}


def known(**told: str) -> Identity:
    return named(SAM, {"tenantId": TENANT, "userRole": "user", **TOLD, **told})


def test_the_address_of_a_member_counts_in_small_letters_and_else_the_name_they_sign_in_with() -> None:
    assert (known().name, known().email, known().guest) == ("Sam Rivera", "sam@northstar.edu", False)
    assert known(email="").email == "s123@northstar.edu"


@pytest.mark.parametrize(
    "told",
    [
        {"userRole": "guest"},
        {"userRole": "anonymous"},
        {"tenantId": "99999999-1111-4111-8111-111111111111"},
        {"userPrincipalName": "sam_gmail.com#EXT#@northstar.onmicrosoft.com"},
    ],
)
def test_a_guest_is_told_and_their_address_does_not_count(told: dict[str, str]) -> None:
    assert (known(**told).guest, known(**told).email) == (True, "")


@asynccontextmanager
async def door(inbox: Inbox, clock: Turned | None = None) -> AsyncIterator[tuple[FakeTeams, str, web.AppRunner]]:
    async with FakeTeams(NOW) as teams:
        teams.roster[USERS["student"]] = TOLD
        adapter = build(teams.environment(), clock or Turned(NOW))
        assert adapter is not None
        runner = await serving(application_with(adapter.routes(inbox)), shutdown_timeout=5)
        yield teams, f"{origin(runner)}/api/messages", runner
        await runner.cleanup()
        await adapter.close()


def introduced(inbox: Inbox) -> list[Identity]:
    return [message.author for message in inbox.messages if message.kind is Kind.MET]


async def introductions(inbox: Inbox, count: int) -> bool:
    return len(introduced(inbox)) == count


async def says(teams: FakeTeams, url: str, **more: Any) -> None:
    status, _ = await teams.deliver(url, teams.message(USERS["student"], "<at>Deskbell</at> hello", **more))
    assert status == 200


async def test_who_writes_is_introduced_once() -> None:
    async with door(inbox := Inbox()) as (teams, url, runner):
        for _ in range(3):
            await says(teams, url)
        await runner.cleanup()
    assert [(each.name, each.email, each.guest) for each in introduced(inbox)] == [
        ("Sam Rivera", "sam@northstar.edu", False)
    ]
    assert len(teams.asked) == 1


async def test_in_a_channel_the_roster_of_its_team_is_asked() -> None:
    async with door(inbox := Inbox()) as (teams, url, runner):
        data = {"tenant": {"id": TENANT}, "team": {"id": TEAM}}
        mention = {"type": "mention", "text": "<at>Deskbell</at>", "mentioned": {"id": "28:" + "x", "name": "Deskbell"}}
        activity = teams.message(USERS["student"], "<at>Deskbell</at> hello", CHANNELS["help_desk"], channelData=data)
        activity["entities"] = [{**mention, "mentioned": activity["recipient"]}]
        assert (await teams.deliver(url, activity))[0] == 200
        await runner.cleanup()
    assert [each.email for each in introduced(inbox)] == ["sam@northstar.edu"]
    assert inbox.messages[-1].place.channel == f"@{USERS['student']}"


async def test_who_is_not_in_the_roster_is_asked_for_again_later_and_nothing_is_harmed() -> None:
    async with door(inbox := Inbox()) as (teams, url, runner):
        teams.roster.clear()
        for _ in range(3):
            await says(teams, url)
        await runner.cleanup()
    assert (introduced(inbox), len(teams.asked), len(inbox.messages)) == ([], 1, 3)


async def test_an_introduction_that_cannot_be_kept_is_nothing_to_teams_and_is_asked_for_again_later() -> None:
    class Full(Inbox):
        async def hear(self, message: Any) -> None:
            await super().hear(message)
            if message.kind is Kind.MET:
                raise Unavailable("full")

    async with door(inbox := Full(), clock := Turned(NOW)) as (teams, url, runner):
        await says(teams, url)
        await until(partial(introductions, inbox, 1), "the first one, behind the answer")
        for minutes in (6, 6):
            clock.moment += timedelta(minutes=minutes)
            await says(teams, url)
        await until(partial(introductions, inbox, 2), "the second one")
        await runner.cleanup()
    assert len(introduced(inbox)) == 2
