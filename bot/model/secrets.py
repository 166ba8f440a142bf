"""Secrets in what people write are found by the words around them, and hidden before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from bot.model import secret_words as known

Span: TypeAlias = tuple[int, int]
"""As in `text[start:end]`."""
HIDDEN = "•••"
AHEAD, BEHIND, QUOTED = 8, 4, 8
"""So many words away from its name a secret is looked for, and so many words a quoted one has."""
_WORD = re.compile(r"\S+")
_EDGES = ".,;:?()[]{}<>\"'“”„«»‘’`"
_ENDS = (".", "!", "?", ";")
_JOINED = re.compile(r"([^\W_]{2,12})(?:[:=]|->)(?=\S)")
_SYMBOL = re.compile(r"\w[^\w\s.,:;'’/()-]+\w|[^\w\s.,:;?!'’/()\"-]\w")
_PLAIN_NUMBERED = re.compile(r"[^\W\d_]+\d{1,4}")
_DIGITS = re.compile(r"\d{4}|\d{6,8}|\d{3}-\d{3}|\d{4}-\d{4}")
_LONG_DIGITS = re.compile(r"\d{6,8}|\d{3}-\d{3}|\d{4}-\d{4}")
_LINK_KEY = re.compile(
    r"[?#](?=[^?#]{0,2000}?\b(?:[\w-]{0,20}[_-])?(?:token|code|otp|secret|password|passwd|apikey|sig|signature)=)", re.I
)
_LINK_RESET = re.compile(r"/(?:reset|verify|confirm|activate|magic|recover)[\w-]{0,20}/?(?=[?#]|[\w.~%-]{12})", re.I)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])",
        r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])",
        r"(?<!\w)eyJ[\w-]{10,4000}\.[\w.-]{10,4000}",
        r"(?<!\w)(?:sk|pk|rk|ghp|gho|ghs|glpat|github_pat|xox[abeprs])[-_][\w-]{16,400}",
        r"(?<!\w)AKIA[A-Z0-9]{12,20}(?!\w)",
        r"(?<=[Bb]earer )[\w.~+/=-]{16,4000}",
    )
)
_CARD = re.compile(r"(?<![\d-])[3-6]\d{3}(?:[ -]?\d){9,15}(?![\d-])")


_NAMES = tuple(sorted(known.PASSWORDS | known.CODES | known.NATIONAL | {"passe", "code", "security", "/"}))
_SHAPELY = re.compile(r"\d{3}|eyJ|[_-]\w|AKIA|earer ")
"""Something of this is in all that shows by its shape."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text: `core` is without the marks around it, `plain` is the core in small letters."""

    start: int
    end: int
    text: str
    core: str
    plain: str

    @property
    def span(self) -> Span:
        return self.start, self.end


def masked(text: str) -> str:
    """The text with every secret hidden; the same text when there is none. Takes time in proportion to its length."""
    spans = sorted({*_shaped(text), *_told(text)})
    kept, at = [], 0
    for start, end in spans:
        if end > at:
            kept += [text[at : max(start, at)], HIDDEN if start >= at else ""]
            at = end
    return "".join((*kept, text[at:]))


def _shaped(text: str) -> Iterator[Span]:
    """What shows by its own shape that it is a secret."""
    if not _SHAPELY.search(text):
        return
    for shape in _SHAPES:
        yield from (match.span() for match in shape.finditer(text))
    yield from (match.span() for match in _CARD.finditer(text) if _is_card(match[0]))


def _told(text: str) -> Iterator[Span]:
    """What the words around it tell to be a secret; most texts have none of the words it begins with."""
    plain = text.casefold()
    if not any(name in plain for name in _NAMES):
        return
    words = [_word(match) for match in _WORD.finditer(text)]
    for at, word in enumerate(words):
        yield from _in_link(word)
        yield from _joined(word)
        if _is_password(words, at):
            yield from (*_password(words, at), *_before(words, at, lambda each: _odd(each.core)))
        if _is_code(words, at):
            yield from (*_code(words, at), *_before(words, at, lambda each: bool(_DIGITS.fullmatch(each.core))))
        if _is_national(words, at):
            yield from _numbers_after(words, at)


def _word(match: re.Match[str]) -> _Word:
    text = match[0]
    core = text.strip(_EDGES)
    start = match.start() + (text.index(core) if core else 0)
    return _Word(start, start + len(core), text, core, core.casefold().replace("’", "'").rstrip("!"))


def _before(words: list[_Word], at: int, fits: Callable[[_Word], bool]) -> Iterator[Span]:
    """As in `1234 is my code`."""
    is_ = at - 1
    while is_ > at - BEHIND and words[is_].plain in known.MY:
        is_ -= 1
    if is_ < 1 or words[is_].plain not in known.IS:
        return
    if fits(words[is_ - 1]):
        yield words[is_ - 1].span
    elif is_ > 1 and (pair := _pair(words, is_ - 2)):
        yield pair


def _after(words: list[_Word], at: int) -> Iterator[tuple[int, bool]]:
    """The words behind the name of a secret in the same sentence, and whether `is` or a colon stands before them."""
    told = words[at].text.endswith((":", "="))
    for number in range(at + 1, min(at + 1 + AHEAD, len(words))):
        if words[number - 1].text.endswith(_ENDS):
            return
        yield number, told
        told = words[number].plain in known.IS or words[number].text in known.IS


