"""`deskbell run`: everything in one process, heard over HTTP by a Slack on loopback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from store.store import Store
from tests.program.process import Process, until
from tests.program.school import ANA, STAFF, STUDENT, URGENT, Slack, settings

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


async def ready(web: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with web.get(f"{url}/readyz") as response:
            return response.status == 200
    except aiohttp.ClientError:
        return False


async def leaving(web: aiohttp.ClientSession, url: str) -> bool:
    return not await ready(web, url)


async def test_a_database_that_is_not_migrated_is_refused_until_it_is(
    start: Callable[..., Process], slack: Slack, web: aiohttp.ClientSession, tmp_path: Path
) -> None:
    told = settings(slack, tmp_path, "sqlite:///new.db")

    refused = start("run", **told)
    assert await refused.ended() == 1
    assert "run `deskbell migrate`" in refused.err
    assert len(refused.err.splitlines()) == 1

    assert await start("migrate", **told).ended() == 0
    accepted = start("run", **told)
    url = await accepted.url()
    await until(lambda: ready(web, url), "readiness")
    assert await accepted.stops() == 0


async def test_a_command_becomes_a_ticket_once_and_stopping_finishes_what_was_begun(
    start: Callable[..., Process],
    slack: Slack,
    web: aiohttp.ClientSession,
    tmp_path: Path,
    database_url: str,
) -> None:
    run = start("run", afresh=True, **settings(slack, tmp_path, database_url))
    url = await run.url()
    door = f"{url}/slack/events"
    await until(lambda: ready(web, url), "readiness")

    command = slack.command(STUDENT, URGENT, f"D{STUDENT}")
    for _ in range(3):
        assert await slack.post(door, urlencode(command).encode(), FORM) == 200
    await slack.shows(STAFF, "nobody can hear me")
    await slack.shows(f"D{ANA}", "Ticket 1 needs you")

    await nonsense_is_refused(slack, url)
    assert await ready(web, url)

    assert await slack.asked_while_gate_is_shut(url, STUDENT, "ticket open the last one") == 200
    run.process.terminate()
    await until(lambda: leaving(web, url), "the process to be on its way out")
    slack.gate.set()
    assert await run.ended() == 0

    again = start("run", **settings(slack, tmp_path, database_url))
    url = await again.url()
    await until(lambda: ready(web, url), "readiness")
    await slack.shows(STAFF, "the last one")
    await slack.shows(f"D{STUDENT}", "the last one")
    assert await again.stops() == 0
    assert states(database_url) == {"sent"}
    for words in ("nobody can hear me", "the last one"):
        assert slack.count(STAFF, words) == slack.count(f"D{STUDENT}", words) == 1
    assert slack.count(f"D{ANA}", "Ticket 1 needs you") == 1
    for process in (run, again):
        assert [line for line in process.log if line["level"] not in ("info", "debug")] == []
        assert "nobody can hear" not in process.err


async def test_a_database_that_is_away_is_waited_for(
    start: Callable[..., Process], slack: Slack, web: aiohttp.ClientSession, tmp_path: Path
) -> None:
    run = start("run", **settings(slack, tmp_path, "postgresql://nobody@127.0.0.1:9/away"))
    url = await run.url()

    async def alive() -> bool:
        async with web.get(f"{url}/livez") as response:
            return response.status == 200

    await until(alive, "a sign of life")
    assert not await ready(web, url)
    assert await slack.asked(url, STUDENT, "my tickets") == 503
    assert await run.stops() == 0
    assert "Traceback" not in run.err


async def nonsense_is_refused(slack: Slack, url: str) -> None:
    door = f"{url}/slack/events"
    nonsense = {b"x" * 1_100_000: 413, b"{": 400, b"[1]": 400, b'{"type": NaN}': 400, b"[" * 90_000: 400}
    for content, status in nonsense.items():
        assert await slack.post(door, content, JSON) == status
    assert await slack.post(door, b"{}", JSON, {"X-Slack-Signature": "v0=0"}) == 401
    assert await slack.post(door, b"{}", JSON, {"X-Slack-Request-Timestamp": "١"}) == 401
    assert await slack.post(f"{url}/nowhere", b"", JSON) == 404


def states(database_url: str) -> set[str]:
    """What became of everything that was to be said."""
    store = Store(database_url)
    with store.looking() as connection:
        found = set(connection.exec_driver_sql("SELECT state FROM outbox").scalars())
    store.close()
    return found
