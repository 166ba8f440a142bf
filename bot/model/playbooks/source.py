"""The text of a playbook file, read with every mistake noted and none of them fatal."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.model.playbooks.book import PlaybookError
from bot.model.playbooks.nesting import is_too_deep, line_too_deep

LARGEST_FILE = 256 * 1024
LONGEST_LINE = 2000
LONGEST_TEXT = 1200
LONGEST_LABEL = 75
DEEPEST = 8


MOST_TOLD = 20
"""So many problems of one file are told; of the others only that there are more, and how many."""
_HEADING = re.compile(r"\s*\[+([^\[\]]+)\]+\s*(#.*)?$")


class Places(NamedTuple):
    """Where the sections of a file stand: the lines of each, with those of the sections inside it, and its heading."""

    lines: Mapping[str, list[tuple[int, str]]]
    headings: Mapping[str, int]


@dataclass(slots=True)
class Source:
    """One file: where a problem stands in it, and the first problems found so far. `more`: what else is wrong."""

    name: str
    text: str
    problems: list[str] = field(default_factory=list)
    more: set[tuple[str, str]] = field(default_factory=set)
    _places: Places | None = None

    @property
    def file(self) -> str:
        return f"{self.name}.toml"

    def load(self) -> dict[str, object]:
        """The file as tables; `PlaybookError` when it cannot be read at all."""
        too_long = [i for i, line in enumerate(self.text.split("\n"), 1) if len(line) > LONGEST_LINE]
        if line_too_much := too_large(self.text.encode("utf-8", "replace")):
            self._refuse(f"{self.file}:{line_too_much}: the file is larger than 256 KB")
        if too_long:
            self._refuse(f"{self.file}:{too_long[0]}: the line is longer than {LONGEST_LINE} characters")
        try:
            tables = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            self._refuse(f"{self.file}:{line[1] if line else self.text.count(chr(10)) + 1}: not TOML: {error}")
        except RecursionError:
            self._refuse_depth()
        if is_too_deep(tables, DEEPEST):
            self._refuse_depth()
        return tables

    def problem(self, section: str, why: str, near: str = "") -> None:
        """Note a problem of a section like `step.L10`; `near` is a word that stands in the line."""
        if self.full:
            self.more.add((section, why))
            return
        name = section.replace("step.", "step ", 1) if section else "top"
        told = f"{self.file}:{self._line(section, near)}: {name}: {why}"
        self.problems += [told] if told not in self.problems else []

    @property
    def full(self) -> bool:
        """Whether nothing more is told one by one: no words need be found for it."""
        return len(self.problems) >= MOST_TOLD

    def told(self) -> tuple[str, ...]:
        """Every problem, or the first ones and how many more there are."""
        left = len(self.more)
        rest = (f"{self.file}: and {left} more problem{'' if left == 1 else 's'}",) if left else ()
        return (*self.problems, *rest)

    def refuse_problems(self) -> None:
        """Raise `PlaybookError` when there are any."""
        if self.problems:
            raise PlaybookError(self.told())

    def _refuse_depth(self) -> None:
        self._refuse(f"{self.file}:{line_too_deep(self.text, DEEPEST) or 1}: tables are nested too deeply")

    def _refuse(self, why: str) -> None:
        raise PlaybookError((why,))

    def _line(self, section: str, near: str) -> int:
        """The line of the word in the section, else of the section's heading, else 1."""
        places = self._places = self._places or _places(self.text)
        if near:
            for number, line in places.lines.get(section, ()):
                if near in line:
                    return number
        heading = places.headings.get(section, 0)
        if heading or not section:
            return heading or 1
        # A table written inside a line has no heading: the line is in the table around it.
        outer, _, last = section.rpartition(".")
        return self._line(outer, near or last) if outer else 1


