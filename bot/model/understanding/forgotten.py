"""A password or login that is lost: it is forgotten, and no device is missing, in five languages."""

from __future__ import annotations

import re

_LOOKED_AT = 300
_DEVICE = (
    r"(?:laptop|notebook|chromebook|computer|pc|macbook|tablet|ipad|phone|iphone|handy|rechner|device|school|"
    r"port[áa]til|ordenador|computadora|compu|tableta|m[óo]vil|celular|tel[ée]fono|computador|telem[óo]vel)(?:['’]?s)?"
)
_WAY_IN = (
    r"(?:pass ?words?|passcodes?|pass ?wort|kennwort|log ?-?in|pin|(?<!qr[ -])codes?|credentials|"
    r"contrase[ñn]a|clave|c[óo]digo|mot de passe|mdp|senha|palavra[ -]passe|zugangsdaten|anmeldedaten)"
)
_WHOSE = r"(?:(?:my|the|our|all|mi|la|el|las?|mon|ma|mes|le|l['’]|d(?:as|ie)|mein\w*|a|o|minha|meu) ?){0,2}"
_WHAT = rf"{_WHOSE}(?:{_DEVICE}[ -]){{0,3}}{_WAY_IN}\b(?! (?:stick|card|book|sheet|app|device)\b)"
_LOST = (
    (re.compile(rf"\b(?:lost|misplaced)(?= {_WHAT})", re.IGNORECASE), "forgot"),
    (re.compile(rf"(?<!\w)({_WHAT}) (?:is|got|went) (?:lost|missing|gone)\b", re.IGNORECASE), r"forgot \1"),
    (re.compile(rf"\b(?:he |hemos )?perd(?:[íi]|ido|imos)\b(?= {_WHAT} (?:de|del|para)\b)", re.IGNORECASE), "olvidé"),
    (re.compile(rf"\bperdu(?= {_WHAT})", re.IGNORECASE), "oublié"),
    (
        re.compile(r"\bperdi(?= (?:(?:minha|a) senha|a palavra[ -]passe|o pin|o c[óo]digo)\b)", re.IGNORECASE),
        "esqueci",
    ),
    (re.compile(rf"({_WHAT}(?: (?:von|f[üu]r|zu)[mr]?(?: \w+){{1,3}})?) verloren\b", re.IGNORECASE), r"\1 vergessen"),
)


def forgotten(words: str) -> str:
    """The words with what is lost as what is forgotten, where it is a password, a login or the like."""
    if len(words) > _LOOKED_AT:
        return words
    for lost, instead in _LOST:
        words = lost.sub(instead, words)
    return words
