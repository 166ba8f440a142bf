"""Which words people say at a support desk, and of passwords; where a secret is told, any other word is one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bot.model.secrets.words import ENDINGS, IS, MANNERS, ORDINARY, PASSWORDS, QUALITIES, SAID_OF, SPOKEN, UNSAID
from bot.model.systems import SYSTEMS
from bot.model.understanding.weights import is_known

_SYSTEMS = frozenset(name for system in SYSTEMS for name in system.names)
_SAID = frozenset().union(IS, ORDINARY, SPOKEN, UNSAID, SAID_OF, PASSWORDS, _SYSTEMS)
_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßáéíóúñçãõêâèàôî"
_SHORTEST = 7
"""Of shorter words too many are near to another one."""
_WAYS = (*ENDINGS, *MANNERS, *QUALITIES)


@lru_cache(5000)
def is_ordinary(word: str) -> bool:
    """Whether it is said of passwords, or people have said it at a desk before."""
    plain = word.casefold()
    return says_something(plain) or is_known(_folded(plain))


@lru_cache(5000)
def says_something(word: str) -> bool:
    """Whether it is a word that says something of a password, or where it is for."""
    plain = word.casefold()
    return plain in _SAID or plain.endswith(_WAYS) or (len(plain) >= _SHORTEST and not _SAID.isdisjoint(_near(plain)))


def _near(word: str) -> Iterator[str]:
    """With one letter less, more or other, or two that changed places, as in `forgoten`."""
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        yield before[:-1] + after
        yield before[:-1] + after[:1] + before[-1:] + after[1:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before[:-1] + letter + after


def _folded(plain: str) -> str:
    parts = unicodedata.normalize("NFD", plain.replace("ß", "ss"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
