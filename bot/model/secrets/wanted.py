"""Numbers of things that the staff ask for: they look like a secret and are none."""

from __future__ import annotations

import re

from bot.model.secrets.alone import speaks_of_access

_THINGS = re.compile(
    r"\b(?:serial|asset|inventory|service|equipment) (?:numbers?|nos?|nr|tags?|ids?)\b|\bserial\b|"
    r"\b(?:which|what|room|model|mac|the|your) (?:room|model|numbers?|address)\b|"
    r"\b(?:serien|inventar|raum|modell|geräte)nummer\b|\bn[uú]mero de (?:serie|s[eé]rie|inventario|invent[aá]rio|sala|"
    r"modelo)\b|\bnum[eé]ro (?:de s[eé]rie|d['’]inventaire|de salle)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9-]{2,24}")
_SMALL = re.compile(r"[a-z0-9][a-z0-9-]{2,24}")
_EDGES = " \t\n.!"


def may_be_wanted(words: str) -> bool:
    """Whether all there is in these words looks like the number of a thing: digits among capital letters, or among no
    more small ones.
    """
    said = words.strip(_EDGES)
    digits = sum(letter.isdecimal() for letter in said)
    return bool(_CAPITALS.fullmatch(said)) or bool(_SMALL.fullmatch(said) and 2 * digits >= len(said))


def is_wanted_number(question: str, words: str) -> bool:
    """Whether all there is in these words is the number of a thing that was asked for, and no code or password was."""
    return may_be_wanted(words) and bool(_THINGS.search(question)) and not speaks_of_access(question)
