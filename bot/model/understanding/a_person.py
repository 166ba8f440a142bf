"""Words that wish for a person and say nothing else."""

from __future__ import annotations

from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.replies import replies
from bot.model.understanding.spelling import plain_words

_CALLED = frozenset(
    ("person", "persona", "pessoa", "human", "humano", "humana", "humain", "humaine", "mensch", "menschen")
)
_OF_THE_WISH = frozenset(("human", "human_verb", "want", "please", "~person", "~somebody", "~want", "~please", "~talk"))
"""Concepts of the lexicon and its meanings."""
_SMALL = frozenset(("einem", "einen", "favor", "let", "quelquun"))
_OTHERWISE = frozenset(
    ("no", "not", "non", "dont", "nicht", "kein", "keine", "keinen", "pas", "nao", "you", "tu", "du", "bist", "eres")
)
"""Whoever says one of these denies it, or speaks of whom they speak to."""
_MOST = 12
"""Words; whoever says more has more to say."""


def only_wishes_for_a_person(words: str) -> bool:
    """Whether each of these words belongs to the wish for a person: a person need not read it."""
    said = plain_words(words)
    return 0 < len(said) <= _MOST and _OTHERWISE.isdisjoint(said) and all(map(_belongs, said))


def names_only_a_person(words: str) -> bool:
    """Whether these words are such a wish, and name one in any of five languages: `humain svp`."""
    return bool(_CALLED.intersection(plain_words(words))) and only_wishes_for_a_person(words)


def _belongs(word: str) -> bool:
    known = lexicon()
    if word in _CALLED | _SMALL | known.common | replies().filler:
        return True
    return bool(known.concepts((word,)) & _OF_THE_WISH)
