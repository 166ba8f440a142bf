"""Secrets in what people write are found by the words around them, and hidden before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.model import secret_words as known
from bot.model.secret_shapes import Span, in_link, odd, shaped, strong, very_odd

HIDDEN = "•••"
AHEAD, BEHIND, QUOTED, LISTED = 8, 4, 8, 24
"""So many words away from its name a secret is looked for; a quoted one has so many words, and a list so many."""
_WORD = re.compile(r"(?:(?!\]\()\S)+|\]\(")
"""The words of a link and its address are two."""
_FILE = re.compile(r"\.(?:png|jpe?g|gif|heic|pdf|txt|docx?|xlsx?|zip|mov|mp4)$", re.I)
_EDGES = ".,;:?()[]{}<>\"'“”„«»‘’`"
_ENDS = (".", "!", "?", ";")
_QUOTES = "\"'“„«‘`"
_JOINED = re.compile(r"(?:[\w-]{0,20}[_-])?([^\W_]{2,12})(?:[:=]|->)(?=\S)")
_DIGITS = re.compile(r"\d{4}|(?:G-)?\d{6,8}|\d{3}-\d{3}|\d{4}-\d{4}")
_SHORT = re.compile(r"\d{3,8}")
_LONG_DIGITS = re.compile(r"(?:G-)?\d{6,8}|\d{3}-\d{3}|\d{4}-\d{4}")
SHORTEST_NUMBER = 6
"""Letters and digits in the number of a document."""
_SIX = re.compile(r"(?:G-)?\d{6}|\d{3}-\d{3}")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_ISSUE = re.compile(r"[A-Z]{2,10}-\d{1,6}")
_MARKS = "*_~|/!>"
"""What makes words bold, slanted, struck or quoted, or a command of them."""
_NAMES = tuple(
    sorted(
        {*known.PASSWORDS, *known.WEAK, *known.CODES, *known.NATIONAL, "passe", "code", "/"} | set(known.NATIONAL_PAIRS)
    )
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text: `core` is without the marks around it, `plain` is the core in small letters. `ends`: what is
    said ends with it.
    """

    start: int
    end: int
    text: str
    core: str
    plain: str
    ends: bool

    @property
    def span(self) -> Span:
        return self.start, self.end


def masked(text: str) -> str:
    """The text with every secret hidden; the same text when there is none. Takes time in proportion to its length."""
    spans = sorted({*shaped(text), *_told(text)})
    kept, at = [], 0
    for start, end in spans:
        if end > at:
            kept += [text[at : max(start, at)], HIDDEN if start >= at else ""]
            at = end
    return "".join((*kept, text[at:]))


def has_secret(text: str) -> bool:
    return masked(text) != text


def _told(text: str) -> Iterator[Span]:
    """What the words around it tell to be a secret; most texts have none of the words it begins with."""
    plain = text.casefold()
    if not any(name in plain for name in _NAMES):
        return
    words = [_word(match) for match in _WORD.finditer(text)]
    for at, word in enumerate(words):
        yield from _in_link(word)
        yield from _joined(word)
        if word.plain in known.WEAK:
            yield from _weakly(words, at)
        if _is_password(words, at):
            yield from (*_password(words, at), *_before(words, at, lambda each: odd(each.core)))
            yield from _changed(words, at)
        if _is_code(words, at):
            yield from (*_code(words, at), *_before(words, at, lambda each: bool(_DIGITS.fullmatch(each.core))))
            yield from _read_out(words, at)
        if _is_national(words, at):
            yield from _numbers_after(words, at)


def _word(match: re.Match[str]) -> _Word:
    text = match[0]
    core = _FILE.sub("", text.strip(_EDGES)).strip(_EDGES)
    start = match.start() + (text.index(core) if core else 0)
    plain = core.strip(_MARKS + _EDGES) if core[:1] in _MARKS or core[-1:] in _MARKS else core
    ends = text[-1] in ".,;!?)\"'”»’" or match.string[match.end() : match.end() + 2].startswith(("\n", "]("))
    return _Word(start, start + len(core), text, core, plain.casefold().replace("’", "'").rstrip("!"), ends)


