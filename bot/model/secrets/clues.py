"""What each word of a message and its neighbours look like: clues to whether it is a secret, which no rule weighs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.model.secrets import clue_words as known

_ADDRESS = r"https?://\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_DAY = r"(?:\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)|\d{1,2}-\d{1,2}-\d{4}|\d{4,12}[./-]\d{1,2}[./-]\d{1,2})(?!\w)"
_TIME = (
    r"\d{1,2}:\d\d(?:[ap]m|h)?\b|\d{1,2}(?:[ap]m|h(?:\d\d)?)\b|[A-Z][a-z]{2,12}/[A-Z]\w{2,30}|security/[a-z_]{3,24}\b"
)
_IP = r"\d{1,3}(?:\.\d{1,3}){3}(?!\w)"
NEVER = re.compile(f"{_ADDRESS}|{_IP}|{_DAY}|{_TIME}")
"""Addresses, days, times and their zones, and the kinds of tickets that sound like secrets."""
_PART = re.compile(
    rf"{_ADDRESS}|{_IP}|{_DAY}|{_TIME}"
    r"|(?<!\w)(?:\d{2,4}(?:[ -]\d{2,4}){1,7}|\w(?: \w){3,20})(?!\w)"
    r"|[^\W_]\w*(?:[-_.'’#!?$%&*+~^@€£]+[^\W_]\w*)*(?:[!#$%&*+_€£](?=[\s,.;:)\"'/]|$))*"
    r"|\n|[^\w\s]|_"
)
_WORD = re.compile(r"[^\W_]+")
_MADE_UP = re.compile(r"\b(?=\w*\d)(?=\w*[^\W\d_])\w{5,}|\w[-.+~]\w*\d|\d{4}|\d \d|\w[$#!~*%&^]\w")
"""As somebody makes up a password, or is given a code; many other things look like this, too."""
_PIECES = re.compile("|".join(known.PIECES))
_LINE_ENDS = "¶"
_QUESTION = frozenset("?")
_JOINS = frozenset("-_.'’: ")
"""What stands in numbers, names of devices and words that are put together; other signs hardly but in passwords."""
_ISSUE = re.compile(r"[^\W\d_]{2,20}#\d{1,3}")
_NEVER = -1
_KEPT = 4096
_FAR, _BESIDE = 9, 7
"""So many parts away a distance is no longer told; so many behind the name of an account something beside it stands."""

Usual = Callable[[str], int]
"""How usual a word in small letters is where no secrets are: 0 for never seen, up to 4."""


class Part(NamedTuple):
    """A word, an address, a sign or the end of a line; `start` and `end`: where it stands in the text."""

    start: int
    end: int
    text: str


def parts(text: str) -> list[Part]:
    return [Part(*match.span(), match[0]) for match in _PART.finditer(text)]


def is_spoken_of(plain: str) -> bool:
    """Whether a text in small letters may speak of secrets."""
    return not known.CUES.isdisjoint(_WORD.findall(plain)) or bool(_PIECES.search(plain))


def is_strange(plain: str, usual: Usual) -> bool:
    """Whether there is a word in a text in small letters that hardly anybody writes, or that somebody made up."""
    return any(len(word) > 3 and not usual(word) for word in _WORD.findall(plain)) or bool(_MADE_UP.search(plain))


def is_counted(said: Sequence[Part], at: int) -> bool:
    """Whether it is a place, or the number of something, as in `ticket 204816` and `ticket #204816`."""
    if said[at].text.casefold() in known.PLACES:
        return True
    before = at - 2 if at > 1 and said[at - 1].text == "#" else at - 1
    return before >= 0 and said[at].text.isdecimal() and said[before].text.casefold() in known.COUNTED


def _names(plain: str) -> bool:
    plain = plain.removesuffix("'s").removesuffix("’s")
    return plain in known.NAMES or plain.startswith(known.BEGINS) or (len(plain) > 4 and plain.endswith(known.ENDS))


def _kind(text: str) -> str:
    """Which signs it is made of; a sign by itself stands for itself."""
    if text.isalpha():
        return "l" if text.islower() else "U" if text.isupper() else "L" if text[1:].islower() else "I"
    if NEVER.fullmatch(text):
        return "P@" if "@" in text or "/" in text else "P0"
    if _ISSUE.fullmatch(text):
        return "M-"
    digits = sum(each.isdigit() for each in text)
    letters = sum(each.isalpha() for each in text)
    others = {each for each in text if not each.isalnum()}
    signs = "" if not others else "-" if others <= _JOINS else "#"
    if digits and not letters:
        return f"D{min(digits, 9)}{signs}"
    if digits or (letters and signs):
        return f"{'M' if digits else 'S'}{signs}{'U' if any(each.isupper() for each in text[1:]) else ''}"
    return f"P{text}"


def _rarest(joined: str, usual: Usual) -> int:
    """How usual the strangest of the words is that are put together here."""
    return min((usual(word) for word in _WORD.findall(joined) if len(word) > 1), default=0)


def _last_of(sort: frozenset[str], plain: Sequence[str]) -> list[int]:
    """For each word the nearest one of this sort before it."""
    return [_NEVER] * len(plain) if sort.isdisjoint(plain) else _last([word in sort for word in plain])


def _last(flags: Sequence[bool]) -> list[int]:
    """For each place the nearest one before it that has the flag."""
    if True not in flags:
        return [_NEVER] * len(flags)
    found, last = [], _NEVER
    for at, flag in enumerate(flags):
        found.append(last)
        last = at if flag else last
    return found


def _next(flags: Sequence[bool]) -> list[int]:
    """For each place the nearest one behind it that has the flag."""
    behind = _last(flags[::-1])[::-1]
    return [len(flags) - 1 - each if each != _NEVER else _NEVER for each in behind]


class _Seen(NamedTuple):
    """`word`: as features name it."""

    names: bool
    look: str
    word: str


def _seen(text: str, plain: str, usual: Usual) -> _Seen:
    names, kind = _names(plain), _kind(text)
    if kind[0] in "PD":
        return _Seen(names, kind, plain if kind[0] == "P" or names else f"<{kind}>")
    count = _rarest(plain, usual) if kind[0] == "S" else usual(plain)
    look = f"{kind}{count}"
    return _Seen(names, look, plain if count or names else f"<{look}>")


@lru_cache(maxsize=_KEPT)
def _seen_often(text: str, count: int) -> _Seen:
    """The same for a word of letters that many people say, which is kept."""
    return _seen(text, text.casefold(), lambda _: count)


class Clues:
    """A message in parts; for each of them the nearest word of every sort before it, and the next name behind it."""

    def __init__(self, said: Sequence[Part], usual: Usual) -> None:
        texts = [_LINE_ENDS if part.text == "\n" else part.text for part in said]
        self._plain = plain = [text.casefold() for text in texts]
        seen = [
            _seen_often(text, count) if (count := usual(word)) and text.isalpha() else _seen(text, word, usual)
            for text, word in zip(texts, plain, strict=True)
        ]
        named = [each.names for each in seen]
        self._looks = [each.look for each in seen]
        self._words = [each.word for each in seen]
        self._name, self._next = _last(named), _next(named)
        self._is, self._asked, self._told, self._changed, self._user, self._kind = (
            _last_of(sort, plain) for sort in (known.IS, _QUESTION, known.TOLD, known.CHANGED, known.USERS, known.KINDS)
        )
        told = not known.TOLD.isdisjoint(plain)
        self._about = f"{'N' if any(named) else 'n'}{'T' if told else 't'}"

    @cached_property
    def _sentence(self) -> list[int]:
        """In which one each word is."""
        ended = 0
        return [ended := ended + (word in known.ENDINGS) for word in ("", *self._plain)]

    def of(self, at: int) -> Iterator[str]:
        """What speaks of a part; nothing of a sign alone."""
        if not self._plain[at][0].isalnum():
            return
        yield from self._own(at)
        yield from self._around(at)
        if self._name[at] != _NEVER:
            yield from self._behind_a_name(at)
        if self._next[at] != _NEVER:
            yield from self._before_a_name(at)
        yield from self._behind_others(at)

    def _own(self, at: int) -> Iterator[str]:
        look, word = self._looks[at], self._words[at]
        yield from ("b", f"s={look}", f"sc={look}{self._about}", f"w={word}")
        yield from self._endings(at)

    def _endings(self, at: int) -> Iterator[str]:
        word = self._plain[at]
        if len(word) > 4 and word.isalpha():
            yield from (f"e3={word[-3:]}", f"e2={word[-2:]}")

    def _word(self, at: int) -> str:
        return "^" if at < 0 else "$" if at >= len(self._words) else self._words[at]

    def _around(self, at: int) -> Iterator[str]:
        three, two, one, then, next_one = (self._word(at + far) for far in (-3, -2, -1, 1, 2))
        look = self._looks[at]
        yield from (f"p1={one}", f"p2={two}", f"p3={three}", f"n1={then}", f"n2={next_one}")
        yield from (f"p12={two} {one}", f"n12={then} {next_one}", f"pn={one} {then}", f"p123={three} {two} {one}")
        yield from (f"p1s={one} {look}", f"n1s={then} {look}", f"p2s={two} {look}", f"p1c={one} {self._about}")
        if one in known.QUOTES:
            yield from (f"q{self._about}", f"q{look}{self._about}")
        if "/" in (one, then):
            yield from (f"/{look}", f"/{self._about}")

    def _far(self, at: int, other: int) -> tuple[str, str]:
        """In the same sentence or not, and how far."""
        between = abs(self._sentence[max(at, other)] - self._sentence[min(at, other)])
        where = "s" if between == 0 else "t" if between == 1 else "u"
        far = abs(at - other)
        return where, f"{where}{far if far < 5 else 6 if far < 8 else _FAR}"

    def _behind_a_name(self, at: int) -> Iterator[str]:
        name, look = self._name[at], self._looks[at]
        where, far = self._far(at, name)
        strong = "S" if self._plain[name] in known.STRONG else "W"
        told = self._is[at] > name
        yield from (f"d={far}{strong}", f"dk={far}{strong}{look}", f"ln={self._plain[name]} {where}")
        yield from (f"lnk={self._plain[name]} {look}", f"is={told}{where}{strong}", f"isk={told}{where}{strong}{look}")
        yield from (f"isd={told}{far}{look[1:]}", f"p1is={self._word(at - 1)} {told}{where}")
        if self._asked[at] > name:
            yield from (f"ask={look}", f"askp={self._word(at - 1)}")
        if told:
            behind = min(at - self._is[at], 5)
            yield from (f"ip={behind}{look}", f"ipn={behind}{where}{self._word(at + 1)}")
            if behind == 1:
                yield f"iw={self._words[at]}"
                yield from (f"i{each}{where}" for each in self._endings(at))

    def _before_a_name(self, at: int) -> Iterator[str]:
        name, look = self._next[at], self._looks[at]
        where, far = self._far(at, name)
        yield from (f"nd={far}", f"ndk={far}{look}")
        yield from (f"nn={self._plain[name]} {where}", f"nnk={self._plain[name]} {look}")

    def _behind_others(self, at: int) -> Iterator[str]:
        look = self._looks[at]
        for sort, last in (("t", self._told[at]), ("c", self._changed[at])):
            where, far = self._far(at, last) if last != _NEVER else ("u", "")
            if where != "u":
                yield from (f"{sort}d={far}{self._about}", f"{sort}k={far}{look}{self._about}")
        if self._told[at] != _NEVER and self._far(at, self._told[at])[0] != "u":
            yield from (f"tw={self._plain[self._told[at]]}", f"twk={self._plain[self._told[at]]} {look}")
        kind = self._kind[at]
        if kind != _NEVER and self._far(at, kind)[0] == "s" and at - kind < _BESIDE:
            yield from (
                f"kd={at - kind}{look}",
                f"kw={self._plain[kind]} {look[:2]}",
                f"kn={kind > self._name[at]}{look}",
            )
        if self._user[at] != _NEVER and at - self._user[at] < _BESIDE:
            yield from (f"ud={at - self._user[at]}{self._about}", f"uk={at - self._user[at]}{look}")
