"""An outage that the staff tell of in their own words: that there is one, until when, and that it is over."""

from __future__ import annotations

import re

from bot.model.intents.intent import Intent
from bot.model.intents.outages import EndOutage, TellOutage
from bot.model.outages import tidy
from bot.model.systems import named_in
from bot.model.understanding.signals import HELD, Heard

_UNTIL = re.compile(
    r"[\s,;.–—-]*(?:\b(?:and|we|it|they|that|is|are|will|should|be|expect|expected|hope|to|for|have)\s+)*"
    r"\b(?:until|till|til|bis|hasta|jusqu.?à|até|back(?: up| online)? (?:at|by|around|before)|fixed by)\s+(\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""The end of an outage, with the words before it that only lead to it."""
_A_TIME = re.compile(
    r"\d|\b(?:noon|midnight|lunch|tonight|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"further notice|mañana|hoy|mediodía|demain|midi|morgen|mittag|amanhã|hoje)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:my|was|were|yesterday|last|if|when)\b", re.IGNORECASE)
"""What one person has, what is over, or what is supposed."""
_OVER = frozenset(("outageover",))
_FAILS = frozenset(("down", "down_now", "outage_now"))


def announced(words: str, heard: Heard) -> Intent | None:
    """The outage that is told of, or its end: of a system that is known, in a statement and not in a question."""
    named = None if heard.concepts & {"asks", HELD, "number"} else named_in(words)
    if named is None:
        return None
    if heard.concepts & _OVER:
        return EndOutage(about=named.value)
    end = _UNTIL.search(words)
    until = end[1].strip(" .!") if end and _A_TIME.search(end[1]) else ""
    told = "announces" in heard.concepts or (until and not _OWN.search(words))
    if not told or not heard.concepts & _FAILS:
        return None
    what = tidy((words[: end.start()] if end and until else words).replace('"', "'"))
    return TellOutage(f'{named.value} "{what}" until {until}' if until else f'{named.value} "{what}"')
