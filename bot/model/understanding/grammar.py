"""The grammar: the patterns of the catalogue, each compiled once, when the first words come that begin as it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import cached_property, lru_cache
from typing import TypeAlias

from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.help import Help
from bot.model.intents.intent import Intent
from bot.model.intents.phrases import QUOTED
from bot.model.linking import CODE
from bot.model.messages import Card
from bot.model.moments.days import MONTHNAME
from bot.model.understanding.desk_questions import of_the_desk

Wanted: TypeAlias = Callable[[type[Intent]], bool]
_Argument: TypeAlias = tuple[str, bool]
"""The name of an argument, and whether it is a number."""

_APART = r"(?:^|[\s,:;.!?]+)"
_BEFORE_A_DAY = "|".join(
    rf"(?<=\b{word} {day})" for word in ("the", "my", "class", "session", "lesson") for day in (r"\d", r"\d\d")
)
_A_DAY = rf"(?:{_BEFORE_A_DAY})\s(?:{MONTHNAME})\b"
"""As in `the 2 December seminar`; `ack 3 may need help` has the number of a ticket."""
_NUMBER = rf"(?:#\s?|t-|inc-?|-)?(\d++)(?![\w-]|[:.]\d|\s(?:[ap]m|o['’]?clock)\b|{_A_DAY})"
_MOST_DIGITS = 4000
"""Python makes no number of more; one that is longer is cut, and there is nothing with either number."""
_SHAPES = {"int": _NUMBER, "Code": f"({CODE})(?![\\w-])", "Quoted": QUOTED, "Visit": r"(\d++\.\d++)"}
"""How an argument of this type is written; any other is the rest of the words."""
_MARKS = re.compile(r"[\s,:;.!?]*")
_ASKED_AGAIN = 4
"""Words of one message, as they are and with something taken off: each is asked about several times."""
_HELP_WITH = re.compile(rf"help(?:{_APART}(?:me|with|me with|please))?{_APART}(.+)", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"\[([^\]]+)\]|\(([^)]+)\)|(\S+)")


def command(words: str, wanted: Wanted = lambda _: True, wanted_in_sentences: Wanted = lambda _: True) -> Intent | None:
    """The command these words are, if they are one. A slash or an exclamation mark in front changes nothing."""
    return exact(words, wanted) or sentence(words, lambda kind: wanted(kind) and wanted_in_sentences(kind))


def exact(words: str, wanted: Wanted) -> Intent | None:
    """The command these words are as the help may write it, and not only as a sentence."""
    return _dressed(words.strip().lstrip("/!").strip(), wanted, _PATTERNS)


def deeds(cards: Iterable[Card]) -> list[Intent]:
    """What the buttons of these cards do."""
    said = (button.says for card in cards for button in card.buttons)
    return [deed for words in said if (deed := exact(words, lambda _: True))]


def sentence(words: str, wanted: Wanted) -> Intent | None:
    """The command that a sentence stands for."""
    if (asked := of_the_desk(words)) and wanted(asked):
        return asked()
    return _dressed(words.strip().lstrip("/!").strip(), wanted, _SENTENCES)


def command_below(words: str, wanted: Wanted) -> Intent | None:
    """The command these words are in the thread of a card, of those that are understood there in fewer words."""
    said = words.strip().lstrip("/!").strip()
    return _first(said, lambda kind: bool(kind.below) and wanted(kind), _THREAD)


def patterns(kind: type[Intent]) -> list[re.Pattern[str]]:
    """What the words of a command are compared with."""
    return [way.pattern for way in _WAYS[kind].values()]


def compile_all() -> None:
    """Compile every pattern now, for whoever would rather wait at the start: it takes a second."""
    for kind in CATALOGUE:
        patterns(kind)


def _dressed(said: str, wanted: Wanted, table: Table) -> Intent | None:
    """The command, or the one that help is asked for with. The first of all is the first that is wanted if it is."""
    first = _first_of_all(said, table)
    return first if first is None or wanted(type(first)) else _first_wanted(said, wanted, table)


@lru_cache(maxsize=_ASKED_AGAIN)
def _first_of_all(said: str, table: Table) -> Intent | None:
    return _first_wanted(said, lambda _: True, table)


def _first_wanted(said: str, wanted: Wanted, table: Table) -> Intent | None:
    about = _HELP_WITH.match(said)
    intent = _first(about[1], lambda kind: wanted(kind) and kind is not Help, table) if about else None
    return intent or _first(said, wanted, table)


def _first(said: str, wanted: Wanted, table: Table) -> Intent | None:
    for way in table.near(said):
        if wanted(way.kind) and (match := way.pattern.match(said)):
            return way.kind(**_arguments(match, way.arguments))
    return None


def _arguments(match: re.Match[str], arguments: Iterable[_Argument]) -> dict[str, object]:
    found = zip(arguments, match.groups(), strict=True)
    return {
        name: int(text[:_MOST_DIGITS]) if number else _told(text) for (name, number), text in found if text is not None
    }


def _told(text: str) -> str:
    """What an argument says; marks alone say nothing."""
    return "" if _MARKS.fullmatch(text) else text.strip()


class Way:
    """One way to write a command."""

    def __init__(self, kind: type[Intent], words: str) -> None:
        self.kind = kind
        self._words = words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._read[0], re.IGNORECASE | re.DOTALL)

    @property
    def arguments(self) -> Sequence[_Argument]:
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[str, Sequence[_Argument]]:
        shapes = {field.name: _SHAPES.get(str(field.type).split(" ")[0], r"(\S.*)") for field in fields(self.kind)}
        arguments: list[_Argument] = []
        parts = []
        for optional, either, single in _ITEM.findall(self._words):
            part = _part(optional or either or single, shapes, arguments)
            parts.append(f"(?:{part})?" if optional else part)
        return "".join(parts) + r"[\s,:;.!?]*$", arguments


def _part(item: str, shapes: dict[str, str], arguments: list[_Argument]) -> str:
    """One item of a pattern; `, {name}` is an argument set off by a punctuation mark."""
    if item.startswith(", {"):
        arguments.append((item[3:-1], False))
        return r"\s*[,:;.!?–—-]+\s*(\S.*)"
    if match := re.fullmatch(r"\{(\w+):(.+)\}", item):
        arguments.append((match[1], False))
        return rf"{_APART}({_either(match[2])})(?![\w-])"
    if match := re.fullmatch(r"\{(\w+)=(.+)\}", item):
        arguments.append((match[1], False))
        return rf"{_APART}((?:{_either(match[2])})(?![\w-]).*)"
    if "{" in item and (match := re.fullmatch(r"(.*?)\{(\w+)\}", item)):
        arguments.append((match[2], shapes[match[2]] is _NUMBER))
        ahead = "".join(_APART + re.escape(word) for word in match[1].split())
        return ahead + _APART + shapes[match[2]]
    return f"{_APART}(?:{_either(item)})(?![\\w-])"


def _either(words: str) -> str:
    """One of the words; a phone writes another apostrophe than a computer."""
    ways = (r"\s+".join(re.escape(word).replace("'", "['’]") for word in way.split()) for way in words.split("|"))
    return "|".join(ways)


class Table:
    """Patterns in the order of the catalogue, found by the word they begin with: most are never tried."""

    def __init__(self, words_of: Callable[[type[Intent]], Iterable[str]]) -> None:
        ways = [(_WAYS[kind][words], _begins(words)) for kind in CATALOGUE for words in words_of(kind)]
        known = {word for _, begins in ways for word in begins}
        self._others = [way for way, begins in ways if not begins]
        self._by_word = {word: [way for way, begins in ways if not begins or word in begins] for word in known}

    def near(self, said: str) -> Sequence[Way]:
        """Those that may match."""
        match = _BEGINS.match(said)
        return self._by_word.get(match[1].lower(), self._others) if match else self._others


_BEGINS = re.compile(r"[\s,:;.!?]*(\w+)")


def _begins(words: str) -> frozenset[str]:
    """The words a pattern can begin with; none when it may begin with anything."""
    found = set[str]()
    for optional, either, single in _ITEM.findall(words):
        item = optional or either or single
        ways = [_BEGINS.match(way) for way in item.split("|")]
        if "{" in item or not all(ways):
            return frozenset()
        found |= {way[1].lower() for way in ways if way}
        if not optional:
            return frozenset(found)
    return frozenset()


_WAYS = {kind: {words: Way(kind, words) for words in (*kind.words, *kind.sentences, *kind.below)} for kind in CATALOGUE}
_PATTERNS = Table(lambda kind: kind.words)
_SENTENCES = Table(lambda kind: kind.sentences)
_THREAD = Table(lambda kind: (*kind.words, *kind.below))
"""What is understood in the thread of a card."""
