"""Whoever waits for an answer in Teams sees after a moment that the desk is at work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.teams.adapter import TeamsAdapter
from bot.model.errors import Unavailable
from tests.adapters.desk import Clock, Inbox
from tests.adapters.stages.teams import TeamsStage, over_http
from tests.fakes.teams import USERS, refused


@pytest.fixture
async def stage(inbox: Inbox) -> AsyncIterator[TeamsStage]:
    async with over_http(inbox, Clock()) as stage:
        assert isinstance(stage, TeamsStage)
        assert isinstance(stage.adapter, TeamsAdapter)
        for door in stage.adapter.doors:
            door.types_after = 0.01
        yield stage


async def said(stage: TeamsStage, words: str = "login") -> int:
    return (await stage.teams.deliver(stage.url, stage.teams.message(USERS["student"], words, "personal")))[0]


async def typing(stage: TeamsStage) -> list[str]:
    for _ in range(500):
        if stage.teams.typing:
            break
        await asyncio.sleep(0.01)
    return stage.teams.typing


async def test_who_waits_sees_that_the_desk_is_at_work_once(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.gate.clear()
    async with asyncio.TaskGroup() as group:
        asked = group.create_task(said(stage))
        assert len(await typing(stage)) == 1
        inbox.gate.set()
    assert asked.result() == 200
    assert len(stage.teams.typing) == 1


async def test_who_is_answered_at_once_sees_nothing_of_it(stage: TeamsStage) -> None:
    assert isinstance(stage.adapter, TeamsAdapter)
    stage.adapter.doors[0].types_after = 5
    assert await said(stage) == 200
    assert stage.teams.typing == []


async def test_a_platform_that_takes_no_sign_of_it_keeps_no_answer_back(stage: TeamsStage, inbox: Inbox) -> None:
    stage.teams.failures.append(refused(403, "Forbidden"))
    inbox.gate.clear()
    async with asyncio.TaskGroup() as group:
        asked = group.create_task(said(stage))
        for _ in range(500):
            if stage.teams.calls:
                break
            await asyncio.sleep(0.01)
        inbox.gate.set()
    assert asked.result() == 200
    assert stage.teams.typing == []


async def test_a_desk_that_cannot_keep_it_says_so_all_the_same(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.fails = Unavailable("full")
    assert await said(stage) == 503
