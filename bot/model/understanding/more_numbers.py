"""Several numbers that are given to one command: `close 1, 2 and 3`, `snooze 1 and 2 until tomorrow`, `ack 1 2`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.model.intents.escalation import Escalate
from bot.model.intents.intent import Intent
from bot.model.understanding.grammar import command, exact
from bot.model.understanding.misspelt import misspelt, put_right
from bot.model.understanding.urgency_words import urgency

TOLD = "(?:note|comment|tell|reply|ask)"
_TOLD_THEM = r"(?:please\s+)?(?:tell|ask)\s+(?:him|her|them)\b"
NEXT = rf"\n|;(?!\s*#?\d)|,?\s+(?:and\s+)?then\b|,\s*(?={TOLD}\b)|\s+and\s+(?={_TOLD_THEM})"
"""Behind these another command may begin."""
_CUT, _DIGITS = re.compile(rf"\s*(?:{NEXT})"), re.compile(r"\d+")
_AND = r"(?:\s+|\s*,\s*)(?:and|und|y|et|e)\s+"
_MARK = r"\s*[,;&+]\s*"
_N = r"(?:tickets?\s+)?#?\d{1,9}\b(?![:.]\d)"
_FIRST = r"(?P<verb>\D+?)#?(?P<first>\d{1,9})"
_END = r"(?:\s*(?:please|pls|too|as well|both))?[.!]*"
_TO = "(?:to|until|through|bis|à|a|até|hasta)"
_NO_COUNT = r"(?!of\b)"
"""Before `of us` a number is one: `ack 1 and 2 of us are here`."""
_HOW = re.IGNORECASE | re.DOTALL
_ROW = re.compile(rf"{_FIRST}(?P<others>(?:(?:{_AND}|{_MARK}){_N})+){_END}", _HOW)
_SOME = rf"\s*[&+]\s*{_N}|(?:{_MARK}{_N})*{_AND}{_N}"
_ROW_AND_WORDS = re.compile(rf"{_FIRST}(?P<others>{_SOME})(?P<told>\s{_NO_COUNT}.+)", _HOW)
"""Behind a comma alone a number may be a count: `resolve 1, 3 people tried it`."""
_BARE_ROW = re.compile(rf"{_FIRST}(?P<others>(?:\s+#?\d{{1,9}})+){_END}", _HOW)
_RANGE = re.compile(rf"{_FIRST}(?:\s+{_TO}\s+|\s*[-–—]\s*)#?(?P<last>\d{{1,9}}){_END}", _HOW)
_ONE_AND_WORDS = re.compile(rf"{_FIRST}(?P<told>\s.*)", _HOW)
_AT_THE_END = re.compile(rf"(?P<others>(?:{_AND}{_N})+){_END}$", _HOW)
_SEVERAL = re.compile(rf"\d.*?(?:{_AND}|{_MARK}|\b{_TO}\s+|\s*[-–—]\s*|(?<=\d)\s+){_N}", _HOW)
"""In every row; most words have none, and are looked at no further."""
_PLURAL = re.compile(r"\b(?:(?:all|both) (?:of )?(?:the )?)?(?:(ticket)s )?$", re.IGNORECASE)
_WORDS = ("reason", "note", "solution")
"""What a command tells of a ticket: a number alone tells nothing."""
_LONGEST, _MOST = 1000, 50
"""Letters of a message; numbers between the ends of a range."""
_Way = tuple[str, list[int], str, Callable[[Intent], bool]]


def in_a_row(words: str) -> tuple[str, tuple[str, ...]]:
    """The words about the first of several numbers alone, and what is said about each of the others; the words as they
    are and nothing else where there are not several, or they are no numbers of tickets or classes.
    """
    several = len(words) <= _LONGEST and _SEVERAL.search(words) and not _takes_all(words)
    said = in_lines(words) if several else ""
    cut = _CUT.search(said)
    said, rest = (said[: cut.start()], said[cut.start() :]) if cut else (said, "")
    for verb, numbers, told, fits in _ways(said):
        first, *others = (f"{verb}{number}{told}" for number in dict.fromkeys(numbers))
        meant = numbered(first) if others else None
        if meant and fits(meant) and _number(meant) == numbers[0] and type(numbered(others[0])) is type(meant):
            return f"{put_right(first)}{rest}", tuple(map(_typed, others))
    return words, ()


def _takes_all(words: str) -> bool:
    """Whether they are a command of a class or a ticket that has no number of its own: it takes all of these."""
    meant = exact(words, lambda _: True)
    return meant is not None and meant.refusable and not hasattr(meant, "number")


def numbered(words: str) -> Intent | None:
    """The command that these words are, also with a wrong letter, where it has a number."""
    meant = command(words) or urgency(words) or misspelt(words, lambda _: True)
    return meant if meant and _number(meant) else None


def _typed(words: str) -> str:
    """The words as a button can say them."""
    sets = None if command(words) else urgency(words)
    return f"urgency {sets.number} {sets.level}" if sets else put_right(words)


def in_lines(words: str) -> str:
    """The words with one blank between them: what is looked for takes the longer the more stand in a row."""
    return "\n".join(" ".join(line.split()) for line in words.splitlines() if line.strip())


def _number(intent: Intent) -> int | None:
    return getattr(intent, "number", None)


def _ways(said: str) -> Iterator[_Way]:
    """Each way to read a row: what stands before the numbers, these, what stands behind, and whether such a command
    has one.
    """
    for pattern, fits in ((_ROW, bool), (_ROW_AND_WORDS, bool), (_BARE_ROW, _tells)):
        if row := pattern.fullmatch(said):
            yield _verb(row), [int(row["first"]), *_numbers(row["others"])], row.groupdict().get("told", ""), fits
    row = _RANGE.fullmatch(said)
    if row and (begin := int(row["first"])) < (end := int(row["last"])):
        yield _verb(row), [*range(begin, min(end, begin + _MOST) + 1)], "", _has_no_levels
    one, last = _ONE_AND_WORDS.fullmatch(said), _AT_THE_END.search(said)
    told = said[one.start("told") : last.start()] if one and last else ""
    if one and last and told.strip() and not told.split()[-1].isdecimal():  # `changed ports 1 and 2`
        yield _verb(one), [int(one["first"]), *_numbers(last["others"])], told, _changes


def _verb(row: re.Match[str]) -> str:
    """The words before the numbers, of one ticket."""
    return _PLURAL.sub(lambda said: f"{said[1]} " if said[1] else "", row["verb"], count=1)


def _numbers(said: str) -> list[int]:
    return [int(number) for number in _DIGITS.findall(said)]


def _changes(meant: Intent) -> bool:
    """Whether a number at its end is no part of what is told to somebody."""
    return meant.joined or hasattr(meant, "when")


def _has_no_levels(meant: Intent) -> bool:
    """Whether two numbers with `to` between them are no ticket and the level that it goes to."""
    return _tells(meant) and not isinstance(meant, Escalate)


def _tells(meant: Intent) -> bool:
    return any(hasattr(meant, name) for name in _WORDS)