def _password(words: list[_Word], at: int) -> Iterator[Span]:
    for number, told in _after(words, at):
        quoted = _quoted(words, number) if told else None
        if quoted or _shows(words, number, told, number - at - 1):
            yield quoted or words[number].span


def _shows(words: list[_Word], at: int, told: bool, near: int) -> bool:
    """Whether a word behind `password` is one; `near`: how many words lie between."""
    core = words[at].core
    if told:
        return _odd(core) or (near < 2 and _maybe(words, at))
    direct = near == 0 or (near == 1 and words[at - 1].plain in known.TO)
    return _very_odd(core) or (direct and _odd(core) and not core.isdecimal())


def _code(words: list[_Word], at: int) -> Iterator[Span]:
    own = at > 0 and words[at - 1].plain in known.OWN_CODES
    for number, is_told in _after(words, at):
        word, told = words[number], is_told and number <= at + 2
        short = bool(_DIGITS.fullmatch(word.core)) or (own and _odd(word.core))
        if _LONG_DIGITS.fullmatch(word.core) or (told and short):
            yield word.span
        elif pair := _pair(words, number):
            yield pair


def _numbers_after(words: list[_Word], at: int) -> Iterator[Span]:
    for word in words[at + 1 : at + 1 + AHEAD]:
        if sum(each.isdigit() for each in word.core) >= 2 and not re.search(r"[:/]", word.core):
            yield word.span


def _pair(words: list[_Word], at: int) -> Span | None:
    """A code written in two halves, and no part of a longer number."""
    if at + 1 >= len(words):
        return None
    first, second = words[at].core, words[at + 1].core
    if not (first.isdecimal() and second.isdecimal() and len(first) == len(second) and len(first) in (3, 4)):
        return None
    around = [words[each].core for each in (at - 1, at + 2) if 0 <= each < len(words)]
    longer = any(each.lstrip("+").isdecimal() for each in around)
    return None if longer else (words[at].start, words[at + 1].end)


def _quoted(words: list[_Word], at: int) -> Span | None:
    """A secret of one or more words in quotation marks."""
    if words[at].text[0] not in "\"'“„«‘`":
        return None
    for word in words[at : at + QUOTED]:
        if re.search(r"[\"'”“»’`]\W*$", word.text[1:]):
            return words[at].start, word.end
    return None


def _joined(word: _Word) -> Iterator[Span]:
    """As in `password:1234`."""
    if match := _JOINED.match(word.core):
        name, is_code = match[1].casefold(), _DIGITS.fullmatch(word.core[match.end() :])
        if name in known.PASSWORDS or (name in known.CODES and is_code):
            yield word.start + match.end(), word.end


def _in_link(word: _Word) -> Iterator[Span]:
    if "/" in word.core and "." in word.core:
        for shape in (_LINK_KEY, _LINK_RESET):
            if match := shape.search(word.core[:4000]):
                yield word.start + match.end(), word.end


def _is_password(words: list[_Word], at: int) -> bool:
    plain = words[at].plain
    return plain in known.PASSWORDS or (plain == "passe" and at > 0 and words[at - 1].plain in known.PASSE)


def _is_code(words: list[_Word], at: int) -> bool:
    plain = words[at].plain
    if plain not in known.CODES and (not plain.endswith("code") or plain in known.NOT_CODES):
        return False
    after = {words[each].plain for each in (at + 1, at + 2) if each < len(words)}
    before = words[at - 1].plain if at else ""
    return before not in known.OTHER_CODES and not after & {"d'erreur", "error", "erro", "erreur"}


def _is_national(words: list[_Word], at: int) -> bool:
    plain = words[at].plain
    return plain in known.NATIONAL or (plain == "security" and at > 0 and words[at - 1].plain == "social")


def _odd(core: str) -> bool:
    """Whether it looks like no word of a language: letters with digits or signs, or many digits."""
    if len(core) < 4 or known.NO_SECRET.fullmatch(core):
        return False
    letters, digits = any(map(str.isalpha, core)), any(map(str.isdigit, core))
    return (letters and (digits or bool(_SYMBOL.search(core)))) or core.isdecimal()


def _very_odd(core: str) -> bool:
    """Whether it looks like a secret even far from the word for it."""
    if len(core) < 6 or not _odd(core) or core.isdecimal() or _PLAIN_NUMBERED.fullmatch(core):
        return False
    mixed = core != core.lower() and core != core.upper() and any(map(str.isdigit, core))
    return mixed or bool(_SYMBOL.search(core))


def _maybe(words: list[_Word], at: int) -> bool:
    """Whether a word of a language is what was told: it ends what is said, and is none of those said of passwords."""
    word = words[at]
    if not word.core.rstrip("!").isalpha() or len(word.plain) < 4:
        return False
    last = at + 1 == len(words) or word.text[-1] in ".,;!?)" or words[at + 1].plain in known.AND
    return last and word.plain not in known.ORDINARY and not word.plain.endswith(known.ENDINGS)


def _is_card(digits: str) -> bool:
    numbers = [int(each) for each in digits if each.isdigit()]
    doubled = [sum(divmod(2 * each, 10)) for each in numbers[-2::-2]]
    return (sum(numbers[-1::-2]) + sum(doubled)) % 10 == 0
