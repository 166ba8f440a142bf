"""Logs: one JSON line an event, on standard error, with nothing in it that people wrote."""

from __future__ import annotations

import logging
import sys

import structlog


def configure(level: str) -> None:
    """Set up our log and hush the libraries: theirs may hold what people wrote."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.ERROR, format='{"level": "error", "event": "%(name)s"}')
