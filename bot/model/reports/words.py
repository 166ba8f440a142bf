"""What reports say in five languages, as it stands in a file by itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

_NAMED = re.compile(r"<(\w+)>")
_TOLD = tomllib.loads((files("bot.content") / "reports.toml").read_text("utf-8"))
_PARTS: Mapping[str, str | list[str]] = _TOLD["parts"]


def _phrases(rows: Iterable[str]) -> list[str]:
    """The phrases of some rows, with the parts in place of their names."""
    return [whole for row in rows for phrase in row.split(";") for whole in _whole(phrase)]


def _whole(phrase: str) -> list[str]:
    named = _NAMED.search(phrase)
    if named is None:
        return [phrase]
    part = _PARTS[named[1]]
    ways = [part] if isinstance(part, str) else _phrases(part)
    return [whole for way in ways for whole in _whole(phrase[: named.start()] + way + phrase[named.end() :])]


SUBJECTS = tuple(
    (category, subcategory, ";".join(_phrases(rows)))
    for category, subjects in _TOLD["subjects"].items()
    for subcategory, rows in subjects.items()
)
"""Category, subcategory and phrases, as `Phrasebook` reads them; the first line that fits is the first guess."""
AFFECTED: Mapping[str, str] = {name: ";".join(_phrases(rows)) for name, rows in _TOLD["affected"].items()}


def _patterns(table: str) -> Mapping[str, str]:
    return {name: "|".join(_phrases(rows)) for name, rows in _TOLD[table].items()}


DANGERS = _patterns("dangers")
"""By their subcategory, what needs somebody soonest first."""
HAPPENED = _patterns("happened")
AWAITING = _patterns("awaiting")
NOT_NOW = _patterns("circumstances")["not_now"]
"""What says of a report that it is not so, or not so now."""
