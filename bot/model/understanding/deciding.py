"""Which intent is meant, by the rules of the lexicon and the labelled examples together."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.understanding.examples import features
from bot.model.understanding.signals import ANOTHER, Heard
from bot.model.understanding.weighing import (
    ASKED_FOR,
    CHANGES,
    LISTS,
    NOTHING,
    TROUBLES,
    clearest,
    is_held,
    unmeant,
    weighed,
)
from bot.model.understanding.weights import weights

_RULE = 0.15
"""What a weight of the rules counts beside the likeness to the examples."""
_MOST = 7.0
_TALK = 0.3
"""What speaks for talk beforehand."""
_AGREED = 0.07
"""By how much more than any other one an intent must weigh that a rule speaks for as well."""
_ALONE = 0.3
_CHANGE_ALONE = 0.4
"""And one that examples alone speak for; the last where it changes something, is only spoken of, or is very short."""
_UNMEANT = 0.7
"""And one that by its words is only spoken of, where examples say it is asked for all the same."""
_BETWEEN = 0.05
"""And where it is well ahead of talk, and the next one is another wish."""
_LIKE = 3.0
"""And so like the examples must it be for that."""
_BELOW_ALONE = 0.9
"""And in the thread of a ticket or a class."""
_BELOW_ENDS = 1.3
"""And there what ends or raises a ticket."""
_BELOW_SHORT = 1.0
"""And there what is said in a word or two."""
_BELOW_DOUBTED = 2.0
"""And there out of words that are mostly new, or may only be spoken of."""
_BELOW_ASKED = 1.5
"""And there who asks for somebody else; nothing else is begun there by asking."""
_NEW_WORD = 0.1
"""And by how much more for every word that no example has, where it changes something."""
_HELD_SURE = 2.5
"""And what changes something though it may only be spoken of: the likeness has heard that, too."""
_HELD_LIST = 1.0
"""And what only shows something, where it may only be spoken of."""
_IN_REACH = 0.3
"""A person who is asked for by a rule is not lost to what is so little ahead by examples."""
_OVERRULED = 0.3
"""And where the rules say that nothing is wanted."""
_NEVER = 9.0
"""What a rule weighs that says that nothing is wanted, whatever else does."""
_EVEN_SO = 2.5
"""But for what is so far ahead by examples."""
_CLEARLY = 0.1
_DOUBTED = 0.1
"""By how much talk may be ahead of what a rule alone speaks for."""
_FEWEST = 3
_FEWEST_NUMBERED = 2
_KNOWN = 0.5
_KNOWN_CHANGE = 0.75
"""What share of the words must stand in examples; the last where these change something."""
PERSON = "talk_to_human"
_ONLY_MEANT = CHANGES | {"ticket_comment"}
"""What is hardly ever done when it is only spoken of."""
RAISES = "escalate"
DEALT_WITH = "dealtwith"
"""Who tells whom they spoke with or wait for calls nobody."""
_ENDS = frozenset(("resolve", RAISES))
_BELOW = {"ticket": frozenset(("ack", "snooze")) | _ENDS, "session": frozenset(("attendance_checkin",))}
"""What examples alone may begin in a thread."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """`rules`: the intents the rules speak for; `together`: all, with what examples say; both the heaviest first."""

    rules: list[tuple[str, float]]
    together: list[tuple[str, float]]


def weighed_together(heard: Heard) -> Weighed:
    """The weight of every intent; without a rule or a word from an example there is none."""
    rules = weighed(heard)
    by_rule = ruled(rules)
    alike = weights().likeness(features(heard))
    together = {intent: alike.get(intent, 0.0) + by_rule.get(intent, 0.0) for intent in {*alike, *by_rule}}
    together[NOTHING] += _TALK
    return Weighed(rules, sorted(together.items(), key=lambda each: (-each[1], each[0])))


def ruled(rules: list[tuple[str, float]]) -> dict[str, float]:
    """What the rules add to how like the examples of an intent something is."""
    return {intent: _RULE * min(weight, _MOST) for intent, weight in rules}


def decided(heard: Heard, found: Weighed) -> str | None:
    """The one intent that is meant; None when it may be none or several. Only a rule can say that nothing is wanted."""
    (first, most), (second, next_most) = found.together[:2]
    if dict(found.rules).get(NOTHING, 0.0) >= _NEVER and (first == NOTHING or most - next_most < _EVEN_SO):
        return NOTHING
    if first == NOTHING:
        said = clearest(found.rules)
        doubted = most - next_most < _DOUBTED and NOTHING not in dict(found.rules) and second not in CHANGES
        return said if said == NOTHING or (said == second and doubted) else None
    if clearest(found.rules) == PERSON and most - dict(found.together)[PERSON] < _IN_REACH:
        return PERSON
    if clearest(found.rules) == NOTHING and most - next_most < _OVERRULED:
        return None
    needed = _AGREED if first in dict(found.rules) else _needed_alone(first, heard, found)
    if needed is None or most - next_most < needed:
        return None
    return None if _even(found.rules) else first


def ahead(found: Weighed) -> float:
    """How far the first is ahead of the next."""
    return found.together[0][1] - found.together[1][1]


def clearly_talk(found: Weighed) -> bool:
    """Whether examples say that nothing is wanted."""
    return found.together[0][0] == NOTHING and ahead(found) >= _CLEARLY


def _needed_alone(intent: str, heard: Heard, found: Weighed) -> float | None:
    """By how much an intent must be ahead that examples alone speak for; None where they may not begin it: nothing out
    of words that are mostly new, and nothing in a thread that is only spoken of.
    """
    thread = next((place for place in _BELOW if place in heard.concepts), None)
    if intent in LISTS and is_held(heard) and thread is None:
        return _HELD_LIST
    familiar = _familiar(heard, _KNOWN_CHANGE if intent in CHANGES else _KNOWN)
    if thread is not None:
        return _needed_below(intent, heard, familiar) if intent in _BELOW[thread] else None
    if not familiar:
        return None
    if intent in unmeant(heard):
        return _needed_unmeant(intent, heard)
    if intent in CHANGES:
        return _CHANGE_ALONE + _NEW_WORD * _new_words(heard)
    if is_held(heard):
        return _needed_unmeant(intent, heard) if intent in ASKED_FOR else _CHANGE_ALONE
    if len(heard.words) <= _FEWEST:
        return _CHANGE_ALONE
    sure = _ahead_of_talk(found) >= _ALONE and found.together[0][1] >= _LIKE
    return _BETWEEN if sure else _ALONE


def _needed_unmeant(intent: str, heard: Heard) -> float | None:
    if intent not in _ONLY_MEANT:
        return _UNMEANT
    return _HELD_SURE if is_held(heard) and ANOTHER not in heard.concepts else None


def _needed_below(intent: str, heard: Heard, familiar: bool) -> float | None:
    doubted = not familiar or is_held(heard) or intent in unmeant(heard)
    if intent == RAISES and (doubted or DEALT_WITH in heard.concepts):
        return None
    if "asks" in heard.concepts:
        return _BELOW_ASKED if intent == RAISES else None
    if doubted:
        return None if ANOTHER in heard.concepts else _BELOW_DOUBTED
    if len(heard.words) < _FEWEST:
        return _BELOW_SHORT
    return _BELOW_ENDS if intent in _ENDS else _BELOW_ALONE


def _fewest(heard: Heard) -> int:
    """Out of how many words: fewer below a ticket, or with the number of a ticket."""
    if "ticket" in heard.concepts:
        return 1
    return _FEWEST_NUMBERED if heard.concepts & {"number", "session"} else _FEWEST


def _ahead_of_talk(found: Weighed) -> float:
    return found.together[0][1] - dict(found.together)[NOTHING]


def _familiar(heard: Heard, share: float) -> bool:
    """Whether there are enough words for examples to tell by, and this share of them stands in some."""
    new, numbers = _new_words(heard), sum(word[-1].isdigit() for word in heard.words)
    enough = len(heard.words) >= _fewest(heard) and new + numbers < len(heard.words)
    return enough and len(heard.words) - new >= share * len(heard.words)


def _new_words(heard: Heard) -> int:
    """How many words stand in no example."""
    return sum(f"w:{word}" not in weights().weights for word in heard.words if not word[-1].isdigit())


def _even(rules: list[tuple[str, float]]) -> bool:
    """Whether the rules hear two troubles at once."""
    return {intent for intent, _ in rules[:2]} == TROUBLES and clearest(rules) is None
