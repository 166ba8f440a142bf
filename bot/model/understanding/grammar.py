"""The grammar: the patterns of the catalogue, compiled once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import TypeAlias

from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.help import Help
from bot.model.intents.intent import Intent

_Pattern: TypeAlias = tuple[re.Pattern[str], tuple[tuple[str, bool], ...]]
"""A pattern and its arguments: their names, and whether they are numbers."""
_APART = r"(?:^|[\s,:;.!?]+)"
_NUMBER = r"(?:#|t-|inc-?)?(\d{1,40})(?![\w-]|[:.]\d)"
_HELP_WITH = re.compile(rf"help(?:{_APART}(?:me|with|me with|please))?{_APART}(.+)", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"\[([^\]]+)\]|\(([^)]+)\)|(\S+)")


def command(words: str, wanted: Callable[[type[Intent]], bool] = lambda _: True) -> Intent | None:
    """The command these words are, if they are one. A slash or an exclamation mark in front changes nothing."""
    said = words.strip().lstrip("/!").strip()
    about = _HELP_WITH.match(said)
    intent = _first(about[1], lambda kind: wanted(kind) and kind is not Help, _PATTERNS) if about else None
    return intent or _first(said, wanted, _PATTERNS)


def command_below(words: str, wanted: Callable[[type[Intent]], bool]) -> Intent | None:
    """The command these words are in the thread of a card, of those that are understood there in fewer words."""
    said = words.strip().lstrip("/!").strip()
    return _first(said, lambda kind: bool(kind.below) and wanted(kind), _BELOW)


def patterns(kind: type[Intent]) -> list[re.Pattern[str]]:
    """What the words of a command are compared with."""
    return [pattern for pattern, _ in _BELOW[kind]]


def _first(
    said: str, wanted: Callable[[type[Intent]], bool], known: Mapping[type[Intent], Sequence[_Pattern]]
) -> Intent | None:
    for kind in CATALOGUE:
        if wanted(kind):
            for pattern, arguments in known[kind]:
                if match := pattern.match(said):
                    return kind(**_arguments(match, arguments))
    return None


def _arguments(match: re.Match[str], arguments: tuple[tuple[str, bool], ...]) -> dict[str, object]:
    found = zip(arguments, match.groups(), strict=True)
    return {name: int(text) if number else text.strip() for (name, number), text in found if text is not None}


def _compiled(kind: type[Intent], words: str) -> _Pattern:
    numbers = {field.name: "int" in str(field.type) for field in fields(kind)}
    arguments: list[tuple[str, bool]] = []
    parts = []
    for optional, either, single in _ITEM.findall(words):
        part = _part(optional or either or single, numbers, arguments)
        parts.append(f"(?:{part})?" if optional else part)
    return re.compile("".join(parts) + r"[\s,:;.!?]*$", re.IGNORECASE | re.DOTALL), tuple(arguments)


def _part(item: str, numbers: dict[str, bool], arguments: list[tuple[str, bool]]) -> str:
    """One item of a pattern; `, {name}` is an argument set off by a punctuation mark."""
    if item.startswith(", {"):
        arguments.append((item[3:-1], False))
        return r"\s*[,:;.!?–—-]+\s*(\S.*)"
    if "{" in item and (match := re.fullmatch(r"(.*?)\{(\w+)\}", item)):
        arguments.append((match[2], numbers[match[2]]))
        ahead = "".join(_APART + re.escape(word) for word in match[1].split())
        return ahead + _APART + (_NUMBER if numbers[match[2]] else r"(\S.*)")
    ways = (r"\s+".join(re.escape(word) for word in way.split()) for way in item.split("|"))
    return f"{_APART}(?:{'|'.join(ways)})(?![\\w-])"


_PATTERNS = {kind: tuple(_compiled(kind, words) for words in kind.words) for kind in CATALOGUE}
_BELOW = {kind: (*_PATTERNS[kind], *(_compiled(kind, words) for words in kind.below)) for kind in CATALOGUE}
"""Those of the thread of a card among them."""
