"""The program is told to stop: a beat under way comes to its end, and the log tells of nothing."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from datetime import timedelta

import pytest

from bot import logs
from bot import metronome as module
from bot.metronome import Metronome


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
