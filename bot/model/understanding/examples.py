"""What labelled examples say about words: which intents they are like, and which of the words say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model.understanding.signals import Heard

_PIECE = 4
"""So many letters of a word are a piece of it."""
_PLACES = frozenset(("asks", "short", "held", "number", "when", "ticket", "session"))
"""How and where something is said: a word of a question speaks for something else than the same one of an answer."""
_LONGEST = 12
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """`intents`: all there are examples of. `weights`: of every feature, how much it speaks for some of them, as it is
    written: `3:120 7:-45`, by where these stand among the intents, in hundredths. It is read when it is said.
    """

    intents: tuple[str, ...]
    weights: Mapping[str, str]

    def likeness(self, features: Iterable[str]) -> dict[str, float]:
        """How like the examples of every intent something with these features is."""
        found = [0.0] * len(self.intents)
        told = list(features)
        for feature in told:
            for at, weight in _pairs(self.weights.get(feature, "")):
                found[at] += weight
        scale = max(len(told), 1) ** -0.5
        return {intent: weight * scale for intent, weight in zip(self.intents, found, strict=True)}

    def reasons(self, features: Iterable[str], intent: str) -> list[str]:
        """The features that speak for an intent, the strongest first."""
        of = self.intents.index(intent) if intent in self.intents else -1
        told = {feature: dict(_pairs(self.weights.get(feature, ""))).get(of, 0.0) for feature in features}
        return sorted((feature for feature, weight in told.items() if weight > 0), key=lambda each: (-told[each], each))


@cache
def _pairs(written: str) -> tuple[tuple[int, float], ...]:
    return tuple([_pair(pair) for pair in written.split(" ")]) if written else ()


def _pair(written: str) -> tuple[int, float]:
    at, weight = written.split(":")
    return int(at), int(weight) / _HUNDREDTHS


def as_written(weights: Iterable[tuple[int, float]]) -> str:
    return " ".join(f"{at}:{round(weight * _HUNDREDTHS)}" for at, weight in weights)


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
    return read((files("bot.content") / "weights.tsv").read_text("utf-8"))


def read(text: str) -> Weights:
    """Weights as they are written in their file: what they were learnt from, the intents, then a line for all features
    that say the same, and these.
    """
    _, head, *lines = text.splitlines()
    found: dict[str, str] = {}
    for line in lines:
        told, *alike = line.split("\t")
        found.update(dict.fromkeys(alike, told))
    return Weights(tuple(head.split("\t")), found)


def written(learnt: Weights, source: str) -> str:
    """Weights as `read` takes them. `source`: a line that names what they were learnt from."""
    alike = defaultdict[str, list[str]](list)
    for feature, told in sorted(learnt.weights.items()):
        alike[told].append(feature)
    lines = ["\t".join([told, *features]) for told, features in alike.items()]
    return "\n".join([source, "\t".join(learnt.intents), *lines]) + "\n"
