"""Which options of a question somebody speaks of in words of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.model.letters import plain
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.replies import in_our_words, in_words, replies, says
from bot.model.understanding.spelling import Spelling, plain_words

MOST_NEAR = 3
"""So many options are asked back with; more are the question itself."""
_NEGATION = "neg"
_SHORTEST = 5
"""Letters of what a label begins with."""
_PARTS = re.compile(r"[,.;!\n]+")
_EMPTY = frozenset(("does", "work", "works"))
"""What every complaint says."""
_IN_A_PLACE = re.compile(
    r"\W*(?:(?:e|esta|estou|estamos|fica) n[oa]|(?:c['’ ]?est|je suis|on est) (?:sur|dans|en)|"
    r"(?:es|esta|estoy|estamos) en|(?:es|das) ist (?:in|auf|bei))\b"
)
"""Before the name of what something is in; `no` denies nothing there: `é no Zoom`."""
_IS_SHOWN = re.compile(
    r"\W*(?:it (?:just |only |now )?(?:says|said|shows|tells me)(?: that)?|"
    r"(?:me |aqui |ahi |solo )?(?:dice|pone|sale|aparece)(?: que)?|(?:ca|il) (?:me )?(?:dit|affiche)(?: que?)?|"
    r"(?:da|dort|es) (?:steht|sagt|heisst)(?: dass)?|(?:aqui |so )?(?:diz|aparece|esta escrito)(?: que)?)\b"
)
"""Before what stands on a screen."""
_TELLS, _AT_LEAST, _ONE_OF = 4, 2, 2
"""Letters of a word that tells something; so many of a sentence must tell of an option, and one of so many."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """`meant`: the option that is clearly meant, from 1; `near`: those that may be when none is."""

    meant: int | None = None
    near: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Labels:
    """The words of labels, of which concepts they speak, and of which that no other label speaks of."""

    words: tuple[frozenset[str], ...]
    alike: tuple[frozenset[str], ...]
    concepts: tuple[frozenset[str], ...]
    spelling: Spelling


def spoken_of(words: str, labels: tuple[str, ...]) -> Spoken:
    """The options all of whose words, but for mere filling, stand in the label or mean the same as one there, in this
    language or in another.

    A label that says no to something is not clearly meant by whoever does not, nor is any by whoever asks.
    """
    place, shown = _IN_A_PLACE.match(plain(words)), _IS_SHOWN.match(plain(words))
    read = words[shown.end() :] if shown else ""
    if read and not says(read, ("yes", "no")) and (option := spoken_of(read, labels).meant or told_of(read, labels)):
        return Spoken(option)
    words = words[place.end() :] if place else words
    spoken = _spoken_of(words, labels)
    ours = "" if spoken.meant or "?" in words else in_our_words(words)
    translated = _spoken_of(ours, labels) if ours else Spoken()
    return translated if translated.meant or (translated.near and not spoken.near) else spoken


def _spoken_of(words: str, labels: tuple[str, ...]) -> Spoken:
    known, said = _read(labels), _telling(words, _read(labels))
    if not said:
        return Spoken()
    if len(begun := [at for at, label in enumerate(labels, 1) if _begins(label, words)]) == 1:
        return Spoken(begun[0])
    covered = [at for at, own in enumerate(known.words) if own.issuperset(said)]
    if not covered:
        covered = [at for at, _ in enumerate(labels) if all(_tells(word, at, known) for word in said)]
    if not covered and len(said) > 1:
        covered = [at for at, _ in enumerate(labels) if all(_is_like(word, at, known) for word in said)]
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


def pointed_to(said: Sequence[str], labels: tuple[str, ...], about: str) -> tuple[int, ...]:
    """The options of which the most words of these messages tell, in whatever sentences they stand; none where
    nothing tells of one, or too many are told of. What all the questions are `about` tells of none.
    """
    known, common = _read(labels), frozenset(plain_words(f"{about} {in_our_words(about)}"))
    ours = (in_our_words(part) for words in said for part in _PARTS.split(words))
    spelt = {word for words in (*said, *ours) for word in known.spelling.mended(plain_words(words))}
    telling = [word for word in spelt - replies().filler - _EMPTY - common if len(word) >= _TELLS]
    told = [sum(_tells(word, at, known) for word in telling) for at, _ in enumerate(labels)]
    best = tuple(at for at, count in enumerate(told, 1) if count and count == max(told))
    return best if len(best) <= MOST_NEAR else ()


def told_of(words: str, labels: tuple[str, ...]) -> int | None:
    """The option, from 1, of which a whole sentence tells: one part of it with two words of that option or more, more
    than of any other, and no part of another one. Short words, and those that only deny, tell of nothing; who asks
    tells nothing.
    """
    if "?" in words:
        return None
    found = {option for part in _PARTS.split(words) if (option := _told_in_part(part, labels))}
    return found.pop() if len(found) == 1 else None


def _told_in_part(words: str, labels: tuple[str, ...]) -> int | None:
    known = _read(labels)
    said = [word for word in _telling(words, known) - _EMPTY if len(word) >= _TELLS and not _negated(frozenset({word}))]
    told = [sum(word in own for word in said) for own in known.words]
    most = max(told, default=0)
    clear = most >= _AT_LEAST and most * _ONE_OF >= len(said) and told.count(most) == 1
    return told.index(most) + 1 if clear else None


def _begins(label: str, words: str) -> bool:
    """Whether the label begins with just these words, however they are written: `school wifi`, `School Wi-Fi (...)`."""
    said = "".join(plain_words(words))
    return len(said) >= _SHORTEST and "?" not in words and "".join(plain_words(label)).startswith(said)


@lru_cache(maxsize=1_000)
def _read(labels: tuple[str, ...]) -> _Labels:
    words = tuple(frozenset(lexicon().spelling.mended(plain_words(label))) for label in labels)
    alike = tuple(frozenset[str]().union(*map(_concepts, own)) for own in words)
    own = tuple(mine - frozenset().union(*(other for other in alike if other is not mine)) for mine in alike)
    vocabulary = frozenset[str]().union(*words) - replies().filler
    return _Labels(words, alike, own, Spelling({}, vocabulary, lexicon().spelling.known - vocabulary))


def _telling(words: str, known: _Labels) -> frozenset[str]:
    """The words that say something, as the labels spell them."""
    said = known.spelling.mended(in_words(words)[1])
    return frozenset(word for word in said if word not in replies().filler)


def _tells(word: str, at: int, known: _Labels) -> bool:
    return word in known.words[at] or bool(_concepts(word) & known.concepts[at])


def _is_like(word: str, at: int, known: _Labels) -> bool:
    """Whether it stands in a label or means the same as a word there, also where another label has one like it."""
    return word in known.words[at] or bool(_concepts(word) & known.alike[at])


def _concepts(word: str) -> frozenset[str]:
    return lexicon().concepts((word,)) & replies().alike


def _negated(words: frozenset[str]) -> bool:
    return any(_NEGATION in lexicon().concepts((word,)) for word in words)
