"""What is to be heard in free words: the concepts of the lexicon, and those read off the shape of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.model.secrets.alone import spoken_of
from bot.model.understanding.context import Context
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import folded, plain_words

HELD = "held"
"""What is spoken of and not asked for: negated, supposed, reported, past, or said to somebody else."""
ANOTHER = "another"
"""What is said to somebody who is named first."""
_SHORT = 3
_TICKET = re.compile(r"(?:#|t-|inc-?)(\d{1,9})")
_BARE = re.compile(r"\d{3,6}")
_SMALL = re.compile(r"\d{1,2}")
_CALLED = frozenset(("ticket", "tickets", "incident"))
"""Behind one of these a small number is that of a ticket, too."""
_SHAPES = (
    ("change", re.compile(r"chg-?\d*")),
    ("signincode", re.compile(r"aadsts\d+")),
    ("code", re.compile(r"aadsts\d+|0x[0-9a-f]{4,}")),
    ("rating", re.compile(r"(?:10|\d)/(?:5|10)")),
    (
        "when",
        re.compile(
            r"\d{1,2}(?:[:.h]\d{2})?(?:am|pm|uhr|h)?|\d{1,2}(?:am|pm)?-\d{1,2}(?:am|pm)?|\d{4}-\d\d-\d\d|\d{1,2}th"
        ),
    ),
    ("long", re.compile(r"\d+(?:m|min|mins|h|hrs|hr|hours)")),
    ("course", re.compile(r"[a-z]{2,5}-?\d{2,4}")),
    ("speed", re.compile(r"\d+(?:mbps|gb|mb|mbit)")),
    ("thingcode", re.compile(r"(?!t-|inc-|chg-)[a-z]{1,3}-\d{1,4}")),
)
_SET_OFF = re.compile(r"\s*\w+\s*[,:;!–—-]")
_TO_ANOTHER = re.compile(
    r"\s*(?:<?@(?!deskbell\b)[\w.-]+|([\w-]+)\s*[,:]\s*(?:can|could|are|did|do|does|will|would|have|has|please|you)\b)",
    re.I,
)
"""Words to somebody who is named first."""
_CRIED = re.compile(r"\s*(?:what|how|que|quelle?|was|wie)(?: \w+){1,3}\s*!+\s*", re.IGNORECASE)
"""What a day! How nice!"""
_DENIED = ("do", "not")
"""Begins no question."""
_FEWEST_BEHIND = 3
_DIGITS = {word: str(at) for at, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven"))}
_DIGITS |= {"oh": "0", "eight": "8", "nine": "9"}
_FEWEST_DIGITS = 3
"""So many digits one after the other are a number that is dictated."""
_COURSE = re.compile(r"\b([A-Z]{3,4}) (\d{3})\b(?!\d)")
"""A course as timetables write it, `ENG 101`: its number is no ticket's."""
_YEARS = range(2005, 2036)
_OF_OLD = range(1000, 2036)
_BEFORE_A_YEAR = frozenset(("in", "since", "year", "until", "seit", "anno"))
_OF_TICKETS = frozenset(
    ("add", "note", "comment", "write", "put", "news", "new", "update", "progress", "status", "ticket")
)
"""Who says one of these means a ticket `in 1201`, and no year."""
_LINES = (
    ("long", re.compile(r"\b\d+ (?:min|mins|minutes|minuten|minutos|h|hour|hours|hrs|heures|horas|stunden)\b")),
    ("meetcode", re.compile(r"\b(?:error|code|fehler|erreur|erro)(?: code)? \d{3,}")),
    ("tagged", re.compile(r"\btag (?:no |nr |number )?\d{3,6}\b")),
    (
        "rating",
        re.compile(r"\b(?:10|\d|seven|eight|nine|ten) (?:out (?:of|o|ae|a)|von|sur|de) (?:10|5|ten|five)$"),
    ),
    ("noneed", re.compile(r"\bno (?:further |more )?need (?!to escalate)(?:\w+ ){1,4}#?\d{3,}")),
)
"""What several words say together: a length, a code of an error, a label, a mark that is given at the end, what need
not be done about a ticket.
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """`concepts`: what is spoken of. `numbers`: of tickets, as they are written, with where they end in `words`."""

    words: tuple[str, ...]
    concepts: frozenset[str]
    numbers: tuple[int, ...]


def heard(said: str, context: Context) -> Heard:
    """What is to be heard in these words, said there."""
    said = _COURSE.sub(_course, spoken_of(said))
    words = _behind_greeting(lexicon().spelling.mended(plain_words(said)))
    numbers = tuple(_numbers(_written(words)))
    concepts = lexicon().concepts(words) | frozenset(_shapes(said, words, context))
    if HELD in concepts and _wished_before(words):
        concepts -= {HELD}
    return Heard(words, concepts | {"number"} if numbers else concepts, numbers)


def _behind_greeting(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without whom they greet or call first, where enough follows to say something."""
    greetings, dayparts = lexicon().greetings, lexicon().dayparts
    at = next((at for at, word in enumerate(words) if word not in greetings and (at == 0 or word not in dayparts)), 0)
    return words[at:] if len(words) - at >= _FEWEST_BEHIND else words


