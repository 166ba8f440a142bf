"""The digits that open doors, safes and locks, turn alarms off, and are pressed as a pin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets import openers
from bot.model.secrets import words as known
from bot.model.secrets.shapes import Span
from bot.model.secrets.text import Word

_OPENS = re.compile(
    r"[#*]?(?:\d{3,8}|(?=[A-Z]{0,4}\d)[A-Z\d]{4,6})[#*]?|\d{1,2}(?:-\d{1,2}){2,3}|\d(?:-\d){3,7}", re.ASCII
)
_PRESSED = re.compile(r"\d{3,8}[#*]|\d(?:-\d){3,7}|\d\d(?:-\d\d){2,3}")
"""What can be nothing else beside a lock."""
_MIXED = re.compile(r"\d{1,3}[A-Z]\d{1,3}")
"""What can be nothing else behind the name of such a code."""
_WHERE = frozenset(
    ("in", "at", "of", "for", "im", "am", "für", "en", "de", "del", "dans", "du", "em", "no", "na", "da")
)
_PIN = re.compile(r"\d{4}")
_LONG_NUMBER = re.compile(r"\d{4,8}")
_ENDS = (".", "!", "?", ";")
_SIGNS = (":", "=")
_WORKS = openers.WITH | (openers.TYPED - {"dial", "use", "used", "using"})
"""What stands before a number that opens or quiets something."""
_COUNTED = re.compile(r"[^\W\d]{4,}s|dpi|seiten|blatt")
"""What so many of are: `jams with 2000 pages`."""
_OF_OTHERS = known.KINDS | known.NUMBER | (known.OF_DAYS - openers.FROM_TO)
_TELLS = known.IS | openers.TYPED | openers.FROM_TO
AHEAD, WITH_AHEAD = 16, 8
"""So many words behind its name the code of a lock, or what opens it, is looked for."""
LONGEST_NUMBER = 3
"""So many digits the number of a locker has."""


def opening(words: list[Word], at: int) -> Iterator[Span]:
    """Behind the name of such a code: its digits, and those of the others in the same sentence."""
    told, size = words[at].text.endswith(_SIGNS), 0
    pin = words[at].name in known.PINS
    for number in range(at + 1, min(at + 1 + AHEAD, len(words))):
        before, word = words[number - 1], words[number]
        if before.text.endswith(_ENDS):
            return
        told = told or before.plain in _TELLS or before.text.endswith(_SIGNS)
        near = told or size or (pin and _PIN.fullmatch(word.core)) or _is_surely_one(words, at, number)
        other = before.plain in _OF_OTHERS and not size and number != at + 2
        if near and not other and _OPENS.fullmatch(word.core) and size in (0, len(word.core)):
            yield word.span
            size = len(word.core)


def _is_direct(words: list[Word], at: int, number: int) -> bool:
    """Whether a number stands right behind the name or a stop, behind the lock's own, or ends what is said."""
    before, word = words[number - 1], words[number]
    ends = before.ends or word.ends or number + 1 == len(words)
    return number == at + 1 or ends or (before.plain in openers.LOCKS and len(word.core) > LONGEST_NUMBER)


def _is_surely_one(words: list[Word], at: int, number: int) -> bool:
    before, core = words[number - 1], words[number].core
    mixed = before.plain not in _WHERE and _MIXED.fullmatch(core)
    return bool(mixed or _PRESSED.fullmatch(core)) or _is_direct(words, at, number)


def opened_with(words: list[Word], at: int) -> Iterator[Span]:
    """As in `the gate opens with 1234`."""
    for number in range(at + 2, min(at + 1 + WITH_AHEAD, len(words))):
        before, word = words[number - 1], words[number]
        if before.text.endswith(_ENDS):
            return
        behind = "".join(each.plain for each in words[number + 1 : number + 2])
        counts = before.plain in openers.WITH and not word.ends and _COUNTED.fullmatch(behind)
        told = before.plain in _WORKS and not counts and _LONG_NUMBER.fullmatch(word.core)
        if told or _PRESSED.fullmatch(word.core):
            yield word.span
