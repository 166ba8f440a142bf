"""Taking JSON apart that somebody else made: what is missing or of another shape is empty, never an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from adapters.requests import keepable
from bot.model.ids import LONGEST_ID, fits
from bot.model.words import clean


def inner(found: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    """The object at this path."""
    value: object = found
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def text(found: Mapping[str, Any], *names: str) -> str:
    """The text at this path."""
    value = inner(found, *names[:-1]).get(names[-1])
    return value if isinstance(value, str) else ""


def an_id(found: Mapping[str, Any], *names: str, most: int = LONGEST_ID) -> str:
    """The id at this path, as a database keeps it; empty when it is longer than any."""
    value: str = keepable(text(found, *names))
    return value if fits(value, most) else ""


def words(found: Mapping[str, Any], *names: str) -> str:
    """The same as a person may read it: normal, and without blanks around it."""
    return clean(text(found, *names)).strip()


def first(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The first object of a list."""
    value = found.get(name)
    one = value[0] if isinstance(value, list) and value else None
    return one if isinstance(one, Mapping) else {}


def texts(found: Mapping[str, Any], name: str) -> list[str]:
    """The texts of a list."""
    value = found.get(name)
    return [each for each in value if isinstance(each, str) and each] if isinstance(value, list) else []


def listed(found: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The objects of a list."""
    value = found.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def kind_of_file(media: str) -> str:
    """What a person calls a file of this media type."""
    return {"image": "picture", "video": "video", "audio": "recording"}.get(media.partition("/")[0].lower(), "file")
