"""What somebody typed, or says that it was, in words that name a password elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.announced import NAMES
from bot.model.secrets.ordinary import is_ordinary
from bot.model.secrets.phrases import is_joined, says
from bot.model.secrets.shapes import Span, odd, strong, thing
from bot.model.secrets.text import fitting

_CALLED = (
    rf"(?:{'|'.join(NAMES)}|(?:my|wrong|the|new|old|mi|meu|mein|mon|ma) pass|(?:de|la|mi|su) contra(?! de\b))".replace(
        " ", r"\s"
    )
)
_NAME = re.compile(rf"(?<![\w?&/-]){_CALLED}(?![\w=-])", re.I)
_ROOM_KEY = re.compile(r"[?&](?:pwd|pass)=([^\s&#]{4,80})", re.I)
"""What is given to all who come to a meeting; who writes of its password as well tells that."""
_TYPE = (
    r"(?:typ(?:e|ed|ing)|enter(?:ed|ing)?|put(?:ting)?|us(?:e|ed|ing)|tr(?:y|ied|ying)|tape|tapé|mets|mis|saisi|essayé|escribo|"
    r"escrib[ií]|pongo|puse|meto|met[ií]|uso|usé|prob[eé]|coloco|coloquei|digito|digitei|ponho|usei|testei|gebe|tippe|nehme|"
    r"probiert|versucht|benutze)"
)
_TYPED = re.compile(rf"\b{_TYPE}\s{{1,3}}(?:(?:in|it|with|as|my)\s{{1,3}}){{0,2}}(\S{{7,64}})", re.I)
_MANY_DIGITS = tuple(
    re.compile(shape, re.I)
    for shape in (
        rf"\b{_TYPE}\s{{1,3}}(?:(?:in|it|as|my|o|a)\s{{1,3}}){{0,2}}(\S{{6,64}})",
        r"(?<!\S)(\S{6,64})\s{1,3}(?:ein|eingebe|eintippe|eingegeben|getippt)\b",
        r"\b(?:it['’]?s|it\s(?:is|was)|was|ist\ses|es\s(?:ist|war)|es|era|é|c|c['’]?(?:est|était))\s{1,3}"
        r"(?:(?:[a-z]{2,12}ly|sure|sicher|seguro|certo|bien|ganz)\s{1,3}){0,2}(\S{6,64})",
        r"\b(?:old|new|other|usual|alte|neue|vieja|nueva|antiga|nova|ancien|nouveau)(?:\sone|\spassword)?[,:]\s{1,3}(\S{6,64})",
    )
)
"""What somebody types, or says that it is."""
_PLAINLY = re.compile(
    rf"\b{_TYPE}\s{{1,3}}(?:(?:in|always|immer|siempre|toujours|sempre)\s{{1,3}})?([^\W\d_]{{4,30}})"
    r"(?:\s{1,3}(?:in|ein|twice|again|(?:zwei|drei|mehr)mals?|dos\sveces|deux\sfois|duas\svezes)){0,2}"
    r"(?:,|,?\s{1,3}(?:and|but|y|pero|et|mais|e|mas|und|aber))\s",
    re.I,
)
"""As in `i put in sunflower and it says wrong password`."""
_Q, _Q_ENDS = "[\"'“„«‘]", "[\"'”“»’]"
_IN_QUOTES = tuple(
    re.compile(shape, re.I)
    for shape in (
        rf"\b{_TYPE}\s{{1,3}}(?:in\s|it\s|as\s|mit\s|con\s|avec\s){{0,2}}{_Q}([^\s\"'“”„«»‘’`]{{3,40}}){_Q_ENDS}",
        rf"\b(?:is|ist|est|es|é|would|make|set)\s{{1,3}}{_Q}([^\s\"'“”„«»‘’`]{{3,40}}){_Q_ENDS}\s{{1,3}}(?:\S{{1,12}}\s){{0,3}}{_CALLED}\b",
    )
)
"""As in `tried 'lamp'`, `is "lamp" a good password`."""
_ASKED = re.compile(
    r"\b(?:(?:what|which)(?:\s\w{1,12})?\s(?:did|do|have|had)\s(?:you|u)\s(?:type|enter|put|write|use|try|typed|entered)|"
    r"was\shast\sdu\s(?:eingegeben|getippt|eingetippt)|was\shaben\ssie\seingegeben|"
    r"qué\s(?:escribiste|pusiste|ha\sescrito)|(?:qu['’]as-tu|qu['’]avez-vous|tu\sas)\s(?:tapé|saisi|écrit|mis)(?:\squoi)?|"
    r"o\sque\s(?:você\s)?(?:digitou|escreveu|colocou))(?:\s\w{1,12}){0,2}\s?\?[\s>:\"'“*-]{1,8}(?:\w{1,12}:\s)?(\S{3,64})",
    re.I,
)
"""As in `What did you type? lamp`."""
_STILL = (
    r"(?:(?:still|now|always|just|only|called|immer|jetzt|noch|siempre|ahora|todavía|toujours|maintenant|sempre|agora|"
    r"the|la|le|das|o|a)\s{1,3}){0,2}"
)
_CLOSES = r"[\"'”»’)*_`]{0,2}\s{0,3}(?:[].,;!?)\n\"”»]|$|\s(?:and|but|und|aber|y|pero|et|mais|e|mas)\b)"
_TOLD = re.compile(
    r"(?:\b(?:is|was|been|(?:should|must|might)\sbe|says|reads|ist|war|lautet|sein|sei|es|era|fue|sido|ser|dice|est|était|dit|é|foi|diz)\s{1,3}"
    rf"{_STILL}[\"'“„«‘(*_`]{{0,2}}(?P<small>[^\W\d_A-ZÄÖÜ][^\W\d_]{{4,30}})"
    rf"|(?:\b(?:its|it['’]s|c['’]est)\s{{1,3}}{_STILL}|:\s{{1,3}}|\b(?:chang|set|reset|switch|ma[kd]e)\w{{0,4}}\s(?:it|this)\s(?:\w{{1,12}}\s){{0,2}}to\s)"
    rf"[\"'“„«‘(*_`]{{0,2}}(?P<any>[^\W\d_]{{5,30}}))(?={_CLOSES})",
)
"""A word told to be something, in words that name a password: `it should be lamp`."""
_ITS = re.compile(r"(?:its|it['’]s|c['’]est)\b", re.I)
_SPELT = re.compile(r"(?<![\w'’])[^\W_](?:[ .-][^\W_]){3,30}(?:\s?[!?#$])?(?![\w'’])")
"""As in `t i g e r 7`."""


_NUMBERED = re.compile(r"(?<![\w@./#+&?='\"-])([^\W\d_]{4,30})(\d{1,6})[!?*$%]{0,2}(?![\w@=-]|[./]\w)")
"""As in `Lamp2024`."""
_ACCOUNT = re.compile(
    r"\b(?:user(?:name)?|usr|login|account|id|as|i['’]?m|am|bin|soy|suis|sou|benutzer\w{0,4}|nutzer\w{0,4}|als|usuario|usuário|utilisateur|identifiant|"
    r"compte|konto|cuenta|conta)\W{0,3}(?:\w{2,8}\s){0,2}\Z",
    re.I,
)
"""Before the name of an account."""
_SHORTEST_NUMBERED = 5
_MOST_COUNTED = 2
"""So many digits people put behind a word to count: `year10`."""
_FOURS = re.compile(r"(?<![\w-])[a-z]{4}(?: [a-z]{4}){3}(?![\w-])")
"""What a mail program is given in place of a password."""


def typed(text: str) -> Iterator[Span]:
    """What was typed to get in, which looks like a password wherever it stands."""
    yield from fitting(_TYPED, text, _is_strong)


def beside_names(text: str) -> Iterator[Span]:
    """What stands in words that name a password."""
    if not _NAME.search(text):
        return
    for shape in _MANY_DIGITS:
        yield from (span for span in fitting(shape, text, _may_be_one) if not _is_account(text, span[0]))
    for shape in _IN_QUOTES:
        yield from (match.span(1) for match in shape.finditer(text) if not says(match[1].casefold()))
    for match in _TOLD.finditer(text):
        word = match["small"] or match["any"]
        if word.istitle() and _ITS.match(match[0]) and not _NAME.search(text, 0, match.start()):
            continue  # as in `its Kim, I lost my password`
        if not is_ordinary(word) and not says(word.casefold()):
            yield match.span("small" if match["small"] else "any")
    yield from fitting(_ASKED, text, lambda core: not says(core.casefold()))
    yield from _near_name(text)
    yield from (match.span() for match in _SPELT.finditer(text))
    yield from (match.span(1) for match in _PLAINLY.finditer(text) if not is_ordinary(match[1]))


def _near_name(text: str) -> Iterator[Span]:
    """What can hardly be anything else where a password is named."""
    for match in _NUMBERED.finditer(text):
        if _is_numbered(match) and not _is_account(text, match.start()):
            yield match.span()
    yield from (match.span(1) for match in _ROOM_KEY.finditer(text))
    yield from (match.span() for match in _FOURS.finditer(text) if not any(map(is_ordinary, match[0].split())))


def _is_account(text: str, start: int) -> bool:
    """Whether the name of an account begins there."""
    return bool(_ACCOUNT.search(text, max(0, start - 40), start))


def _is_numbered(match: re.Match[str]) -> bool:
    """Not as in `year10`."""
    counted = len(match[2]) <= _MOST_COUNTED and is_ordinary(match[1])
    return odd(match[0]) and len(match[0]) > _SHORTEST_NUMBERED and not (counted or thing(match[0]))


def _is_strong(core: str) -> bool:
    return strong(core) and odd(core)


def _may_be_one(core: str) -> bool:
    if is_joined(core):
        return True
    return odd(core) and not core.isdecimal() and any(map(str.isdigit, core)) and not thing(core)
