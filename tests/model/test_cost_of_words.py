"""What it costs to understand a message."""

from __future__ import annotations

import sys
import time
from itertools import count
from statistics import median

from bot.model.people import Role
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.understand import understand
from tests.model.test_free_words import Row, rows


def test_half_of_all_messages_are_understood_in_a_few_calls() -> None:
    """They are counted, for that is the same on every machine."""
    lexicon()
    assert median(calls_for(row) for row in rows()[::10]) < 900


def test_half_of_all_messages_are_understood_in_a_millisecond() -> None:
    """Of the processor's time, of which others take none; one in ten is enough to see it."""
    said = rows()[::10]
    lexicon()
    times = []
    for row in said:
        start = time.thread_time()
        understand(row.text, Role.ADMIN, row.context)
        times.append(time.thread_time() - start)

    assert median(times) < 0.001


def calls_for(row: Row) -> int:
    """How many functions are called until a message is understood for the second time: what is read once is read."""
    understand(row.text, Role.ADMIN, row.context)
    calls = count()
    sys.setprofile(lambda _frame, event, _arg: next(calls) if event in ("call", "c_call") else None)
    understand(row.text, Role.ADMIN, row.context)
    sys.setprofile(None)
    return next(calls)
