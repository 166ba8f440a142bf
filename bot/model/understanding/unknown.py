"""What was not understood: its shape, and as much of its words as a school may keep."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from bot.model.secrets.alone import guarded
from bot.model.secrets.masking import HIDDEN
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import plain_words
from bot.model.words import shortened

LONGEST_KEPT = 80
GAP = "…"
"""Stands where something was left out."""
REWORDED = "other words"
"""What somebody chose who said it in other words, which were understood."""
_LOOKED_AT = 300
_FEW, _SENTENCE = 3, 15
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+", re.IGNORECASE)
_NUMBERS = re.compile(r"[\w.+/-]*\d[\d\s.()/-]{2,}\d[\w.-]*|\b\w*\d{4,}\w*\b")
_MENTION = re.compile(r"<[@#!][^>]*>|[@#][\w.-]+")
_TITLED = re.compile(
    r"\b((?i:mr|mrs|ms|miss|dr|prof|professor|herr|frau|monsieur|madame|señor|señora|senhor|senhora)\b\.?)"
    r"\s+\w[\w'’-]*(?:\s+[A-ZÀ-Þ][\w'’-]*)?"
)
_CALLED = re.compile(
    r"\b((?i:my name is|my name's|name is|i am called|ich hei(?:ß|ss)e|mein name ist|je m['’]appelle|me llamo|"
    r"mi nombre es|meu nome é|me chamo|chamo-me))\s+\w[\w'’-]*(?:\s+[A-ZÀ-Þ][\w'’-]*)?"
)
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’-]+(?:\s+[A-ZÀ-Þ][a-zß-ÿ'’-]+)+")


class Shape(Enum):
    """How much was said."""

    NOTHING = "nothing to read"
    FEW = "up to three words"
    QUESTION = "a question"
    SENTENCE = "a sentence"
    LONG = "more than 15 words"


def shape_of(words: str) -> Shape:
    """All that is told of words that are not kept."""
    said = plain_words(words)
    if not said:
        return Shape.NOTHING
    if len(said) > _SENTENCE:
        return Shape.LONG
    if "?" in words or said[0] in lexicon().asking:
        return Shape.QUESTION
    return Shape.FEW if len(said) <= _FEW else Shape.SENTENCE


def kept(words: str, names: Iterable[str]) -> str:
    """As much of masked words as may be kept: without addresses, long numbers, mentions, these names, and what shows
    by the words around it that it is a name.
    """
    said = guarded(words if len(words) <= _LOOKED_AT else words[:_LOOKED_AT].rpartition(" ")[0])
    for shape in (_ADDRESS, _MENTION, _NUMBERS):
        said = shape.sub(f" {HIDDEN} ", said)
    for shape in (_TITLED, _CALLED):
        said = shape.sub(rf"\1 {HIDDEN} ", said)
    said = _FULL_NAME.sub(_unless_known, said)
    for name in sorted({part for each in names for part in each.split()}, key=len, reverse=True):
        if len(name) > 1:
            said = re.sub(rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)", HIDDEN, said, flags=re.IGNORECASE)
    plain = f" {GAP} ".join(as_kept(part) for part in said.split(HIDDEN))
    return shortened(re.sub(rf"(?:{GAP}\s+)+(?={GAP})", "", plain).strip(), LONGEST_KEPT)


def as_kept(words: str) -> str:
    """Words as they are kept: as phrases are compared, but that no word is taken for another one."""
    return " ".join(plain for word in plain_words(words) for plain in lexicon().spelling.plain(word))


def whole(phrase: str) -> bool:
    """Whether nothing was left out of a phrase that was kept, so that it can be said again."""
    return GAP not in phrase and bool(phrase)


def _unless_known(match: re.Match[str]) -> str:
    """A name of two words or more; a product of which the lexicon knows a word is none."""
    known = lexicon().spelling.known
    return match[0] if set(plain_words(match[0])) & known else HIDDEN
