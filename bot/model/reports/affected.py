"""How many people a report says are hit: one, a class, or the whole school."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.model.phrasebook import Phrasebook
from bot.model.reports.words import AFFECTED
from bot.model.understanding.spelling import folded

ONE, A_CLASS, EVERYBODY = 3, 2, 1
"""Impact, as tickets have it."""
_GREETED = re.compile(AFFECTED["greeted"])
_BOOK = Phrasebook(AFFECTED[name] for name in ("of_a_class", "everybody", "a_class"))
_IMPACTS = (A_CLASS, EVERYBODY, A_CLASS)


def told_affected(words: str) -> str:
    """How many they say are hit, as a ticket shows it."""
    return {EVERYBODY: "everybody, they say", A_CLASS: "a whole class, they say"}.get(affected(folded(words)), "1")


@lru_cache(maxsize=1)
def affected(said: str) -> int:
    """Impact as folded words suggest it: everybody, everybody of a class, or one person."""
    line = _BOOK.first(said)
    if line == 1 and (greeted := _GREETED.sub(" ", said)) != said:
        line = _BOOK.first(greeted)
    return ONE if line is None else _IMPACTS[line]
