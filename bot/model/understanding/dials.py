"""Something that is to be set to a number, such as how warm a room is: it is no class, and nothing the desk can do."""

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
_KIND = frozenset(("please", "pls", "can", "could", "you", "someone", "somebody", "hey", "hi", "hello"))
_OF_CLASSES = frozenset(("class", "courseword", "subject", "session", "meeting", "ticket", "ticketword"))


def of_a_dial(words: str) -> bool:
    """Whether these words want something set to a bare number that is no class and no ticket, in five languages."""
    said = list(plain_words(words))
    while said and said[0] in _KIND:
        said = said[1:]
    found = _SET_TO.fullmatch(" ".join(said))
    return found is not None and not lexicon().concepts(tuple(found["what"].split())) & _OF_CLASSES
