"""The log is told what happens, and nothing depends on whether it can be written."""

from __future__ import annotations

import errno
import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot import logs


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    handlers, level, written = logging.root.handlers[:], logging.root.level, structlog.get_config()
    yield
    logging.root.handlers[:], logging.root.level = handlers, level
    structlog.configure(**written)


class Full(io.StringIO):
    """As a file on a disk without room."""

    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("level", ["warning", "error"])
def test_a_full_disk_of_the_log_stops_nothing(monkeypatch: pytest.MonkeyPatch, level: str) -> None:
    monkeypatch.setattr(sys, "stderr", Full())
    logs.configure("info")
    getattr(structlog.get_logger(), level)("nobody reads this")


def test_what_is_logged_is_one_line_of_json(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    logs.configure("info")
    structlog.get_logger().warning("it is late", seconds=3)

    (line,) = written.getvalue().splitlines()
    assert line.startswith('{"seconds": 3, "event": "it is late", "level": "warning", "timestamp": "')


def test_a_library_s_warning_that_would_say_nothing_is_left_out_and_its_errors_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    logs.configure("info")
    logging.getLogger("apscheduler.scheduler").warning("Execution of job %s was skipped", "tick")
    logging.getLogger("adapters.slack").warning("socket: it closed")
    logging.getLogger("asyncio").error("Task was destroyed but it is pending!", extra={})
    try:
        raise ValueError
    except ValueError:
        logging.getLogger("aiohttp.client").warning("somebody's words", exc_info=True)

    told = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [(line["event"], line.get("error")) for line in told] == [
        ("socket: it closed", None),
        ("a message of asyncio", None),
        ("a message of aiohttp.client", "ValueError"),
    ]


def test_an_error_is_told_with_its_kind_and_its_place_wherever_it_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    logs.configure("info")
    try:
        raise KeyError("somebody's words")
    except KeyError as error:
        kept = error
    try:
        raise ValueError
    except ValueError:
        structlog.get_logger().error("adapter failed", exc_info=kept)
        structlog.get_logger().exception("delivery failed")
    structlog.get_logger().error("adapter failed", exc_info=kept)

    told = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [line["error"] for line in told] == ["KeyError", "ValueError", "KeyError"]
    assert all("test_logs.py" in line["at"][0] for line in told)
    assert "words" not in written.getvalue()
