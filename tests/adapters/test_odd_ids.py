"""Ids that a platform gives and no database keeps: what was said was said, and what is said next goes on."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import web

from bot.model.messages import Place
from store.store import Store
from tests.adapters.rig import Rig, on_teams, rigs
from tests.fakes.teams import TENANT, USERS
from tests.store.samples import NORTH, NOW, reply, says

LONG = "".join(random.Random(7).choices("0123456789abcdefghijklmnopqrstuvwxyz", k=9000))


@pytest.fixture(params=rigs())
async def rig(request: pytest.FixtureRequest, store: Store) -> AsyncIterator[Rig]:
    store.know([NORTH], NOW)
    async with rigs()[request.param].open(store) as made:
        yield made


async def test_an_id_longer_than_any_is_of_something_that_stands_there_and_cannot_be_edited(rig: Rig) -> None:
    rig.fails(body=json.dumps({"ok": True, "ts": LONG, "id": LONG}).encode(), accepted=True)
    says(rig.store, replace(reply("hello", rig.room), live="card"))
    await rig.delivery.deliver()
    await rig.passes(5)
    assert rig.states() == [("sent", "")]
    says(rig.store, replace(reply("changed", rig.room), live="card"), at=rig.clock.now())
    await rig.passes(5)

    assert rig.shown() == ["hello", "changed"]
    assert {state for state, _ in rig.states()} == {"sent"}


@pytest.mark.parametrize("told", ["\ud800", LONG])
async def test_a_conversation_of_a_torn_or_endless_name_is_none(store: Store, told: str) -> None:
    store.know([NORTH], NOW)
    async with on_teams(store) as rig:
        rig.room = Place("teams", TENANT, f"@{USERS['ana']}")
        rig.fake.failures.append(web.json_response({"id": told}))
        await rig.says()
        await rig.passes(300)
    assert rig.states()[0][0] == "dead"
