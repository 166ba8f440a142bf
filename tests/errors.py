"""What is logged as an error while a test runs: one that nobody expects fails it."""

from __future__ import annotations

import logging
from collections.abc import Collection

import structlog
from structlog.typing import EventDict, WrappedLogger

_BAD = {"error", "exception", "critical"}


class Errors(logging.Handler):
    """Hears of every error, whoever logs it. What a test captures itself with `capture_logs` is its own affair."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def __call__(self, _logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
        if name in _BAD:
            self.lines.append(str(event["event"]))
        return event

    def listen(self) -> None:
        """From now on, whatever was set up meanwhile."""
        self.lines.clear()
        if self not in logging.root.handlers:
            logging.root.addHandler(self)
        processors = structlog.get_config()["processors"]
        if self not in processors:
            processors.insert(0, self)

    def unexpected(self, expected: Collection[str]) -> list[str]:
        """The lines of which none begins as expected."""
        return [line for line in self.lines if not line.startswith(tuple(expected))]
