"""A platform that takes nothing from the bot at all: everything waits, nothing is lost, and who runs it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from bot.model.messages import Lane, Place
from store.store import Store
from tests.adapters.rig import Rig, on_teams, rigs
from tests.fakes.teams import TENANT, USERS, refused
from tests.store.samples import NORTH, NOW

HOURS = 3600


@pytest.fixture
async def at_teams(store: Store) -> AsyncIterator[Rig]:
    store.know([NORTH], NOW)
    async with on_teams(store) as rig:
        yield rig


@pytest.mark.logs_errors("Teams does not accept this bot")
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


@pytest.mark.parametrize("platform", [each.open for each in rigs().values()], ids=rigs())
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


@pytest.mark.parametrize("status", [400, 403, 404, 407])
@pytest.mark.parametrize("platform", [each.open for each in rigs().values()], ids=rigs())
async def test_what_a_page_of_somebody_else_keeps_away_for_hours_is_said_once_it_is_gone(
    store: Store, platform: Callable[[Store], AbstractAsyncContextManager[Rig]], status: int
) -> None:
    store.know([NORTH], NOW)
    async with platform(store) as rig:
        for _ in range(500):
            rig.fails(status=status, body=b"<html>Our services are not available right now</html>")
        for number, lane in enumerate(Lane):
            await rig.says(f"message {number}", lane)
        for _ in range(20):
            await rig.passes(300)
        assert {state for state, _ in rig.states()} == {"ready"}
        assert str(rig.delivery.reached.problem(rig.adapter.name)).startswith("the last ")

        rig.fake.faults.clear()
        await rig.passes(300)
        assert sorted(rig.shown()) == [f"message {number}" for number in range(len(Lane))]


@pytest.mark.parametrize("status", [400, 403, 404])
async def test_nobody_counts_as_out_of_reach_for_a_page_of_somebody_else(at_teams: Rig, status: int) -> None:
    at_teams.room = Place("teams", TENANT, f"@{USERS['student']}")
    for _ in range(500):
        at_teams.fails(status=status, body=b"<html>no</html>")
    await at_teams.says()
    assert {state for state, _ in at_teams.states()} == {"ready"}

    at_teams.fake.faults.clear()
    await at_teams.passes(300)
    assert at_teams.shown() == ["hello"]