class Section:
    """One table of the file; every getter notes what is wrong and returns something harmless."""

    def __init__(self, source: Source, name: str, data: Mapping[str, object], inside: str = "") -> None:
        self.source, self.name, self._data, self._inside = source, name, data, inside

    def problem(self, why: str, near: str = "") -> None:
        self.source.problem(self.name, f"{self._inside}: {why}" if self._inside else why, near)

    def has(self, key: str) -> bool:
        return key in self._data

    def only(self, *keys: str) -> None:
        """Note every key that is not one of these."""
        for key in self._data:
            if key not in keys:
                self.problem(f"unknown key '{key}'{nearest(key, keys)}", key)

    def words(self, key: str, limit: int = LONGEST_TEXT, required: bool = True) -> str:
        """A text to be shown: not empty, no braces, not too long."""
        value = self._data.get(key)
        if value is None and not required:
            return ""
        if value is not None and not isinstance(value, str):
            self.problem(f"'{key}' must be a text", key)
            return ""
        if not value or not value.strip():
            self.problem(f"'{key}' is missing or empty", key)
            return ""
        text = value.strip()
        if len(text) > limit:
            self.problem(f"'{key}' is longer than {limit} characters", text[:20])
        if "{" in text or "}" in text:
            self.problem(f"'{key}' has a curly bracket in it", key)
        return text

    def one_of(self, key: str, known: Collection[str]) -> str | None:
        """A word out of a list; None when it is not in it."""
        value = self._data.get(key)
        if isinstance(value, str) and value in known:
            return value
        if value is None:
            self.problem(f"'{key}' is missing; it is one of {', '.join(sorted(known))}")
        else:
            self.problem(f"unknown {key} '{value}'{nearest(str(value), known)}", str(value))
        return None

    def target(self, key: str) -> str:
        """A step as an address; empty when there is none."""
        value = self.words(key, LONGEST_LABEL)
        return f"{self.source.name}:{value}" if value and ":" not in value else value

    def targets(self, key: str) -> tuple[str, ...]:
        """Steps of the same book as addresses."""
        return tuple(f"{self.source.name}:{id_}" for id_ in self.strings(key))

    def number(self, key: str, low: int, high: int) -> int:
        value = self._data.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.problem(f"'{key}' must be a number from {low} to {high}", key)
        return high

    def flag(self, key: str) -> bool:
        value = self._data.get(key, False)
        if not isinstance(value, bool):
            self.problem(f"'{key}' must be true or false", key)
        return value is True

    def strings(self, key: str) -> tuple[str, ...]:
        value = self._data.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(value)
        self.problem(f"'{key}' must be a list of texts", key)
        return ()

    def section(self, key: str) -> Section | None:
        """A table inside this one; None when it is not there."""
        value = self._data.get(key)
        if isinstance(value, dict):
            return Section(self.source, f"{self.name}.{key}" if self.name else key, value)
        if value is not None:
            self.problem(f"'{key}' must be a table", key)
        return None

    def sections(self, key: str) -> list[Section]:
        """The tables of a list, each called by its number in problems."""
        value = self._data.get(key, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return [Section(self.source, self.name, item, f"{key} {i}") for i, item in enumerate(value, 1)]
        self.problem(f"'{key}' must be a list of tables", key)
        return []

    def children(self) -> Iterator[tuple[str, Section]]:
        """Every table in this one, by name."""
        for key in self._data:
            if child := self.section(key):
                yield key, child


def _places(text: str) -> Places:
    """The file read once, whatever is wrong in it."""
    lines: dict[str, list[tuple[int, str]]] = defaultdict(list)
    headings: dict[str, int] = {}
    around = [""]
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADING.match(line):
            name = re.sub(r"[\s\"']", "", header[1])
            headings[name] = number
            parts = name.split(".")[:DEEPEST]
            around = [".".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
        for section in around:
            lines[section].append((number, line))
    return Places(lines, headings)


def nearest(word: str, known: Collection[str]) -> str:
    """Words that name the nearest right one, or nothing."""
    close = difflib.get_close_matches(word, known, 1)
    return f"; did you mean '{close[0]}'?" if close else ""


def too_large(raw: bytes, largest: int = LARGEST_FILE) -> int:
    """The line with the first byte that is too much; 0 when there is none."""
    return raw[:largest].count(b"\n") + 1 if len(raw) > largest else 0
