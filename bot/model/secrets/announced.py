"""Passwords of several words, or of words joined by signs, told behind `my password is` or a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.phrases import GOES_ON, LONGEST, ahead_of_trouble, is_joined, is_phrase
from bot.model.secrets.shapes import Span, odd, spaced
from bot.model.secrets.text import EDGES, FILE_ENDS, MARKS
from bot.model.secrets.words import PASSWORDS

_OF_NET = (
    r"(?:wi-?fi|wlan)[ -](?:code|key)",
    r"(?:code|código|codigo|clé|cle)(?: (?:d[a-z]{1,2}|for|para))?(?: (?:la|the|das|el|le|o))? (?:wi-?fi|wlan)",
)
NAMES = sorted(
    {*PASSWORDS, *_OF_NET, "pass word", "mot de passe", "palavra passe"}, key=lambda name: (-len(name), name)
)
OWN = r"(?:(?:the|my|our|your|his|her|mein|das|mi|la|mon|le|ma|minha|a|tu|su) (?:[^\W\d_]{2,20} )?)?"
BY = (
    r"(?:i|we|you|he|she|they|mum|mom|dad|mama|papa|that|which|for|of|on|to|at|in|from|used|that's|que|para|do|da|no|na|del|de|en|von|vom|"
    r"für|"
    r"fuer|im|zum|pour|du|sur|am|an|bei|pro|pra|das|ich)"
)
WHICH = (
    r"(?: (?:always|now|new|nueva|nuevo|antigua|anterior|vieja|actual|ahora|siempre|temporal|inicial|nova|antiga|"
    r"velha|atual|"
    r"agora|temporária|sempre|actuel|actuellement|provisoire|initial|toujours))?"
)
IS = (
    rf"{WHICH} (?:is|was|are|has been|used to be|(?:should|will|must|would|could|might|may) be|ist|war|lautete?|heißt|"
    rf"heisst|"
    r"sollte|soll|wird|es|era|fue|será|debería ser|debe ser|est|était|c['’]est|c['’]était|c|cest|"
    r"sera|devrait être|é|foi|deveria ser|"
    r"deve ser)"
)
ADVERBS = (
    r"(?: (?:always|still|now|just|like|actually|currently|literally|simply|probably|called|"
    r"immer|noch|jetzt|bisher|früher|einfach|"
    r"siempre|ahora|todavía|toujours|maintenant|encore|sempre|agora|ainda)){0,2}"
)
_OTHERS = r"(?:recovery|backup|seed|secret) (?:phrase|codes?|words)|(?:security|secret) answer"
_NAME = spaced(rf"(?<![^\W_])(?<!\w-)(?<![?&])(?:{'|'.join(NAMES)}|(?P<codes>{_OTHERS})|(?P<weak>pass))(?![\w-])")
_WEAKLY = spaced(r"(?:(?<!\w)(?:my|mi|meu|mein|mon|ma) |(?:^|[,;({>*./\n-])\s{0,3})\Z")
"""What stands before `pass` where it is a password."""
WHOSE = spaced(
    rf"\b(?:reset|unlock|forg[eo]t\w{{0,5}}|lost|restablec\w{{1,3}}|olvid\w{{1,5}}|oubli\w{{1,3}}|"
    rf"esquec\w{{1,4}}) {OWN}\Z"
)
"""Behind a password that is to be reset stands whose it is."""
_MARK = r"[\"'*_`]{0,2}"
_SIGN = rf"{_MARK}{WHICH}\s{{0,2}}(?P<sign>[:=：]|=>|->|(?<=\s)[-–—](?=\s)){_MARK}{ADVERBS}"
_AFFIRMED = "".join(rf"(?<! {word})" for word in ("não", "nao", "no", "who", "where", "nunca")).replace(" ", r"\s")
"""Not as in `the password for those who are new`."""
_TOLD = spaced(
    rf"(?:(?: {BY}(?: [^\s.,;!?:=]{{1,20}}){{0,8}}?)?{_AFFIRMED}(?:{IS}|['’]s)(?!\w)(?:\s?:)?{ADVERBS}"
    rf"|{_SIGN}|\s(?=[\"'“„«]))"
    r"\s{0,4}(?:(?:[>*•-]|\d{1,2}[.)])\s{1,3})?(?=\S)"
)
_NEXT = re.compile(
    r"\s{0,2},\s{1,3}|\s{1,3}(?:and|or|y|o|et|ou|e|und|oder)\s{1,3}|\s{0,2}\n\s{0,4}(?:(?:[>*•-]|\d{1,2}[.)])\s{1,3})?"
)
"""What stands between two of a list."""
_BELOW = re.compile(r"\s{0,2}\n\s{0,4}(?:(?:[>*•-]|\d{1,2}[.)])\s{1,3})?")
_TOKEN = re.compile(r"[ \t]{0,3}((?:(?!\]\()[^\s<]){1,64})(?P<closed><|\]\(|(?!\S))")
_ENDED = re.compile(r"[.,;!?)}\]\"”“»]\Z")
_TAGS = re.compile(r"</?[a-z][^<>\n]{0,40}>", re.I)
MOST_LISTED = 24
_PAIR = re.compile(r"\s{1,3}(?:and|y|e|et|und)(?=\s)", re.I)
"""What may stand between two words of a password."""


def told_behind(text: str) -> Iterator[Span]:
    """Where in the text such passwords stand; `text` has the name of one."""
    for name in _NAME.finditer(text):
        yield from _announced(name)


def _announced(name: re.Match[str]) -> Iterator[Span]:
    text = name.string
    told = _TOLD.match(text, name.end()) or (_BELOW.match(text, name.end()) if name["codes"] else None)
    if not told or (name["weak"] and not _WEAKLY.search(text, max(0, name.start() - 8), name.start())):
        return
    listed = told.re is _BELOW
    whose = bool(not listed and told["sign"] and WHOSE.search(text, max(0, name.start() - 40), name.start()))
    span = _password(text, told.end(), "" if whose or listed else name[0].casefold())
    for _ in range(MOST_LISTED):
        if not span:
            return
        yield span
        between = _NEXT.match(text, span[1])
        span = _password(text, between.end(), "") if between else None


def _password(text: str, at: int, name: str) -> Span | None:
    """What begins there, if it is a password; `name`: what it is called, empty where only joined words may be one."""
    words = _clause(text, at)
    if not words:
        return None
    first = text[slice(*words[0])]
    if name and len(words) <= LONGEST:
        plain = [text[start:end].casefold().replace("’", "'") for start, end in words]
        if ahead := ahead_of_trouble(plain):
            return words[0][0], words[ahead - 1][1]
        for phrase in (_with_pair(text, words), words):
            if is_phrase([text[start:end].casefold().replace("’", "'") for start, end in phrase], name):
                return phrase[0][0], phrase[-1][1]
    return words[0] if is_joined(first) or (odd(first) and not first.isdecimal()) else None


def _with_pair(text: str, words: list[Span]) -> list[Span]:
    """The words with one more behind an `and`, where that ends what is said: `salt and pepper`."""
    end = words[-1][1]
    pair = _PAIR.match(text, end)
    more = _clause(text, pair.end(), 2) if pair else []
    if len(more) != 1:
        return words
    return [*words, *more]


def _clause(text: str, at: int, most: int = LONGEST + 1) -> list[Span]:
    """The words up to the end of what is said, at most so many."""
    words: list[Span] = []
    at = tag.end() if (tag := _TAGS.match(text, at)) else at
    while len(words) < most and (token := _TOKEN.match(text, at)):
        said = token[1]
        core = said.strip(EDGES + MARKS)
        core = FILE_ENDS.sub("", core).strip(EDGES + MARKS) if "." in core else core
        if words and (core.casefold() in GOES_ON or not any(map(str.isalnum, core + "0" * (said in "&+")))):
            break
        start = token.start(1) + said.find(core)
        if core:
            words.append((start, start + len(core)))
        at = token.end()
        if token["closed"] or _ENDED.search(said):
            break
    return words
