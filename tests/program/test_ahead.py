"""A program that is started beside the schema of a newer one neither ends nor works until the schema fits again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text

from store import migrate
from store.store import Store
from tests.program.process import Process, until
from tests.program.school import STUDENT, Slack, settings
from tests.program.test_run import ready

NEWER = "9999"


def has_schema(database_url: str, version: str | None) -> None:
    """As a migration of a newer program leaves it behind."""
    with closing(Store(database_url)) as store, store.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


async def told(web: aiohttp.ClientSession, url: str, path: str) -> dict[str, Any]:
    async with web.get(url + path) as response:
        return dict(await response.json())


@pytest.mark.parametrize("command", ["run", "web", "worker"])
async def test_it_says_why_hears_and_says_nothing_and_goes_on_by_itself(
    start: Callable[..., Process],
    slack: Slack,
    web: aiohttp.ClientSession,
    tmp_path: Path,
    database_url: str,
    command: str,
) -> None:
    has_schema(database_url, NEWER)
    process = start(command, **settings(slack, tmp_path, database_url), WORKER_PORT="0")
    url = await process.url()
    why = f"The database has schema {NEWER}, this program knows {migrate.newest()}: it needs a newer Deskbell."

    async def unready() -> bool:
        parts = (await told(web, url, "/readyz"))["parts"]
        return bool(parts["database"]["problem"] == why and parts["schools"]["problem"].endswith(why))

    await until(unready, "the reason")
    assert (await told(web, url, "/livez"))["ok"]
    if command != "worker":
        assert await slack.asked(url, STUDENT, "my tickets") == 503
    assert slack.named("chat.postMessage") == []

    has_schema(database_url, migrate.newest())
    await until(lambda: ready(web, url), "readiness")
    assert await process.stops() == 0
    warned = [line for line in process.log if line["level"] == "warning"]
    assert [line["event"] for line in warned] == ["database ahead", "stands aside"]
    assert "it needs a newer Deskbell" in warned[0]["why"]
