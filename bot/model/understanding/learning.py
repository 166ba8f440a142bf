"""Weights of features out of labelled examples: counted first, then mended until they part the examples."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.model.understanding.examples import Weights

Example = tuple[frozenset[str], str]
"""The features of something that was said, and the intent that was meant."""
_Row = list[float]
"""What a feature says for each intent, in their order."""
_Table = dict[str, _Row]
_ROUNDS = 8
_APART = 3.0
"""How much more its own intent should weigh for an example than the next one."""
_STEP = 0.5
_COUNTED = 0.6
"""How much of what is counted the mending begins with."""
_SMOOTH = 0.3
_LEAST = 0.15
"""What weighs less is left out."""


def learn(examples: Iterable[Example]) -> Weights:
    """The weights these examples give, always the same: an averaged perceptron that begins with how much more often
    than by chance a feature and an intent go together.
    """
    rows = list(examples)
    intents = tuple(sorted({intent for _, intent in rows}))
    number = {intent: at for at, intent in enumerate(intents)}
    known = [(sorted(told), number[intent]) for told, intent in rows]
    table = _counted(known, len(intents))
    drift = {feature: [0.0] * len(intents) for feature in table}
    turn = 0
    order = random.Random(1)  # noqa: S311
    for _ in range(_ROUNDS):
        order.shuffle(known)
        for told, intent in known:
            turn += 1
            _mend(told, intent, turn, (table, drift))
    return Weights(intents, _averaged(table, drift, turn))


def _counted(rows: Sequence[tuple[list[str], int]], intents: int) -> _Table:
    of_intent = Counter(intent for _, intent in rows)
    together = defaultdict[str, Counter[int]](Counter)
    for told, intent in rows:
        for feature in told:
            together[feature][intent] += 1
    table: _Table = {}
    for feature, counts in together.items():
        share = counts.total() / len(rows)
        table[feature] = [0.0] * intents
        for intent, count in counts.items():
            table[feature][intent] = _COUNTED * math.log((count + _SMOOTH) / (share * of_intent[intent] + _SMOOTH))
    return table


def _mend(told: list[str], intent: int, turn: int, tables: tuple[_Table, _Table]) -> None:
    """Move the weights towards the intent, and away from the likest other one, where these are not apart."""
    if not told:
        return
    table, drift = tables
    scale = len(told) ** -0.5
    found = [sum(column) for column in zip(*[table[feature] for feature in told], strict=True)]
    own, found[intent] = found[intent], -math.inf
    other = found.index(max(found))
    step = min(_APART - (own - found[other]) * scale, 1.0) * scale * _STEP
    if step <= 0:
        return
    for feature in told:
        weights, drifted = table[feature], drift[feature]
        for which, moved in ((intent, step), (other, -step)):
            weights[which] += moved
            drifted[which] += moved * turn


def _averaged(table: _Table, drift: _Table, turns: int) -> dict[str, tuple[tuple[int, float], ...]]:
    """The mean of the weights over all turns, without those that hardly count."""
    averaged = {}
    for feature, weights in table.items():
        means = [weight - drifted / max(turns, 1) for weight, drifted in zip(weights, drift[feature], strict=True)]
        if kept := tuple((at, mean) for at, mean in enumerate(means) if abs(mean) >= _LEAST):
            averaged[feature] = kept
    return averaged
