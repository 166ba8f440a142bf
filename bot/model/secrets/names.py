"""Which words name a secret: a password or a code."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.model.secrets import openers
from bot.model.secrets import words as known
from bot.model.secrets.documents import NAMES
from bot.model.secrets.shapes import may_be_odd
from bot.model.secrets.text import Word

_GIVEN_OUT = known.WEAK | known.CODES - known.PASSWORDS
_PART = re.compile(r"[^\W_]+")
_KEY = "schlüssel"
_NEAR = 4
"""So many words away from its name stands what a code or a key is for."""


def _last_parts(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_PART.findall(name)[-1] for name in names)


_NAMES = _last_parts(
    (*known.PASSWORDS, *known.CODES, *openers.LOCKED_BY, *(second for _, second in known.PASSWORD_PAIRS))
)
_OF_WHAT_IS_ODD = _last_parts((*known.WEAK, *openers.LOCKS, *NAMES))
"""What names only what has a digit or a sign in it."""

_ENDS = frozenset(
    name.split(" ")[-1]
    for name in (
        *known.PASSWORDS,
        *known.CODES,
        *openers.LOCKS,
        *openers.LOCKED_BY,
        *known.WEAK,
        *(two for _, two in known.PASSWORD_PAIRS),
        *NAMES,
    )
)


def may_name(plain: str) -> bool:
    """Whether there may be the name of a secret, or an address of the web, in a text in small letters; most texts have
    none, and to look at each of their words takes long.
    """
    if "/" in plain or "code" in plain or _KEY in plain:
        return True
    parts = _PART.findall(plain)
    return not _NAMES.isdisjoint(parts) or (not _OF_WHAT_IS_ODD.isdisjoint(parts) and may_be_odd(plain))


def ends_name(word: Word) -> bool:
    """Whether it may be the name of a secret, or the last word of it."""
    return word.plain in _ENDS or word.name in _ENDS or word.plain.endswith(("code", "code's", _KEY))


def is_given_out(words: list[Word], at: int) -> bool:
    """Whether it is a kind of key or code that is told to a whole class, or printed on what one has bought."""
    name = words[at].plain in _GIVEN_OUT
    return name and at > 0 and words[at - 1].plain in known.GIVEN_OUT and not words[at - 1].ends


def is_password(words: list[Word], at: int) -> bool:
    plain = words[at].name
    if plain == "pass" and {each.plain for each in words[max(0, at - 4) : at]} & known.ACCOUNTS:
        return True
    return plain in known.PASSWORDS or (at > 0 and (words[at - 1].plain, plain) in known.PASSWORD_PAIRS)


def is_lock(words: list[Word], at: int) -> bool:
    """Whether it is the code of a door, a safe or what else opens with one."""
    plain = words[at].name
    if plain in openers.LOCKED_BY or (plain.endswith("code") and _begins(plain.removesuffix("code"), openers.LOCKS)):
        return True
    return is_code(words, at) and not openers.LOCKS.isdisjoint(_around(words, at))


def is_key(words: list[Word], at: int) -> bool:
    """Whether it is a key to type: of an exam, a network, an account."""
    plain = words[at].name
    if plain not in openers.KEYS:
        return plain.endswith(_KEY) and _begins(plain.removesuffix(_KEY), openers.OF_KEYS)
    return not openers.OF_KEYS.isdisjoint(_around(words, at))


def _around(words: list[Word], at: int) -> set[str]:
    return {each.plain for each in words[max(0, at - _NEAR) : at + _NEAR + 1]}


def _begins(compound: str, names: frozenset[str]) -> bool:
    """As in `Türcode` and `Prüfungsschlüssel`."""
    return compound.rstrip("s-") in names


def is_code(words: list[Word], at: int) -> bool:
    plain = words[at].name
    if at and plain in known.PASSWORDS and words[at - 1].plain in known.ONCE:
        return True
    if plain not in known.CODES and (not plain.endswith("code") or plain in known.NOT_CODES):
        return False
    after = {word.plain for word in [each for each in words[at + 1 : at + 4] if each.plain not in known.THE][:2]}
    before = words[at - 1].plain if at else ""
    return before not in known.OTHER_CODES and not after & known.OF_CODES
