"""What waits until Slack has its answer: names, and whether the app was removed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from adapters.slack import build
from bot.model.errors import Throttled, Unavailable
from bot.model.messages import Kind, Message
from tests.adapters.desk import NOW, Inbox
from tests.adapters.in_slack import slack
from tests.adapters.test_slack_say import HELLO, post
from tests.fakes.serving import application_with, origin, serving
from tests.fakes.slack import FakeSlack, Fault, refusing
from tests.world import Turned

__all__ = ["slack"]


class Desk:
    """An adapter that hears over HTTP; `settled` waits for what it does after its answers."""

    def __init__(self, slack: FakeSlack) -> None:
        self.clock = Turned(NOW)
        adapter = build(slack.environment(), self.clock)
        assert adapter is not None
        self.adapter, self.slack, self.inbox = adapter, slack, Inbox()
        self.url = ""

    async def says(self, user: str, words: str, channel: str = "") -> None:
        message = self.slack.message(user, words, channel or f"D{user}")
        assert await self.slack.deliver_event(self.url, message) == [200]

    async def event(self, **event: Any) -> None:
        assert await self.slack.deliver_event(self.url, self.slack.event(event)) == [200]

    async def settled(self) -> None:
        """What came later is done: the server ends when its handlers have."""
        await self.runner.cleanup()

    async def __aenter__(self) -> Desk:
        self.runner = await serving(application_with(self.adapter.routes(self.inbox)), shutdown_timeout=5)
        self.url = f"{origin(self.runner)}/slack/events"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.runner.cleanup()
        await self.adapter.close()

    def introduced(self) -> list[tuple[str, str, str]]:
        met = [message.author for message in self.inbox.messages if message.kind is Kind.MET]
        return [(author.user, author.name, author.zone) for author in met]


@pytest.fixture
async def desk(slack: FakeSlack) -> AsyncIterator[Desk]:
    async with Desk(slack) as made:
        yield made


async def test_who_writes_is_introduced_once(desk: Desk) -> None:
    for words in ("hello", "login", "my tickets"):
        await desk.says("U01STUD", words)
    await desk.settled()
    assert desk.introduced() == [("U01STUD", "Sam Rivera", "Europe/Lisbon")]
    assert len(desk.slack.named("users.info")) == 1


async def test_an_introduction_asks_for_no_answer_and_stands_in_private(desk: Desk) -> None:
    await desk.says("U01STUD", "<@U0DESK> hello", "C01HELP")
    await desk.settled()
    said, met = desk.inbox.messages
    assert (met.words, met.addressed, met.place.channel) == ("", False, "@U01STUD")
    assert not set(said.keys) & set(met.keys)


async def test_an_answer_waits_for_no_name(desk: Desk) -> None:
    desk.slack.faults.append(Fault("users.info", hang=True))
    await desk.says("U01STUD", "hello")
    await desk.says("U01STUD", "hello again")
    assert [message.words for message in desk.inbox.messages] == ["hello", "hello again"]
    desk.slack.closing.set()


@pytest.mark.parametrize("error", ["ratelimited", "missing_scope", "user_not_found"])
async def test_a_name_that_is_not_told_is_asked_for_again_later_and_harms_nothing(desk: Desk, error: str) -> None:
    desk.slack.faults.append(refusing("users.info", error))
    await desk.says("U01STUD", "hello")
    await desk.settled()
    assert (desk.introduced(), desk.adapter.health()) == ([], None)

    for minutes, asked in ((9, 1), (1, 2)):
        desk.clock.moment += timedelta(minutes=minutes)
        desk.slack.now = desk.clock.now()
        async with desk:
            await desk.says("U01STUD", "hello")
            await desk.settled()
        assert len(desk.slack.named("users.info")) == asked
    assert desk.introduced() == [("U01STUD", "Sam Rivera", "Europe/Lisbon")]


async def test_who_could_not_be_kept_is_asked_for_again_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    hears = desk.inbox.hear

    async def full(message: Message) -> None:
        await hears(message)
        if message.kind is Kind.MET:
            raise Unavailable("full")

    monkeypatch.setattr(desk.inbox, "hear", full)
    await desk.says("U01STUD", "hello")
    await desk.settled()
    monkeypatch.setattr(desk.inbox, "hear", hears)

    desk.clock.moment += timedelta(minutes=10)
    desk.slack.now = desk.clock.now()
    async with desk:
        await desk.says("U01STUD", "hello again")
        await desk.settled()
    assert desk.introduced() == [("U01STUD", "Sam Rivera", "Europe/Lisbon")] * 2


async def test_who_only_talks_in_a_channel_is_left_alone(desk: Desk) -> None:
    await desk.says("U01STUD", "see you tomorrow", "C01HELP")
    await desk.settled()
    assert desk.slack.named("users.info") == []


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
@pytest.mark.logs_errors("Slack does not accept the token")
async def test_when_the_app_is_removed_health_says_so_and_nothing_is_tried_in_vain(desk: Desk, kind: str) -> None:
    desk.slack.faults.append(refusing("auth.test", "account_inactive"))
    await desk.event(type=kind, tokens={"bot": ["U0DESK"]})
    await desk.settled()
    assert str(desk.adapter.health()).startswith("The app was removed from Slack: install it again")
    with pytest.raises(Throttled):
        await desk.adapter.say(post(HELLO))
    assert desk.slack.named("chat.postMessage") == []


async def test_a_late_word_of_a_removal_does_no_harm_to_an_app_that_is_installed_again(desk: Desk) -> None:
    await desk.event(type="app_uninstalled")
    await desk.settled()
    assert desk.adapter.health() is None
    await desk.adapter.say(post(HELLO))


def groups(desk: Desk) -> list[frozenset[str] | None]:
    return [message.author.groups for message in desk.inbox.messages if message.kind is Kind.MET]


def watches(desk: Desk, *names: str) -> None:
    desk.slack.workspace.groups = {name: ["U03ONCA"] for name in names}
    desk.adapter.watch(("slack", "T01NORTH", name) for name in names)


async def test_who_is_in_a_group_that_gives_a_role_is_told_with_the_name(desk: Desk) -> None:
    watches(desk, "S1", "S2")
    desk.slack.workspace.groups["S2"] = ["U01STUD"]
    for user in ("U03ONCA", "U01STUD", "U02INST"):
        await desk.says(user, "hello")
    await desk.settled()
    assert groups(desk) == [frozenset({"S1"}), frozenset({"S2"}), frozenset()]
    assert len(desk.slack.named("usergroups.users.list")) == 2


async def test_without_groups_that_give_roles_nobody_asks_for_any(desk: Desk) -> None:
    desk.adapter.watch([("slack", "T99SOUTH", "S1"), ("elsewhere", "T01NORTH", "S1")])
    await desk.says("U03ONCA", "hello")
    await desk.settled()
    assert groups(desk) == [None]
    assert desk.slack.named("usergroups.users.list") == []


async def test_a_group_that_cannot_be_read_takes_no_role_away_and_costs_no_name(desk: Desk) -> None:
    watches(desk, "S1")
    desk.slack.faults.append(refusing("usergroups.users.list", "missing_scope"))
    await desk.says("U03ONCA", "hello")
    await desk.settled()
    assert (groups(desk), desk.introduced()[0][1], desk.adapter.health()) == ([None], "Ana Alves", None)


async def test_who_is_in_a_group_is_read_anew_once_slack_tells_that_it_changed(desk: Desk) -> None:
    watches(desk, "S1")
    await desk.says("U03ONCA", "hello")
    await desk.settled()
    desk.slack.workspace.groups["S1"] = ["U01STUD"]
    async with desk:
        await desk.event(type="subteam_members_changed", subteam_id="S1", added_users=["U01STUD"], removed_users=[])
        await desk.says("U01STUD", "hello")
        await desk.settled()
    assert groups(desk) == [frozenset({"S1"}), frozenset({"S1"})]
    assert len(desk.slack.named("usergroups.users.list")) == 2


async def test_who_left_a_group_is_told_within_the_hour(desk: Desk) -> None:
    watches(desk, "S1")
    await desk.says("U03ONCA", "hello")
    await desk.settled()
    desk.slack.workspace.groups["S1"] = []
    desk.clock.moment += timedelta(hours=1)
    desk.slack.now = desk.clock.now()
    async with desk:
        await desk.says("U03ONCA", "hello")
        await desk.settled()
    assert groups(desk) == [frozenset({"S1"}), frozenset()]
