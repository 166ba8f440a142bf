"""Secrets that stand behind their name and a sign, as in files of settings, programs, commands and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.model.secrets.announced import WHOSE
from bot.model.secrets.ordinary import is_ordinary, says_something
from bot.model.secrets.phrases import says
from bot.model.secrets.shapes import Span, label, odd, thing
from bot.model.secrets.text import EDGES, MARKS

_SURE = r"p(?:word|ass(?:w(?:or[dt]|d|rt)?|phrase|code|e)?|wd?|sk)|kennwort|contra(?:se[ñn]a)?|clave|senha|mdp"
"""What a password is called in such a place, with another word before it or none."""
_PERHAPS = (
    r"(?:access|auth|bearer|refresh|csrf|id|api)?_?token|secret|(?:j|php|asp)?sess(?:ion)?(?:_?id)?|sid|cookie|api_?key"
)
_KEY = r"(?<![^\W_])keymaterial|(?<=[_-])key|(?-i:(?<=[a-z])Key)|(?<![^\W_])psk"
_START = r"(?<![?&])(?:(?<![^\W_])|(?-i:(?<=[a-z])(?=[A-Z])))"
_SIGN = (
    r"(?:[\"'*_`\]]{0,3}\s{0,3}(?:[:=]{1,2}>?|=>|->)\s{0,3}|[\"'],\s?(?=[\"'])|>(?=[^<>\s]{3,64}</)|"
    r"[\"'](?:\s[^<>\n]{0,40})?\svalue\s?=\s?(?=[\"']))"
)
"""What stands between a name and what it stands for; `, ` and `>` in programs and tags only."""
_VALUE = r"(?:\"([^\"\n]{1,80})\"|'([^'\n]{1,80})'|([^\s\"'<>{}|;&,]{3,200}?)(?:\]\(|(?![^\s\"'<>{}|;&,])))"
_ASSIGNED = re.compile(
    rf"{_START}(?:(?P<sure>{_SURE})|(?P<perhaps>{_PERHAPS})|(?P<key>{_KEY}))[\s_-]?\d{{0,2}}{_SIGN}{_VALUE}", re.I
)
"""As in `DB_PASS=lamp`, `"password":"lamp"`, `pass1: lamp`."""
_SETTING = re.compile(
    rf"^[^\S\n]{{0,4}}(?:{_SURE})\s?[:=][^\S\n]{{1,3}}([^\s:=]{{1,30}}(?:[^\S\n][^\s:=]{{1,30}}){{1,4}})[^\S\n]{{0,3}}$",
    re.I | re.M,
)
"""Some words behind its name on a line of their own."""
_OTHER_SETTING = re.compile(r"^[^\S\n]{0,4}[\w-]{2,20}(?: \w{2,20})?\s?[:=][^\S\n]{1,3}\S+[^\S\n]{0,3}$", re.M)
_OPTION = re.compile(
    r"(?<!\S)--?(?:password|passwd|pass|pwd|pw|token|secret|api-?key)[\s=]{1,3}[\"']?([^\s\"'-][^\s\"']{2,63})|"
    r"\b(?:mysql\w*|psql|sshpass|ssh|docker|mongo\w*|ftp|7z|unzip)\b[^\n]{0,80}?\s-[pP](?=\S*[a-z])([^\s\"'-]{5,64})",
    re.I,
)
_FOR_USER = re.compile(
    r"(?<!\S)(?:/u(?:ser)?:\S{1,60}\s([^\s\"'/]{4,64})|net\suser\s\S{1,40}\s(?!/)(\S{4,64})|--?u(?:ser)?[=\s][\w.\\-]{1,60}:([^\s\"']{3,64}))",
    re.I,
)
"""As in `net use Z: /user:kim lamp` and `curl -u kim:lamp`."""
_NET = re.compile(r"WIFI:[^\n]{0,200}?[;:]P:([^;\n]{1,80})", re.I)
"""What the square picture says that a telephone joins a network by."""
_PAIR = re.compile(
    r"\b(?:log\w{0,6}|sign\w{0,4}|user\w{0,4}|with|use|as|account|credentials|mit|con|avec|com)[\s:-]{1,3}(?:in\s|as\s|with\s){0,2}"
    r"[\w.\\-]{2,60}:([^\s/,;]{4,64})",
    re.I,
)
"""As in `log in with admin:Lamp12!`."""
_BUILT_IN = re.compile(
    r"(?<![\w/.-])(?:admin|administrator|administrador|root|guest|gast|invitado|invité)(?:\s{0,3}/\s{0,3}|:)([^\s/|,;.!?()]{4,40})",
    re.I,
)
"""As in `admin / lamp`; accounts that have no name of their own."""
_NAME = re.compile(rf"{_START}(?:{_SURE}|api.?key|token|secret)s?(?![^\W_])", re.I)
_NAMES = (
    "pass",
    "pw",
    "psk",
    "ennwort",
    "contra",
    "clave",
    "senha",
    "mdp",
    "token",
    "secret",
    "sess",
    "sid",
    "cookie",
    "key",
)
"""Something of this, in small letters, is in each name."""
_RULED = re.compile(r"[\s|:;,=-]+")
_SIGN_OF_ONE = re.compile(r"[:=>\n/]|[\"'],| -")
_DIVIDE = ("|", "\t", ";", ",")
SHORTEST = 3
_DRAWN = ("|", "\t")
"""What stands between words in tables only."""
MOST_IN_HEAD, MOST_IN_PROSE = 3, 2
"""So many words the name of a column has; fewer where a sign divides it that stands in sentences, too."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """What divides them, which of them have the name of a secret, and how many signs are in a row at least."""

    sign: str
    named: frozenset[int]
    fewest: int


_NONE = _Columns("", frozenset(), 0)


def has_signs(text: str) -> bool:
    """Whether there is something that such a secret stands behind, as in few texts."""
    return bool(_SIGN_OF_ONE.search(text))


def assigned(text: str, plain: str) -> Iterator[Span]:
    """Where they stand; `plain`: the text in small letters."""
    if "wifi:" in plain:
        yield from (match.span(1) for match in _NET.finditer(text))
    if "/u" in plain or "-u" in plain or "net user" in plain:
        yield from (match.span(match.lastindex or 0) for match in _FOR_USER.finditer(text))
    if ":" in text:
        yield from (match.span(1) for match in _PAIR.finditer(text) if _is_odd(match[1]))
    if "/" in text or ":" in text:
        yield from (match.span(1) for match in _BUILT_IN.finditer(text) if _is_chosen(match[1]))
    if " -" in text:
        yield from (match.span(match.lastindex or 0) for match in _OPTION.finditer(text) if _is_option(match))
    if not any(map(plain.__contains__, _NAMES)):
        return
    yield from (_value(match) for match in _ASSIGNED.finditer(text) if _is_value(match))
    if "\n" in text:
        yield from _in_tables(text)
        yield from _in_settings(text)


def _is_chosen(word: str) -> bool:
    return odd(word) and not (thing(word) or label(word)) if any(map(str.isdigit, word)) else not is_ordinary(word)


def _is_odd(core: str) -> bool:
    core = core.strip(EDGES)
    return odd(core) and not (core.isdecimal() or thing(core) or label(core))


def _value(match: re.Match[str]) -> Span:
    """Where it stands, without the marks behind it."""
    said = match.lastindex or 0
    return match.start(said), match.start(said) + len(match[said].rstrip(EDGES))


def _is_long(core: str) -> bool:
    return len(core) > SHORTEST or (len(core) == SHORTEST and core.isalnum() and not is_ordinary(core))


def _is_option(match: re.Match[str]) -> bool:
    return odd(match[2]) if match[2] else not says_something(match[1])


def _is_value(match: re.Match[str]) -> bool:
    """Whether a secret was told behind the sign, and not how it is."""
    said = match[match.lastindex or 0]
    core = said.strip(EDGES + MARKS)
    tight = (
        match.string[match.start() - 1 : match.start()] == "_"
        or match.string[match.start(match.lastindex or 0) - 1] in "\"'=:>"
    )
    if not any(map(str.isalnum, core)) or "(" in said or says(core.casefold()):
        return False
    if match["sure"]:
        return tight or (_is_long(core) and not WHOSE.search(match.string, max(0, match.start() - 40), match.start()))
    return len(core) >= 6 and " " not in core and not is_ordinary(core) if tight else odd(core)


def _in_tables(text: str) -> Iterator[Span]:
    """What stands below the name of a secret, in a table whose columns a sign or a tab divides."""
    columns = _NONE
    start = 0
    for line in text.split("\n"):
        if columns.named and line.count(columns.sign) >= columns.fewest:
            yield from _cells(line, columns, start)
        else:
            columns = _columns(line)
        start += len(line) + 1


def _in_settings(text: str) -> Iterator[Span]:
    """As in `passphrase: tiger lily` among lines of the same kind."""
    if not _OTHER_SETTING.search(text):
        return
    for match in _SETTING.finditer(text):
        words = match[1].casefold().split()
        if not any(map(says_something, words[1:])) and not is_ordinary(words[-1]):
            yield match.span(1)


def _columns(heading: str) -> _Columns:
    sign = next((each for each in _DIVIDE if each in heading), "")
    cells = heading.split(sign) if sign else []
    if sign not in _DRAWN and (":" in heading or not all(map(str.strip, cells))):
        return _NONE  # prose: `Problem: login, password`, `Forgot password,`
    if any(len(cell.split()) > (MOST_IN_HEAD if sign in _DRAWN else MOST_IN_PROSE) for cell in cells):
        return _NONE
    named = frozenset(at for at, cell in enumerate(cells) if _NAME.search(cell))
    return _Columns(sign, named, heading.strip().strip(sign).count(sign)) if named else _NONE


def _cells(line: str, columns: _Columns, start: int) -> Iterator[Span]:
    at = start
    for number, cell in enumerate(line.split(columns.sign)):
        core = cell.strip(" \t\"'")
        told = columns.sign in _DRAWN or len(cell.split()) == 1
        if number in columns.named and core and told and not (_RULED.fullmatch(cell) or says(core.casefold())):
            begin = at + cell.index(core)
            yield begin, begin + len(core)
        at += len(cell) + 1
