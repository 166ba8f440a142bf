"""Which intent is meant, by the rules of the lexicon and the labelled examples together."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.understanding.examples import features, weights
from bot.model.understanding.signals import Heard
from bot.model.understanding.weighing import NOTHING, TROUBLES, clearest, unmeant, weighed

_RULE = 0.15
"""What a weight of the rules counts beside the likeness to the examples."""
_MOST = 7.0
_TALK = 0.3
"""What speaks for talk beforehand."""
_AGREED = 0.1
"""By how much more than any other one an intent must weigh that a rule speaks for as well."""
_ALONE = 0.3
_CHANGE_ALONE = 0.6
"""And one that examples alone speak for; the last where it changes something."""
_CLEARLY = 0.7
_DOUBTED = 0.2
"""By how much talk may be ahead of what a rule alone speaks for."""
_FEWEST = 3
_CHANGES = frozenset(
    ("ack", "resolve", "escalate", "snooze", "ticket_close", "ticket_reopen", "session_cancel", "oncall_override")
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """`rules`: the intents the rules speak for; `together`: all, with what examples say; both the heaviest first."""

    rules: list[tuple[str, float]]
    together: list[tuple[str, float]]


def weighed_together(heard: Heard) -> Weighed:
    """What speaks for every intent. Without a rule or a word of an example nothing does."""
    rules = weighed(heard)
    by_rule = dict(rules)
    alike = weights().likeness(features(heard))
    together = {intent: alike.get(intent, 0.0) for intent in {*alike, *by_rule}}
    for intent, weight in rules:
        together[intent] += _RULE * min(weight, _MOST)
    together[NOTHING] += _TALK
    return Weighed(rules, sorted(together.items(), key=lambda each: (-each[1], each[0])))


def decided(heard: Heard, found: Weighed) -> str | None:
    """The one intent that is meant; None when none or more than one may be. That nothing is wanted only a rule says."""
    (first, most), (second, next_most) = found.together[:2]
    if first == NOTHING:
        said = clearest(found.rules)
        doubted = most - next_most < _DOUBTED and NOTHING not in dict(found.rules) and second not in _CHANGES
        return said if said == NOTHING or (said == second and doubted) else None
    if first in dict(found.rules):
        needed = _AGREED
    elif _may_begin(first, heard):
        needed = _CHANGE_ALONE if first in _CHANGES else _ALONE
    else:
        return None
    return first if most - next_most >= needed and not _even(found.rules) else None


def clearly_talk(found: Weighed) -> bool:
    """Whether examples say that nothing is wanted."""
    (first, most), (_, next_most) = found.together[:2]
    return first == NOTHING and most - next_most >= _CLEARLY


def _may_begin(intent: str, heard: Heard) -> bool:
    """Whether examples alone may begin it: nothing that is only spoken of, nothing in threads, and nothing out of words
    that are mostly new.
    """
    apart = heard.concepts & {"held", "ticket", "session"}
    return not apart and intent not in unmeant(heard) and _familiar(heard)


def _familiar(heard: Heard) -> bool:
    """Whether there are enough words for examples to tell by, and more than half of them stand in some."""
    known = sum(f"w:{word}" in weights().weights for word in heard.words)
    return len(heard.words) >= _FEWEST and 2 * known > len(heard.words)


def _even(rules: list[tuple[str, float]]) -> bool:
    """Whether the rules hear two troubles at once."""
    return {intent for intent, _ in rules[:2]} == TROUBLES and clearest(rules) is None
