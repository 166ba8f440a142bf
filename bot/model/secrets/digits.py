"""Codes whose digits are told one by one or by twos, in figures or in words."""

from __future__ import annotations

import re

from bot.model.secrets import words as known
from bot.model.secrets.shapes import Span
from bot.model.secrets.text import Word

DIGITS = (6, 8)
"""So many digits such a code has."""
_MARKED = re.compile(r"\d(?:-\d){3,4}|\d\d(?:[-.]\d\d){2,3}|\d(?:[-.]\d){5}(?:[-.]\d\d?)?")
_A_DAY = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[-.](?:0?[1-9]|1[0-2])[-.]\d\d|\d\d[-.](?:0[1-9]|1[0-2])[-.](?:0[1-9]|[12]\d|3[01])"
)
_LONG_WORD = re.compile(r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und[a-zäöüß]{3,8}(?:zig|ßig|ssig)")
FEWEST_WORDS, MOST_WORDS = 3, 16
"""As few where they are told; one more where they only stand there."""
_DAYS_AHEAD = 8


def in_parts(words: list[Word], number: int, at: int, told: bool) -> Span | None:
    """A code in more than two parts that begins at `number`, behind its name at `at`; `told`: after `is` or a colon."""
    direct = number == at + 1 or (number == at + 3 and words[at + 2].plain in known.FOR_CODES)
    if not told and not direct:
        return None
    core = words[number].core
    if _MARKED.fullmatch(core):
        return None if _is_a_day(words, number) else words[number].span
    return _figures(words, number, told) if core.isdecimal() else _in_words(words, number, FEWEST_WORDS + (not told))


def _is_a_day(words: list[Word], number: int) -> bool:
    """Whether it may be a day, and the words ahead speak of one."""
    ahead = {word.plain for word in words[max(0, number - _DAYS_AHEAD) : number]}
    return bool(ahead & known.OF_DAYS) and bool(_A_DAY.fullmatch(words[number].core))


def _figures(words: list[Word], at: int, told: bool) -> Span | None:
    """Figures in a row; `10 20 30` is counting where nothing tells that it is a code."""
    end, size = at, len(words[at].core)
    while end < len(words) and words[end].core.isdecimal() and len(words[end].core) == size:
        end += 1
    counted = not told and all(word.core.endswith("0") for word in words[at:end])
    if counted or size not in (1, 2) or size * (end - at) not in DIGITS:
        return None
    return words[at].start, words[end - 1].end


def _in_words(words: list[Word], at: int, fewest: int) -> Span | None:
    """Some numbers in words, as in `four eight two`; an `and` may stand between."""
    end, count = at, 0
    for number in range(at, min(at + MOST_WORDS, len(words))):
        if _is_number(words[number].plain):
            end, count = number, count + 1
        elif words[number].plain not in known.AND or not count:
            break
    return (words[at].start, words[end].end) if count >= fewest else None


def _is_number(plain: str) -> bool:
    return all(part in known.IN_WORDS for part in plain.split("-")) or bool(_LONG_WORD.fullmatch(plain))
