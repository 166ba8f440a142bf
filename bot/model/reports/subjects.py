"""What a report is about, as its own words suggest it."""

from __future__ import annotations

from functools import lru_cache

from bot.model.phrasebook import Phrasebook
from bot.model.reports.dangers import danger
from bot.model.reports.words import SUBJECTS
from bot.model.understanding.spelling import folded

UNSORTED = ("other", "question")
_BOOK = Phrasebook(phrases for _, _, phrases in SUBJECTS)


@lru_cache(maxsize=64)  # the same report is looked at more than once
def guess(words: str) -> tuple[str, str]:
    """Category and subcategory as a report's own words suggest them."""
    if part := danger(words):
        return "security", part
    line = _BOOK.first(folded(words))
    return UNSORTED if line is None else SUBJECTS[line][:2]
