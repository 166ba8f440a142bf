"""What Slack shows to somebody who does not know yet what can be said: suggestions to press, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from adapters.slack.hear import heard
from bot.model.messages import Kind, Place
from tests.adapters.stages.school import Desk
from tests.adapters.stages.slack import OverHttp, over_http
from tests.fakes import block_kit
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_workspace import TEAM

SAM = "U01STUD"
SUGGESTED = ["login", "home", "help", "human"]


def opening(slack: FakeSlack, tab: str, **more: Any) -> dict[str, Any]:
    return slack.event({"type": "app_home_opened", "user": SAM, "channel": f"D{SAM}", "tab": tab, **more})


def pressable(message: dict[str, Any]) -> list[str]:
    return [each["value"] for block in message["blocks"] for each in block.get("elements", ()) if "value" in each]


async def test_who_opens_the_messages_first_is_greeted_once_with_what_can_be_pressed(
    sqlite_files: Iterator[str],
) -> None:
    desk = Desk(next(sqlite_files))
    async with over_http(desk, desk.clock) as stage:
        assert isinstance(stage, OverHttp)
        desk.open(stage)
        said = stage.slack.workspace.channels[f"D{SAM}"]
        for _ in range(3):
            await stage.take("events_api", opening(stage.slack, "messages"))
            await desk.delivery.deliver()

        [greeting] = said
        assert greeting["text"].startswith("Hello, I am North School's support desk, a program.")
        assert pressable(greeting) == SUGGESTED
        assert block_kit.problems(greeting["blocks"]) == []

        await stage.presses("student", "Help me sign in")
        await desk.delivery.deliver()
        assert "Which service will not let you in?" in said[-1]["text"]
    desk.store.close()


async def test_the_home_tab_and_what_was_not_understood_suggest_commands_too(sqlite_files: Iterator[str]) -> None:
    desk = Desk(next(sqlite_files))
    async with over_http(desk, desk.clock) as stage:
        assert isinstance(stage, OverHttp)
        desk.open(stage)
        await stage.take("events_api", opening(stage.slack, "home"))
        await stage.says("student", "flurb", Place("slack", TEAM, f"@{SAM}"))
        await desk.delivery.deliver()

        assert {"login", "ticket open"} <= set(pressable(stage.slack.workspace.homes[SAM]))
        assert len(pressable(stage.slack.workspace.channels[f"D{SAM}"][-1])) == 4
    desk.store.close()


@pytest.mark.parametrize("tab", ["about", "", "Messages", None])
def test_any_other_tab_says_nothing(tab: str | None) -> None:
    payload = {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1"}
    event = {"type": "app_home_opened", "user": SAM, "tab": tab, "event_ts": "1.2"}

    assert heard({**payload, "event": event}) is None


def test_an_opening_of_the_messages_that_comes_again_is_a_copy() -> None:
    event = {"type": "app_home_opened", "user": SAM, "channel": f"D{SAM}", "tab": "messages", "event_ts": "1.2"}
    first, again = (
        heard({"type": "event_callback", "team_id": TEAM, "event_id": number, "event": event}) for number in ("a", "b")
    )

    assert first is not None
    assert again is not None
    assert set(first.keys) & set(again.keys)
    assert (first.kind, first.place, first.addressed) == (Kind.MET, Place("slack", TEAM, f"@{SAM}"), False)
