"""`deskbell run` for a school in Teams, with a stand-in of its connector on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.clock import MachineClock
from tests.fakes.teams import CHANNELS, TENANT, USERS, FakeTeams, Said
from tests.program.process import Process, until
from tests.program.school import URGENT

SCHOOL = f"""
id = "north"
name = "North School"
zone = "Europe/Lisbon"
workspaces = ["teams:{TENANT}"]
staff_channels = ["teams:{TENANT}:{CHANNELS["staff"]}"]

[people.ana]
name = "Ana Alves"
role = "on call"
accounts = ["teams:{TENANT}:{USERS["ana"]}"]

[[ladder]]
priorities = ["P1", "P2"]
steps = [{{ after = "0m", ping = ["ana"] }}]
"""


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams(MachineClock().now()) as fake:
        yield fake


async def test_who_asks_is_answered_and_who_is_on_call_is_paged_also_by_a_process_just_started(
    start: Callable[..., Process], teams: FakeTeams, tmp_path: Path, sqlite_url: str
) -> None:
    (tmp_path / "school.toml").write_text(SCHOOL, "utf-8")
    told = {**teams.environment(), "DATABASE_URL": sqlite_url, "PORT": "0"}

    run = start("run", **told)
    url = await run.url()
    assert (await teams.deliver(f"{url}/api/messages", teams.message(USERS["student"], "help login")))[0] == 200
    await shows(teams, teams.private(USERS["student"]), "Which service will not let you in?")
    assert await run.stops() == 0

    again = start("run", **told)
    url = await again.url()
    urgent = teams.message(USERS["student"], f"<at>Deskbell</at> /help {URGENT}", CHANNELS["help_desk"])
    urgent["entities"] = [
        {"type": "mention", "text": "<at>Deskbell</at>", "mentioned": {"id": urgent["recipient"]["id"]}}
    ]
    assert (await teams.deliver(f"{url}/api/messages", urgent))[0] == 200
    await shows(teams, teams.private(USERS["ana"]), "needs you")
    await shows(teams, CHANNELS["staff"], "nobody can hear me")
    await shows(teams, teams.private(USERS["student"]), "nobody can hear me")
    assert "nobody can hear" not in "".join(said.activity["summary"] for said in at(teams, CHANNELS["help_desk"]))
    assert await again.stops() == 0
    assert [line for line in again.log if line["level"] not in ("info", "debug")] == []


def at(teams: FakeTeams, conversation: str) -> list[Said]:
    return [said for said in teams.said if said.conversation.startswith(conversation)]


async def shows(teams: FakeTeams, conversation: str, words: str) -> None:
    async def look() -> bool:
        return any(words in said.activity["summary"] for said in at(teams, conversation))

    await until(look, f"{words!r} in {conversation}")
