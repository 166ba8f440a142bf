"""Weights of features out of labelled examples: counted first, then mended until they part the examples."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.model.understanding.examples import Weights

Example = tuple[frozenset[str], str]
"""The features of something that was said, and the intent that was meant."""
_Table = dict[str, dict[str, float]]
_ROUNDS = 8
_APART = 2.0
"""How much more its own intent should weigh for an example than the next one."""
_STEP = 0.5
_COUNTED = 0.3
"""How much of what is counted the mending begins with."""
_SMOOTH = 0.3
_OFTEN = 2
"""A feature of fewer examples says nothing about other messages."""
_LEAST = 0.05


def learn(examples: Iterable[Example]) -> Weights:
    """The weights these examples give, always the same: an averaged perceptron that begins with how much more often
    than by chance a feature and an intent go together.
    """
    rows = list(examples)
    often = Counter(feature for told, _ in rows for feature in told)
    known = [(sorted(feature for feature in told if often[feature] >= _OFTEN), intent) for told, intent in rows]
    intents = tuple(sorted({intent for _, intent in rows}))
    table, drift = _counted(known), defaultdict[str, dict[str, float]](dict)
    turn = 0
    order = random.Random(1)  # noqa: S311
    for _ in range(_ROUNDS):
        order.shuffle(known)
        for told, intent in known:
            turn += 1
            _mend(told, intent, intents, turn, (table, drift))
    return Weights(intents, _averaged(table, drift, turn))


def _counted(rows: Sequence[tuple[list[str], str]]) -> _Table:
    of_intent = Counter(intent for _, intent in rows)
    together = defaultdict[str, Counter[str]](Counter)
    for told, intent in rows:
        for feature in told:
            together[feature][intent] += 1
    table: _Table = {}
    for feature, counts in together.items():
        share = counts.total() / len(rows)
        table[feature] = {
            intent: _COUNTED * math.log((count + _SMOOTH) / (share * of_intent[intent] + _SMOOTH))
            for intent, count in counts.items()
        }
    return table


def _mend(told: list[str], intent: str, intents: tuple[str, ...], turn: int, tables: tuple[_Table, _Table]) -> None:
    """Move the weights towards the intent, and away from the likest other one, where these are not apart."""
    table, drift = tables
    scale = max(len(told), 1) ** -0.5
    found = dict.fromkeys(intents, 0.0)
    for feature in told:
        for other, weight in table[feature].items():
            found[other] += weight
    own = found.pop(intent)
    other = max(found, key=found.__getitem__)
    step = min(_APART - (own - found[other]) * scale, 1.0) * scale * _STEP
    if step <= 0:
        return
    for feature in told:
        weights, drifted = table[feature], drift[feature]
        for which, moved in ((intent, step), (other, -step)):
            weights[which] = weights.get(which, 0.0) + moved
            drifted[which] = drifted.get(which, 0.0) + moved * turn


def _averaged(table: _Table, drift: _Table, turns: int) -> _Table:
    """The mean of the weights over all turns, without those that hardly count."""
    averaged: _Table = {}
    for feature, weights in table.items():
        drifted = drift.get(feature, {})
        means = {intent: weight - drifted.get(intent, 0.0) / max(turns, 1) for intent, weight in weights.items()}
        if kept := {intent: mean for intent, mean in means.items() if abs(mean) >= _LEAST}:
            averaged[feature] = kept
    return averaged
