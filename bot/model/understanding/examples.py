"""What labelled examples say about words: which intents they are like, and which of the words say so."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeAlias

from bot.model.understanding.signals import Heard

_PIECE = 4
"""So many letters of a word are a piece of it."""
_PLACES = frozenset(("asks", "short", "held", "number", "when", "ticket", "session"))
"""How and where something is said: a word of a question speaks for something else than the same one of an answer."""
_LONGEST = 12
_HUNDREDTHS = 100
Told: TypeAlias = tuple[tuple[int, float], ...]
"""How much something speaks for some intents, by where these stand among all."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`intents`: all there are examples of. `weights`: what every feature tells."""

    intents: tuple[str, ...]
    weights: Mapping[str, Told]

    def likeness(self, features: Iterable[str]) -> dict[str, float]:
        """How like the examples of every intent something with these features is."""
        found = [0.0] * len(self.intents)
        told = list(features)
        for feature in told:
            if feature in self.weights:
                for at, weight in self.weights[feature]:
                    found[at] += weight
        scale = max(len(told), 1) ** -0.5
        return {intent: weight * scale for intent, weight in zip(self.intents, found, strict=True)}

    def reasons(self, features: Iterable[str], intent: str) -> list[str]:
        """The features that speak for an intent, the strongest first."""
        of = self.intents.index(intent) if intent in self.intents else -1
        told = {feature: dict(self.weights.get(feature, ())).get(of, 0.0) for feature in features}
        return sorted((feature for feature, weight in told.items() if weight > 0), key=lambda each: (-told[each], each))


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


@cache
def weights() -> Weights:
    """Those that were learnt from the examples of the program, read once."""
    with (files("bot.content") / "weights.tsv").open(encoding="utf-8") as lines:
        return read(lines)


class _Lines(Mapping[str, Told]):
    """What stands in the file, each line read when it is asked for: a message needs few of so many."""

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines

    def __getitem__(self, feature: str) -> Told:
        return _told(self._lines[feature])

    def __contains__(self, feature: object) -> bool:
        return feature in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def read(lines: Iterator[str]) -> Weights:
    """Weights as they are written in their file: what they were learnt from, the intents, then a line for every
    feature, in hundredths.
    """
    _, head = next(lines), next(lines)
    told = (line.rstrip("\n").split("\t") for line in lines)
    return Weights(tuple(head.rstrip("\n").split("\t")), _Lines({feature: sys.intern(said) for feature, said in told}))


@lru_cache(maxsize=4096)
def _told(written: str) -> Told:
    pairs = (pair.split(":") for pair in written.split(" "))
    return tuple([(int(at), int(weight) / _HUNDREDTHS) for at, weight in pairs])


def written(learnt: Weights, source: str) -> str:
    """Weights as `read` takes them. `source`: a line that names what they were learnt from."""
    lines = [source, "\t".join(learnt.intents)]
    for feature, told in sorted(learnt.weights.items()):
        pairs = (f"{at}:{round(weight * _HUNDREDTHS)}" for at, weight in told)
        lines.append(f"{feature}\t{' '.join(pairs)}")
    return "\n".join(lines) + "\n"
