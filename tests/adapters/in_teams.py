"""Teams' stand-in, and our adapter before it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.teams.adapter import TeamsAdapter
from adapters.teams.settings import read
from tests.adapters.desk import NOW, Clock
from tests.fakes.teams import FakeTeams


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams(NOW) as fake:
        yield fake


@pytest.fixture
async def adapter(teams: FakeTeams) -> AsyncIterator[TeamsAdapter]:
    settings = read(teams.environment())
    assert settings is not None
    made = TeamsAdapter(settings, Clock())
    yield made
    await made.close()
