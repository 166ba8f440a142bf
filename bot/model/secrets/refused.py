"""Passwords that are plain words, known by what is said of them: typed, refused, no longer taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.ordinary import says_something
from bot.model.secrets.phrases import is_joined
from bot.model.secrets.shapes import Span
from bot.model.secrets.words import PASSWORDS

_NAMES = sorted(
    {*PASSWORDS, "security answer", "secret answer", "pass word", "mot de passe", "palavra passe"},
    key=lambda name: (-len(name), name),
)
_NAME = rf"(?:{'|'.join(map(re.escape, _NAMES))}|(?:my|mi|meu|mein|mon|ma) pass)"
_TOLD = r"[\s:=]{1,3}[\"'“„«‘]?([^\W\d_]{3,30}\d{0,4}|[^\W_]{2,30}(?:[-_.][^\W_]{1,30}){1,5})(?![\w'’@-]|\.\w)[\"”“»’]?"
"""A word of a language, with a year behind it if need be."""
_REFUSED = "|".join(
    (
        r"(?:is|was|does|did|has|do|wo|ca|could)n['’]?t\b|cannot\b|(?:is|was|does|did|will|has|can) (?:not|never)\b",
        r"(?:is )?no longer\b|never works|not (?:working|accepted|recogni[sz]ed|valid)|stopped\b|fails?\b|failed\b",
        r"(?:(?:is|was|gets?|got|keeps getting|has been) )?"
        r"(?:rejected|refused|denied|declined|wrong|incorrect|invalid)\b",
        r"(?:and|but) (?:it|i|still|no|nothing|the site|moodle|canvas)\b",
        r"(?:ya |me |todavía |tampoco )?no\b|y (?:me |aún |todavía )?(?:dice|da|sale|marca|pone|no)\b|da error|"
        r"(?:es|fue|está) (?:rechazada|incorrecta|inválida)",
        r"(?:já |ja )?(?:não|nao|n)\b|e (?:dá|da|deu|diz|disse|fala|não|nao)\b|d(?:á|eu) erro|"
        r"(?:foi|é) (?:recusada|rejeitada)",
        r"(?:ne\s|n['’])\S{1,20}(?: \S{1,20})? (?:pas|plus)\b|"
        r"(?:marche|fonctionne|passe|va|est|rentre|sert) (?:pas|plus)\b|"
        r"(?:est )?(?:refusée?|rejetée?|incorrecte?|invalide)\b|et (?:ça|ca|c['’]est)\b",
        r"(?:geht|funktioniert|klappt|nimmts?|mag|stimmt|passt|gilt|wird|ist|war)(?: \S{1,20}){0,2}? "
        r"(?:nicht|ned|nich|nimmer|abgelehnt|falsch)\b|(?:eingegeben|eingetippt|probiert|abgelehnt|nicht|falsch)\b",
    )
)
_ENDS = r"(?=\s{0,3}(?:[],.;!?\n\"”»]|$)|\s{1,3}(?:and|but|y|pero|et|mais|e|mas|und|aber)\b)"
_TYPED = (
    r"(?:typ(?:e|ed|ing)|enter(?:ed|ing)?|put|us(?:e|ed|ing)|tr(?:y|ied)|puse|pongo|escrib[oíi]|met[oíi]|uso|usé|probé|"
    r"coloqué|mis|mets|tap[ée]|saisi|essayé|utilisé|coloquei|coloco|digitei|digito|usei|pus|escrevi|gebe|tippe|nehme)"
)
_REJECTS = (
    r"(?:reject|refus|den(?:y|ies)|accept|takes?\b|recogni|acept|rechaz|aceit|recus|rejeit|rejet|reconn|"
    r"akzeptier|nimmt)\w{0,8}"
)
_BEFORE = r"\s{1,3}(?:(?:in|with|it|as|con|com|avec|the|my|our|mi|la|mon|le|a|minha|mein|das)\s{1,3}){0,2}"
_NOUNS = ("geheim", "secret")
"""What says something of a password behind `is` only, and not right behind its name."""
_SHAPES = tuple(
    re.compile(rf"(?<!\w){shape}", re.I | re.M)
    for shape in (
        rf"{_NAME}{_TOLD}\s{{1,3}}(?:still |just |always |now |also |auch |jetzt )?(?:{_REFUSED})",
        rf"(?:{_TYPED}|{_REJECTS}){_BEFORE}{_NAME}{_TOLD}{_ENDS}",
    )
)


def refused(text: str) -> Iterator[Span]:
    """As in `password sunshine doesn't work`; not as in `password reset doesn't work`."""
    return (
        match.span(1)
        for shape in _SHAPES
        for match in shape.finditer(text)
        if match[1] in _NOUNS or is_joined(match[1]) or (match[1].isalnum() and not says_something(match[1]))
    )
