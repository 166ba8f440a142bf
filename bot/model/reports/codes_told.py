"""How people say that they told a caller a code that somebody signs in with, in five languages."""

from __future__ import annotations

from itertools import permutations

_KINDS = (
    *("error", "status", "class", "course", "lesson", "meeting", "ticket", "join", "invite", "invitation", "wifi"),
    *("wi-fi", "wlan", "door", "gate", "room", "zip", "post", "postal", "area", "country", "bar", "qr", "dress"),
)
_OF_A_KIND = (
    r"(?: (?:for|of|to|fur|vom|von|zu[mr]?|del?|du|da|do|d'))? ?(?:(?:the|my|our|den|die|das|der|la|el|l') ?)?"
    r"(?:wi-?fi|wlan|postal|erreur|erro|error|class\w*|course|lesson|meeting|door|room|kurs|klasse|tur|clase|curso|aula|"
    r"puerta|cours|porte|salle|turma|porta|sala)\b"
)
CODE = "".join(rf"(?<!\b{kind} )" for kind in _KINDS) + rf"\b(?:code|codigo)\b(?!{_OF_A_KIND})"
"""Not that of an error, a class or a door."""
_NOT = r"(?:not|n't|never|nicht|nie|keine?|pas|nao|no (?:esta|estan|es|son))\b"
_CALLER = (
    r"(?:callers?|strangers?|called me|who called|phoned me|llamo|desconocid[oa]|appelee?|inconnue?|ligou|"
    r"desconhecid[oa])\b"
)
_KNOWN = (
    r"(?:you|(?:my|our) (?!bank\b)\w+|the (?:teacher|school|office|class|principal|secretary|students?|parents?))\b"
)
_TO_SOMEBODY_KNOWN = rf"\b(?:to {_KNOWN}|(?:a|ao|an) (?:mi|nuestr[oa]|ma|mon|notre|minha|meu|meine\w?|unsere\w?)\b)"
_BY_PHONE = (
    r"(?:(?:on|over) the phone|by phone|por telefono|au telephone|por telefone)\b"
    rf"(?! (?:display|screen|app)\b)(?!.{{0,20}}{_TO_SOMEBODY_KNOWN})"
)
_TO_NOBODY_KNOWN = rf"(?:(?!{_TO_SOMEBODY_KNOWN}).)"
_TELLS = rf"(?:gave|given|told|read|dictated)(?! (?:me|us)\b)(?! {_KNOWN} (?:the|an?|that|this)\b)"
_TELLS_TOO = r"(?<!\bte )(?<!\bt'ai )(?<!\bvous ai )(?:di|dije|dicte|pase|donne|lu|transmis|passei|dei|ditei|disse)\b"
_GERMAN = permutations(
    (
        rf"{CODE}",
        r"\b(?:anrufer\w*|fremde\w*|unbekannte\w*|am telefon)\b",
        r"\b(?:durchgegeben|weitergegeben|verraten|vorgelesen)\b",
    )
)
_MEANWHILE = r"(?:(?!nicht|nie\b|kein|\ban (?:meine|unsere)|\b(?:meine[rm]|unsere[rm])\b).){0,40}"
CODE_TOLD = "|".join(
    (
        rf"(?:i|we|he|she|they|i've|have|has|my \w+) (?!never |not )(?:\w+ )?{_TELLS} (?:(?!{_NOT}).){{0,25}}{CODE}"
        rf"(?:.{{0,40}}\b{_CALLER}|{_TO_NOBODY_KNOWN}{{0,40}}\b{_BY_PHONE})",
        rf"{_TELLS_TOO}{_TO_NOBODY_KNOWN}{{0,15}}{CODE}(?:.{{0,40}}\b{_CALLER}|{_TO_NOBODY_KNOWN}{{0,40}}\b{_BY_PHONE})",
        rf"(?:{_CALLER}|{_BY_PHONE})(?:(?!{_NOT}).){{0,40}}\b{_TELLS}\b.{{0,20}}{CODE}(?!.{{0,20}}{_TO_SOMEBODY_KNOWN})",
        rf"(?:gave|given|told|read|dictated) (?:an? |the |some )?(?:caller|stranger) (?:\w+ ){{0,2}}{CODE}",
        *(_MEANWHILE.join(parts) for parts in _GERMAN),
    )
)
"""Told by telephone to whoever is known, or what a display shows, it is nobody else's."""
