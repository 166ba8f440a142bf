"""Weights of clues out of messages in which it is marked what is secret: each is weighed until they part the two."""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from bot.model.secrets.clues import Clues, Part, parts
from bot.model.secrets.learnt import USUAL, Weights

_ROUNDS, _FIRST = 8, 3
"""So many times all is learnt, and so many of them come before the weights count."""
_STEP = 0.3
_CERTAIN = 0.002
"""What is as sure as this is learnt from no more."""
_FADES = 0.001
"""How much of a weight is lost with each look at it: what is seen once shall not weigh much."""
_MISSPELT = 0.15
"""So many of the words of a message without a secret are written as nobody writes them."""
_JOINED = 0.2
"""So many of the plain words in their place are two that are joined."""
_LEAST = 0.05
"""What weighs less is left out."""
_HUNDREDTHS = 100
_MOST = 30.0
_LETTERS = ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789")


class Told(NamedTuple):
    """A message, and what of it is secret, word for word."""

    text: str
    secrets: tuple[str, ...]


class _Lesson(NamedTuple):
    features: list[str]
    secret: bool


def learn(marked: Iterable[Told], ordinary: Iterable[Told]) -> Weights:
    """The weights these messages give, always the same: a logistic regression. Each message is learnt from twice: as it
    is, and with other secrets and other numbers in their place; an `ordinary` one, in which nobody speaks of secrets,
    with slips of the pen besides.
    """
    told = [(each, False) for each in marked] + [(each, True) for each in ordinary]
    messages = [each for each, _ in told]
    counted = Counter(word for each in messages for word in _words(each))
    pool = sorted(word for word, count in counted.items() if count <= USUAL[1] and word.isalpha() and len(word) > 3)
    chance = random.Random(1)  # noqa: S311
    lessons = [
        lesson
        for each, plain in told
        for lesson in _lessons(each, counted, _misspelt(each, chance) if plain else _changed(each, pool, chance))
    ]
    weights = _weighed(lessons, chance)
    usual = {word: how for word, count in counted.items() if (how := _usual(count))}
    return Weights(weights, usual)


def _words(told: Told) -> set[str]:
    """The words outside of secrets."""
    text = told.text
    for secret in told.secrets:
        text = text.replace(secret, " ")
    return {part.text.casefold() for part in parts(text) if part.text[0].isalnum()}


def _usual(count: int) -> int:
    return sum(count >= least for least in USUAL)


def _changed(told: Told, pool: Sequence[str], chance: random.Random) -> Told:
    text, secrets = told
    if not secrets:
        return Told(_renumbered(text, chance), ())
    others = []
    for secret in sorted(set(secrets), key=lambda each: (-len(each), each)):
        others.append(other := _another(secret, pool, chance))
        text = text.replace(secret, other)
    return Told(text, tuple(others))


def _renumbered(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(_LETTERS[2]) if each.isdecimal() else each for each in text)


def _misspelt(told: Told, chance: random.Random) -> Told:
    """With a few words that nobody has seen: most of what is strange is no secret."""
    said = _renumbered(told.text, chance)
    for word in [part for part in parts(said) if len(part.text) > 3 and part.text.isalpha()][::-1]:
        if chance.random() < _MISSPELT:
            at = chance.randrange(word.start + 1, word.end - 1)
            said = f"{said[:at]}{said[at + 1]}{said[at]}{said[at + 2 :]}"
    return Told(said, ())


def _another(secret: str, pool: Sequence[str], chance: random.Random) -> str:
    """A secret of the same shape, or a plain word."""
    word = chance.choice(pool)
    if any(map(str.isalpha, secret)) and chance.random() < (0.6 if secret.isalpha() else 0.25):
        if chance.random() < _JOINED:
            return f"{word}{chance.choice('-_.+@')}{chance.choice(pool)}"
        return word.capitalize() if secret[0].isupper() else word
    return "".join(next((chance.choice(letters) for letters in _LETTERS if each in letters), each) for each in secret)


def _lessons(told: Told, counted: Counter[str], changed: Told) -> Iterator[list[_Lesson]]:
    """What is told counts its own words: they must not seem usual to it for that."""
    own = _words(told)
    for each in (told, changed) if changed.text != told.text else (told,):
        said = parts(each.text)
        marked = _marked(said, each)
        told_by = Clues(said, lambda word: _usual(counted[word] - (word in own)))
        features = [list(told_by.of(at)) for at in range(len(said))]
        yield [_Lesson(found, secret) for found, secret in zip(features, marked, strict=True) if found]


def _marked(said: Sequence[Part], told: Told) -> list[bool]:
    spans = [match.span() for each in told.secrets for match in re.finditer(re.escape(each), told.text)]
    return [
        any(start < part.end and part.start < end for start, end in spans) and any(map(str.isalnum, part.text))
        for part in said
    ]


def _weighed(lessons: list[list[_Lesson]], chance: random.Random) -> dict[str, int]:
    """The mean of what the weights are after the later rounds: in each of them the last lessons count too much."""
    weights = defaultdict[str, float](float)
    moved = defaultdict[str, float](lambda: 1.0)
    means = defaultdict[str, float](float)
    for done in range(_ROUNDS):
        chance.shuffle(lessons)
        for features, secret in chain.from_iterable(lessons):
            _mend(weights, moved, features, secret)
        for feature, weight in weights.items() if done >= _FIRST else ():
            means[feature] += weight / (_ROUNDS - _FIRST)
    return {each: round(by * _HUNDREDTHS) for each, by in means.items() if abs(by) >= _LEAST}


def _mend(weights: defaultdict[str, float], moved: defaultdict[str, float], features: list[str], secret: bool) -> None:
    """The less is moved the more often it was moved before."""
    total = 0.0
    for feature in features:
        total += weights.get(feature, 0.0)
    wrong = secret - 1 / (1 + math.exp(-max(-_MOST, min(_MOST, total))))
    if abs(wrong) < _CERTAIN:
        return
    for feature in features:
        by = wrong - weights[feature] * _FADES
        moved[feature] += by * by
        weights[feature] += _STEP * by / math.sqrt(moved[feature])
