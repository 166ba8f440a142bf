"""Slack's stand-in, and our adapter before it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.slack import SlackAdapter, build
from tests.adapters.desk import NOW, Clock
from tests.fakes.slack import FakeSlack


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack(NOW) as fake:
        yield fake


@pytest.fixture
async def desk(slack: FakeSlack) -> AsyncIterator[SlackAdapter]:
    adapter = build(slack.environment(), Clock())
    assert adapter is not None
    yield adapter
    await adapter.close()
