"""Which ticket is called by what it is about: `the ticket about the projector`, `the printer ticket`."""

from __future__ import annotations

import re

from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import folded, plain_words

_TICKET = r"(?:tickets?|chamado|incidencia|request|issue)"
_ABOUT = re.compile(
    rf"\b{_TICKET} (?:(?:about|regarding|concerning|sobre|zum|zur|uber|wegen|du|de la|sur|del|do|da) (?:the |my |our )?"
    r"|(?:for|on|with|of) (?:the|my|our) )([^,.;:!?\n]+)"
)
_BEFORE = re.compile(r"\b(?:the|my|that|this|our) ((?:[\w-]+ ){1,2})(?:ticket|request|issue)\b")
_GOES_ON = re.compile(
    r"\b(?:because|since|as|so|it|now|in|at|on|from|en|au|im|na|please|pls|porque|car|weil|por favor|bitte)\b.*"
)
_ANY = frozenset(
    ("open", "last", "old", "first", "second", "only", "new", "newest", "other", "own", "current", "whole", "support")
)
_STEM = 5
"""Words that begin with the same letters, so many, are forms of one."""


def called(words: str) -> frozenset[str]:
    """What says which ticket is meant; empty where none is named by what it is about."""
    said = folded(words)
    match = _ABOUT.search(said) or _BEFORE.search(said)
    subject = _GOES_ON.sub("", match[1]) if match else ""
    return frozenset(plain_words(subject)) - lexicon().common - _ANY


def is_called(named: frozenset[str], summary: str) -> bool:
    """Whether one of these words is in what a ticket says of itself."""
    told = {word[:_STEM] for word in plain_words(summary)}
    return any(word[:_STEM] in told for word in named)
