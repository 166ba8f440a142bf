"""A school's file, and a fake Slack on the clock of this machine that the program is set up for."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.clock import MachineClock
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_workspace import ON_CALL
from tests.program.process import until

STUDENT, TEACHER, ANA, BEN = "U01STUD", "U02INST", "U03ONCA", "U04ONCB"
SCHOOL = """
id = "north"
name = "North School"
zone = "Europe/Lisbon"
workspaces = ["slack:T01NORTH"]
staff_channels = ["slack:T01NORTH:C02ONCALL"]

[people.teacher]
name = "Tess Turner"
role = "instructor"
accounts = ["slack:T01NORTH:U02INST"]

[people.ana]
name = "Ana Alves"
role = "on call"
accounts = ["slack:T01NORTH:U03ONCA"]

[people.ben]
name = "Ben Okafor"
role = "on call"
accounts = ["slack:T01NORTH:U04ONCB"]

[[ladder]]
priorities = ["P1", "P2"]
steps = [{ after = "0m", ping = ["ana"] }, { after = "10m", ping = ["ben"] }]
"""
URGENT = "ticket open nobody can hear me, my class starts in ten minutes and everyone is waiting"


class Slack(FakeSlack):
    """Holds back what is posted while `gate` is closed; `waiting` counts what came."""

    def __init__(self) -> None:
        super().__init__(MachineClock().now())
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = 0

    async def _answer(self, request: web.Request) -> web.Response:
        self.waiting += 1
        await self.gate.wait()
        return await super()._answer(request)

    async def asked(self, url: str, user: str, words: str) -> int:
        """Somebody types a command into their conversation with the desk."""
        self.now = MachineClock().now()
        return await self.deliver_command(f"{url}/slack/events", self.command(user, words, f"D{user}"))

    async def asked_while_gate_is_shut(self, url: str, user: str, words: str) -> int:
        """The same; returns when the program is posting its answer and cannot get it through."""
        self.gate.clear()
        before = self.waiting
        status = await self.asked(url, user, words)

        async def posting() -> bool:
            return self.waiting > before

        await until(posting, "something to be posted")
        return status

    async def shows(self, channel: str, words: str) -> dict[str, Any]:
        """The message with these words in a channel, once it is there."""

        async def look() -> dict[str, Any]:
            said = self.workspace.channels.get(channel, [])
            return next((message for message in said if words in message["text"]), {})

        return await until(look, f"{words!r} in {channel}")

    def count(self, channel: str, words: str) -> int:
        return sum(words in message["text"] for message in self.workspace.channels.get(channel, []))


def settings(slack: FakeSlack, folder: Path, database_url: str) -> dict[str, str]:
    """The environment of a school that is set up for this Slack; its file is written into the folder."""
    (folder / "school.toml").write_text(SCHOOL, "utf-8")
    return {**slack.environment(), "DATABASE_URL": database_url, "PORT": "0"}


STAFF = ON_CALL
