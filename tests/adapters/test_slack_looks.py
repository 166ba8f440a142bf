"""What was perhaps said in Slack cannot be looked up: the place goes on all the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from adapters.slack import history
from bot.model.deadlines import MOST_LOOKS
from bot.model.messages import Lane
from store.store import Store
from tests.adapters.rig import Rig, on_slack
from tests.fakes.slack import Fault, refusing
from tests.store.samples import NORTH, NOW

PERHAPS = "You may have got this message before."
FOR_EVER = 10**9
REFUSALS: dict[str, dict[str, Any]] = {
    "access_denied": {"body": b'{"ok": false, "error": "access_denied"}'},
    "invalid_arguments": {"body": b'{"ok": false, "error": "invalid_arguments"}'},
    "HTTP 500": {"status": 500},
    "HTML": {"body": b"<html>"},
    "dropped": {"drop": True},
}


@pytest.fixture
async def rig(store: Store) -> AsyncIterator[Rig]:
    store.know([NORTH], NOW)
    async with on_slack(store) as made:
        yield made


def talk(rig: Rig, messages: int) -> None:
    """So many words of people, after what was said last."""
    there = rig.fake.workspace.channels[rig.room.channel]
    second = int(rig.clock.now().timestamp()) + 1
    there += [
        {"ts": f"{second}.{n:06d}", "user": "U01STUD", "text": "talk", "type": "message"} for n in range(messages)
    ]


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize("how", REFUSALS.values(), ids=REFUSALS)
async def test_a_page_that_cannot_be_looked_up_for_long_is_repeated_with_a_word_and_the_next_one_comes(
    rig: Rig, how: dict[str, Any], accepted: bool
) -> None:
    rig.fails(drop=True, accepted=accepted)
    rig.fake.faults.append(Fault("conversations.history", **how, times=FOR_EVER))
    await rig.says("page 1")
    await rig.says("page 2")
    with capture_logs() as log:
        for _ in range(20):
            await rig.passes(60)

    assert [PERHAPS in words for words in rig.shown()] == [False] * accepted + [True, False]
    assert rig.shown()[-1] == "page 2"
    assert [state for state, _ in rig.states()] == ["sent", "sent"]
    assert [line["event"] for line in log].count("cannot be looked up") == 1
    assert len(rig.fake.named("conversations.history")) == MOST_LOOKS


async def test_a_short_trouble_with_the_history_repeats_nothing(rig: Rig) -> None:
    rig.fails(drop=True, accepted=True)
    rig.fake.faults.append(refusing("conversations.history", "access_denied", times=MOST_LOOKS - 1))
    await rig.says()
    for _ in range(20):
        await rig.passes(300)

    assert rig.shown() == ["hello"]
    assert rig.states() == [("sent", "")]


@pytest.mark.parametrize("accepted", [True, False])
async def test_where_people_wrote_too_much_since_to_look_through_a_page_is_repeated_with_a_word(
    rig: Rig, accepted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_PAGES", 5)
    rig.fails(drop=True, accepted=accepted)
    await rig.says("page")
    talk(rig, messages=1100)
    await rig.passes(60)

    assert [PERHAPS in words for words in rig.shown() if "page" in words] == [False] * accepted + [True]
    assert rig.states() == [("sent", "")]
    assert len(rig.fake.named("conversations.history")) == 5


async def test_a_page_too_old_to_be_said_whose_look_ups_fail_is_given_up_and_the_staff_hear_of_it(rig: Rig) -> None:
    rig.fails(drop=True)
    rig.fake.faults.append(Fault("conversations.history", status=500, times=FOR_EVER))
    await rig.says()
    rig.clock.moment = rig.fake.now = rig.clock.moment.replace(day=rig.clock.moment.day + 2)
    await rig.says("answer", Lane.ANSWER)
    for _ in range(20):
        await rig.passes(300)

    assert rig.shown() == ["answer"]
    assert rig.states() == [("dead", "too old, and not looked up: conversations.history: HTTP 500"), ("sent", "")]
    with rig.store.begin(NORTH, rig.clock.now()) as work:
        assert [unreached.lane for unreached in work.unreached.find()] == [Lane.PAGE]
