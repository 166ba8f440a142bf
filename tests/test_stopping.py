"""The program is told to stop: a beat under way comes to its end, and the log tells of nothing."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from datetime import timedelta

import pytest

from bot import app as program
from bot import logs
from bot import metronome as module
from bot.app import App, Duty
from bot.delivery.loop import LOOPS, MOST_AT_ONCE
from bot.inbox import ANSWERS_WITHIN
from bot.metronome import Metronome
from bot.model.messages import Place
from bot.model.ports import Post
from store.database import SILENT_FOR
from store.store import Store
from tests.desk import Desk
from tests.fakes.chat import Chat
from tests.store.samples import NORTH, reply

MANY = 2 * LOOPS * MOST_AT_ONCE
"""More messages than one process says at a time."""


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TICK", timedelta(milliseconds=2))


async def nothing() -> None:
    """There is nothing to tidy."""


async def test_stopping_waits_for_the_beat_under_way(caplog: pytest.LogCaptureFixture) -> None:
    begun, let, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def tick() -> None:
        begun.set()
        await let.wait()
        ended.set()

    metronome = Metronome(tick, nothing)
    metronome.start()
    await begun.wait()
    stopping = asyncio.ensure_future(metronome.stop())
    await asyncio.sleep(0)
    assert not stopping.done()

    let.set()
    await stopping
    await asyncio.sleep(0)
    assert ended.is_set()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_no_beat_begins_after_the_stop() -> None:
    beats: list[int] = []

    async def tick() -> None:
        beats.append(1)

    metronome = Metronome(tick, nothing)
    metronome.start()
    await asyncio.wait_for(metronome.stop(), 1)
    before = len(beats)
    await asyncio.sleep(0.01)

    assert len(beats) == before


async def until_nothing_more_is_claimed(app: App) -> None:
    for _ in range(2000):
        if app.health.leaving and app.delivery._finishing:
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it does not stop")


class Slow(Chat):
    """A platform whose answers take longer than anybody waits, and that does not say goodbye either."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.let = asyncio.Event(), asyncio.Event()

    async def say(self, post: Post) -> str:
        self.begun.set()
        await self.let.wait()
        return await super().say(post)

    async def close(self) -> None:
        await self.let.wait()


async def test_a_platform_that_does_not_answer_keeps_no_process_from_its_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "DRAINS_FOR", 0.02)
    monkeypatch.setattr(program, "HANGS_UP_WITHIN", 0.01)
    slow, store = Slow(), Store(desk.store.url.render_as_string(hide_password=False))
    desk.says(reply("one"), *(reply("another", Place("chat", "north", f"room{n}")) for n in range(40)))
    app = App(store, [NORTH], {"chat": slow}, desk.clock, Duty.CLOCK)
    running = asyncio.ensure_future(app.run(None))
    await asyncio.wait_for(slow.begun.wait(), 10)
    app.stopping.set()
    await asyncio.wait_for(running, 10)

    assert "sent" not in desk.states()
    await desk.passes(minutes=2)
    assert sorted(desk.said()) == ["another"] * 40 + ["one"]


async def test_what_is_being_said_is_finished_and_nothing_more_is_begun(desk: Desk) -> None:
    slow, store = Slow(), Store(desk.store.url.render_as_string(hide_password=False))
    desk.says(*(reply("words", Place("chat", "north", f"room{n}")) for n in range(MANY)))
    app = App(store, [NORTH], {"chat": slow}, desk.clock, Duty.CLOCK)
    running = asyncio.ensure_future(app.run(None))
    await asyncio.wait_for(slow.begun.wait(), 10)
    app.stopping.set()
    await until_nothing_more_is_claimed(app)
    slow.let.set()
    await asyncio.wait_for(running, 10)

    sent = desk.states().count("sent")
    assert 0 < sent == len(slow.posts) < MANY
    await desk.passes(minutes=2)
    assert len(slow.posts) + len(desk.said()) == MANY


def test_all_that_a_stop_waits_for_takes_less_than_25_seconds() -> None:
    hears_no_longer = max(program.ANSWERS_STILL_FOR, ANSWERS_WITHIN - program.DRAINS_FOR)
    statements = SILENT_FOR + SILENT_FOR
    assert program.DRAINS_FOR + program.HANGS_UP_WITHIN + hears_no_longer + statements <= 25


def test_the_log_tells_when_and_where_a_library_failed_and_none_of_its_words() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.Line())
    logger = logging.Logger("somelibrary.part")
    logger.addHandler(handler)
    try:
        raise ValueError("hunter2 was typed")
    except ValueError:
        logger.exception("it was hunter2")

    line = json.loads(written.getvalue())
    assert "hunter2" not in written.getvalue()
    assert (line["event"], line["error"]) == ("a message of somelibrary.part", "ValueError")
    assert line["timestamp"].endswith("Z")
    assert line["at"][-1].endswith("test_the_log_tells_when_and_where_a_library_failed_and_none_of_its_words")
