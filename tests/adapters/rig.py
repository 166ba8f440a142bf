"""A whole process between an outbox and the stand-in of one platform."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from adapters.calls import Calls
from adapters.found import platforms
from adapters.slack import SlackAdapter
from adapters.slack import build as build_slack
from adapters.teams import build as build_teams
from adapters.teams.adapter import TeamsAdapter
from bot.delivery.loop import Delivery
from bot.model.messages import Lane, Place
from store.schema import outbox
from store.store import Store
from tests.adapters.stages import staged
from tests.desk import at_once
from tests.fakes import slack, teams
from tests.fakes.fault import Fault
from tests.next_due import next_due
from tests.store.samples import NOW, reply, says
from tests.world import Turned

PATIENCE, SHORT = 10.0, 0.1
"""Seconds a call may take, and one that is never answered."""


@dataclass
class Rig:
    """A process that speaks to the stand-in of one platform. `calls` are what its adapter makes, `said` is what stands
    in the room, `fault(**given)` something that goes wrong with the next message, `nowhere` the settings with which
    nobody answers.
    """

    store: Store
    clock: Turned
    fake: Any
    adapter: Any
    room: Place
    fault: type[Any]
    calls: Calls
    said: Callable[[Rig], list[str]]
    given: dict[str, str] = field(default_factory=dict)
    nowhere: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.delivery = Delivery(self.store, {self.adapter.name: self.adapter}, self.clock, at_once)

    def fails(self, **how: Any) -> None:
        self.fake.faults.append(self.fault(**self.given, **how))
        self._waits_for(SHORT if how.get("hang") else PATIENCE)

    async def says(self, words: str = "hello", lane: Lane = Lane.PAGE) -> None:
        says(self.store, reply(words, self.room, lane=lane), at=self.clock.now())
        await self.delivery.deliver()

    def _waits_for(self, seconds: float) -> None:
        self.calls._patience = seconds

    async def passes(self, seconds: float) -> None:
        self._waits_for(PATIENCE)
        self.clock.moment = self.fake.now = self.clock.moment + timedelta(seconds=seconds)
        await self.delivery.deliver()

    def states(self) -> list[tuple[str, str]]:
        with self.store.looking() as connection:
            rows = connection.execute(select(outbox.c.state, outbox.c.error).order_by(outbox.c.id))
            return [(row.state, row.error) for row in rows]

    def waits(self) -> float:
        due = next_due(self.store, self.clock.now())
        assert due is not None
        return (due - self.clock.now()).total_seconds()

    def shown(self) -> list[str]:
        """What stands there, each message with its small print."""
        return self.said(self)


@asynccontextmanager
async def on_slack(store: Store) -> AsyncIterator[Rig]:
    clock = Turned(NOW)
    async with slack.FakeSlack(NOW) as fake:
        adapter = build_slack(fake.environment(), clock)
        assert isinstance(adapter, SlackAdapter)
        room, calls = Place("slack", "T01NORTH", "C01HELP"), adapter._api._calls
        given, nowhere = {"method": "chat.postMessage"}, {"SLACK_API_URL": "http://127.0.0.1:9/api/"}
        yield Rig(store, clock, fake, adapter, room, slack.Fault, calls, _in_slack, given, nowhere)
        await adapter.close()


@asynccontextmanager
async def on_teams(store: Store) -> AsyncIterator[Rig]:
    clock = Turned(NOW)
    async with teams.FakeTeams(NOW) as fake:
        adapter = build_teams(fake.environment(), clock)
        assert isinstance(adapter, TeamsAdapter)
        room = Place("teams", teams.TENANT, teams.CHANNELS["help_desk"], "1")
        nowhere = {"TEAMS_EMULATOR": "http://127.0.0.1:9"}
        yield Rig(store, clock, fake, adapter, room, Fault, adapter._connector._calls, _in_teams, nowhere=nowhere)
        await adapter.close()


def _in_slack(rig: Rig) -> list[str]:
    return [str(message["text"]) for message in rig.fake.workspace.channels[rig.room.channel]]


def _in_teams(rig: Rig) -> list[str]:
    return [str(said.activity.get("summary", said.activity.get("text"))) for said in rig.fake.said]


class Rigged(NamedTuple):
    """How a platform is rigged, and whether what was said there can be looked up."""

    open: Callable[[Store], AbstractAsyncContextManager[Rig]]
    reads_back: bool


def rigs() -> Mapping[str, Rigged]:
    """Of every platform that has one: those here, and what a stage calls `RIG`."""
    stages = {name: importlib.import_module(f"tests.adapters.stages.{name}") for name in platforms() if staged(name)}
    more = {name: module.RIG for name, module in stages.items() if hasattr(module, "RIG")}
    return {"slack": Rigged(on_slack, True), "teams": Rigged(on_teams, False), **more}
