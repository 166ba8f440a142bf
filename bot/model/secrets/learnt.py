"""Secrets that only their neighbours tell of: words are weighed by what was learnt from messages with secrets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model.secrets.clues import NEVER, Part, clues, doubt, is_counted, parts
from bot.model.secrets.shapes import Span

_SAID_BY_MANY = 4
_NONE = -10_000
_BESIDE = 120
"""So much less, in hundredths, needs to speak for what stands beside a secret."""
_MOST = 3
"""What is said more often than this is none."""
_FEWEST = 2
"""What is said alone has no neighbours that tell of it."""
USUAL = (1, 3, 12, 60)
"""So often a word stands in messages, outside of secrets, to be a little usual, and more."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`weights`: how much a feature speaks for a secret, in hundredths. `usual`: how usual words are, from 1 to 4."""

    weights: Mapping[str, int]
    usual: Mapping[str, int]

    def weigh(self, features: Iterable[str]) -> int:
        """How much more speaks for a secret than against it, in hundredths."""
        return sum(self.weights.get(feature, 0) for feature in features)

    def how_usual(self, word: str) -> int:
        return self.usual.get(word, 0)


def likely(text: str) -> Iterator[Span]:
    """Where in the text there is likely a secret; of words that stand side by side, one span."""
    learnt = weights()
    if (least := doubt(text.casefold(), learnt.how_usual)) is None:
        return
    said = parts(text)
    if sum(map(_is_word, said)) < _FEWEST:
        return
    often = Counter(part.text for part in said)
    told = [
        learnt.weigh(features) - least
        if _is_word(part) and often[part.text] <= _MOST and not is_counted(said, at)
        else _NONE
        for at, (part, features) in enumerate(zip(said, clues(said, learnt.how_usual), strict=True))
    ]
    yield from _runs(text, [part for part, hidden in zip(said, _grown(told), strict=True) if hidden])


def _grown(told: Sequence[int]) -> list[bool]:
    """Which parts are hidden: what likely is a secret, and beside it what may be more of it."""
    hidden = [weight > 0 for weight in told]
    for order in (range(1, len(told)), range(len(told) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for at in order:
            hidden[at] = hidden[at] or (hidden[at - step] and told[at] > -_BESIDE)
    return hidden


def _runs(text: str, hidden: Iterable[Part]) -> Iterator[Span]:
    """Parts with nothing but blanks between them are one."""
    start = end = None
    for part in hidden:
        if start is not None and end is not None and text[end : part.start].strip(" \t"):
            yield start, end
            start = None
        start, end = part.start if start is None else start, part.end
    if start is not None and end is not None:
        yield start, end


def _is_word(part: Part) -> bool:
    """Of addresses only their shape tells, and a day or a time is none."""
    return not NEVER.fullmatch(part.text) and part.text[0].isalnum()


def is_usual(word: str) -> bool:
    """Whether many people say it where they speak of no secret."""
    return weights().how_usual(word.casefold()) >= _SAID_BY_MANY


@cache
def weights() -> Weights:
    """Those that were learnt from the messages that come with the program, read once."""
    with (files("bot.content") / "secret_weights.tsv").open(encoding="utf-8") as lines:
        return read(lines)


def read(lines: Iterator[str]) -> Weights:
    """Weights as they are written in their file: what they were learnt from, four lines of usual words, the least usual
    ones first, and then a line for all features that weigh the same, behind what they weigh.
    """
    next(lines)
    usual = {word: how for how in range(1, len(USUAL) + 1) for word in next(lines).strip("\n").split("\t") if word}
    weighed = {}
    for line in lines:
        weight, *alike = line.rstrip("\n").split("\t")
        weighed.update(dict.fromkeys(alike, int(weight)))
    return Weights(weighed, usual)


def written(learnt: Weights, source: str) -> str:
    """Weights as `read` takes them. `source`: a line that names what they were learnt from."""
    usual = ["\t".join(sorted(word for word, how in learnt.usual.items() if how == each)) for each in range(1, 5)]
    alike: dict[int, list[str]] = {}
    for feature, weight in sorted(learnt.weights.items()):
        alike.setdefault(weight, []).append(feature)
    return "\n".join([source, *usual, *("\t".join([str(weight), *alike[weight]]) for weight in sorted(alike))]) + "\n"
