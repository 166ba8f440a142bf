"""Why a file is no TOML, for whoever wrote it and not for whoever reads it."""

from __future__ import annotations

import re
from datetime import date, time

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_TWICE = re.compile(r"Cannot declare \((?P<names>.+)\) twice")
_AGAIN = re.compile(r"""\s*(?P<name>[\w."' -]+?)\s*=""")
_PERSON = re.compile(r"\s*\[\s*people\s*\.[^\]]+\]")
_TIME = re.compile(r"\d{1,2}(?::\d{1,2}){1,2}")
_DAY = re.compile(r"(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})(?!\d)")


def untold(text: str, error: str) -> tuple[int, str]:
    """The line on which a text stops being TOML, and what is wrong there, by what Python's reader said of it."""
    lines = text.rstrip().split("\n")
    place = _PLACE.search(error)
    if not place or not place["line"]:
        return len(lines), _as_it_was_said(error)
    number = int(place["line"])
    line = lines[number - 1] if number <= len(lines) else ""
    told = _twice(line, error) or _handle(line, error) or _moment(line, int(place["column"]) - 1)
    return number, told or _as_it_was_said(error)


def _moment(line: str, column: int) -> str:
    """Of what is meant for a day or a time, and is written as none; empty when nothing there is like one."""
    for pattern, told in ((_DAY, _day), (_TIME, _time)):
        for match in pattern.finditer(line):
            if match.start() <= column <= match.end():
                return told(match[0])
    return ""


def _day(written: str) -> str:
    if not re.match(r"\d{4}", written):
        return f"{written} is not how a day is written here: write it like 2026-12-24."
    try:
        right = date(*map(int, written.split("-"))).isoformat()
    except ValueError:
        return f"there is no day {written}."
    return _not_but("a day", written, right)


def _time(written: str) -> str:
    try:
        right = time.fromisoformat(":".join(part.zfill(2) for part in written.split(":"))).isoformat()
    except ValueError:
        return f"there is no time of day {written}."
    return _not_but("a time of day", written, right)


def _not_but(what: str, written: str, right: str) -> str:
    """Empty where it is written well: then something beside it is wrong."""
    return f"{written} is not how {what} is written here: write {right}." if written != right else ""


def _twice(line: str, error: str) -> str:
    """Of a table or a name that stands in the file already; empty when it is something else."""
    if table := _TWICE.match(error):
        return f"[{table['names'].replace(chr(39), '').replace(', ', '.')}] stands there twice."
    name = _AGAIN.match(line)
    return f"{name['name']} stands there twice." if name and error.startswith("Cannot overwrite a value") else ""


def _handle(line: str, error: str) -> str:
    """Of a whole name in the place of a handle; empty when it is something else."""
    if not (_PERSON.match(line) and error.startswith("Expected ']'")):
        return ""
    return "a handle is one word of plain letters and digits, such as [people.ana]: the whole name is its `name`."


def _as_it_was_said(error: str) -> str:
    return f"{_PLACE.sub('', error)}. Are all words in quotes, and all brackets closed?"
