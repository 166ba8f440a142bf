"""The features of words that examples are learnt by: the words, their pieces, and which stand side by side."""

from __future__ import annotations

from functools import lru_cache

from bot.model.understanding.signals import Heard

_PIECE = 4
"""So many letters of a word are a piece of it."""
_PLACES = frozenset(("asks", "short", "held", "number", "when", "ticket", "session"))
"""How and where something is said: a word of a question speaks for something else than the same one of an answer."""
_LONGEST = 12
_REMEMBERED = 2_000
"""Words; most that are said are said often."""


def features(heard: Heard) -> frozenset[str]:
    """The words, their pieces, which stand side by side, which are said how, the concepts, and how many words there
    are; a number is like any other one.
    """
    words = ["#" if word[0].isdigit() or word[-1].isdigit() else word for word in heard.words]
    found = {f"l:{min(len(words), _LONGEST) // 2}"}
    for word in words:
        found.update(_of_word(word))
    for how in heard.concepts & _PLACES:
        found.update([f"x:{word} {how}" for word in words])
    found.update([f"b:{one} {two}" for one, two in zip(["^", *words], [*words, "$"], strict=True)])
    found.update([f"c:{concept}" for concept in heard.concepts])
    return frozenset(found)


@lru_cache(maxsize=_REMEMBERED)
def _of_word(word: str) -> tuple[str, ...]:
    """The word and its pieces, which tell it is another form, or another spelling, of one that is known."""
    marked = f"<{word}>"
    return (f"w:{word}", *(f"n:{marked[at : at + _PIECE]}" for at in range(len(marked) - _PIECE + 1)))
