"""A method of Slack's that wants a pause gets it from every process; what does not need it goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from adapters.slack import build
from bot.delivery.loop import MOST_AT_ONCE, Delivery
from bot.model.errors import Held, Throttled
from bot.model.messages import Lane, Place
from store.pauses import Limit, keep
from store.schema import limits
from store.store import Store
from tests.adapters.rig import Rig, on_slack
from tests.desk import at_once
from tests.fakes.slack import Fault
from tests.store.samples import NORTH, NOW, reply, says

PAUSE = 600
ROOMS = [f"C{number}" for number in range(3 * MOST_AT_ONCE)]


@pytest.fixture
async def rig(store: Store) -> AsyncIterator[Rig]:
    store.know([NORTH], NOW)
    async with on_slack(store) as made:
        made.fake.workspace.channels |= {room: [] for room in ROOMS}
        yield made


def says_in(rig: Rig, *channels: str) -> None:
    for channel in channels:
        says(rig.store, reply("hello", Place("slack", "T01NORTH", channel), lane=Lane.PAGE), at=rig.clock.now())


def throttles(rig: Rig, method: str) -> None:
    rig.fake.faults.insert(0, Fault(method, status=429, headers={"Retry-After": str(PAUSE)}, times=10**9))


def ways(rig: Rig) -> list[tuple[str, str]]:
    with rig.store.looking() as connection:
        return [(row.scope, row.way) for row in connection.execute(select(limits))]


async def test_while_the_history_rests_nobody_looks_up_and_what_needs_no_look_is_said(rig: Rig) -> None:
    rig.fake.faults.append(Fault("chat.postMessage", status=500, accepted=True, times=len(ROOMS)))
    says_in(rig, *ROOMS)
    await rig.delivery.deliver()
    throttles(rig, "conversations.history")
    await rig.passes(61)
    asked = len(rig.fake.named("conversations.history"))
    assert asked <= MOST_AT_ONCE
    assert ways(rig) == [("slack/T01NORTH/", "conversations.history")]

    other = build(rig.fake.environment(), rig.clock)
    assert other is not None
    rig.delivery = Delivery(rig.store, {"slack": other}, rig.clock, at_once)
    rig.fake.faults.append(Fault("chat.postMessage", status=500, accepted=True, times=1))
    says_in(rig, "C01HELP")
    await rig.delivery.deliver()
    await rig.passes(61)
    assert len(rig.fake.named("conversations.history")) == asked
    assert rig.states()[-1][0] == "unknown"

    says_in(rig, "CSTAFF")
    rig.fake.workspace.channels["CSTAFF"] = []
    await rig.delivery.deliver()
    assert rig.states()[-1] == ("sent", "")

    rig.fake.faults.clear()
    await rig.passes(PAUSE)
    assert {state for state, _ in rig.states()} == {"sent"}
    assert all(len(rig.fake.workspace.channels[room]) == 1 for room in ROOMS)
    await other.close()


@pytest.mark.parametrize("method", ["conversations.history", "users.info"])
async def test_a_method_that_wants_a_pause_is_not_called_again_before_it_is_over(rig: Rig, method: str) -> None:
    throttles(rig, method)
    for seconds, calls in ((0, 1), (PAUSE - 1, 1), (1, 2)):
        rig.clock.moment += timedelta(seconds=seconds)
        with pytest.raises(Throttled) as told:
            await rig.adapter._api.ask(method, {})
        assert (told.value.held, told.value.method) == (Held.METHOD, method)
        assert len(rig.fake.named(method)) == calls


async def test_while_conversations_cannot_be_opened_those_that_are_open_go_on(rig: Rig) -> None:
    people = [f"U9{number}" for number in range(MOST_AT_ONCE * 2)]
    rig.fake.workspace.users |= set(people)
    says_in(rig, "@U01STUD")
    await rig.delivery.deliver()
    throttles(rig, "conversations.open")
    opened = len(rig.fake.named("conversations.open"))
    says_in(rig, *(f"@{user}" for user in people))
    await rig.passes(1)
    says_in(rig, "@U01STUD")
    await rig.passes(1)

    assert len(rig.fake.named("conversations.open")) - opened <= MOST_AT_ONCE
    assert ways(rig) == [("slack/T01NORTH/", "conversations.open")]
    assert [state for state, _ in rig.states()] == ["sent", *["ready"] * len(people), "sent"]

    rig.fake.faults.clear()
    await rig.passes(PAUSE)
    assert {state for state, _ in rig.states()} == {"sent"}


async def test_a_pause_of_another_workspace_holds_up_nothing_here(rig: Rig) -> None:
    elsewhere = Limit("slack/T02SOUTH/", "conversations.open", rig.clock.now() + timedelta(hours=1))
    with rig.store.transaction() as connection:
        keep(connection, [elsewhere])
    says_in(rig, "@U01STUD")
    await rig.delivery.deliver()
    assert rig.states() == [("sent", "")]
    assert ways(rig) == [("slack/T02SOUTH/", "conversations.open")]


async def test_with_one_token_for_many_workspaces_one_of_them_rests_alone(rig: Rig) -> None:
    throttles(rig, "users.info")
    for workspace, calls in (("T01NORTH", 1), ("T01NORTH", 1), ("T02SOUTH", 2)):
        with pytest.raises(Throttled):
            await rig.adapter._api.ask("users.info", {}, workspace=workspace)
        assert len(rig.fake.named("users.info")) == calls
