"""Secrets that whole sentences give away: what was typed, days of birth, answers to questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.accounts import beside_accounts
from bot.model.secrets.assigned import assigned, has_signs
from bot.model.secrets.codes import codes
from bot.model.secrets.places import in_places
from bot.model.secrets.refused import refused
from bot.model.secrets.shapes import Span, grouped, label, odd, thing
from bot.model.secrets.text import fitting
from bot.model.secrets.typed import beside_names, typed
from bot.model.secrets.unlike import unlike
from bot.model.secrets.words import ENDINGS, OF_ONES_OWN, ORDINARY, SPOKEN, UNSAID

_DAY = re.compile(r"\d{4}|\d[./-]\d\d?[./-]\d\d")
_DIGIT = re.compile(r"\d")
_SIGNS = frozenset("!#$%&*+?^~€£§/")
_MAIDENS = ("maiden", "soltei", "soltera", "mädchenname")
_BIRTHS = ("birth", "born", "dob", "d.o.b", "o.b", "ob.", "gebor", "geburts", "né", "nasc", "naci", "nací", "naiss")
_PASSWORDS = (
    "pass",
    "pasw",
    "psw",
    "pw",
    "kennwort",
    "contra",
    "clave",
    "senha",
    "mdp",
    "phrase",
    "recovery",
    "backup",
    "answer",
)
_NET_CODE = re.compile(r"(?:fi|lan)[ -](?:code|key)|(?:code|código|codigo|clé|cle)\s(?:[a-zü]{2,4}\s){0,2}w(?:i-?f|la)")
"""Of a network a code is its password."""
_ASKS = ("secur", "secret", "segur", "sécur", "secrèt", "sicherheits", "pet ")
_CALLED = r"(?:passw\w{2,4}|pw|pwd|pass|kennwort|contraseña|contrasena|clave|senha|palavra-passe|mot\sde\spasse|mdp)"
"""What a password is called."""
_WITH_ACCOUNT = re.compile(
    r"(?:\b(?:user(?:name)?|usr|uid|login|account|benutzer(?:name)?|usuario|usuário|utilisateur|utilizador|identifiant)\b:?\s{1,3}"
    r"(?=\S{0,60}[\d.@_])\S{2,60}|(?<!\S)[^\s@]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}),?\s{1,3}(?:(?:and|und|y|et|e|with|mit)\s{1,3})?"
    rf"{_CALLED}:?\s{{1,3}}([^\W\d_]{{4,40}}|[^\W\d_]{{2,20}}(?:[-_.][^\W\d_]{{2,20}}){{1,5}})(?=\s{{0,3}}(?:[^\w\s@/-]|$)|\s{{1,3}}(?:and|but|und|aber|y|pero|et|mais|e|mas)\b)",
    re.I | re.M,
)
"""As in `login kim@school.example password sunshine`."""
_OWN_CODES = (
    rf"(?:(?:{'|'.join(OF_ONES_OWN)})s?[\s-]{{0,2}}(?:codes?|códigos?)|"
    r"(?:códigos?|codes?)\sde\s(?:respaldo|reserva|recuperación|secours|bypass)|bypass(?=:))"
)
_ONES_OWN = re.compile(
    rf"\b{_OWN_CODES}(?![^\W\d_])[^\d\n]{{0,20}}(?:\d{{1,2}}[.)]\s{{1,2}})?"
    r"(\d{3,8}(?:[\s,;/-]{1,3}(?:\d{1,2}[.)]\s{1,2})?(?:(?:and|und|y|et|e)\s)?\d{3,8}){0,40})(?!\w)",
    re.I,
)
_LONG_CODE = re.compile(
    rf"\b{_OWN_CODES}"
    r"(?:\s?[:=]|(?:\s(?!student|ticket|phone|tel|for|to|of)[^\W\d_]{1,12}){0,4}?"
    r"\s(?:is|are|was|ist|es|son|é|est|lautet))?"
    r"\s{1,3}(\d{9,10}(?:,?\s{1,3}(?:(?:and|or|und|y|et|e)\s)?\d{9,10}){0,40})(?!\w)",
    re.I,
)
"""As they are given out by the desk, to be typed once."""
_LAST_OF = re.compile(
    r"\blast\s(?:four|4|five|5)(?:\sdigits)?\sof\s(?:(?:my|the|his|her)\s)?(?:ssn|social(?:\ssecurity)?|card|account|id)\b"
    r"\D{0,20}(\d{4,5})(?!\d)",
    re.I,
)
_BESIDE_NAME = re.compile(r"(?<![^\s\[\"“])[^\W\d_]{2,30}[._@][^\W_]\S{0,30}\s/\s(?=[^\W\d_]{3})(\S{6,64})")
"""As in `kim.lee / 1234abc!`."""
_MONTH = (
    r"(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|ene|abr|ago|dic|fev|set|out|avr|juin|juil|ao[uû]t|"
    r"fév|déc|mär)[^\W\d_]{0,8}\.?"
)
_DATE = (
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:(?:of|de)\s)?{_MONTH},?\s(?:(?:of|de)\s)?\d{{4}}|"
    rf"{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
)
_BORN = re.compile(
    r"\b(?:date\sof\sbirth|birth\s?da(?:te|y)|d\.?o\.?b|born|geburtsdatum|geboren|née?|(?:data\sde\s)?nascimento|"
    r"(?:fecha\sde\s)?nacimiento|(?:date\sde\s)?naissance|naci|nací|nasci)\b[\s.:=,-]{0,4}"
    rf"(?:(?:is|was|on|in|am|ist|é|es|est|el|le|em|the|my)\s){{0,3}}({_DATE})(?!\w)",
    re.I,
)
_SAID = r"(?:\s(?:is|was|ist|war|es|é|est)|\s?[:=])\s{1,3}"
_NAMED = r"['\"“‘]?([^\W\d_][\w'’-]{1,40}(?:\s[A-ZÀ-Þ][\w'’-]{1,40}){0,2})"
_MAIDEN = re.compile(r"(?i:\bmaiden\sname|mädchenname|apellido\sde\ssoltera|nome\sde\ssolteira)" + _SAID + _NAMED)
_ASKED = re.compile(
    r"\b(?:security|secret|pet)\s(?:question|answer)|sicherheits(?:frage|antwort)|"
    r"(?:pregunta|respuesta)\s(?:de\sseguridad|secreta)|(?:pergunta|resposta)\s(?:de\ssegurança|secreta)|"
    r"(?:question|réponse)\s(?:de\ssécurité|secrète)",
    re.I,
)
_ANSWER = re.compile(
    r"(?i:\b(?:pet|dog|cat|school|teacher|city|town|street|car|friend|book|name|answer|haustier|hund|katze|"
    r"antwort|mascota|perro|respuesta|resposta|cachorro|animal|réponse|chien|chat)"
    r"(?:\s(?:de\sseguridad|de\ssegurança|de\ssécurité|secret[ao]|secrète))?)" + _SAID + _NAMED
)

_ANSWERED = re.compile(
    r"(?i:\b(?:answer(?:ed)?|antwort|respuesta|respondí|resposta|respondi|réponse|répondu)|"
    r"question (?:is|was)|frage (?:ist|war))\s([A-ZÀ-Þ][\w'’-]{1,40})"
)


def sentences(text: str) -> Iterator[Span]:
    """What sentences of these kinds tell; most texts have nothing that one of them must have."""
    plain = text.casefold()
    if _DIGIT.search(text):
        yield from _with_digits(text, plain)
    if named := any(map(plain.__contains__, _PASSWORDS)) or bool(_NET_CODE.search(plain)):
        yield from beside_names(text)
        yield from refused(text)
        yield from _told_plainly(_WITH_ACCOUNT, text)
    yield from in_places(text, named)
    if has_signs(text):
        yield from assigned(text, plain)
    if any(map(plain.__contains__, _MAIDENS)):
        yield from _answers(_MAIDEN, text)
    if any(map(plain.__contains__, _ASKS)) and _ASKED.search(text):
        yield from (*_answers(_ANSWER, text), *_answers(_ANSWERED, text))


def _with_digits(text: str, plain: str) -> Iterator[Span]:
    if any(map(plain.__contains__, _BIRTHS)) and _DAY.search(text):
        yield from (match.span(1) for match in _BORN.finditer(text))
    yield from codes(text, plain)
    for part, shapes in ((("code", "códig", "codig", "bypass"), (_ONES_OWN, _LONG_CODE)), (("last",), (_LAST_OF,))):
        if any(map(plain.__contains__, part)):
            yield from (match.span(1) for shape in shapes for match in shape.finditer(text))
    yield from beside_accounts(text, plain)
    yield from grouped(text)
    yield from unlike(text, plain)
    if not _SIGNS.isdisjoint(text):
        yield from typed(text)
        yield from fitting(_BESIDE_NAME, text, lambda core: odd(core) and not (thing(core) or label(core)))


def _told_plainly(shape: re.Pattern[str], text: str) -> Iterator[Span]:
    """A word of a language that is none of those said of passwords."""
    for match in shape.finditer(text):
        word = match[1].casefold()
        if word not in ORDINARY | SPOKEN | UNSAID and not word.endswith(ENDINGS):
            yield match.span(1)


def _answers(shape: re.Pattern[str], text: str) -> Iterator[Span]:
    """A name, or a word that is none of those said of questions and names."""
    for match in shape.finditer(text):
        first = match[1].split()[0].casefold()
        if first not in ORDINARY | SPOKEN and not first.endswith(ENDINGS):
            yield match.span(1)
