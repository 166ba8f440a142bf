"""How urgent a ticket is, in free words: `make it low`, `3 is urgent now`, `ticket 3 can wait`, `3 down to p3`."""

from __future__ import annotations

import re

from bot.model.intents.triage import SetUrgency
from bot.model.letters import plain
from bot.model.understanding.staff_shapes import AHEAD, END, IT_IS, NUMBER, PLEASE

_LONGEST = 200
_LEVELS = (
    ("high", "high|urgent|critical|top|hoch|dringend|alta|urgente|haute"),
    ("medium", "medium|normal|media|mittel|moyenne"),
    ("low", "low|niedrig|baja|baixa|basse"),
)
_LEVEL = rf"(?P<level>p[1-4]|{'|'.join(words for _, words in _LEVELS)})"
_ONE = rf"(?:it|this|that|{NUMBER})"
_SETS = r"(?:re)?(?:set|change|raise|lower|put|make|mark|bump|drop|move|turn|priority|prio|priority of|prio of)"
_BIDS = (
    rf"{PLEASE}{_SETS} {_ONE}(?:(?: up| down)? to| as| a| is)? {_LEVEL}(?: priority| urgency| prio)?{END}",
    rf"{PLEASE}(?:(?:set|change|make) )?(?:the )?(?:its )?(?:priority|prio|urgency)(?: of {_ONE})?(?: is|:)?(?: to)? "
    rf"{_LEVEL}{END}",
    rf"\W*{NUMBER}(?: is (?:not )?(?:that |so |very |really )?urgent)?[\s,:.;-]+(?:is |(?:(?:up|down) )?to )?"
    rf"(?P<level>p[1-4]){END}",
)
"""What is said to somebody who shall do it."""
_URGENT = rf"{AHEAD}{IT_IS}(?:urgent|urgente|dringend|high priority|top priority){END}"
_CALM = (
    rf"{AHEAD}{IT_IS}(?:not|no es|nicht|ce n'est pas|pas|nao e) (?:that |so |very |really )?"
    rf"(?:urgent|urgente|dringend){END}",
    rf"{AHEAD}{IT_IS}(?:can wait|low priority){END}",
)
_ITS_PRIORITY = rf"(?:the )?(?:priority|prio|urgency)(?: level)?(?: (?:of|for|on) {_ONE})?"
_RAISES = (
    rf"{PLEASE}(?:raise|increase|bump(?: up)?) {_ITS_PRIORITY}{END}",
    rf"{PLEASE}(?:raise|bump up) {NUMBER}{END}",
    rf"{PLEASE}prioriti[sz]e {_ONE}{END}",
    rf"{PLEASE}(?:make|mark|set) {_ONE} (?:as )?(?:more|very|really) (?:urgent|important){END}",
)
_LOWERS = (
    rf"{PLEASE}(?:lower|reduce|decrease|drop|downgrade) {_ITS_PRIORITY}{END}",
    rf"{PLEASE}(?:lower|downgrade) {NUMBER}{END}",
    rf"{PLEASE}de-?prioriti[sz]e {_ONE}{END}",
    rf"{PLEASE}(?:make|mark|set) {_ONE} (?:as )?(?:less|not (?:so |that )?) ?(?:urgent|important){END}",
)
_SHAPES = tuple(
    (re.compile(shape), told)
    for shapes, told in ((_BIDS, ""), ((_URGENT, *_RAISES), "high"), ((*_CALM, *_LOWERS), "low"))
    for shape in shapes
)
_OF_A_TICKET = re.compile(r"\b(?:make|mark|prio\w*|urgen\w*|p[1-4])\b")
_NAMES_A_TICKET = re.compile(r"#|\bticket\b", re.IGNORECASE)
_BARE = re.compile(
    r"\W*(?:(?:(?:please|pls|ok|now|so)[\s,]+){0,2}(?:(?:it is|it's|its|this is|make it|make this) )?)"
    rf"(?P<level>p[1-4])(?: priority| prio)?{END}"
)
"""Below a ticket it is said of that one; elsewhere it asks for a list. What it was or still is changes nothing."""
_BIDDING = tuple(re.compile(shape) for shape in _BIDS)


def urgency(words: str) -> SetUrgency | None:
    """How urgent the words say that a ticket is, with its number where they have one; None where they say nothing else
    or no such thing.
    """
    said = plain(words[:_LONGEST])
    for shape, told in _SHAPES:
        if len(words) <= _LONGEST and (found := shape.fullmatch(said)):
            parts = found.groupdict()
            return SetUrgency(int(parts["number"]) if parts["number"] else None, told or _level(parts["level"]))
    return None


def bidden(words: str, below: int) -> SetUrgency | None:
    """The same of words among the staff, `below` a ticket: where they name one, or tell somebody to sort this one. `set
    it to low` may be said of anything.
    """
    found, said = urgency(words), plain(words[:_LONGEST])
    if bare := _BARE.fullmatch(said):
        return SetUrgency(None, bare["level"])
    if found is None or counts(words, below):
        return None
    if found.number is not None:
        return found
    return found if _OF_A_TICKET.search(said) and any(shape.fullmatch(said) for shape in _BIDDING) else None


def counts(words: str, below: int) -> bool:
    """Whether `20 can wait`, said below another ticket, may be about so many people: it names no ticket."""
    found = urgency(words)
    return found is not None and found.number not in (None, below) and not _NAMES_A_TICKET.search(words)


def _level(said: str) -> str:
    return next((level for level, words in _LEVELS if said in words.split("|")), said)
