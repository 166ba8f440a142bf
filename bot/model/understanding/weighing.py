"""Which intents speak out of free words, and whether one of them is clear enough to be acted upon."""

from __future__ import annotations

from collections import defaultdict

from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.signals import Heard

CLEAR = 3.0
"""What an intent must weigh to be done."""
APART = 0.2
"""And by how much more than any other one."""
FURTHER = 0.25
"""What another rule that fits adds."""
MOST_FURTHER = 3
NOTHING = "none"
"""What talk is that wants nothing."""
_THREADS = ("ticket", "session")


def weighed(heard: Heard) -> list[tuple[str, float]]:
    """The intents these words may be about, the heaviest first. In a thread only the rules that speak of it count; what
    speaks for mere talk does everywhere.
    """
    found: dict[str, list[float]] = defaultdict(list)
    thread = next((place for place in _THREADS if place in heard.concepts), None)
    for rule in lexicon().rules_of(heard.concepts):
        if thread is None or {thread} in rule.needs or rule.intent == NOTHING:
            found[rule.intent].append(rule.weight)
    weights = {intent: max(single) + FURTHER * min(len(single) - 1, MOST_FURTHER) for intent, single in found.items()}
    return sorted(weights.items(), key=lambda weight: (-weight[1], weight[0]))


def clearest(weights: list[tuple[str, float]]) -> str | None:
    """The one intent that is meant; None when none or more than one may be."""
    if not weights or weights[0][1] < CLEAR:
        return None
    if len(weights) > 1 and weights[0][1] - weights[1][1] < APART:
        return None
    return weights[0][0]
