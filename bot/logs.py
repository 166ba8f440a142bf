"""Logs: one JSON line an event, on standard error, with nothing in it that people wrote."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO, cast

import structlog
from structlog.typing import EventDict


class Line(logging.Formatter):
    """One event as JSON. Our own loggers say what happened; a library's only says its name: its words may hold what
    people wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        event = record.getMessage() if _ours(record) else f"a message of {record.name}"
        at = datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")
        error = record.exc_info[1] if record.exc_info else None
        line: dict[str, object] = {"level": record.levelname.lower(), "event": event, "timestamp": at}
        if error:
            line |= _told(error)
        return json.dumps(line)


def _says_something(record: logging.LogRecord) -> bool:
    """A library's warning without an exception would be a line with its name alone."""
    return _ours(record) or record.levelno >= logging.ERROR or bool(record.exc_info)


def _ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in ("adapters", "bot")


def _told(error: BaseException) -> dict[str, object]:
    """An exception as its kind and the lines of code it came through: its words may hold what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    at = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": type(error).__name__, "at": at}


class Careful:
    """A stream that drops what it cannot write: a full log disk, or a log nobody reads, stops nothing else."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, words: str) -> int:
        with suppress(OSError):
            self._stream.write(words)
        return len(words)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


def _where(_logger: object, _name: str, event: EventDict) -> EventDict:
    told = event.pop("exc_info", None)
    error = told if isinstance(told, BaseException) else sys.exc_info()[1] if told else None
    if error:
        event.update(_told(error))
    return event


def configure(level: str) -> None:
    """Write events of this level (`debug`, `info`, `warning`, `error`) and worse."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _where,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, Careful(sys.stderr))),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line())
    handler.addFilter(_says_something)
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)
