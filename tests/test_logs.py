"""The log is told what happens, and nothing depends on whether it can be written."""

from __future__ import annotations

import errno
import io
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
