"""Every platform, each on its stage."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from store.store import Store
from tests.adapters.desk import Clock, Inbox
from tests.adapters.stages import STAGES
from tests.adapters.stages.stage import Stage


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture(params=STAGES)
async def stage(request: pytest.FixtureRequest, inbox: Inbox) -> AsyncIterator[Stage]:
    async with STAGES[request.param](inbox, Clock()) as stage:
        yield stage


@pytest.fixture
def stores(database_url: str) -> Iterator[list[Store]]:
    """Of two processes on one database."""
    made = [Store(database_url), Store(database_url)]
    yield made
    for store in made:
        store.close()
