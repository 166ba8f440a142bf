"""Which intents speak out of free words, and whether one of them is clear enough to be acted upon."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from bot.model.intents.catalogue import names_of
from bot.model.intents.intent import Effect
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.signals import HELD, Heard

CLEAR = 3.0
"""What an intent must weigh to be done."""
APART = 0.2
"""And by how much more than any other one."""
TWOTROUBLES = 1.05
"""And by how much where a dark camera and a weak line may be two things."""
FURTHER = 0.25
"""What another rule that fits adds."""
MOST_FURTHER = 3
NOTHING = "none"
"""What talk is that wants nothing."""
UNHELD = "unheld"
"""What only sounds so: `tell me if`."""
ASKED_PAST = "asked_past"
"""Whether somebody did something, as people ask each other."""
_TOLD = tuple(
    map(frozenset, (("kin", "lastyear"), ("others", "lastyear"), ("^itwas", "lastday"), ("lastday", "athome")))
)
"""What somebody else once did, or what was yesterday, at home or over."""
_STILL = "stillnow"
CHANGES = names_of(Effect.CHANGES)
_ACTS = CHANGES | names_of(Effect.BRINGS)
TROUBLES = {"connectivity_help", "av_help"}
LISTS = names_of(Effect.SHOWS)
ASKED_FOR = _ACTS | LISTS
"""What has to be asked for: told of others, it is only spoken of."""
_REOPENED = frozenset(("ticket_reopen",))
_BACK_AGAIN, _BACK_TO = "faultback", "backto"
_ENDS = frozenset(("resolve", "ticket_close"))
"""What nobody does who tells that a fault is back; but an alarm may be back to green."""
_HELPED, _NEEDLESS = frozenset(("help", "number")), frozenset(("noneed", "neg", "closedword"))
"""And who wants help with a ticket."""
_NOTED = frozenset(("^aside", "number"))
"""What begins with `for the record` is only noted on the ticket, unless something is wished for."""
_WISHED = frozenset(("asks", "please", "want"))
_BUT_STILL = "butstill"
"""Who asks who closed a ticket that still fails wants it open."""
_THREADS = ("ticket", "session")
_ALL_THE_SAME = (
    (frozenset(("^note", "number")), frozenset(("ticket_comment",))),
    (frozenset(("noneed", "number")), frozenset(("ticket_close",))),
    (frozenset((_BUT_STILL, "closedword")), _REOPENED),
    (frozenset(("change", "consent")), frozenset(("change_request",))),
    (frozenset(("ticket", "incidentover")), frozenset(("resolve",))),
)
"""Who begins with a wish to note something on a ticket wishes it, whatever the note says; who needs nothing any more
for a ticket wants it closed; who says that one was closed and still fails wants it open; who withholds consent to a
change decides about it; and an incident that is declared over already is over.
"""


def weighed(heard: Heard) -> list[tuple[str, float]]:
    """The intents these words may be about, the heaviest first. In a thread only the rules that speak of it count; what
    speaks for mere talk does everywhere; what is not asked for changes nothing.
    """
    found: dict[str, list[float]] = defaultdict(list)
    thread = next((place for place in _THREADS if place in heard.concepts), None)
    held_back = unmeant(heard)
    for rule in lexicon().rules_of(heard.concepts):
        if rule.intent in held_back:
            continue
        if thread is None or {thread} in rule.needs or rule.intent == NOTHING:
            found[rule.intent].append(rule.weight)
    weights = {intent: max(single) + FURTHER * min(len(single) - 1, MOST_FURTHER) for intent, single in found.items()}
    return sorted(weights.items(), key=lambda weight: (-weight[1], weight[0]))


def unmeant(heard: Heard) -> frozenset[str]:
    """The intents that are only spoken of where words are held, ask whether somebody did something, tell what is
    over, that a fault is back or that they want help, or only note something.
    """
    if _STILL not in heard.concepts and any(heard.concepts >= told for told in _TOLD):
        return _all()
    if is_held(heard):
        return ASKED_FOR - _still_meant(heard)
    if heard.concepts >= _NOTED and not heard.concepts & _WISHED:
        return ASKED_FOR - {"ticket_comment"}
    if _BACK_AGAIN in heard.concepts and _BACK_TO not in heard.concepts:
        return _ENDS
    if heard.concepts >= _HELPED and not heard.concepts & _NEEDLESS:
        return _ENDS
    if ASKED_PAST in heard.concepts:
        return _ACTS - _REOPENED if _BUT_STILL in heard.concepts else _ACTS
    return frozenset()


def is_held(heard: Heard) -> bool:
    """Whether words are only spoken of: held, and not by what only sounds so."""
    return HELD in heard.concepts and UNHELD not in heard.concepts


def _still_meant(heard: Heard) -> frozenset[str]:
    """What is asked for although words around it are held."""
    return frozenset().union(*(meant for told, meant in _ALL_THE_SAME if heard.concepts >= told))


@cache
def _all() -> frozenset[str]:
    return frozenset(rule.intent for rules in lexicon().rules.values() for rule in rules) - {NOTHING}


def clearest(weights: list[tuple[str, float]]) -> str | None:
    """The one intent that is meant; None when none or more than one may be."""
    if not weights or weights[0][1] < CLEAR:
        return None
    if len(weights) > 1:
        two = {weights[0][0], weights[1][0]}
        if weights[0][1] - weights[1][1] < (TWOTROUBLES if two == TROUBLES else APART):
            return None
    return weights[0][0]