def _wished_before(words: tuple[str, ...]) -> bool:
    """Whether only the reason for a wish tells what others do: `please remove him, as he has left`."""
    at = next((at for at, word in enumerate(words) if word in lexicon().reasons), 0)
    wished = lexicon().concepts(words[:at]) if at else frozenset[str]()
    return "please" in wished and HELD not in wished


def numbers_of(said: str) -> tuple[int, ...]:
    """The numbers of tickets in these words."""
    return tuple(_numbers(lexicon().spelling.mended(plain_words(_COURSE.sub(_course, said)))))


def _course(found: re.Match[str]) -> str:
    """A course in one word; a word that is known, as in `ACK 123`, is none."""
    known = lexicon().knows(found[1].lower()) or found.string.isupper()
    return found[0] if known else "".join(found.groups())


def _shapes(said: str, words: tuple[str, ...], context: Context) -> Iterator[str]:
    for word in words:
        if word[-1].isdigit() or word[0].isdigit() or word[0] in "ca":
            yield from (name for name, shape in _SHAPES if shape.fullmatch(word))
    line = " ".join(words)
    yield from (name for name, shape in _LINES if shape.search(line))
    if "?" in said or (words and words[0] in lexicon().asking and words[:2] != _DENIED and not _CRIED.fullmatch(said)):
        yield "asks"
    if _SET_OFF.match(said):
        yield "setoff"
    if len(words) <= _SHORT:
        yield "short"
    yield from _to_another(said)
    yield "ticket" if context.ticket is not None else "session" if context.session is not None else "desk"


def _to_another(said: str) -> Iterator[str]:
    """`held` when somebody is spoken to by name, which is no word of the lexicon."""
    match = _TO_ANOTHER.match(said) if said[:1] in "@<" or "," in said or ":" in said else None
    if match and (match[1] is None or not lexicon().knows(folded(match[1]))):
        yield from (HELD, ANOTHER)


def _written(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a number for digits that are said one by one."""
    if _DIGITS.keys().isdisjoint(words):
        return words
    written: list[str] = []
    for spoken, run in groupby(words, _DIGITS.__contains__):
        said = tuple(run)
        whole = spoken and len(said) >= _FEWEST_DIGITS
        written += ["".join(_DIGITS[word] for word in said)] if whole else said
    return tuple(written)


def _numbers(words: tuple[str, ...]) -> Iterator[int]:
    for at, word in enumerate(words):
        if match := _TICKET.fullmatch(word):
            yield int(match[1])
        elif _is_number(words, at) and not _counts(words, at):
            yield int(word)


def _is_number(words: tuple[str, ...], at: int) -> bool:
    """Whether a word may be the number of a ticket: it is long enough, or said to be one."""
    return bool(_BARE.fullmatch(words[at]) or (words[max(at - 1, 0)] in _CALLED and _SMALL.fullmatch(words[at])))


def _counts(words: tuple[str, ...], at: int) -> bool:
    """Whether a number counts something, or names a room, an error or a time."""
    before = words[max(at - 1, 0)]
    dated = before in _BEFORE_A_YEAR and _OF_TICKETS.isdisjoint(words)
    if int(words[at]) in (_OF_OLD if dated else _YEARS) and not before.startswith("ticket"):
        return True
    return (words[at + 1 : at + 2] != () and words[at + 1] in lexicon().units) or (
        at > 0 and words[at - 1] in lexicon().counted
    )
