"""Whether words tell more of a trouble that is spoken of: its device, since when, what was tried, what is seen."""

from __future__ import annotations

import re

from bot.model.devices import device_in, device_named
from bot.model.reports.affected import ONE, affected
from bot.model.reports.buildings import TRIED
from bot.model.understanding.spelling import folded

_COUNT = (
    r"(?:an?|one|two|three|a few|some|\d{1,3}|un[ao]?s?|dos|tres|eine[mnr]?|zwei|drei|ein paar|deux|trois|dois|duas)"
)
_SPAN = r"(?:min\w*|hours?|days?|weeks?|months?|horas?|dias?|semanas?|stunden?|tage?n?|wochen?|heures?|jours?|mois)"
_SINCE = re.compile(
    r"\b(?:since (?!you|we|it|i|he|she|they|there)\w+|yesterday|this morning|last (?:night|week|month|friday|monday)|"
    rf"{_COUNT} {_SPAN} ago|for {_COUNT} {_SPAN}(?! to)|all (?:day|week|morning)|"
    rf"desde (?:ayer|hoy|hace|esta|el|la|las|ontem|hoje|segunda|terca)|ayer|esta manana|hace {_COUNT} {_SPAN}|"
    rf"seit (?:gestern|heute|{_COUNT}|letzte\w*|montag|freitag)|gestern|heute (?:morgen|fruh)|vor {_COUNT} {_SPAN}|"
    rf"depuis|hier (?:soir|matin)|ce matin|il y a {_COUNT}|ontem|hoje de manha|ha {_COUNT} {_SPAN})\b"
)
_ONLY = re.compile(
    r"\W*(?:(?:no|yes|it is|it's|its|es|c'est|e|si|ja|oui|nein|non|sim|nao)\W+)*"
    r"(?:only|just|solo|nur|seulement|juste|"
    r"apenas|so) (?:for |on |with |bei |chez |a |com |en )?"
    r"(?:me|mine|my \w+|this one|his|hers?|him|yo|mi|el mio|la mia|"
    r"ich|mir|mein\w*(?: \w+)?|moi|le mien|la mienne|eu|comigo|mim|o meu|a minha)\W*"
)
_SCREEN = re.compile(
    r"\b(?:it|screen|page|message|app|site|website|laptop|computer|ipad|chromebook) "
    r"(?:just |only |keeps? |still |now )*(?:says?|said|saying|shows?|showed|showing)\b|"
    r"\b(?:me (?:dice|sale)|"
    r"dice que|sale (?:un|el)|aparece|(?:es|da) steht|steht da|es kommt|zeigt|ca dit|il affiche|"
    r"ca affiche|ca met|diz que|esta a dizer)\b"
)
"""What the screen shows."""
_SAYS_AGAIN = re.compile(r"\b(?:told|said|asked|answered|gesagt|dicho|dije|dit|disse)\b")
_LONGEST = 300


def tells_only_more(words: str, at_least: int = 1) -> bool:
    """Whether all of so many things that are told at once are these, and nothing else is: `chromebook, since monday`.
    `my laptop has a virus, since monday` tells of something new.
    """
    told = [folded(part.strip()) for part in re.split(r"[,;\n]", words[:_LONGEST]) if part.strip()]
    return len(told) >= at_least and all(map(_only_more, told))


def _only_more(part: str) -> bool:
    begins = _ONLY.fullmatch(part) or _SINCE.match(part) or TRIED.match(part)
    return bool(device_named(part) or begins) or affected(part) != ONE


def tells_screen(words: str) -> bool:
    """Whether they tell what a screen shows."""
    return bool(_SCREEN.search(folded(words[:_LONGEST])))


def tells_more(words: str) -> bool:
    """Whether a statement tells one of these, so that whoever helps wants to read it. Who asks tells nothing, nor does
    who says that something was told already.
    """
    said = folded(words[:_LONGEST])
    if "?" in words:
        return False
    if _SCREEN.search(said):
        return True
    if _SAYS_AGAIN.search(said):
        return False
    if device_named(words) or device_in(words) or _ONLY.fullmatch(said):
        return True
    return bool(_SINCE.search(said) or TRIED.search(said)) or affected(said) != ONE
