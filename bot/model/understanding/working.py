"""What somebody says to work beside what does not: the trouble is the rest, in five languages."""

from __future__ import annotations

import re

from bot.model.understanding.denying import beside_denial, says_it_works
from bot.model.understanding.elsewhere import tells_trouble
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import plain_words

_LONGEST = 300
"""Letters; who says more tells of something else besides."""
_SILENT = frozenset(("neg", "soundneg", "black", "slow", "drops"))
"""What tells of a trouble where something else works, though not by itself."""
_PARTS = re.compile(
    r"[,;:.!\n]+|\s[-–—]+\s|\s(?=(?:but|and|still|yet|only|though|no|"
    r"pero|aunque|sigue|sin|solo|mais|toujours|pas|sans|aber|doch|nur|immer noch|kein\w*|mas|por[ée]m|continua|sem|"
    r"n[ãa]o|und|y|et|e)\s)",
    re.IGNORECASE,
)


def beside_working(words: str) -> str:
    """The words without what they say to work; all of them where nothing works, or nothing else fails."""
    if "?" in words or len(words) > _LONGEST:
        return words
    parts = [part.strip() for part in _PARTS.split(words) if part.strip()]
    fails = [part for part in parts if not says_it_works(_line(part))]
    if not fails or len(fails) == len(parts):
        return words
    left = ", ".join(fails)
    tells = tells_trouble(left) or lexicon().concepts(_spelt(left)) & _SILENT
    return left if tells and beside_denial(left) != "" else words


def _line(part: str) -> str:
    return " ".join(_spelt(part))


def _spelt(words: str) -> tuple[str, ...]:
    return lexicon().spelling.mended(plain_words(words))
