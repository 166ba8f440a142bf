"""On which line of a TOML file something stands, as near as its text tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

Way: TypeAlias = tuple[str | int, ...]
"""The names of tables and the places in lists that lead to a value, from the top of the file."""

_NAME = r"""[\w-]+|"[^"]*"|'[^']*'"""
_NAMES = rf"(?:{_NAME})(?:\s*\.\s*(?:{_NAME}))*"
_HEADING = re.compile(rf"\s*(?P<each>\[)?\[\s*(?P<names>{_NAMES})\s*\]\]?\s*(?:#.*)?")
_VALUE = re.compile(rf"\s*(?P<names>{_NAMES})\s*=\s*")
_SIGNS = re.compile(r"""#.*|"(?:\\.|[^"\\])*"|'[^']*'|[\[\]{},]""")
"""What divides a list, and where such a sign divides nothing."""
_IN_LIST = re.compile(r"\s*[^\s\]#]")
"""A line with a value of the list that is open."""


def line_of(text: str, way: Way, near: str) -> int:
    """The line of what the way leads to, or of what is around it; in there the first one with the word `near`."""
    lines, ways, word = text.split("\n"), _ways(text), re.compile(rf"(?<![\w:.-]){re.escape(near)}(?![\w:.-])")
    for depth in range(len(way), 0, -1):
        if inside := [number for number, each in enumerate(ways) if each[:depth] == way[:depth]]:
            return 1 + next((number for number in inside if near and word.search(lines[number])), inside[0])
    return 1


class _Values:
    """How many values of a list are over, and in how many brackets the next one would stand; 0 behind the list."""

    def __init__(self, text: str = "") -> None:
        self.depth = self.count = 0
        if text.startswith("["):
            self.read(text)

    def read(self, text: str) -> None:
        """Go on with a line, or with the rest of one."""
        for sign in _SIGNS.findall(text):
            if sign in ("[", "{"):
                self.depth += 1
            elif sign in ("]", "}"):
                self.depth -= 1
            elif sign == "," and self.depth == 1:
                self.count += 1


def _ways(text: str) -> Sequence[Way]:
    """For each line what stands on it; a line without a name goes on with what was before it."""
    ways: list[Way] = []
    table: Way = ()
    last: dict[Way, int] = {}
    here: Way = ()
    values = _Values()
    for line in text.split("\n"):
        if values.depth:
            ways.append((*here, values.count) if _IN_LIST.match(line) else here)
            values.read(line)
            continue
        if heading := _HEADING.fullmatch(line):
            here = table = _table(_names(heading["names"]), last, heading["each"] is not None)
        elif value := _VALUE.match(line):
            here = (*table, *_names(value["names"]))
            values = _Values(line[value.end() :])
        ways.append(here)
    return ways


def _names(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in re.findall(_NAME, dotted)]


def _table(names: Sequence[str], last: dict[Way, int], each: bool) -> Way:
    """Where a heading leads: below a list of tables, into the `last` one so far; `each` begins another one."""
    way: Way = ()
    for depth, name in enumerate(names, 1):
        way = (*way, name)
        if each and depth == len(names):
            last[way] = last.get(way, -1) + 1
        way = (*way, last[way]) if way in last else way
    return way
