"""Secrets that only their neighbours tell of: words are weighed by what was learnt from messages with secrets in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model.secrets.clues import Part, clues, doubt, parts
from bot.model.secrets.shapes import Span

_HUNDREDTHS = 100
USUAL = (2, 4, 15, 60)
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
    said, start, end = parts(text), None, 0
    for at, features in enumerate(clues(said, learnt.how_usual)):
        if not _is_word(said[at]) or learnt.weigh(features) <= least:
            continue
        if at and start is not None and end == said[at - 1].end and "\n" not in text[end : said[at].start]:
            end = said[at].end
            continue
        if start is not None:
            yield start, end
        start, end = said[at].start, said[at].end
    if start is not None:
        yield start, end


def _is_word(part: Part) -> bool:
    """Of addresses, only their shape tells."""
    return part.text[:4] != "http" and "@" not in part.text[:-1] and any(each.isalnum() for each in part.text)


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
    usual = {word: how for how in range(1, len(USUAL) + 1) for word in next(lines).rstrip("\n").split("\t")}
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
