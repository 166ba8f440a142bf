"""Passwords that stand beside the name of an account."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.model.secrets.ordinary import is_ordinary, says_something
from bot.model.secrets.phrases import says
from bot.model.secrets.shapes import Span, label, odd, thing, very_odd
from bot.model.secrets.text import EDGES, words_of

_ACCESS = ("credenc", "credent", "login", "log-in", "daten", "identifiant")
_LOGS_IN = ("log", "sign", "meld", "conne", "entr", "ingres", "acced")
_ACCOUNTS = ("user", "usr", "login", "account", "benutzer", "usu", "utili", "identifiant")
_LOGGED_IN = re.compile(
    r"\b(?:log|sign|einlog|anmeld|meld|logu|connecte|connexion|entr|ingres|acced)\w{0,6}(?:[\s-](?:in|mich|an|ein|me)){0,2}:?\s{1,3}"
    r"(?:(?:with|as|using|mit|als|con|como|avec|com)\s{1,3}|(?=\S{0,60}[._@]))(\S{2,60}),?\s{1,3}"
    r"(?:and|with|und|mit|y|con|et|avec|e|com|[/&+])\s{1,3}(\S{6,64})",
    re.I,
)
"""As in `log in with kim.lee and Lamp1234`."""
_CREDENTIALS = re.compile(
    r"\b(?:credentials|log-?ins?(?:\s(?:data|details))?|zugangsdaten|anmeldedaten|credenciales|credenciais|identifiants)\b"
    r"[^.\n]{0,20}?[\s:](\S{2,60}?)\s?[/|,;:]\s?(\S{5,64})",
    re.I,
)
_SLASHED = re.compile(
    r"(?<![\w-])(?:user(?:name)?|usr|login|account|benutzer(?:name)?|usuario|usuário|utilisateur|utilizador|identifiant)"
    r":?\s{1,3}(\S{2,60}?)\s{1,3}[/|]\s{1,3}(\S{6,64})",
    re.I,
)
"""As in `user kim / lamp1234`."""
_BESIDE_ACCOUNT = re.compile(
    r"(?<![\w-])(?:user(?:name)?|usr|login|account|benutzer(?:name)?|usuario|usuário|utilisateur|utilizador|identifiant)"
    r"(?::\s{0,3}|\s{1,3}(?=\S{0,60}[.@_\d]))(\S{2,60})\s{1,3}(\S{8,64})",
    re.I,
)
"""As in `login: kim.lee Lamp1234abc`."""
_CLASS = re.compile(r"[^\W\d_]+\d{1,4}[^\W\d_]?|\D*\d\D*")
"""As in `Year10B`; or with one digit only."""
_NAMED_OR_DIGIT = frozenset("._@0123456789")
_NAMED = re.compile(r"[._@]")
"""Something of this is in the name of an account, and in hardly any other word."""


def beside_accounts(text: str, plain: str) -> Iterator[Span]:
    """Where they stand; `plain`: the text in small letters."""
    if any(map(plain.__contains__, _ACCESS)):
        yield from _behind(_CREDENTIALS, text, _is_account)
    if any(map(plain.__contains__, _LOGS_IN)):
        yield from _behind(_LOGGED_IN, text, _is_with_account)
    if any(map(plain.__contains__, _ACCOUNTS)):
        yield from _behind(_SLASHED, text, _is_with_account)
        yield from (match.span(2) for match in _SLASHED.finditer(text) if _is_plainly(match[1], match[2]))
        yield from _behind(_BESIDE_ACCOUNT, text, _shows)


def _behind(shape: re.Pattern[str], text: str, fits: Callable[[str, str], bool]) -> Iterator[Span]:
    """What looks like no word behind the name of an account, where both are as they have to be."""
    for match in shape.finditer(text):
        for word in words_of(match[2]):
            if odd(word.core) and not thing(word.core) and fits(match[1].strip(EDGES), word.core):
                yield match.start(2) + word.start, match.start(2) + word.end


def _is_account(account: str, _: str) -> bool:
    """Not as in `login fails, year10 waits`."""
    return not (says_something(account) or thing(account))


def _is_with_account(account: str, core: str) -> bool:
    """Not two accounts nor, where that may be any word, one that people say with a number: `user guide / page47`."""
    letters = core.rstrip("0123456789")
    said = letters.isalpha() and is_ordinary(letters) and not _NAMED.search(account)
    return _is_account(account, core) and not label(core) and not said


def _is_plainly(account: str, word: str) -> bool:
    """As in `login year9 / lamp`."""
    return word.isalpha() and not says(word.casefold()) and any(map(_NAMED_OR_DIGIT.__contains__, account))


def _shows(_: str, core: str) -> bool:
    return very_odd(core) and not _CLASS.fullmatch(core)
