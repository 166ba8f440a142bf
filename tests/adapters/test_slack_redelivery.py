"""Slack sends things again, under other names, late and in any order: whatever comes, it has one effect."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from itertools import permutations
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from store.schema import tickets
from tests.adapters.stages import STAGES
from tests.adapters.stages.school import Desk
from tests.adapters.stages.slack import OverHttp
from tests.fakes.slack_workspace import BOT, HELP, ON_CALL

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
STUDENT, ANA = "U01STUD", "U03ONCA"
OPENS = "ticket open the projector is dark"
AGAIN: list[Mapping[str, str]] = [
    {},
    {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"},
    {"X-Slack-Retry-Num": "2", "X-Slack-Retry-Reason": "connection_failed"},
    {"X-Slack-Retry-Num": "3", "X-Slack-Retry-Reason": "http_error"},
]
"""What Slack says when it sends an event again (https://docs.slack.dev/apis/events-api/#retries)."""


class House:
    """The desk behind its door, and what is in its database."""

    def __init__(self, desk: Desk, stage: OverHttp) -> None:
        self.desk, self.stage, self.slack = desk, stage, stage.slack

    async def comes(self, kind: str, payload: dict[str, Any], again: Mapping[str, str] = AGAIN[0]) -> int:
        """One copy, signed now."""
        self.slack.now = self.desk.clock.now()
        form = {"payload": json.dumps(payload)} if payload.get("type") == "block_actions" else payload
        content = json.dumps(payload) if kind == JSON else urlencode(form)
        return await self.slack.post(self.stage.url, content.encode(), kind, dict(again))

    def opened(self) -> list[str]:
        return self._all(tickets.c.summary)

    def owners(self) -> list[int | None]:
        return self._all(tickets.c.owner)

    def shown(self, channel: str) -> list[str]:
        return [message["text"] for message in self.slack.workspace.channels[channel] if message["user"] == BOT]

    def _all(self, column: Any) -> list[Any]:
        with self.desk.store.looking() as connection:
            return list(connection.execute(select(column).order_by(column.table.c.id)).scalars())


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    desk = Desk(sqlite_url)
    async with STAGES["slack over HTTP"](desk, desk.clock) as stage:
        assert isinstance(stage, OverHttp)
        desk.open(stage)
        yield House(desk, stage)
    desk.store.close()


def copies(house: House) -> dict[str, tuple[str, dict[str, Any]]]:
    """One gesture of each kind; all open the same ticket."""
    return {
        "event": (JSON, house.slack.message(STUDENT, OPENS, f"D{STUDENT}")),
        "command": (FORM, house.slack.command(STUDENT, OPENS, f"D{STUDENT}")),
        "button": (FORM, house.slack.pressing(STUDENT, OPENS, f"D{STUDENT}", "1.1")),
    }


@pytest.mark.parametrize("way", ["event", "command", "button"])
@pytest.mark.parametrize("first", range(4))
async def test_with_retry_headers_or_without_the_first_that_comes_is_answered_and_the_others_are_copies(
    house: House, way: str, first: int
) -> None:
    kind, payload = copies(house)[way]
    order = [*AGAIN[first:], *AGAIN[:first], {}]

    assert [await house.comes(kind, payload, again) for again in order] == [200] * 5

    told = [outcome for outcome in house.desk.outcomes if outcome != "met"]
    assert told == ["ticket_create", *["copy"] * 4]
    await house.desk.passes(seconds=1)
    assert len(house.opened()) == 1
    assert len(house.shown(f"D{STUDENT}")) == 1
    assert len([words for words in house.shown(ON_CALL) if words.startswith("Ticket 1 ")]) == 1


async def test_one_message_under_eleven_names_is_one_message(house: House) -> None:
    event = house.slack.message(STUDENT, OPENS, f"D{STUDENT}")
    for number in range(11):
        assert await house.comes(JSON, {**event, "event_id": f"Ev11{number}"}, AGAIN[number % 4]) == 200

    assert house.opened() == ["the projector is dark"]


@pytest.mark.parametrize("order", list(permutations(("message", "app_mention"))))
async def test_a_mention_that_comes_as_two_events_is_one_message_in_either_order(
    house: House, order: tuple[str, str]
) -> None:
    said = house.slack.message(STUDENT, f"<@{BOT}> {OPENS}", HELP)
    for kind in order:
        assert (
            await house.comes(JSON, {**said, "event_id": f"Ev{kind}", "event": {**said["event"], "type": kind}}) == 200
        )

    assert house.opened() == ["the projector is dark"]


async def test_a_copy_that_comes_an_hour_or_days_later_is_still_a_copy_and_a_first_one_is_still_heard(
    house: House,
) -> None:
    known, new = (house.slack.message(STUDENT, f"{OPENS} {n}", f"D{STUDENT}") for n in ("once", "late"))
    await house.comes(JSON, known)
    for length in (timedelta(hours=1), timedelta(days=6)):
        house.desk.clock.moment += length
        assert await house.comes(JSON, known, AGAIN[3]) == 200
    assert await house.comes(JSON, new, AGAIN[3]) == 200

    assert house.opened() == ["the projector is dark once", "the projector is dark late"]


async def test_what_comes_in_another_order_than_it_was_done_ends_the_same(house: House) -> None:
    one, two = (house.slack.message(STUDENT, f"{OPENS} {n}", f"D{STUDENT}") for n in (1, 2))
    edited = {**one["event"], "text": f"{OPENS} changed", "edited": {"user": STUDENT, "ts": one["event"]["ts"]}}
    edit = house.slack.event(
        {
            "type": "message",
            "subtype": "message_changed",
            "channel": f"D{STUDENT}",
            "channel_type": "im",
            "message": edited,
            "previous_message": one["event"],
        }
    )
    for payload in (edit, two, one, edit, one, two):
        assert await house.comes(JSON, payload) == 200

    assert sorted(house.opened()) == ["the projector is dark 1", "the projector is dark 2"]


async def test_a_ticket_that_is_taken_before_its_card_is_shown_has_a_card_that_says_so(house: House) -> None:
    await house.comes(*copies(house)["event"])
    press = house.slack.pressing(ANA, "ack 1", ON_CALL, "1.1")
    for again in AGAIN:
        assert await house.comes(FORM, press, again) == 200
    await house.desk.passes(seconds=1)
    await house.desk.passes(seconds=10)

    assert house.owners() != [None]
    card, *rest = house.shown(ON_CALL)
    assert "Ana" in card
    assert len([words for words in rest if "has taken ticket 1" in words]) == 1
