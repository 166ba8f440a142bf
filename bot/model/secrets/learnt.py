"""Secrets that only their neighbours tell of: words are weighed by what was learnt from messages with secrets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from bot.model.secrets.clues import NEVER, Clues, Part, is_counted, is_spoken_of, is_strange, parts
from bot.model.secrets.shapes import Span

_SAID_BY_MANY = 4
_NONE = -10_000
_SPOKEN_OF, _STRANGE = -40, 120
"""So much, in hundredths, must speak for a secret where something speaks of one, and where a word is only strange."""
_BESIDE = 120
"""So much less, in hundredths, needs to speak for what stands beside a secret."""
_MOST = 3
"""What is said more often than this is none."""
_SHORTEST = 3
_JOINED = frozenset(":=/<>|@")
"""What stands between two words that are given as one: `-u kim:lamp`."""
_FEWEST = 2
"""What is said alone has no neighbours that tell of it."""
_LENGTH = re.compile(r"\d{1,2}[.,]\d{1,2}(?:h|hrs?|hours?)")
"""As in `1.5h`, which is no secret where nothing speaks of one."""
USUAL = (1, 3, 12, 60)
"""So often a word stands in messages, outside of secrets, to be a little usual, and more."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`weights`: how much a feature speaks for a secret, in hundredths. `usual`: how usual words are, from 1 to 4."""

    weights: Mapping[str, int]
    usual: Mapping[str, int]

    def weigh(self, features: Iterable[str]) -> int:
        """How much more speaks for a secret than against it, in hundredths."""
        return sum(filter(None, map(self.weights.get, features)))

    def how_usual(self, word: str) -> int:
        return self.usual.get(word, 0)


def likely(text: str) -> Iterator[Span]:
    """Where in the text there is likely a secret; of words that stand side by side, one span. To weigh words takes
    long: where nothing speaks of secrets the usual ones are weighed only beside a strange one that likely is one.
    """
    usual, plain = weights().how_usual, text.casefold()
    spoken_of = is_spoken_of(plain)
    if not spoken_of and not is_strange(plain, usual):
        return
    said = parts(text)
    if sum(map(_is_word, said)) < _FEWEST:
        return
    weight = _Weighing(said, _SPOKEN_OF if spoken_of else _STRANGE).of
    strange = (at for at, part in enumerate(said) if _may_be_strange(text, part) or not usual(part.text.casefold()))
    if spoken_of or any(weight(at) > 0 for at in strange):
        hidden = _grown([weight(at) for at in range(len(said))])
        yield from _runs(text, [part for part, secret in zip(said, hidden, strict=True) if secret])


class _Weighing:
    """How much more than this least speaks for it that a part is secret; each is weighed when it is asked for, once."""

    def __init__(self, said: Sequence[Part], least: int) -> None:
        self._said, self._least = said, least
        self._told = Clues(said, weights().how_usual)
        self._weighed: dict[int, int] = {}

    def of(self, at: int) -> int:
        if at not in self._weighed:
            self._weighed[at] = self._weigh(at)
        return self._weighed[at]

    def _weigh(self, at: int) -> int:
        part = self._said[at]
        if not _is_word(part) or is_counted(self._said, at):
            return _NONE
        if self._least == _STRANGE and _LENGTH.fullmatch(part.text):
            return _NONE
        weight = weights().weigh(self._told.of(at)) - self._least
        return _NONE if weight > -_BESIDE and self._often[part.text] > _MOST else weight

    @cached_property
    def _often(self) -> Counter[str]:
        return Counter(part.text for part in self._said)


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


def _may_be_strange(text: str, part: Part) -> bool:
    """However usual it is: not only of letters, or joined to what is before it."""
    if not part.text.isalpha():
        return len(part.text) >= _SHORTEST
    return part.start > 0 and text[part.start - 1] in _JOINED


def _is_word(part: Part) -> bool:
    """Of addresses only their shape tells, and a day or a time is none."""
    return part.text.isalpha() or (part.text[0].isalnum() and not NEVER.fullmatch(part.text))


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
