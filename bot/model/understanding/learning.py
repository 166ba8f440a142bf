"""Weights of features out of labelled examples: counted first, then mended until they part the examples."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from bot.model.understanding.weights import Weights, as_written

_NO_RULE: Mapping[str, float] = MappingProxyType({})


class Example(NamedTuple):
    """The features of something that was said, the intent that was meant, and what the rules add for every one."""

    told: frozenset[str]
    intent: str
    ruled: Mapping[str, float] = _NO_RULE


class _Known(NamedTuple):
    """An example as it is learnt from: `against` is what the rules add for other intents, which has to be outweighed.
    What they add for its own is left out: of what nobody has said yet they are silent more often.
    """

    told: list[str]
    intent: int
    against: list[tuple[int, float]]


_Row = list[float]
"""What a feature says for each intent, in their order."""
_Table = dict[str, _Row]


class _Lesson(NamedTuple):
    """An example with what its features say, each with the square of how loud it is, and by how much that drifted: it
    is asked for again and again.
    """

    of: _Known
    says: list[_Row]
    drifts: list[_Row]
    loud: list[float]


_ROUNDS = 6
_AGAIN = 24
"""So many more rounds with those that were not apart in the one before."""
_APART = 3.0
"""How much more its own intent should weigh for an example than the next one."""
_STEP = 0.5
_COUNTED = 0.6
"""How much of what is counted the mending begins with."""
_SMOOTH = 0.1
_LEAST = 0.15
"""What weighs less is left out."""
_LOUD = {"n": 0.7, "l": 2.0}
"""How loud a feature is, by its kind: a word has many pieces and one length."""


def learn(examples: Iterable[Example]) -> Weights:
    """The weights these examples give, always the same: an averaged perceptron that begins with how much more often
    than by chance a feature and an intent go together.
    """
    rows = list(examples)
    intents = tuple(sorted({row.intent for row in rows}))
    number = {intent: at for at, intent in enumerate(intents)}
    known = [_known(row, number) for row in rows]
    table = _counted(known, len(intents))
    drift = {feature: [0.0] * len(intents) for feature in table}
    turn = 0
    order = random.Random(1)  # noqa: S311
    lessons = [_lesson(row, table, drift) for row in known if row.told]
    for done in range(_ROUNDS + _AGAIN):
        order.shuffle(lessons)
        mended = [each for nth, each in enumerate(lessons, turn + 1) if _mend(each, nth)]
        turn += len(lessons)
        lessons = lessons if done < _ROUNDS - 1 else mended
    return Weights(intents, _averaged(table, drift, turn))


def _known(row: Example, number: Mapping[str, int]) -> _Known:
    against = [(number[intent], added) for intent, added in row.ruled.items() if intent in number]
    own = number[row.intent]
    return _Known(sorted(row.told), own, [each for each in against if each[0] != own])


def _counted(rows: Sequence[_Known], intents: int) -> _Table:
    of_intent = Counter(row.intent for row in rows)
    together = defaultdict[str, Counter[int]](Counter)
    for row in rows:
        for feature in row.told:
            together[feature][row.intent] += 1
    table: _Table = {}
    for feature, counts in together.items():
        share = counts.total() / len(rows)
        begins = _COUNTED * _loud(feature)
        table[feature] = [0.0] * intents
        for intent, count in counts.items():
            table[feature][intent] = begins * math.log((count + _SMOOTH) / (share * of_intent[intent] + _SMOOTH))
    return table


def _loud(feature: str) -> float:
    return _LOUD.get(feature[0], 1.0)


def _lesson(row: _Known, table: _Table, drift: _Table) -> _Lesson:
    says, drifts = [table[feature] for feature in row.told], [drift[feature] for feature in row.told]
    return _Lesson(row, says, drifts, [_loud(feature) ** 2 for feature in row.told])


def _mend(lesson: _Lesson, turn: int) -> bool:
    """Move the weights towards the intent, and away from the likest other one, where these are not apart; whether."""
    intent, says = lesson.of.intent, lesson.says
    scale = len(says) ** -0.5
    found = [sum(column, 0.0) for column in zip(*says, strict=True)]
    for at, added in lesson.of.against:
        found[at] += added / scale
    own, found[intent] = found[intent], -math.inf
    other = found.index(max(found))
    step = min(_APART - (own - found[other]) * scale, 1.0) * scale * _STEP
    if step <= 0:
        return False
    for weights, drifted, loud in zip(says, lesson.drifts, lesson.loud, strict=True):
        far = step * loud
        weights[intent] += far
        weights[other] -= far
        drifted[intent] += far * turn
        drifted[other] -= far * turn
    return True


def _averaged(table: _Table, drift: _Table, turns: int) -> dict[str, str]:
    """The mean of the weights over all turns, without those that hardly count."""
    averaged = {}
    for feature, weights in table.items():
        means = [weight - drifted / max(turns, 1) for weight, drifted in zip(weights, drift[feature], strict=True)]
        if kept := [(at, mean) for at, mean in enumerate(means) if abs(mean) >= _LEAST]:
            averaged[feature] = as_written(kept)
    return averaged
