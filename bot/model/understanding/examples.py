"""What labelled examples say about words: which intents they are like, and which of the words say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model.understanding.signals import Heard

_STEM = 5
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """`intents`: all there are examples of. `weights`: of every feature, how much it speaks for some of them, by where
    these stand among the intents.
    """

    intents: tuple[str, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]

    def likeness(self, features: Iterable[str]) -> dict[str, float]:
        """How like the examples of every intent something with these features is."""
        found = [0.0] * len(self.intents)
        told = list(features)
        for feature in told:
            for at, weight in self.weights.get(feature, ()):
                found[at] += weight
        scale = max(len(told), 1) ** -0.5
        return {intent: weight * scale for intent, weight in zip(self.intents, found, strict=True)}

    def reasons(self, features: Iterable[str], intent: str) -> list[str]:
        """The features that speak for an intent, the strongest first."""
        of = self.intents.index(intent) if intent in self.intents else -1
        told = {feature: dict(self.weights.get(feature, ())).get(of, 0.0) for feature in features}
        return sorted((feature for feature, weight in told.items() if weight > 0), key=lambda each: (-told[each], each))


def features(heard: Heard) -> frozenset[str]:
    """The words, how long ones begin, which stand side by side, and the concepts; a number is like any other one."""
    return frozenset(_features(heard))


def _features(heard: Heard) -> Iterator[str]:
    words = ["#" if word[0].isdigit() or word[-1].isdigit() else word for word in heard.words]
    for word in words:
        yield f"w:{word}"
        if len(word) > _STEM:
            yield f"p:{word[:_STEM]}"
    for one, two in zip(["^", *words], [*words, "$"], strict=True):
        yield f"b:{one} {two}"
    yield from (f"c:{concept}" for concept in heard.concepts)


@cache
def weights() -> Weights:
    """Those that were learnt from the examples of the program, read once."""
    return read((files("bot.content") / "weights.tsv").read_text("utf-8"))


def read(text: str) -> Weights:
    """Weights as they are written in their file: the intents, then a line for every feature, in hundredths."""
    head, *lines = text.splitlines()
    intents = tuple(head.split("\t"))
    found: dict[str, tuple[tuple[int, float], ...]] = {}
    seen: dict[str, tuple[int, float]] = {}
    for line in lines:
        feature, told = line.split("\t")
        pairs = told.split(" ")
        for pair in pairs:
            if pair not in seen:
                at, weight = pair.split(":")
                seen[pair] = int(at), int(weight) / _HUNDREDTHS
        found[feature] = tuple([seen[pair] for pair in pairs])
    return Weights(intents, found)


def written(learnt: Weights) -> str:
    """Weights as `read` takes them."""
    lines = ["\t".join(learnt.intents)]
    for feature, told in sorted(learnt.weights.items()):
        pairs = (f"{at}:{round(weight * _HUNDREDTHS)}" for at, weight in told)
        lines.append(f"{feature}\t{' '.join(pairs)}")
    return "\n".join(lines) + "\n"