def _before(words: list[_Word], at: int, fits: Callable[[_Word], bool]) -> Iterator[Span]:
    """As in `1234 is my code`."""
    is_ = at - 1
    while is_ > at - BEHIND and words[is_].plain in known.MY:
        is_ -= 1
    if is_ < 1 or words[is_].plain not in known.IS | known.AS:
        return
    if quoted := _quoted_before(words, is_ - 1):
        yield quoted
    elif fits(words[is_ - 1]):
        yield words[is_ - 1].span
    elif is_ > 1 and (pair := _pair(words, is_ - 2)):
        yield pair


def _quoted_before(words: list[_Word], at: int) -> Span | None:
    """A secret in quotation marks that ends here."""
    for start in range(at, max(-1, at - QUOTED), -1):
        if words[start].text[0] in _QUOTES:
            span = _quoted(words, start)
            return span if span and span[1] == words[at].end else None
    return None


def _changed(words: list[_Word], at: int) -> Iterator[Span]:
    """As in `I changed it to 1234abc, and now my password ...`."""
    for number in range(max(0, at - AHEAD), at):
        said = {each.plain for each in words[max(0, number - 5) : number]}
        changed = said & known.CHANGED and words[number - 1].plain in known.TO
        if very_odd(words[number].core) and (changed or strong(words[number].core)):
            yield words[number].span


def _read_out(words: list[_Word], at: int) -> Iterator[Span]:
    """As in `it was 123456, I read the code to him`; a number that has another name before it is none."""
    for number in range(max(0, at - AHEAD), at):
        if number and words[number - 1].plain in known.KINDS | known.NUMBER:
            continue
        if _SIX.fullmatch(words[number].core) and not _longer(words, number, number):
            yield words[number].span
        elif (pair := _pair(words, number)) and len(words[number].core) == 3:
            yield pair


def _weakly(words: list[_Word], at: int) -> Iterator[Span]:
    """Behind a word that may mean a secret, only what looks like nothing else is one."""
    for number, told in _after(words, at):
        core, near = words[number].core, number - at - 1
        plain = _ISSUE.fullmatch(core) or core.isdecimal() or not odd(core)
        if not plain and near < 3 and (very_odd(core) or len(core) >= (6 if told else 10)):
            yield words[number].span


def _after(words: list[_Word], at: int) -> Iterator[tuple[int, bool]]:
    """The words behind the name of a secret in the same sentence, and whether `is` or a colon stands before them."""
    told = words[at].text.rstrip(_MARKS).endswith((":", "=", "："))
    for number in range(at + 1, min(at + 1 + AHEAD, len(words))):
        if words[number - 1].text.endswith(_ENDS):
            return
        yield number, told
        told = words[number].plain in known.IS or words[number].text in known.IS


def _password(words: list[_Word], at: int) -> Iterator[Span]:
    for number, told in _after(words, at):
        if told and number > at + 2 and words[number - 2].plain in known.KINDS:
            continue
        quoted = _quoted(words, number) if told else None
        if quoted or _shows(words, number, told, number - at - 1):
            yield quoted or words[number].span


def _shows(words: list[_Word], at: int, told: bool, near: int) -> bool:
    """Whether a word behind `password` is one; `near`: how many words lie between."""
    core = words[at].core
    if told:
        return odd(core) or (near < 2 and _maybe(words, at))
    direct = near == 0 or (near == 1 and words[at - 1].plain in known.TO)
    return very_odd(core) or (direct and odd(core) and not core.isdecimal())


def _code(words: list[_Word], at: int) -> Iterator[Span]:
    own = at > 0 and words[at - 1].plain in known.OWN_CODES
    own_kind = words[at].plain in known.PINS
    far = AHEAD if own_kind else 2
    for number, is_told in _after(words, at):
        word, told = words[number], (is_told and number <= at + far) or (own_kind and number == at + 1)
        if words[number - 1].plain in known.KINDS:
            continue
        short = bool((_SHORT if own_kind else _DIGITS).fullmatch(word.core)) or (own and odd(word.core))
        if (_LONG_DIGITS.fullmatch(word.core) and (own or not _longer(words, number, number))) or (told and short):
            yield word.span
            if own:
                yield from _listed(words, number + 1)
        elif pair := _pair(words, number):
            yield pair


