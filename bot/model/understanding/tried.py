"""Which remedies somebody says they have tried before anybody told them to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.model.playbooks.book import Shelf, StepKind
from bot.model.understanding.spelling import plain_words

_PARTS = re.compile(r"[,.;!\n]+|\b(?:but|still)\b", re.IGNORECASE)
_CLAIMS = re.compile(r"\b(?:already|tried|i['’]ve|i have(?! (?:to|no|an?)\b)|i did)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|never|nothing|cannot)\b|n['’]?t\b|\?", re.IGNORECASE)
_EMPTY = frozenset(
    ("already", "tried", "have", "with", "without", "from", "that", "this", "then", "into", "same", "them")
)
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_SHORTEST, _AT_LEAST = 4, 2
"""Letters of a word that tells something; so many words of a remedy have to be said."""


def tried_in(shelf: Shelf, words: str) -> tuple[str, ...]:
    """The addresses of the remedies of which somebody says that they did them; none of what limits harm, which is done
    in any case. Who did something that several remedies ask for has done it for each.
    """
    claimed = [_told(part) for part in _PARTS.split(words) if _CLAIMS.search(part) and not _DENIES.search(part)]
    remedies = [*_remedies(shelf)] if claimed else []
    found: list[str] = []
    for said in claimed:
        told = {address: len(said & _told(tried)) for address, tried in remedies}
        most = max(told.values(), default=0)
        found += [address for address, count in told.items() if count == most >= _AT_LEAST]
    return tuple(dict.fromkeys(found))


def _remedies(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for book in shelf.values():
        if not book.private:
            steps = (step for step in book.steps.values() if step.kind is StepKind.INSTRUCTION and step.tried)
            yield from ((book.address(step.id), step.tried) for step in steps)


@lru_cache(maxsize=1_000)
def _told(words: str) -> frozenset[str]:
    """The words that tell something, without their endings."""
    said = (word for word in plain_words(words) if len(word) >= _SHORTEST and word not in _EMPTY)
    return frozenset(_ENDING.sub("", word) for word in said)
