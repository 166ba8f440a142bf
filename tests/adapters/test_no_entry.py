"""A platform that takes nothing from the bot at all: everything waits, nothing is lost, and who runs it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from bot.model.messages import Lane
from store.store import Store
from tests.adapters.rig import Rig, on_slack, on_teams
from tests.fakes.teams import refused
from tests.store.samples import NORTH, NOW

HOURS = 3600


@pytest.fixture
async def at_teams(store: Store) -> AsyncIterator[Rig]:
    store.know([NORTH], NOW)
    async with on_teams(store) as rig:
        yield rig


@pytest.mark.parametrize(("status", "code"), [(401, "Unauthorized"), (401, ""), (403, "BotDisabledByAdmin")])
async def test_with_a_bot_that_teams_does_not_accept_for_days_everything_waits_and_nothing_is_lost(
    at_teams: Rig, status: int, code: str
) -> None:
    at_teams.fake.failures = [refused(status, code) for _ in range(1000)]
    said = [f"message {number}" for number in range(9)]
    for words, lane in zip(said, [Lane.PAGE, Lane.ANSWER, Lane.NOTICE] * 3, strict=True):
        await at_teams.says(words, lane)
    calls = len(at_teams.fake.calls)
    for _ in range(5):
        await at_teams.passes(16 * HOURS)
    assert len(at_teams.fake.calls) - calls <= 2 * 5
    assert {state for state, _ in at_teams.states()} == {"ready"}
    assert at_teams.adapter.health() == f"Teams does not accept this bot ({code or status})."

    at_teams.fake.failures = []
    for _ in said:
        await at_teams.passes(300)
    assert sorted(at_teams.shown()) == sorted(said)
    assert at_teams.adapter.health() is None


@pytest.mark.parametrize("platform", [on_slack, on_teams])
async def test_a_platform_that_is_down_for_minutes_is_told_until_it_takes_something_again(
    store: Store, platform: Callable[[Store], AbstractAsyncContextManager[Rig]]
) -> None:
    store.know([NORTH], NOW)
    async with platform(store) as rig:
        for _ in range(60):
            rig.fails(status=503)
        for number in range(3):
            await rig.says(f"message {number}")
        for _ in range(3):
            await rig.passes(61)
        name = rig.adapter.name
        assert rig.adapter.health() is None
        assert str(rig.delivery.reached.problem(name)).startswith("the last ")

        rig.fake.faults.clear()
        await rig.passes(300)
        await rig.says("it is back")
        assert rig.delivery.reached.problem(name) is None
