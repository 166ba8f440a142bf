"""Processes that end with the test, whatever happens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.program.process import Process
from tests.program.school import Slack


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """Start a process in the test's folder."""
    started: list[Process] = []

    def starts(*arguments: str, afresh: bool = False, **settings: str) -> Process:
        started.append(Process(tmp_path, *arguments, settings=settings, afresh=afresh))
        return started[-1]

    yield starts
    for process in started:
        process.is_killed()


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
        yield session


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    fake = Slack()
    async with fake:
        yield fake
