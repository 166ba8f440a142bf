"""A pause that Slack wants of what is called besides what is said is kept by every process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from adapters.slack import build
from adapters.slack.adapter import SlackAdapter
from adapters.slack.doors import Taken
from adapters.slack.socket import Patience, Socket
from bot.delivery import pauses as module
from bot.delivery.loop import Delivery
from bot.model.errors import Held, Shut, Throttled, Unavailable
from store.schema import limits
from store.store import Store
from tests.adapters.desk import NOW
from tests.adapters.test_slack_form import FORM
from tests.adapters.test_slack_later import Desk
from tests.desk import at_once
from tests.fakes.slack import APP_TOKEN, FakeSlack, Fault
from tests.fakes.slack_workspace import HELP, TEAM
from tests.store.samples import statements
from tests.world import Turned

_T = TypeVar("_T")
PAUSE = 600
SAM, ANA, TESS = "U01STUD", "U03ONCA", "U02INST"


class Process(Desk):
    """One that hears from Slack and has a store of its own on the database of all."""

    def __init__(self, slack: FakeSlack, store: Store) -> None:
        super().__init__(slack)
        self.inbox.shows = FORM
        self.store = store
        self.delivery = Delivery(store, {"slack": self.adapter}, self.clock, at_once)

    async def does(self, step: Callable[[Process], Awaitable[Any]]) -> Any:
        """Something comes in, and all that follows from it is done, told to the others too."""
        async with self:
            done = await step(self)
            await self.settled()
        await self.delivery.deliver()
        return done


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack(NOW) as fake:
        fake.workspace.channels[HELP].append({"user": SAM, "type": "message", "text": "It is dark", "ts": "1.1"})
        fake.workspace.groups = {"S1": [ANA]}
        yield fake


@pytest.fixture
async def both(slack: FakeSlack, stores: list[Store]) -> AsyncIterator[tuple[Process, Process]]:
    first, second = (Process(slack, store) for store in stores)
    yield first, second
    for process in (first, second):
        await process.adapter.close()


def passes(both: tuple[Process, Process], seconds: float) -> None:
    for process in both:
        process.clock.moment += timedelta(seconds=seconds)
        process.slack.now = process.clock.moment


def throttles(slack: FakeSlack, method: str) -> None:
    slack.faults.append(Fault(method, status=429, headers={"Retry-After": str(PAUSE)}))


def kept(store: Store) -> list[tuple[str, str, datetime]]:
    with store.looking() as connection:
        return [(row.scope, row.way, row.until) for row in connection.execute(select(limits))]


def says(user: str) -> Callable[[Process], Awaitable[None]]:
    return lambda process: process.says(user, "hello")


async def presses(process: Process) -> int:
    pressing = process.slack.pressing(SAM, "ticket form", HELP, "")
    pressing["actions"][0] |= {"action_id": "form_1"}
    return await process.slack.press(process.url, pressing)


async def reacts(process: Process) -> list[int]:
    item = {"type": "message", "channel": HELP, "ts": "1.1"}
    event = {"type": "reaction_added", "user": TESS, "reaction": "ticket", "item": item, "item_user": SAM}
    return await process.slack.deliver_event(process.url, process.slack.event(event))


async def removed(process: Process) -> None:
    await process.event(type="app_uninstalled")


@pytest.mark.parametrize(
    ("method", "step", "workspace"),
    [
        ("users.info", says(SAM), TEAM),
        ("usergroups.users.list", says(SAM), TEAM),
        ("views.open", presses, TEAM),
        ("conversations.replies", reacts, TEAM),
        ("auth.test", removed, ""),
    ],
)
async def test_a_pause_that_one_process_is_told_of_is_kept_by_the_other_until_it_is_over(
    both: tuple[Process, Process], method: str, step: Callable[[Process], Awaitable[Any]], workspace: str
) -> None:
    first, second = both
    for process in both:
        process.adapter.watch([("slack", TEAM, "S1")])
        await process.adapter.workspaces()
    first.slack.calls.clear()
    throttles(first.slack, method)
    await first.does(step)
    assert kept(second.store) == [(f"slack/{workspace}/", method, NOW + timedelta(seconds=PAUSE))]
    assert len(first.slack.named(method)) == 1

    await second.does(step)
    passes(both, PAUSE - 1)
    await second.does(step)
    assert len(first.slack.named(method)) == 1

    passes(both, 3700)
    await second.does(step)
    assert len(first.slack.named(method)) == 2


async def test_meanwhile_what_the_method_was_for_goes_on_without_it(both: tuple[Process, Process]) -> None:
    first, second = both
    for method in ("users.info", "views.open", "conversations.replies"):
        throttles(first.slack, method)
    await first.does(says(ANA))
    await first.does(presses)
    assert await first.does(reacts) == [503]

    await second.does(says(SAM))
    assert await second.does(presses) == 200
    assert await second.does(reacts) == [503]
    assert [message.words for message in second.inbox.messages] == ["hello", "ticket form"]
    assert second.introduced() == []

    passes(both, PAUSE)
    await second.does(says(SAM))
    assert second.introduced() == [(SAM, "Sam Rivera", "Europe/Lisbon")]
    await second.does(presses)
    assert len(first.slack.workspace.windows.open) == 1
    assert await second.does(reacts) == [200]


async def test_of_what_rests_elsewhere_nothing_is_held_up(both: tuple[Process, Process]) -> None:
    first, second = both
    second.delivery.pauses.begin("slack", "T0OTHER", "users.info", NOW + timedelta(hours=1))
    second.delivery.pauses.begin("teams", TEAM, "users.info", NOW + timedelta(hours=1))
    await second.delivery.deliver()
    await first.does(says(SAM))
    assert first.introduced() == [(SAM, "Sam Rivera", "Europe/Lisbon")]


async def test_what_needs_no_such_call_asks_for_no_pauses(both: tuple[Process, Process]) -> None:
    first, _ = both
    await first.does(says(SAM))
    with statements(first.store) as made:
        async with first:
            await first.says(SAM, "hello again")
            await first.settled()
    assert made == []


async def test_a_pause_that_cannot_be_written_is_told_later_and_one_that_cannot_be_read_holds_up_nothing(
    both: tuple[Process, Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = both
    away = True

    async def threads(function: Callable[[], _T]) -> _T:
        if away:
            raise Unavailable("away")
        return function()

    monkeypatch.setattr(first.delivery.pauses, "_threads", threads)
    throttles(first.slack, "users.info")
    await first.does(says(SAM))
    assert kept(second.store) == []
    assert len(first.slack.named("users.info")) == 1
    await first.does(says(TESS))
    assert len(first.slack.named("users.info")) == 1

    away = False
    first.delivery._more.clear()
    first.delivery.catch_up()
    assert first.delivery._more.is_set()
    await first.delivery.deliver()
    assert len(kept(second.store)) == 1
    assert not first.delivery.pauses.owed


async def test_a_database_that_does_not_answer_soon_is_not_waited_for(
    both: tuple[Process, Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = both
    monkeypatch.setattr(module, "LOOKS_FOR", 0.01)

    async def never(_: object) -> Any:
        await first.slack.closing.wait()

    monkeypatch.setattr(first.delivery.pauses, "_threads", never)
    assert await first.does(presses) == 200
    assert len(first.slack.workspace.windows.open) == 1


async def nothing(_: object) -> Taken:
    raise AssertionError


async def test_a_socket_that_may_not_be_opened_yet_is_opened_by_no_process(
    slack: FakeSlack, stores: list[Store]
) -> None:
    clock = Turned(NOW)
    throttles(slack, "apps.connections.open")
    for store in stores:
        adapter = build({**slack.environment(), "SLACK_APP_TOKEN": APP_TOKEN}, clock)
        assert isinstance(adapter, SlackAdapter)
        delivery = Delivery(store, {"slack": adapter}, clock, at_once)
        with pytest.raises(Throttled) as told:
            await Socket(adapter._api, APP_TOKEN, nothing, clock, Patience())._address()
        assert (told.value.held, told.value.seconds) == (Held.METHOD, PAUSE)
        await delivery.deliver()
        await adapter.close()
    assert len(slack.named("apps.connections.open")) == 1


async def test_a_token_that_is_not_accepted_is_no_pause_of_a_method(both: tuple[Process, Process]) -> None:
    first, second = both
    with suppress(Shut):
        async with first.adapter._api.pauses.kept(TEAM, "users.info"):
            raise Shut("account_inactive", 300)
    await first.delivery.deliver()
    assert kept(second.store) == []
