"""`deskbell worker` speaks in Teams by itself: nobody who hears is there any more, and nobody spoke to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.databases import Postgres
from tests.fakes.teams import CHANNELS, TENANT, USERS, FakeTeams
from tests.program.process import Process, until
from tests.program.test_many_processes import everything_said, ten_minutes_pass
from tests.program.test_run_teams import SCHOOL, at, shows, teams

__all__ = ["teams"]
TESS = f"""
[people.tess]
name = "Tess Turner"
role = "on call"
accounts = ["teams:{TENANT}:{USERS["teacher"]}"]
"""
TWO_STEPS = SCHOOL.replace("[[ladder]]", f"{TESS}\n[[ladder]]").replace(
    'ping = ["ana"] }', 'ping = ["ana"] }, { after = "10m", ping = ["tess"] }'
)


@pytest.fixture
def database(postgres: Postgres) -> Iterator[str]:
    url = postgres.new()
    yield url
    postgres.drop(url)


async def answers(url: str, *paths: str) -> list[int]:
    async with aiohttp.ClientSession() as client:
        return [(await client.get(url + path)).status for path in paths]


async def test_a_worker_that_was_just_started_pages_the_next_person_though_nobody_hears_any_more(
    start: Callable[..., Process], teams: FakeTeams, tmp_path: Path, database: str
) -> None:
    (tmp_path / "school.toml").write_text(TWO_STEPS, "utf-8")
    told = {**teams.environment(), "DATABASE_URL": database, "PORT": "0"}
    web, first = start("web", **told), start("worker", **told)
    urgent = teams.message(USERS["student"], "ticket open nobody can hear me, my class starts in ten minutes")
    assert (await teams.deliver(f"{await web.url()}/api/messages", urgent))[0] == 200
    await shows(teams, teams.private(USERS["ana"]), "needs you")
    await shows(teams, teams.private(USERS["student"]), "I am calling Ana Alves")
    await shows(teams, CHANNELS["staff"], "I am calling Ana Alves")
    await until(lambda: everything_said(database), "what was said is written down")
    for process in (web, first):
        process.is_killed()

    ten_minutes_pass(database)
    worker = start("worker", **told, WORKER_PORT="0")

    await shows(teams, teams.private(USERS["teacher"]), "needs you")
    await shows(teams, CHANNELS["staff"], "I am calling Tess Turner")
    paged = [said for said in at(teams, teams.private(USERS["teacher"])) if "needs you" in said.activity["summary"]]
    assert len(paged) == 1
    [card] = [said for said in at(teams, CHANNELS["staff"]) if said.root is None]
    below = [said for said in at(teams, CHANNELS["staff"]) if said.root == card.id]
    assert any("Tess Turner" in said.activity["summary"] for said in below)
    assert await answers(await worker.url(), "/livez", "/readyz", "/metrics") == [200] * 3
    assert await answers(await worker.url(), "/", "/api/messages") == [404] * 2
    assert await worker.stops() == 0
    assert [line for line in worker.log if line["level"] not in ("info", "debug")] == []
