"""The words of a text as secrets are sought in them: without the marks around them, in pairs, in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model.secrets.shapes import Span

_WORD = re.compile(r"(?:(?!\]\()\S)+|\]\(")
"""The words of a link and its address are two."""
FILE = r"\.(?:png|jpe?g|gif|heic|pdf|txt|docx?|xlsx?|zip|mov|mp4)(?!\w)"
FILE_ENDS = re.compile(rf"{FILE}$", re.I)
EDGES = ".,;:?()[]{}<>\"'“”„«»‘’`"
MARKS = "*_~|/!>"
"""What makes words bold, slanted, struck or quoted, or a command of them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: `core` is without the marks around it, `plain` is the core in small letters."""

    start: int
    end: int
    text: str
    core: str
    plain: str

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
    return Word(start, start + len(core), text, core, plain.casefold().replace("’", "'").rstrip("!"))
