"""The words of a text as secrets are sought in them: without the marks around them, in pairs, in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.model.secrets.shapes import Span

QUOTED = 8
"""So many words a quoted secret has at most."""
_WORD = re.compile(r"(?:(?!\]\()\S)+|\]\(")
"""The words of a link and its address are two."""
FILE = r"\.(?:png|jpe?g|gif|heic|pdf|txt|docx?|xlsx?|zip|mov|mp4)(?!\w)"
FILE_ENDS = re.compile(rf"{FILE}$", re.I)
EDGES = ".,;:?()[]{}<>\"'“”„«»‘’`"
_QUOTES = "\"'“„«‘`"
MARKS = "*_~|/!>"
"""What makes words bold, slanted, struck or quoted, or a command of them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: `core` is without the marks around it, `plain` is the core in small letters. `ends`: what is
    said ends with it.
    """

    start: int
    end: int
    text: str
    core: str
    plain: str
    ends: bool

    @property
    def name(self) -> str:
        """What is named, as in `my code's 1234`."""
        return self.plain.removesuffix("'s")

    @property
    def span(self) -> Span:
        return self.start, self.end


def words_of(text: str) -> list[Word]:
    return [_word(match) for match in _WORD.finditer(text)]


def _word(match: re.Match[str]) -> Word:
    text = match[0]
    first = text[1:] if match.start() == 0 and text.startswith("/") and "/" not in text[1:] else text
    core = FILE_ENDS.sub("", first.strip(EDGES)).strip(EDGES)
    start = match.start() + (text.index(core) if core else 0)
    plain = core.strip(MARKS + EDGES) if core[:1] in MARKS or core[-1:] in MARKS else core
    ends = text[-1] in ".,;!?)\"'”»’" or match.string[match.end() : match.end() + 2].startswith(("\n", "]("))
    return Word(start, start + len(core), text, core, plain.casefold().replace("’", "'").rstrip("!"), ends)


def pair(words: list[Word], at: int) -> Span | None:
    """A code written in two halves, and no part of a longer number."""
    if at + 1 >= len(words):
        return None
    first, second = words[at].core, words[at + 1].core
    if not (first.isdecimal() and second.isdecimal() and len(first) == len(second) and len(first) in (3, 4)):
        return None
    return None if longer(words, at, at + 1) else (words[at].start, words[at + 1].end)


def longer(words: list[Word], first: int, last: int) -> bool:
    """Whether other digits stand around these, as in the number of a telephone."""
    around = [words[each].core for each in (first - 1, last + 1) if 0 <= each < len(words)]
    return any(each.strip("+()").isdecimal() and len(each) > 1 for each in around)


def quoted(words: list[Word], at: int) -> Span | None:
    """A secret of one or more words in quotation marks."""
    if words[at].text[0] not in _QUOTES:
        return None
    for word in words[at : at + QUOTED]:
        if re.search(r"[\"'”“»’`]\W*$", word.text[1:]):
            return (words[at].start, word.end) if words[at].core else None
    return None


def quoted_before(words: list[Word], at: int) -> Span | None:
    """A secret in quotation marks that ends here."""
    for start in range(at, max(-1, at - QUOTED), -1):
        if words[start].text[0] in _QUOTES:
            span = quoted(words, start)
            return span if span and span[1] == words[at].end else None
    return None


def fitting(shape: re.Pattern[str], text: str, fits: Callable[[str], bool]) -> Iterator[Span]:
    """What was told there, where it looks like a secret."""
    for match in shape.finditer(text):
        for word in words_of(match[1]):
            if fits(word.core):
                yield match.start(1) + word.start, match.start(1) + word.end
