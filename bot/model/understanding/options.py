"""Which options of a question somebody speaks of in words of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.replies import in_words, replies
from bot.model.understanding.spelling import Spelling, plain_words

MOST_NEAR = 3
"""So many options are asked back with; more are the question itself."""
_NEGATION = "neg"
_SHORTEST = 5
"""Letters of what a label begins with."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """`meant`: the option that is clearly meant, from 1; `near`: those that may be when none is."""

    meant: int | None = None
    near: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Labels:
    """The words of labels, and of which concepts they speak that no other label speaks of."""

    words: tuple[frozenset[str], ...]
    concepts: tuple[frozenset[str], ...]
    spelling: Spelling


def spoken_of(words: str, labels: tuple[str, ...]) -> Spoken:
    """The options all of whose words, but for mere filling, stand in the label or mean the same as one there.

    A label that says no to something is not clearly meant by who does not, nor is any by who asks.
    """
    known, said = _read(labels), _telling(words, _read(labels))
    if not said:
        return Spoken()
    if len(begun := [at for at, label in enumerate(labels, 1) if _begins(label, words)]) == 1:
        return Spoken(begun[0])
    covered = [at for at, own in enumerate(known.words) if own.issuperset(said)]
    if not covered:
        covered = [at for at, _ in enumerate(labels) if all(_tells(word, at, known) for word in said)]
    if len(covered) == 1 and "?" not in words and _negated(said) == _negated(known.words[covered[0]]):
        return Spoken(covered[0] + 1)
    return Spoken(None, tuple(at + 1 for at in covered) if len(covered) <= MOST_NEAR else ())


def partly_spoken_of(words: str, labels: tuple[str, ...]) -> tuple[int, ...]:
    """The options that half of what is said speaks of, and no option more; none when something is denied."""
    known, said = _read(labels), _telling(words, _read(labels))
    if not said or _negated(said):
        return ()
    told = [sum(_tells(word, at, known) for word in said) for at, _ in enumerate(labels)]
    most = max(told, default=0)
    best = tuple(at + 1 for at, count in enumerate(told) if count == most)
    return best if most * 2 >= len(said) and len(best) <= MOST_NEAR else ()


def _begins(label: str, words: str) -> bool:
    """Whether the label begins with just these words, however they are written: `school wifi`, `School Wi-Fi (...)`."""
    said = "".join(plain_words(words))
    return len(said) >= _SHORTEST and "?" not in words and "".join(plain_words(label)).startswith(said)


@lru_cache(maxsize=1_000)
def _read(labels: tuple[str, ...]) -> _Labels:
    words = tuple(frozenset(lexicon().spelling.mended(plain_words(label))) for label in labels)
    alike = [frozenset().union(*map(_concepts, own)) for own in words]
    own = tuple(mine - frozenset().union(*(other for other in alike if other is not mine)) for mine in alike)
    vocabulary = frozenset[str]().union(*words) - replies().filler
    return _Labels(words, own, Spelling({}, vocabulary, lexicon().spelling.known - vocabulary))


def _telling(words: str, known: _Labels) -> frozenset[str]:
    """The words that say something, as the labels spell them."""
    said = known.spelling.mended(in_words(words)[1])
    return frozenset(word for word in said if word not in replies().filler)


def _tells(word: str, at: int, known: _Labels) -> bool:
    return word in known.words[at] or bool(_concepts(word) & known.concepts[at])


def _concepts(word: str) -> frozenset[str]:
    return lexicon().concepts((word,)) & replies().alike


def _negated(words: frozenset[str]) -> bool:
    return any(_NEGATION in lexicon().concepts((word,)) for word in words)
