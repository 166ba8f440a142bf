"""The features of words that examples are learnt by: the words, their pieces, and which stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.understanding.signals import Heard

_PIECE = 4
"""So many letters of a word are a piece of it."""
_PLACES = frozenset(("asks", "short", "held", "number", "when", "ticket", "session"))
"""How and where something is said: a word of a question speaks for something else than the same one of an answer."""
_LONGEST = 12


def features(heard: Heard) -> frozenset[str]:
    """The words, their pieces, which stand side by side, which are said how, the concepts, and how many words there
    are; a number is like any other one.
    """
    return frozenset(_features(heard))


def _features(heard: Heard) -> Iterator[str]:
    words = ["#" if word[0].isdigit() or word[-1].isdigit() else word for word in heard.words]
    said = sorted(heard.concepts & _PLACES)
    for word in words:
        yield f"w:{word}"
        yield from (f"x:{word} {how}" for how in said)
        yield from _pieces(f"<{word}>")
    for one, two in zip(["^", *words], [*words, "$"], strict=True):
        yield f"b:{one} {two}"
    yield from (f"c:{concept}" for concept in heard.concepts)
    yield f"l:{min(len(words), _LONGEST) // 2}"


def _pieces(marked: str) -> Iterator[str]:
    """The pieces of a word, which tell it is another form, or another spelling, of one that is known."""
    return (f"n:{marked[at : at + _PIECE]}" for at in range(len(marked) - _PIECE + 1))
