"""Slack's adapter, heard over sockets of the stand-in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from adapters.slack.adapter import SlackAdapter
from adapters.slack.settings import read
from adapters.slack.socket import Patience
from bot.model.ports import Inbox
from tests.adapters.desk import Clock
from tests.fakes.slack import FakeSlack
from tests.world import Turned

PATIENT = Patience(silence=30, pause=0)


def socketed(slack: FakeSlack, clock: Clock | Turned | None = None, patience: Patience = PATIENT) -> SlackAdapter:
    """One that is not listening yet."""
    settings = read(slack.environment(socket=True))
    assert settings is not None
    return SlackAdapter(settings, clock or Clock(), patience)


@asynccontextmanager
async def listening(slack: FakeSlack, adapter: SlackAdapter, inbox: Inbox) -> AsyncIterator[SlackAdapter]:
    running = asyncio.ensure_future(adapter.run(inbox))
    try:
        async with asyncio.timeout(10):
            await slack.connected.wait()
            yield adapter
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await adapter.close()


@asynccontextmanager
async def connected(
    slack: FakeSlack, inbox: Inbox, patience: Patience = PATIENT, clock: Clock | Turned | None = None
) -> AsyncIterator[SlackAdapter]:
    async with listening(slack, socketed(slack, clock, patience), inbox) as adapter:
        yield adapter