def _listed(words: list[_Word], at: int) -> Iterator[Span]:
    """The others of a list of codes."""
    for word in words[at : at + LISTED]:
        if not odd(word.core):
            return
        yield word.span


def _numbers_after(words: list[_Word], at: int) -> Iterator[Span]:
    """The number of a document may stand in several words."""
    run: list[_Word] = []
    for word in (*words[at + 1 : at + 1 + AHEAD], None):
        core = word.core if word else ""
        if word and _numeric(core):
            run.append(word)
            continue
        if sum(each.isalnum() for one in run for each in one.core) >= SHORTEST_NUMBER:
            yield run[0].start, run[-1].end
        run = []


def _numeric(core: str) -> bool:
    return any(map(str.isdigit, core)) and not re.search(r"[:/]", core) and not _DATE.fullmatch(core)


def _pair(words: list[_Word], at: int) -> Span | None:
    """A code written in two halves, and no part of a longer number."""
    if at + 1 >= len(words):
        return None
    first, second = words[at].core, words[at + 1].core
    if not (first.isdecimal() and second.isdecimal() and len(first) == len(second) and len(first) in (3, 4)):
        return None
    return None if _longer(words, at, at + 1) else (words[at].start, words[at + 1].end)


def _longer(words: list[_Word], first: int, last: int) -> bool:
    """Whether other digits stand around these, as in the number of a telephone."""
    around = [words[each].core for each in (first - 1, last + 1) if 0 <= each < len(words)]
    return any(each.strip("+()").isdecimal() and len(each) > 1 for each in around)


def _quoted(words: list[_Word], at: int) -> Span | None:
    """A secret of one or more words in quotation marks."""
    if words[at].text[0] not in _QUOTES:
        return None
    for word in words[at : at + QUOTED]:
        if re.search(r"[\"'”“»’`]\W*$", word.text[1:]):
            return words[at].start, word.end
    return None


def _joined(word: _Word) -> Iterator[Span]:
    """As in `password:1234`."""
    if match := _JOINED.match(word.core):
        name, said = match[1].casefold(), word.core[match.end() :]
        weak = name in known.WEAK and odd(said) and not _ISSUE.fullmatch(said)
        if weak or name in known.PASSWORDS or (name in known.CODES and _DIGITS.fullmatch(said)):
            yield word.start + match.end(), word.end


def _in_link(word: _Word) -> Iterator[Span]:
    if "/" in word.core and ("." in word.core or "://" in word.core):
        yield from ((word.start + start, word.start + end) for start, end in in_link(word.core))


def _is_password(words: list[_Word], at: int) -> bool:
    plain = words[at].plain
    return plain in known.PASSWORDS or (at > 0 and (words[at - 1].plain, plain) in known.PASSWORD_PAIRS)


def _is_code(words: list[_Word], at: int) -> bool:
    plain = words[at].plain
    if at and plain in known.PASSWORDS and words[at - 1].plain in known.ONCE:
        return True
    if plain not in known.CODES and (not plain.endswith("code") or plain in known.NOT_CODES):
        return False
    after = {words[each].plain for each in (at + 1, at + 2) if each < len(words)}
    before = words[at - 1].plain if at else ""
    return before not in known.OTHER_CODES and not after & {"d'erreur", "error", "erro", "erreur"}


def _is_national(words: list[_Word], at: int) -> bool:
    plain = words[at].plain
    return plain in known.NATIONAL or (at > 0 and f"{words[at - 1].plain} {plain}" in known.NATIONAL_PAIRS)


def _maybe(words: list[_Word], at: int) -> bool:
    """Whether a word of a language is what was told: it ends what is said, and is none of those said of passwords."""
    word = words[at]
    if not word.core.rstrip("!").isalpha() or len(word.plain) < 4:
        return False
    last = at + 1 == len(words) or word.ends or words[at + 1].plain in known.AND
    return last and word.plain not in known.ORDINARY and not word.plain.endswith(known.ENDINGS)
