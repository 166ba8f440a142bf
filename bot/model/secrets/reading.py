"""A text as it is meant: full letters, nothing unseen between them, and `passw0rd` spelt as it is said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.model.secrets.shapes import Span
from bot.model.secrets.words import PASSWORDS

_DRESSED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2460-\u24ff\u3164\ufe00-\ufe0f\ufeff"
    "\uff01-\uff5e\uffa0\U0001d400-\U0001d7ff]"
)
"""Signs that are drawn as nothing, and letters and digits that are drawn in another way."""
_UNSEEN = frozenset("\u034f\u115f\u1160\u3164\uffa0")
_OWN = r"(?:(?:my|mi|mein|meu|mon|minha|your|the)[-_]?)?"
_MISSPELT = re.compile(
    rf"(?<![\w@$.-])({_OWN})(p[\w@$-]{{0,4}}[s$5z][\w@$-]{{0,4}}w[\w@$-]{{1,6}}|psw\w?d|p[/.]w(?=\W)|contra[\w-]{{3,6}}|kenn?wor[\w-]{{1,3}})(?![\w@$])",
    re.I,
)
_COMPOUND = re.compile(r"(?<![^\W_])[^\W\d_]{3,16}?((?-i:passwort|kennwort|password|passcode))(?![^\W_])", re.I)
"""As in `Startpasswort`."""
_MAY_NAME = re.compile(r"p[\w@$-]{0,4}[s$5z][\w@$-]{0,4}w|psw|p[/.]w|passcode|contra|ken+wor")
"""Something of this, in small letters, is in all of them; it is found faster."""
_SOUNDS = str.maketrans(
    {"$": "s", "5": "s", "z": "s", "@": "", "0": "", "3": "", "4": "", "-": "", "_": "", **dict.fromkeys("aeiou", "")}
)
"""What is left of a word without its vowels, and the signs that are written for them."""
_TWICE = re.compile(r"(.)\1+")
_NAMES = {
    **dict.fromkeys(("pswrd", "pswrt", "pswd"), "password"),
    **dict.fromkeys(("cntrsn", "cntrsny"), "contraseña"),
    "knwrt": "kennwort",
    "p/w": "pw",
    "p.w": "pw",
}


def read(text: str) -> tuple[str, Sequence[int]]:
    """The text as it is meant, and of each letter the place where it was written; no places where it is the same."""
    plain, places = _undressed(text) if not text.isascii() and _DRESSED.search(text) else (text, range(len(text)))
    if not (found := list(_misspelt(plain))):
        return plain, () if plain == text else places
    parts: list[str] = []
    meant: list[int] = []
    at = 0
    for (start, end), name in found:
        parts += [plain[at:start], name]
        meant += [*places[at:start], *([places[start]] * (len(name) - 1)), places[end - 1]]
        at = end
    return "".join((*parts, plain[at:])), [*meant, *places[at:]]


def written(span: Span, places: Sequence[int]) -> Span:
    """Where in the text it was written what stands at this span of what was meant."""
    return places[span[0]], places[span[1] - 1] + 1


def _undressed(text: str) -> tuple[str, list[int]]:
    letters = [(letter, place) for place, dressed in enumerate(text) for letter in _letter(dressed)]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]


@lru_cache(2000)
def _letter(dressed: str) -> str:
    if not _DRESSED.match(dressed):
        return dressed
    unseen = dressed in _UNSEEN or unicodedata.category(dressed) in ("Cf", "Mn")
    return "" if unseen else unicodedata.normalize("NFKC", dressed)


def _misspelt(plain: str) -> Iterator[tuple[Span, str]]:
    if not _MAY_NAME.search(plain.casefold()):
        return
    yield from ((match.span(1), f" {match[1]}") for match in _COMPOUND.finditer(plain))
    for match in _MISSPELT.finditer(plain):
        name = _named(match[2])
        if name and (match[1] or match[2].casefold() not in PASSWORDS):
            yield match.span(2), f" {name}" if match[1] else name


@lru_cache(1000)
def _named(word: str) -> str:
    """What a word is that sounds like the name of a password; none where it is another word."""
    plain = unicodedata.normalize("NFD", word.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NAMES.get(_TWICE.sub(r"\1", letters.translate(_SOUNDS)), "")
