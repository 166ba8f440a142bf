"""What may stand in a roster: a table of people from the school's own records, every bad line told at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from adapters.settings import SettingsError
from bot.files.ordinary import Unreadable, text_of
from bot.files.values import ROLES, nearest
from bot.model.roles import Line, may_be_given
from bot.model.school import School
from bot.model.words import clean

COLUMNS = ("email", "name", "role", "class")
MOST_LINES = 50_000
_EMAIL = re.compile(r"[^\s@,;]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+")


def read(path: Path, school: School) -> list[Line]:
    """The lines of a file. Raises `SettingsError` with everything that is wrong with it."""
    try:
        text = text_of(path)
    except Unreadable as error:
        raise SettingsError([error.told(str(path))]) from None
    return parse(text, school)


def parse(text: str, school: School) -> list[Line]:
    """The lines of a roster: the first one names the columns, whose order does not matter. Raises `SettingsError`."""
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in first and "," not in first else ",")
    try:
        heads = [cell.strip().lower() for cell in next(rows, [])]
        if wrong := list(_wrong_heads(heads)):
            raise SettingsError(wrong)
        numbered = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise SettingsError([f"line {rows.line_num}: {error}."]) from None
    if len(numbered) > MOST_LINES:
        raise SettingsError([f"There are more than {MOST_LINES} lines: give the roster in parts."])
    return _lines(numbered, heads, school)


def _lines(numbered: list[tuple[int, list[str]]], heads: list[str], school: School) -> list[Line]:
    lines: list[Line] = []
    problems: list[str] = []
    seen: dict[str, int] = {}
    for number, row in numbered:
        cells = {head: clean(cell).strip() for head, cell in zip(heads, row, strict=False)}
        line = _line(cells)
        wrong = list(_wrong(cells, line, school)) if len(row) <= len(heads) else ["it has more cells than columns."]
        if line.email in seen:
            wrong.append(f"{line.email} stands in line {seen[line.email]} already.")
        seen.setdefault(line.email, number)
        problems += [f"line {number}: {problem}" for problem in wrong]
        lines.append(line)
    if problems:
        raise SettingsError(problems)
    return lines


def _line(cells: Mapping[str, str]) -> Line:
    classes = tuple(dict.fromkeys(name.strip() for name in cells.get("class", "").split("|") if name.strip()))
    return Line(cells.get("email", "").casefold(), cells.get("name", ""), ROLES.get(_word(cells)), classes)


def _word(cells: Mapping[str, str]) -> str:
    return " ".join(re.split(r"[\s_-]+", cells.get("role", "").casefold()))


def _wrong_heads(heads: list[str]) -> Iterator[str]:
    if "email" not in heads:
        yield f"line 1: there is no column email. The columns are {', '.join(COLUMNS)}; only email must be there."
    for head in dict.fromkeys(heads):
        if head not in COLUMNS:
            yield f"line 1: {head!r} is not a column: {', '.join(COLUMNS)}.{nearest(head, COLUMNS)}"
        elif heads.count(head) > 1:
            yield f"line 1: {head} is there twice."


def _wrong(cells: Mapping[str, str], line: Line, school: School) -> Iterator[str]:
    if not _EMAIL.fullmatch(line.email):
        yield f"{cells.get('email', '')!r} is not an e-mail address."
    if word := _word(cells):
        if word not in ROLES:
            yield f"{cells['role']!r} is not a role: {', '.join(ROLES)}.{nearest(word, ROLES)}"
        elif not may_be_given(ROLES[word], line.email, school.domains):
            yield (
                f"{line.email} is at no domain of the school, so it cannot be {word}: "
                "add the domain to email_domains in the school's file, or name the person there."
            )
