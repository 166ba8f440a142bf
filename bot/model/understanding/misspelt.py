"""Commands of which one of the first words has a wrong letter, or a number right behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import product

from bot.model.intents.articles import Search, ShowArticle
from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.intent import Intent
from bot.model.understanding.grammar import Wanted, command, exact
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import apart

_AT_THE_HEAD = 3
_SHORTEST, _LONGEST = 3, 20
"""Letters of a word that may be a command's."""
_FIRST = re.compile(r"\s*[/!]*([^\W\d_]+)(?:(\s+)([^\W\d_]+))?", re.DOTALL)
_JOINED = re.compile(r"(\s*[/!]*[^\W\d_]{3,})(\d{1,6})(?!\w)")
_LITERAL = re.compile(r"[a-z]{3,}")
_MOST_DIGITS = 6
"""More are no number of a ticket, but of a telephone."""


def misspelt(words: str, wanted: Wanted) -> Intent | None:
    """The command that these words are when a letter is put right: one with a number, with nothing behind it, or one
    that looks something up.
    """
    found = _put_right(words, wanted)
    return found[1] if found else None


def put_right(words: str, wanted: Wanted = lambda _: True) -> str:
    """The words with that letter put right where they are such a command only then, else as they are."""
    found = None if command(words, wanted) else _put_right(words, wanted)
    return found[0] if found else words


def _put_right(words: str, wanted: Wanted) -> tuple[str, Intent] | None:
    spaced = _JOINED.sub(r"\1 \2", words, count=1) if _JOINED.match(words) else words
    match = _FIRST.match(spaced)
    if match is None:
        return None
    first, between, second = match[1].lower(), match[2] or "", (match[3] or "").lower()
    for head in product(_near(first), _near(second) if second else ("",)):
        mended = "".join((head[0], between, head[1], spaced[match.end() :]))
        if (spaced, *head) != (words, first, second) and (intent := exact(mended, wanted)) and _is_whole(intent):
            return mended, intent
    return None


def _is_whole(intent: Intent) -> bool:
    """Whether a number was said that may be one of a ticket or a class, or the command takes nothing, or it only looks
    something up.
    """
    if isinstance(intent, Search | ShowArticle):
        return True
    given = [getattr(intent, each.name) for each in fields(intent)]
    number = getattr(intent, "number", None)
    return not any(given) or (number is not None and 0 < number < 10**_MOST_DIGITS)


def _near(word: str) -> Iterator[str]:
    """The word as it is, and the words of commands that are one letter away, where it is no word itself."""
    yield word
    if not _SHORTEST <= len(word) <= _LONGEST:
        return
    alike = _heads().get(word[0], ())
    if word not in alike and not lexicon().spelling.knows(word):
        yield from (head for head in alike if apart(word, head))


@cache
def _heads() -> dict[str, list[str]]:
    """The words that commands begin with, and the ones behind these, by their first letter."""
    ways = (way for kind in CATALOGUE for way in kind.words)
    words = dict.fromkeys(word for way in ways for part in way.split()[:_AT_THE_HEAD] for word in _literal(part))
    return {first: [word for word in words if word[0] == first] for first in {word[0] for word in words}}


def _literal(part: str) -> list[str]:
    return [] if "{" in part else _LITERAL.findall(part.lower())
