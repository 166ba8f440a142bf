"""What reports say in five languages, as it stands in a file by itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

_NAMED = re.compile(r"<(\w+)>")
_TOLD = tomllib.loads((files("bot.content") / "reports.toml").read_text("utf-8"))
_PARTS: Mapping[str, str | list[str]] = _TOLD["parts"]


def line_of(phrases: Iterable[str]) -> str:
    """A line as `Phrasebook` reads it, with the parts in place of their names."""
    return ";".join(whole for some in phrases for phrase in some.split(";") for whole in _whole(phrase))


def _whole(phrase: str) -> Iterable[str]:
    named = _NAMED.search(phrase)
    if named is None:
        return [phrase]
    part = _PARTS[named[1]]
    ways = [part] if isinstance(part, str) else line_of(part).split(";")
    return [whole for way in ways for whole in _whole(phrase[: named.start()] + way + phrase[named.end() :])]


SUBJECTS = tuple(
    (category, subcategory, line_of(phrases))
    for category, subjects in _TOLD["subjects"].items()
    for subcategory, phrases in subjects.items()
)
"""Category, subcategory and phrases; the first line whose words stand in a report is the first guess."""
AFFECTED: Mapping[str, str] = {name: line_of(phrases) for name, phrases in _TOLD["affected"].items()}
