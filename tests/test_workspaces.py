"""Each process speaks in its own workspaces; what is for others is left to the process that speaks there."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.app import App, Duty
from bot.model.errors import NotSent
from bot.model.messages import Kind, Message, Place, private_place
from bot.model.people import Identity
from bot.model.school import School
from store.store import Store
from tests.fakes.chat import Chat
from tests.world import NORTH, Turned, text

SOUTH = replace(
    NORTH,
    id="south",
    name="South School",
    workspaces=frozenset({("chat", "south")}),
    staff=(Place("chat", "south", "staff"),),
    people=(),
    ladders={},
)


@dataclass
class Bound(Chat):
    """A door to one workspace of the platform."""

    own: Collection[str] | None = ("north",)
    silent: bool = False
    asked: int = 0

    async def workspaces(self) -> Collection[str] | None:
        self.asked += 1
        if self.silent:
            raise NotSent("not connected")
        return self.own


def program(url: str, chat: Chat, clock: Turned, *schools: School) -> App:
    return App(Store(url), schools or (NORTH, SOUTH), {chat.name: chat}, clock, Duty.WEB)


async def asks(app: App, workspace: str, number: int) -> None:
    sam = Identity("chat", workspace, "sam", "Sam Rivera")
    words = f"ticket open light {number} of {workspace} is broken"
    await app.inbox.hear(Message((f"{workspace}{number}",), sam, private_place(sam), words, Kind.COMMAND))


def heard_in(chat: Chat) -> set[str]:
    return {post.place.workspace for post in chat.posts.values()}


async def test_two_processes_on_one_database_each_say_what_is_for_their_own_workspace(database_url: str) -> None:
    clock = Turned()
    north, south = Bound(), Bound(own=("south",))
    with closing(program(database_url, north, clock)) as one, closing(program(database_url, south, clock)) as two:
        await one.know()
        await two.know()
        for number in range(3):  # whoever hears it
            await asks(one, "south", number)
            await asks(two, "north", number)
        for app in (one, two, one):
            await app.delivery.deliver()

    assert (heard_in(north), heard_in(south)) == ({"north"}, {"south"})
    for chat in (north, south):
        cards = [text(post.card) for post in chat.posts.values() if post.place.channel == "staff"]
        assert sum(card.startswith("Ticket ") for card in cards) == 3


async def test_what_no_process_can_say_waits_and_is_told(database_url: str) -> None:
    with closing(program(database_url, chat := Bound(), Turned())) as app:
        await app.know()
        await asks(app, "south", 1)
        with capture_logs() as logs:
            await app.delivery.deliver()
        part = (await app.health.ready())["chat"]

    why = "south lies in chat:south, and the token of this process is of chat:north: "
    assert chat.posts == {}
    assert [line["why"] for line in logs if line["log_level"] == "warning"] == [
        why + "nothing is said there, unless by another process."
    ]
    assert (part.problem, str(part.facts["warning"]).startswith(why)) == (None, True)


async def test_until_a_platform_tells_whose_workspace_it_is_nothing_is_said_there(database_url: str) -> None:
    clock = Turned()
    with closing(program(database_url, chat := Bound(silent=True), clock, NORTH)) as app:
        await app.know()
        await asks(app, "north", 1)
        for _ in range(3):
            await app.delivery.deliver()
        assert (chat.posts, chat.asked) == ({}, 1)
        assert "not told yet" in str((await app.health.ready())["chat"].facts["warning"])

        chat.silent = False
        clock.moment += timedelta(seconds=4)
        assert not app.delivery.workspaces.awaited
        clock.moment += timedelta(seconds=1)
        app.delivery.catch_up()
        assert app.delivery._more.is_set(), "nobody has to say anything for it to be asked again"
        await app.delivery.deliver()
        await app.delivery.deliver()

    assert heard_in(chat) == {"north"}
    assert chat.asked == 2


async def test_the_log_tells_once_why_a_platform_does_not_tell(sqlite_url: str) -> None:
    clock = Turned()
    with closing(program(sqlite_url, Bound(silent=True), clock, NORTH)) as app, capture_logs() as log:
        for _ in range(5):
            await app.delivery.workspaces.learn()
            clock.moment += timedelta(seconds=5)

    assert [line["why"] for line in log] == ["not connected"]


async def test_a_platform_that_does_not_tell_keeps_no_other_one_waiting(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hanging(Bound):
        async def workspaces(self) -> Collection[str] | None:
            await asyncio.Event().wait()
            raise AssertionError

    monkeypatch.setattr("bot.delivery.workspaces.ANSWERS_WITHIN", 0.01)
    hanging, chat = Hanging(name="other"), Chat()
    app = App(Store(database_url), [NORTH], {"other": hanging, "chat": chat}, Turned(), Duty.WEB)
    with closing(app):
        await app.know()
        await asks(app, "north", 1)
        await app.delivery.deliver()

    assert heard_in(chat) == {"north"}


async def test_one_that_speaks_everywhere_says_all(database_url: str) -> None:
    with closing(program(database_url, chat := Bound(own=None), Turned())) as app:
        await app.know()
        await asks(app, "south", 1)
        await app.delivery.deliver()

    assert heard_in(chat) == {"south"}
