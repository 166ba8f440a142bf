"""Secrets that are told one after the other, as passwords that somebody tries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from bot.model.secrets import words as known
from bot.model.secrets.ordinary import is_ordinary
from bot.model.secrets.phrases import says
from bot.model.secrets.shapes import Span, label, odd, thing
from bot.model.secrets.text import FILE, Word

_QUOTES = tuple("\"'“„«‘`")
SHORTEST = 3
MOST = 24
"""So many a list of them has."""
_OR = frozenset(("or", "oder", "o", "ou"))
_OTHERS = frozenset(
    (
        *("new", "old", "other", "second", "nueva", "vieja", "otra", "nova", "velha", "outra", "antiga", "nouveau"),
        *("ancien", "autre", "neue", "alte", "andere", "jetzt", "now", "ahora", "agora"),
    )
)
_SMALL = (known.UNSURE | known.ORS | {"then", "with", "even", "possibly"}) - _OTHERS
_OTHER, _UNSURE = ("|".join(sorted(words, key=len, reverse=True)) for words in (_OTHERS, _SMALL))
_ALSO = re.compile(
    r"[\"'”»’)*_`]{0,2}(?:\s{1,3}(?:i|je|yo|eu|ich)?\s{0,3}(?:think|guess|believe|glaube|crois|creo|acho))?\s{0,3}"
    r"(?P<sign>,|/|\b(?:or|and|then|oder|und|dann|ou|et|puis|o|u|y|luego|e|depois)\b)\s{0,3}"
    rf"(?:(?:{_UNSURE})\s{{1,3}}){{0,4}}(?P<other>(?:{_OTHER})\s{{1,3}}(?:one\s)?)?"
    r"(?:(?:is|was|now|es|era|é|est|c['’]est|ist|war)\s{1,3})?"
    r"(?P<quote>[\"'“„«‘(*_`]{0,2})(?P<word>[^\s\"'“”„«»‘’`,;()[\]]{3,64}?)"
    rf"(?:{FILE})?(?=[.!?:]{{0,3}}(?:[\s\"'“”„«»‘’`,;()[\]]|$))",
    re.I,
)
"""What stands between two that are told together, and the other."""
_QUALITIES = (*known.ENDINGS, *known.QUALITIES)


def others(words: list[Word], at: int, fits: Callable[[Word], bool]) -> Iterator[Span]:
    """Those that are told with one, behind a comma, an `or` or on a line of their own: `1234a, or maybe 1234b`."""
    joined = unsure = False
    for before, word in pairwise(words[at - 1 : at + MOST]):
        joined |= before.ends or word.plain in known.ORS
        unsure |= word.plain in known.UNSURE
        if word.plain in known.ORS | known.UNSURE:
            continue
        if not (joined and fits(word)) or (unsure and thing(word.core)):
            return
        yield word.span
        joined = unsure = False


def others_before(words: list[Word], at: int) -> Iterator[Span]:
    """As in `either 1234a, 1234b or 1234c is my password`: those before the last."""
    joined, found = False, False
    for word in reversed(words[max(0, at - MOST) : at + 1]):
        if word.plain in known.ORS | known.UNSURE:
            joined |= word.plain in known.ORS
        elif (joined or (found and word.ends)) and odd(word.core) and not thing(word.core):
            yield word.span
            joined, found = False, True
        else:
            return


def also(text: str, span: Span) -> Iterator[Span]:
    """What is told with a secret of the same kind: `1234a or 1234b`, `tulip or daisy`."""
    told = text[slice(*span)]
    in_quotes = text[span[0] - 1 : span[0]] in _QUOTES
    for _ in range(MOST):
        match = _ALSO.match(text, span[1])
        if not match or not ((in_quotes and match["quote"]) or _is_alike(told, match)):
            return
        yield (span := match.span("word"))


def _is_alike(told: str, match: re.Match[str]) -> bool:
    word = match["word"]
    if told.isalpha():
        either = match["sign"].casefold() in _OR or match["other"] is not None
        return either and word.isalpha() and len(word) > SHORTEST and not is_ordinary(word)
    mixed = any(map(str.isalpha, word)) and any(map(str.isdigit, word))
    return odd(told) and any(map(str.isalpha, told)) and mixed and odd(word) and not (thing(word) or label(word))


def listed(words: list[Word], at: int) -> Iterator[Span]:
    """The others of a list of codes."""
    for word in words[at : at + MOST]:
        if odd(word.core):
            yield word.span
        elif word.plain not in known.AND | known.ORS:
            return


def may_be_told(words: list[Word], at: int) -> bool:
    """Whether a word of a language is what was told: it ends what is said, and is none of those said of passwords."""
    word = words[at]
    if not word.core.rstrip("!").isalpha() or len(word.plain) < 4:
        return False
    last = at + 1 == len(words) or word.ends or words[at + 1].plain in known.AND
    return last and not says(word.plain.rstrip("!")) and not word.plain.endswith(_QUALITIES)
