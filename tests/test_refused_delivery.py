"""What a platform refuses for a reason nobody knows: tried for some minutes, then put aside, and told."""

from __future__ import annotations

from bot.model.errors import NotSent, Unexplained
from bot.model.messages import Lane
from tests.desk import STAFF, Desk
from tests.store.samples import reply


async def test_it_does_not_hold_up_its_place_for_long(desk: Desk) -> None:
    desk.says(reply("cursed", STAFF, lane=Lane.PAGE), reply("urgent", STAFF, lane=Lane.PAGE))
    desk.chat.failures = [Unexplained("chat.postMessage: invalid_arguments")] * 50
    for _ in range(4):
        await desk.passes(minutes=3)
    assert desk.states()[:2] == ["ready", "ready"]

    await desk.passes(minutes=3)
    assert desk.states()[0] == "dead"
    assert desk.errors()[0] == "chat.postMessage: invalid_arguments"
    desk.chat.failures = []
    await desk.passes(minutes=3)
    assert desk.said()[0] == "urgent"


async def test_what_passes_within_minutes_is_said(desk: Desk) -> None:
    desk.says(reply("a"), reply("b"))
    desk.chat.failures = [Unexplained("chat.postMessage: new_word")] * 4
    for _ in range(5):
        await desk.passes(minutes=3)
    assert desk.said() == ["a", "b"]


async def test_a_line_that_was_down_for_long_takes_no_try_away(desk: Desk) -> None:
    desk.says(reply("a"))
    desk.chat.failures = [*[NotSent("not connected")] * 20, *[Unexplained("chat.postMessage: new_word")] * 4]
    for _ in range(25):
        await desk.passes(minutes=6)
    assert desk.said() == ["a"]
