"""Whether somebody whose ticket is open asks when and who answers, or urges."""

from __future__ import annotations

import re

from bot.model.reports.words import AWAITING
from bot.model.understanding.spelling import folded

_ASKS = re.compile(rf"\b(?:{AWAITING['asks']})")
_URGES = re.compile(rf"\b(?:{AWAITING['urges']})\b")
_NO_HURRY = re.compile(AWAITING["calm"])
_LONGEST = 200


def asks_for_answer(words: str) -> bool:
    """Whether they ask when or by whom they are answered, or say that nobody answers."""
    return len(words) <= _LONGEST and bool(_ASKS.search(folded(words)))


def urges(words: str) -> bool:
    """Whether they say that it must be soon."""
    return bool(_URGES.search(without_calm(folded(words))))


def is_calm(words: str) -> bool:
    """Whether they say that there is time, and nothing else that urges."""
    return bool(_NO_HURRY.search(folded(words))) and not urges(words)


def without_calm(said: str) -> str:
    """Folded words without what says that there is no hurry: `not urgent`, `urgent? no`."""
    return _NO_HURRY.sub(" ", said)
