"""Secrets in what people write are found by the words around them, and hidden before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.model.secrets import openers
from bot.model.secrets import words as known
from bot.model.secrets.digits import in_parts
from bot.model.secrets.documents import documents
from bot.model.secrets.learnt import likely
from bot.model.secrets.listed import also, listed, may_be_told, others, others_before
from bot.model.secrets.locks import opened_with, opening
from bot.model.secrets.names import ends_name, is_code, is_given_out, is_key, is_lock, is_password, may_name
from bot.model.secrets.phrases import is_joined, says
from bot.model.secrets.reading import read, written
from bot.model.secrets.sentences import sentences
from bot.model.secrets.shapes import Span, exclaimed, in_link, in_path, odd, shaped, very_odd
from bot.model.secrets.text import MARKS, QUOTED, Word, longer, pair, quoted, quoted_before, words_of

HIDDEN = "•••"
AHEAD, BEHIND = 8, 4
"""So many words away from its name a secret is looked for."""
_ENDS = (".", "!", "?", ";")
_JOINED = re.compile(r"[&?]?(?:[\w-]{0,20}[_-])?([^\W_]{2,12})(?:[:=]|->)(?=\S)")
_DIGITS = re.compile(r"\d{4}|(?:G-)?\d{6,8}|\d{3}-\d{3}|\d{4}-\d{4}")
_PRINTED = re.compile(r"(?!(?:HTTP|[A-Z]{2,5})-?\d{1,5}$)(?=[A-Z\d]*\d[A-Z\d]*\d)(?=\d*[A-Z])[A-Z\d]{5,12}")
"""A code as `AB12CD`; not the name of a course, nor of an error."""
_IN_GROUPS = re.compile(r"(?=\D{0,12}\d)[A-Z\d]{2,6}(?:-[A-Z\d]{2,6}){1,7}")
"""As `QX-1234-AB`."""
_OF_COURSE = re.compile(r"[A-Z]{2,5}(?:-\d{1,4}){1,3}")
_KEYED = re.compile(r"\d{8,26}")
"""As the key of a network is printed on what makes it."""
_SHORT = re.compile(r"\d{3,8}")
_LONG_DIGITS = re.compile(r"(?:G-)?\d{6,8}|\d{3}-\d{3}|\d{4}-\d{4}")
WITHOUT_ACCENT = "e"
"""`é`, as many write it, which means `and` as well."""
_SIX = re.compile(r"(?:G-)?\d{6}|\d{3}-\d{3}")
_INVITED = re.compile(r"\b(?:meeting|zoom|webinar|webex)\b.{0,300}?\bpasscode\b\W{0,5}\w{1,20}", re.I | re.DOTALL)
_ISSUE = re.compile(r"[A-Z]{2,10}-\d{1,6}")


def masked(text: str) -> str:
    """The text with every secret hidden; the same text when there is none. Takes time in proportion to its length."""
    plain, places = read(text)
    spans = sorted({*ruled(plain), *likely(plain)})
    if spans:
        spans = sorted({*spans, *(more for span in spans for more in also(plain, span))})
    if places:
        spans = [written(span, places) for span in spans if span[0] < span[1]]
    kept, at = [], 0
    for start, end in spans:
        if end > at:
            kept += [text[at : max(start, at)], HIDDEN if start >= at else ""]
            at = end
    return "".join((*kept, text[at:]))


def ruled(plain: str) -> set[Span]:
    """What is a secret by a rule, in a text as it is meant."""
    return {*shaped(plain), *sentences(plain), *_told(plain)}


def has_secret(text: str) -> bool:
    return masked(text) != text


def told_to_others(text: str) -> bool:
    """Whether there is a secret in words among people, to whom a meeting may be given with its passcode."""
    return has_secret(_INVITED.sub(" ", text))


def _told(text: str) -> Iterator[Span]:
    """What the words around it tell to be a secret; most texts have none of the words it begins with."""
    if not may_name(text.casefold()):
        return
    words = words_of(text)
    for at, word in enumerate(words):
        if "/" in word.core:
            yield from _in_link(words, at)
        if word.core and not word.core.isalpha():
            yield from _joined(word)
        if ends_name(word) and not is_given_out(words, at):
            yield from _named(words, at)


def _named(words: list[Word], at: int) -> Iterator[Span]:
    """What is told around the name of a secret."""
    if words[at].plain in known.WEAK:
        yield from _weakly(words, at)
    if is_password(words, at) or is_key(words, at):
        yield from (*_password(words, at), *_before(words, at, lambda each: odd(each.core) or is_joined(each.core)))
    if is_lock(words, at) or words[at].name in known.PINS:
        yield from opening(words, at)
    elif words[at].plain in openers.LOCKS:
        yield from opened_with(words, at)
    if is_code(words, at) or is_key(words, at):
        yield from (*_code(words, at), *_before(words, at, lambda each: bool(_DIGITS.fullmatch(each.core))))
        yield from _read_out(words, at)
    yield from documents(words, at)


def _before(words: list[Word], at: int, fits: Callable[[Word], bool]) -> Iterator[Span]:
    """As in `1234 is my code`."""
    is_ = at - 1
    while is_ > at - BEHIND and words[is_].plain in known.MY:
        is_ -= 1
    if is_ < 1 or not (words[is_].plain in known.IS | known.AS or words[is_].text in known.ARROWS):
        return
    if said := quoted_before(words, is_ - 1):
        yield said
    elif fits(words[is_ - 1]):
        yield words[is_ - 1].span
        yield from others_before(words, is_ - 2)
    elif is_ > 1 and (halves := pair(words, is_ - 2)):
        yield halves


def _read_out(words: list[Word], at: int) -> Iterator[Span]:
    """As in `it was 123456, I read the code to him`; a number that has another name before it is none."""
    for number in range(max(0, at - AHEAD), at):
        if number and words[number - 1].plain in known.KINDS | known.NUMBER:
            continue
        if _SIX.fullmatch(words[number].core) and not longer(words, number, number):
            yield words[number].span
        elif (halves := pair(words, number)) and len(words[number].core) == 3:
            yield halves


_WEAKEST = {(True, True): 6, (True, False): 6, (False, True): 8, (False, False): 10}
"""So many letters it has, by whether it is told and stands right behind the name."""


def _weakly(words: list[Word], at: int) -> Iterator[Span]:
    """Behind a word that may mean a secret, only what looks like nothing else is one."""
    for number, told in _after(words, at):
        core, near = words[number].core, number - at - 1
        plain = _ISSUE.fullmatch(core) or core.isdecimal() or not odd(core)
        if not plain and near < (5 if told else 3) and (very_odd(core) or len(core) >= _WEAKEST[told, near == 0]):
            yield words[number].span


def _after(words: list[Word], at: int) -> Iterator[tuple[int, bool]]:
    """The words behind the name of a secret in the same sentence, and whether `is` or a colon stands before them."""
    told = words[at].text.rstrip(MARKS).endswith((":", "=", "：")) or words[at].plain.endswith("'s")
    for number in range(at + 1, min(at + 1 + AHEAD, len(words))):
        if words[number - 1].text.endswith(_ENDS):
            return
        yield number, told
        told = told and words[number].plain in known.PERHAPS
        told = told or words[number].plain in known.IS or words[number].text in known.IS
        told = told or words[number].text.endswith((":", "=", "："))
        told = told or (number == at + 1 and words[number].plain == WITHOUT_ACCENT)


def _password(words: list[Word], at: int) -> Iterator[Span]:
    for number, told in _after(words, at):
        if told and number > at + 2 and words[number - 2].plain in known.KINDS:
            continue
        whole = (_in_quotes(words, at, number) or _phrase(words, at, number)) if told else None
        if whole or _shows(words, number, told, _near(words, at, number)):
            yield whole or words[number].span


def _in_quotes(words: list[Word], at: int, number: int) -> Span | None:
    """Not as in `"password": "required"`."""
    is_key = words[at].text.endswith(('":', "':"))
    return None if is_key and says(words[number].plain) else quoted(words, number)


def _near(words: list[Word], at: int, number: int) -> int:
    """How many words lie between, but for those that tell whose it is."""
    return sum(each.plain not in known.USED for each in words[at + 1 : number])


def _phrase(words: list[Word], at: int, number: int) -> Span | None:
    """Some plain words up to the end of what is said, as in `my passphrase is green lamp seven`."""
    if number > at + 2:
        return None
    end = number
    while end < min(number + QUOTED, len(words)) and _speaks_of_nothing(words[end]):
        end += 1
        if words[end - 1].ends:
            break
    ended = end > number and (end == len(words) or words[end - 1].ends or words[end].plain in known.AND)
    plain = [word.plain for word in words[number:end]]
    least = 2 if words[at].plain == "passphrase" else 3
    innocent = plain and plain[0] in known.ORDINARY - {"correct"}
    least += bool(plain and plain[0] == "correct")
    if not ended or len(plain) < least or innocent or known.ORDINARY & set(plain[1:]):
        return None
    return words[number].start, words[end - 1].end


def _speaks_of_nothing(word: Word) -> bool:
    plain = word.plain
    return plain.isalpha() and len(plain) > 2 and plain not in known.SPOKEN and not plain.endswith(known.ENDINGS)


def _shows(words: list[Word], at: int, told: bool, near: int) -> bool:
    """Whether a word behind `password` is one; `near`: how many words lie between."""
    core = words[at].core
    if told:
        return (
            odd(core)
            or is_joined(core)
            or (near < 2 and words[at - 1].plain != WITHOUT_ACCENT and may_be_told(words, at))
        )
    direct = near == 0 or (near == 1 and words[at - 1].plain in known.TO)
    return very_odd(core) or (direct and odd(core) and not core.isdecimal() and not exclaimed(core))


def _code(words: list[Word], at: int) -> Iterator[Span]:
    own = _is_own_code(words, at)
    own_kind = words[at].name in known.PINS or (at > 0 and words[at - 1].plain in known.PINS)
    far = AHEAD if own or own_kind else 2
    for number, is_told in _after(words, at):
        word, told = words[number], (is_told and number <= at + far) or (own_kind and number == at + 1)
        if words[number - 1].plain in known.KINDS:
            continue
        short = bool((_SHORT if own_kind else _DIGITS).fullmatch(word.core)) or (own and odd(word.core))
        many = own or not longer(words, number, number) or (word.ends and not words[number - 1].core.isdecimal())
        printed = own and number == at + 1 and bool(_PRINTED.fullmatch(word.core) or _KEYED.fullmatch(word.core))
        printed = printed or _is_in_groups(words, at, number, own or own_kind, is_told)
        if own_kind and (halves := pair(words, number)):
            yield halves
        elif (_long_digits(word) and many) or (told and short) or printed:
            yield word.span
            yield from listed(words, number + 1) if own else others(words, number + 1, _long_digits)
        elif parts := pair(words, number) or in_parts(words, number, at, is_told or own):
            yield parts


def _is_in_groups(words: list[Word], at: int, number: int, own: bool, told: bool) -> bool:
    """Of an exam it is none that may be the number of its course: `CHEM-2210-04`."""
    word = words[number]
    if not (told or number == at + 1 or word.text[0] == "(") or not _IN_GROUPS.fullmatch(word.core):
        return False
    return own or (words[at - 1].plain in openers.OF_KEYS and not _OF_COURSE.fullmatch(word.core))


def _is_own_code(words: list[Word], at: int) -> bool:
    if at and words[at - 1].plain in known.OWN_CODES:
        return True
    return is_key(words, at) or not known.FOR_CODES.isdisjoint(each.plain for each in words[at + 1 : at + 3])


def _long_digits(word: Word) -> bool:
    return bool(_LONG_DIGITS.fullmatch(word.core))


def _joined(word: Word) -> Iterator[Span]:
    """As in `password:1234`."""
    if match := _JOINED.match(word.core):
        name, said = match[1].casefold(), word.core[match.end() :]
        shouted = name == "pass" and word.core[: match.end()].isupper()  # as in `WIFI_PASS=tulip`
        weak = name in known.WEAK and (shouted or odd(said)) and not _ISSUE.fullmatch(said)
        if weak or name in known.PASSWORDS or (name in known.CODES and _DIGITS.fullmatch(said)):
            yield word.start + match.end(), word.end


def _in_link(words: list[Word], at: int) -> Iterator[Span]:
    word = words[at]
    if "/" in word.core and ("." in word.core or "://" in word.core):
        if "hook" in word.core or {each.plain for each in words[max(0, at - 4) : at]} & known.LETS_IN:
            yield from ((word.start + start, word.start + end) for start, end in in_path(word.core))
        yield from ((word.start + start, word.start + end) for start, end in in_link(word.core))
