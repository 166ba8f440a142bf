"""A password or login that is lost: it is forgotten, and no device is missing, in five languages."""

from __future__ import annotations

import re

_LOOKED_AT = 300
_HINT = re.compile(r"lost|misplaced|missing|gone|perd|verloren", re.IGNORECASE)
"""What one of these stands in whatever is lost; other words are looked at no further."""
THING = (
    r"(?:laptop|notebook|chromebook|computer|pc|macbook|tablet|ipad|phone|iphone|handy|rechner|device|"
    r"port[áa]til|ordenador|computadora|compu|tableta|m[óo]vil|celular|tel[ée]fono|computador|telem[óo]vel|ordinateur|"
    r"t[ée]l[ée]phone|portable)(?:['’]?s)?"
)
_PLACE = rf"(?:{THING}|(?:school|canvas|moodle|zoom|outlook|e-?mail|wi-?fi|wlan|eduroam|microsoft|google)(?:['’]?s)?)"
_SURE = (
    r"(?:pass ?words?|passcodes?|pass ?wort|kennwort|log ?-?in|credentials|"
    r"contrase[ñn]a|clave|mot de passe|mdp|senha|palavra[ -]passe|zugangsdaten|anmeldedaten)"
)
_BARE = r"(?:pin(?:[ -]?code)?|(?<!qr[ -])codes?|c[óo]digo)"
_WHOSE = (
    r"(?:(?:my|the|our|all|mi|la|el|las?|mon|ma|mes|le|d(?:as|ie|e[nrm])|mein(?:e[mnrs]?)?|a|o|minha|meu) |l['’]){0,2}"
)
_OF = rf" (?:of|for|to|on|from|d[aeou]|del|d['’]|para|pour|v[oa]n|vom|f[üu]r|zum?) ?{_WHOSE}"
_NO_OBJECT = (
    r"\b(?![ -](?:sticks?|cards?|books?|sheets?|apps?|devices?|badges?|boards?|pads?|tokens?|keys?|managers?|files?)\b)"
)
_WHAT = (
    rf"{_WHOSE}(?:(?:{_PLACE}[ -]?){{0,3}}{_SURE}|(?:{_PLACE}[ -]?){{1,3}}{_BARE}|{_BARE}(?={_OF}{_PLACE}\b))"
    rf"{_NO_OBJECT}"
)
"""A bare pin or code may be anything: a badge, a piece of a program. It is a way in beside what it lets into."""
_AND = r"(?:,| ?[&+/]| and| und| y| et| e| plus| sowie) ?"
_JOINED = re.compile(
    rf"(?<!\w){THING}{_AND}{_WHOSE}(?:{_PLACE}[ -]?){{0,3}}(?:{_SURE}|{_BARE})\b|"
    rf"(?:{_SURE}|{_BARE})\b[^.;!?]{{0,40}}{_AND}{_WHOSE}{THING}(?![\w-])(?! (?:{_SURE}|{_BARE})\b)",
    re.IGNORECASE,
)
"""A device that may be lost as well: it is the device that somebody has to know of at once."""
_AT_THE_END = r"(?: (?:now|again|too))?\s*(?:$|[.,;!?\n])"
_LOST = (
    (re.compile(rf"\b(?:lost|misplaced)(?= {_WHAT})", re.IGNORECASE), "forgot"),
    (
        re.compile(rf"(?<!\w)({_WHAT}) (?:is|got|went) (?:lost\b|(?:missing|gone)(?={_AT_THE_END}))", re.IGNORECASE),
        r"forgot \1",
    ),
    (re.compile(rf"\b(?:he |hemos )?perd(?:[íi]|ido|imos)\b(?= {_WHAT} (?:de|del|para)\b)", re.IGNORECASE), "olvidé"),
    (re.compile(rf"\bperdu(?= {_WHAT})", re.IGNORECASE), "oublié"),
    (
        re.compile(
            rf"\bperdi(?= (?:(?:minha|a) senha|a palavra[ -]passe|o (?:pin|c[óo]digo){_OF}{_PLACE})\b)", re.IGNORECASE
        ),
        "esqueci",
    ),
    (
        re.compile(rf"(?<!\w)({_WHAT}(?: (?:vo[nm]|f[üu]r|zu[mr]?)(?: \w+){{1,3}})?) verloren\b", re.IGNORECASE),
        r"\1 vergessen",
    ),
)


def forgotten(words: str) -> str:
    """The words with what is lost as what is forgotten, where it is a password, a login or the like alone."""
    if len(words) > _LOOKED_AT or not _HINT.search(words) or _JOINED.search(words):
        return words
    for lost, instead in _LOST:
        words = lost.sub(instead, words)
    return words
