"""What sounds like a class to plan, or a ticket, and is none: how warm a room shall be, with what a lesson begins."""

from __future__ import annotations

import re

from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import plain_words

_SET_TO = re.compile(
    r"(?:change|set|turn|put|make|raise|lower|cambi\w+|pon\w*|sub[ea]\w*|baj[ae]\w*|mets|mettez|mettre|monte[rz]?|"
    r"baisse[rz]?|regle[rz]?|stell\w*|dreh\w*|mach\w*|mud[ae]\w*|poe|ponha|aument\w+|baix\w+) (?P<what>.+?) "
    r"(?:up |down )?(?:to|at|a|al|en|auf|para|em) \d{1,3}(?: (?:degrees?|celsius|c|grad|grados|degres|graus|percent))?"
    r"(?: (?:please|pls|por favor|bitte|s il vous plait|ein))*"
)
_WITH = re.compile(
    r"(?:start|begin|open|end|finish|close|empiez\w+|empez\w+|comienz\w+|comenz\w+|termin\w+|acab\w+|commenc\w+|"
    r"debut\w+|fini\w+|beginn\w*|start\w*|beend\w*|comec\w+)s? (?P<what>.{1,40}?) (?:with|con|par|avec|mit|com) "
    r"(?:an?|some|the|un|una|une|einem|einer|um|uma) \w+(?: \w+){0,2}"
)
"""How a class begins or ends."""
_KIND = frozenset(("please", "pls", "can", "could", "you", "someone", "somebody", "hey", "hi", "hello"))
_OF_CLASSES = frozenset(("class", "courseword", "subject", "session", "meeting", "ticket", "ticketword"))


def of_a_dial(words: str) -> bool:
    """Whether something is to be set to a bare number, such as the heating to 21, which is no class and no ticket; in
    five languages.
    """
    found = _SET_TO.fullmatch(_line(words))
    return found is not None and not _names_a_class(found["what"])


def of_teaching(words: str) -> bool:
    """Whether a teacher tells how a class begins or ends: nothing is to be done."""
    found = _WITH.fullmatch(_line(words))
    return found is not None and _names_a_class(found["what"])


def _names_a_class(words: str) -> bool:
    return bool(lexicon().concepts(tuple(words.split())) & _OF_CLASSES)


def _line(words: str) -> str:
    """The words without what is only kind before them."""
    said = list(plain_words(words))
    while said and said[0] in _KIND:
        said = said[1:]
    return " ".join(said)
