"""Typed words made comparable, letter by letter, so that every place in them stays where it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from bot.model.moments.readings import Span

QUOTES = "\"'“”„«»‘’ "
"""What may stand around a name that somebody typed."""
_QUOTED = re.compile(r'"[^"]*"|“[^“”]*”')


def plain(words: str) -> str:
    """As long as `words`: small letters without accents, one kind of space and dash, `_` for what is never read."""
    return "".join(map(_letter, _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), words)))


@lru_cache(2000)
def _letter(letter: str) -> str:
    if letter.isspace():
        return " "
    known = {"–": "-", "—": "-", "‑": "-", "’": "'"}.get(letter) or unicodedata.normalize("NFD", letter)[0].lower()
    return known if known.isascii() else "_" if unicodedata.category(letter)[0] in "LMN" else " "


def without(words: str, spans: Iterable[Span]) -> str:
    """The words with blanks where the spans were."""
    for start, end in spans:
        words = words[:start] + " " * (end - start) + words[end:]
    return words
