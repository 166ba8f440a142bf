"""Numbers of things that the staff ask for: they look like a secret and are none."""

from __future__ import annotations

import re

from bot.model.secrets.alone import speaks_of_access

_INVENTORY = re.compile(
    r"\b(?:serial|asset|inventory) (?:numbers?|nos?|nr|tags?|ids?)\b|\bserial\b|\b(?:serien|inventar)nummer\b|"
    r"\bn[uú]mero de (?:s[eé]rie|inventario|invent[aá]rio)\b|\bnum[eé]ro (?:de s[eé]rie|d['’]inventaire)\b",
    re.IGNORECASE,
)
"""What may be nothing but digits, as many as a code has."""
_THINGS = re.compile(
    r"\b(?:service|equipment) (?:numbers?|nos?|nr|tags?|ids?)\b|\b(?:which|what) (?:room|model)\b|"
    r"\b(?:room|model) numbers?\b|\bmac address\b|\b(?:raum|modell|geräte)nummer\b|"
    r"\bn[uú]mero de (?:sala|modelo)\b|\bnum[eé]ro de salle\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\d{6,8}")
_CAPITALS = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9-]{2,24}")
_SMALL = re.compile(r"[a-z0-9][a-z0-9-]{2,24}")
_EDGES = " \t\n.!"


def may_be_wanted(words: str) -> bool:
    """Whether all there is in these words looks like the number of a thing: digits among capital letters, or among no
    more small ones.
    """
    said = words.strip(_EDGES)
    if _CAPITALS.fullmatch(said):
        return True
    return bool(_SMALL.fullmatch(said)) and 2 * sum(letter.isdecimal() for letter in said) >= len(said)


def is_wanted_number(question: str, words: str) -> bool:
    """Whether all there is in these words is the number of a thing that was asked for, and no code or password was."""
    if not may_be_wanted(words) or speaks_of_access(question):
        return False
    if _INVENTORY.search(question):
        return True
    return bool(_THINGS.search(question)) and not _CODE.fullmatch(words.strip(_EDGES))
