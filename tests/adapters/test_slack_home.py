"""The Home tab of Slack: each person's desk, made anew when it is opened and after what is pressed there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from adapters.slack import SlackAdapter, build
from adapters.slack.hear import heard
from bot.model.errors import DeliveryError, Throttled, Undeliverable, Unknown, Unreachable
from bot.model.messages import Card, Kind, Message, Place
from bot.model.people import Identity
from bot.model.ports import Post
from bot.model.words import say
from tests.adapters.stages.school import Desk
from tests.adapters.stages.slack import OverHttp, Slack, over_http
from tests.adapters.test_slack_hear import recorded
from tests.adapters.test_slack_later import Desk as Door
from tests.adapters.test_slack_later import desk, slack
from tests.adapters.test_slack_say import CARDS, HELLO, READER
from tests.fakes import block_kit
from tests.fakes.slack import FakeSlack, Fault, refusing
from tests.fakes.slack_workspace import TEAM

__all__ = ["desk", "slack"]
PAGE = Place("slack", TEAM, "~U01STUD")


def page(card: Card = HELLO) -> Post:
    return Post(PAGE, card, READER, "key-1")


def words(view: dict[str, Any]) -> str:
    return "\n".join(text for _, text in block_kit.texts(view["blocks"]))


def on_home(slack: FakeSlack, says: str) -> dict[str, Any]:
    """A button of the Home tab: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload"""
    pressing = slack.pressing("U01STUD", says, "", "")
    pressing |= {"container": {"type": "view", "view_id": "V1"}, "view": {"id": "V1", "type": "home"}}
    return {name: value for name, value in pressing.items() if name not in ("channel", "response_url")}


@pytest.fixture
async def adapter(slack: FakeSlack) -> AsyncIterator[SlackAdapter]:
    made = build(slack.environment(), Door(slack).clock)
    assert made is not None
    yield made
    await made.close()


def test_a_recorded_opening_of_the_tab_is_a_word_on_the_page_of_its_person() -> None:
    keys = ("event:EvMWRH8Q4U77", "page:U01STUD:1795330192.000027")
    sam = Identity("slack", TEAM, "U01STUD")
    assert heard(recorded("event-app_home_opened")) == Message(keys, sam, PAGE, "home", Kind.PRESSED)


async def test_who_opens_the_tab_says_so_on_their_page(desk: Door) -> None:
    await desk.event(type="app_home_opened", user="U01STUD", tab="home", channel="DU01STUD")
    await desk.event(type="app_home_opened", user="U02INST", tab="messages", channel="DU02INST")

    (message,) = [each for each in desk.inbox.messages if each.kind is not Kind.MET]
    assert (message.words, message.kind, message.place) == ("home", Kind.PRESSED, PAGE)
    assert message.author == Identity("slack", TEAM, "U01STUD")
    assert desk.slack.named("views.publish") == [], "it is the outbox that answers"


async def test_a_button_of_the_tab_is_answered_in_private_and_then_the_tab_is_wanted_anew(desk: Door) -> None:
    assert await desk.slack.press(desk.url, on_home(desk.slack, "my tickets")) == 200
    await desk.settled()

    first, then = [each for each in desk.inbox.messages if each.kind is not Kind.MET]
    assert (first.words, first.kind, first.place.channel) == ("my tickets", Kind.PRESSED, "@U01STUD")
    assert (first.about, first.handle) == (None, None)
    assert (then.words, then.kind, then.place) == ("home", Kind.PRESSED, PAGE)
    assert not set(first.keys) & set(then.keys)


async def test_a_button_of_a_form_or_a_message_makes_no_page(desk: Door) -> None:
    form = {**on_home(desk.slack, "my tickets"), "view": {"id": "V2", "type": "modal"}}
    assert await desk.slack.press(desk.url, form) == 200
    assert await desk.slack.press(desk.url, desk.slack.pressing("U01STUD", "login", "DU01STUD", "1.1")) == 200
    await desk.settled()

    assert not any(message.place.page for message in desk.inbox.messages)


@pytest.mark.parametrize("name", CARDS)
async def test_every_card_fits_into_the_tab(slack: FakeSlack, adapter: SlackAdapter, name: str) -> None:
    remote_id = await adapter.say(page(CARDS[name]))

    view = slack.workspace.homes["U01STUD"]
    assert remote_id
    assert len(view["blocks"]) <= 100
    assert view["type"] == "home"


async def test_what_is_shown_later_takes_the_place_of_what_was(slack: FakeSlack, adapter: SlackAdapter) -> None:
    remote_id = await adapter.say(page())
    await adapter.edit(remote_id, page(Card(say("Newer."))))

    assert words(slack.workspace.homes["U01STUD"]) == "Newer."
    assert await adapter.find(page()) is None, "to show it again does no harm"
    assert {call.method for call in slack.calls} == {"views.publish"}


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("ratelimited", Throttled),
        ("not_enabled", Undeliverable),
        ("view_too_large", Undeliverable),
        ("user_not_found", Unreachable),
        ("internal_error", Unknown),
    ],
)
async def test_what_slack_refuses_is_told_apart(
    slack: FakeSlack, adapter: SlackAdapter, error: str, kind: type[DeliveryError]
) -> None:
    slack.faults.append(refusing("views.publish", error))
    with pytest.raises(kind):
        await adapter.say(page())


@asynccontextmanager
async def school(url: str) -> AsyncIterator[tuple[Desk, OverHttp, Slack]]:
    """The real engine, store and delivery behind Slack."""
    desk = Desk(url)
    async with over_http(desk, desk.clock) as stage:
        assert isinstance(stage, OverHttp)
        desk.open(stage)
        yield desk, stage, stage.slack
    desk.store.close()


async def opens(desk: Desk, stage: OverHttp) -> None:
    event = stage.slack.event({"type": "app_home_opened", "user": "U01STUD", "tab": "home"})
    assert await stage.slack.deliver_event(stage.url, event) == [200]
    await desk.delivery.deliver()


async def test_the_tab_shows_a_person_s_own_desk_and_is_kept_up_to_date(sqlite_files: Iterator[str]) -> None:
    async with school(next(sqlite_files)) as (desk, stage, slack):
        await opens(desk, stage)
        assert "You have no open ticket." in words(slack.workspace.homes["U01STUD"])

        ticket = on_home(slack, "ticket open The projector is dark")
        assert await slack.press(stage.url, ticket) == 200
        while desk.outcomes[-1] != "home" or len(desk.outcomes) < 3:
            await stage.other_business()
        for _ in range(5):
            await desk.delivery.deliver()
            desk.pauses()

        assert "The projector is dark" in words(slack.workspace.homes["U01STUD"])
        assert list(slack.workspace.homes) == ["U01STUD"], "nobody else has opened theirs"
        private = [seen for seen in await stage.sees("student") if seen.place.direct]
        assert any("Your ticket 1" in seen.text for seen in private)


async def test_a_page_that_may_have_been_shown_is_shown_again(sqlite_files: Iterator[str]) -> None:
    async with school(next(sqlite_files)) as (desk, stage, slack):
        slack.faults.append(Fault("views.publish", drop=True))
        await opens(desk, stage)
        assert slack.workspace.homes == {}

        await desk.passes(minutes=1, seconds=30)

        assert "You have no open ticket." in words(slack.workspace.homes["U01STUD"])
