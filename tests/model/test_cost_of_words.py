"""What it costs to understand a message."""

from __future__ import annotations

import sys
from itertools import count
from statistics import median

from bot.model.people import Role
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.understand import understand
from tests.model.test_free_words import Row, rows


def test_half_of_all_messages_are_understood_in_a_few_calls() -> None:
    """A thousand calls take a good half of a millisecond: counted, since a machine may be busy with something else."""
    lexicon()
    assert median(calls_for(row) for row in rows()[::10]) < 1000


def calls_for(row: Row) -> int:
    """How many functions are called until a message is understood for the second time: what is read once is read."""
    understand(row.text, Role.ADMIN, row.context)
    calls = count()
    sys.setprofile(lambda _frame, event, _arg: next(calls) if event in ("call", "c_call") else None)
    understand(row.text, Role.ADMIN, row.context)
    sys.setprofile(None)
    return next(calls)
