"""What labelled examples say about words: which intents they are like, and which of the words say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from operator import mul
from struct import unpack

_HUNDREDTHS = 100
_FIELD = 32
"""Bits for a weight, or for the sum of all that a message's features have."""
_HALF = 1 << _FIELD - 1
_FIELDS = {str(at): 1 << _FIELD * at for at in range(100)}
"""By where an intent stands, as it is written, what its weight is multiplied by: many intents more than there are."""


@dataclass(slots=True)
class Weights:
    """`intents`: all there are examples of. `weights`: of every feature, how much it speaks for some of them, as it is
    written: `3:120 7:-45`, by where these stand among the intents, in hundredths. It is read when it is said.
    """

    intents: tuple[str, ...]
    weights: Mapping[str, str]
    _said: _Said = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._said = _Said(self.weights)

    def likeness(self, features: Collection[str]) -> dict[str, float]:
        """How like the examples of every intent something with these features is."""
        found = _apart(sum(map(self._said.__getitem__, features)), len(self.intents))
        scale = max(len(features), 1) ** -0.5 / _HUNDREDTHS
        return {intent: weight * scale for intent, weight in zip(self.intents, found, strict=True)}

    def reasons(self, features: Iterable[str], intent: str) -> list[str]:
        """The features that speak for an intent, the strongest first."""
        of = self.intents.index(intent) if intent in self.intents else -1
        told = {feature: dict(_pairs(self.weights.get(feature, ""))).get(of, 0) for feature in features}
        return sorted((feature for feature, weight in told.items() if weight > 0), key=lambda each: (-told[each], each))


class _Said(dict[str, int]):
    """The weights of the features that were said so far, side by side; one that no example has weighs nothing."""

    def __init__(self, written: Mapping[str, str]) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, feature: str) -> int:
        if feature not in self._written:
            return 0
        found = self[feature] = _side_by_side(self._written[feature])
        return found


@cache
def _side_by_side(written: str) -> int:
    """Weights as one whole number, each in a field of its own: whoever adds two of these adds all their weights at
    once, in a third of the time that it takes one by one.
    """
    told = written.replace(":", " ").split()
    return sum(map(mul, map(int, told[1::2]), map(_FIELDS.__getitem__, told[::2])))


def _apart(number: int, count: int) -> list[int]:
    """The weights that stand side by side. One below nothing borrows from the next: so all are raised first."""
    raised = number + _raising(count)
    return [weight - _HALF for weight in unpack(f"<{count}I", raised.to_bytes(count * _FIELD // 8, "little"))]


@cache
def _raising(count: int) -> int:
    return sum(_HALF << _FIELD * at for at in range(count))


def _pairs(written: str) -> Iterator[tuple[int, int]]:
    for pair in written.split():
        at, weight = pair.split(":")
        yield int(at), int(weight)


def as_written(weights: Iterable[tuple[int, float]]) -> str:
    return " ".join(f"{at}:{round(weight * _HUNDREDTHS)}" for at, weight in weights)


@cache
def weights() -> Weights:
    """Those that were learnt from the examples of the program, read once."""
    with (files("bot.content") / "weights.tsv").open(encoding="utf-8") as lines:
        return read(lines)


def read(lines: Iterator[str]) -> Weights:
    """Weights as they are written in their file: what they were learnt from, the intents, then a line for all features
    that say the same, and these.
    """
    _, head = next(lines), next(lines)
    found: dict[str, str] = {}
    for line in lines:
        told, *alike = line.rstrip("\n").split("\t")
        found.update(dict.fromkeys(alike, told))
    return Weights(tuple(head.rstrip("\n").split("\t")), found)


def written(learnt: Weights, source: str) -> str:
    """Weights as `read` takes them. `source`: a line that names what they were learnt from."""
    alike = defaultdict[str, list[str]](list)
    for feature, told in sorted(learnt.weights.items()):
        alike[told].append(feature)
    lines = ["\t".join([told, *features]) for told, features in alike.items()]
    return "\n".join([source, "\t".join(learnt.intents), *lines]) + "\n"
