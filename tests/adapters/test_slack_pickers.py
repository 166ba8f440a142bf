"""What Slack's pickers begin with: nothing that Slack would refuse, wherever a draft was begun."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from tests.adapters.desk import NOW
from tests.adapters.test_slack_form import FORM, press, window
from tests.adapters.test_slack_later import Desk
from tests.fakes.slack import FakeSlack


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with FakeSlack(NOW) as slack, Desk(slack) as made:
        yield made


@pytest.mark.parametrize(
    ("value", "begun"),
    [
        ("#C0ALGEBRA", {"initial_conversation": "C0ALGEBRA"}),
        ("", {"default_to_current_conversation": True}),
        ("#19:algebra@thread.tacv2", {}),
        ("##algebra", {}),
        ("soon", {}),
    ],
)
async def test_a_draft_with_a_channel_of_another_platform_opens_without_it(
    desk: Desk, value: str, begun: dict[str, Any]
) -> None:
    desk.inbox.shows = replace(FORM, fields=(replace(FORM.fields[4], value=value),))

    await press(desk)

    element = (await window(desk))["blocks"][-1]["element"]
    assert element.items() >= begun.items()
    assert {"initial_conversation", "default_to_current_conversation"} & element.keys() == begun.keys()


@pytest.mark.parametrize(
    ("day", "start", "begun"),
    [
        ("2026-12-01", "09:30", ["2026-12-01", "09:30"]),
        ("1 Dec", "half past nine", [None, None]),
        ("2026-02-30", "09:30:15", [None, "09:30"]),
        ("2026-12-1", "9:30", ["2026-12-01", "09:30"]),
    ],
)
async def test_a_draft_with_a_day_or_a_time_in_other_words_opens_without_it(
    desk: Desk, day: str, start: str, begun: list[str | None]
) -> None:
    desk.inbox.shows = replace(FORM, fields=(replace(FORM.fields[2], value=day), replace(FORM.fields[3], value=start)))

    await press(desk)

    elements = [block["element"] for block in (await window(desk))["blocks"][-2:]]
    assert [elements[0].get("initial_date"), elements[1].get("initial_time")] == begun
