"""What it costs to understand a message."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import count
from statistics import median

from bot.model.people import Role
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.understand import understand
from tests.model.test_free_words import Row, rows

WORDS = 3 * "The quick brown fox of room 12 can't get into the lesson, it says error 403 and the teacher waits. "
WORK = 0.00035
"""Seconds that `work` takes on the slowest machine that was tried, while it is at rest."""


def test_half_of_all_messages_are_understood_in_a_few_calls() -> None:
    """They are counted, for that is the same on every machine."""
    lexicon()
    assert median(calls_for(row) for row in rows()[::10]) < 900


def test_half_of_all_messages_are_understood_in_a_millisecond() -> None:
    """Of the processor's time. Beside each, the same piece of work is timed: so it does not count if the machine is
    slow just then. One in ten is enough to see it.
    """
    lexicon()
    shares = [_seconds(understood, row) / _seconds(work, row) for row in rows()[::10]]

    assert median(shares) * WORK < 0.001


def understood(row: Row) -> None:
    understand(row.text, Role.ADMIN, row.context)


def work(_: Row) -> None:
    """Something that is done with words and takes about a third of what a message may."""
    for _turn in range(4):
        Counter(word.lower() for word in re.findall(r"\w+", WORDS)).most_common(5)
        re.sub(r"[aeiou]+", "", WORDS)


def _seconds(task: Callable[[Row], None], row: Row) -> float:
    start = time.thread_time()
    task(row)
    return time.thread_time() - start


def calls_for(row: Row) -> int:
    """How many functions are called until a message is understood for the second time: what is read once is read."""
    understand(row.text, Role.ADMIN, row.context)
    calls = count()
    sys.setprofile(lambda _frame, event, _arg: next(calls) if event in ("call", "c_call") else None)
    understand(row.text, Role.ADMIN, row.context)
    sys.setprofile(None)
    return next(calls)
