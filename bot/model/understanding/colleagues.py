"""Whether the staff say of somebody else of them that he or she does something."""

from __future__ import annotations

import re

from bot.model.letters import plain

_LOOKED_AT = 1_000
_COLLEAGUE = re.compile(
    r"\b(?:let|ask|get|give|have|to) @?([a-z][\w.-]*+)|"
    r"(?<![\w.-])([a-z][\w.-]*+)(?:'s | (?:do|does|can|could|will|takes?|is|has|got|should|may|to)\b)"
)
_OF_MINE = re.compile(
    r"\bi(?:'?m| am|'?ll| will|'?ve| have| can)? (?:on it|(?:tak(?:e|ing)|do|doing|got|have) (?:it|this|that|#?\d))\b|"
    r"(?:^|[,.;!])\W{0,3}(?:ok(?:ay)?\W{1,3})?(?:on it|taking (?:it|this)|mine|got it)\b"
)
"""That the speaker does it, whatever a colleague does."""
_MORE = re.compile(r"\b(?:more|another(?: one)?) (?:are |is )?coming\b")
"""Said of people, or of tickets."""


def of_a_colleague(words: str, colleagues: frozenset[str]) -> bool:
    """Whether somebody else of the staff is said to do it, or shall, or others come."""
    said = plain(words[:_LOOKED_AT])
    if _MORE.search(said):
        return True
    named = any(each in colleagues for found in _COLLEAGUE.finditer(said) for each in found.groups())
    return named and not _OF_MINE.search(said)
