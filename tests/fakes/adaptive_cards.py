"""What is wrong with an Adaptive Card: against the published schema, and against what Teams takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

MOST_BYTES, MOST_ACTIONS, MOST_VIEWERS = 25_000, 6, 60
_SCHEMA = Path(__file__).parents[1] / "adapters" / "schemas" / "adaptive-card-1.5.schema.json"


@cache
def _validator() -> Draft6Validator:
    return Draft6Validator(json.loads(_SCHEMA.read_text("utf-8")))


@lru_cache(1000)  # looking into a card costs more than saying it, and many are alike
def _against_the_schema(written: str) -> tuple[str, ...]:
    errors = _validator().iter_errors(json.loads(written))
    return tuple(f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in errors)


def problems(card: dict[str, Any]) -> list[str]:
    """One short line each; empty when Teams takes it."""
    wrong = list(_against_the_schema(json.dumps(card)))
    if card.get("version") != "1.5":
        wrong.append("not version 1.5")
    if in_utf16(card) > MOST_BYTES:
        wrong.append("larger than 25 KB in UTF-16")
    if len(card.get("actions", ())) > MOST_ACTIONS:
        wrong.append("more than six actions")
    if len(card.get("refresh", {}).get("userIds", ())) > MOST_VIEWERS:
        wrong.append("more than sixty refresh it")
    ids = [element["id"] for element in card.get("body", ()) if "id" in element]
    if len(set(ids)) < len(ids):
        wrong.append("an id stands twice")
    wrong += [
        f"{each['id']} has no choice {each['value']}"
        for each in card.get("body", ())
        if each["type"] == "Input.ChoiceSet" and each.get("value", "") not in {"", *_values(each)}
    ]
    return wrong


def in_utf16(found: Any) -> int:
    """Bytes, counted by letters: two each, and four beyond the first plane."""
    written = json.dumps(found, ensure_ascii=False)
    return 2 * len(written) + 2 * sum(ord(letter) > 0xFFFF for letter in written)


def _values(choices: dict[str, Any]) -> set[str]:
    return {choice["value"] for choice in choices["choices"]}


def words(card: dict[str, Any]) -> Iterator[str]:
    """Every text that a person sees."""
    for element in card.get("body", ()):
        yield from (run["text"] for run in element.get("inlines", ()))
        yield from (choice["title"] for choice in element.get("choices", ()))
    yield from (action["title"] for action in card.get("actions", ()))


def faults(activity: dict[str, Any]) -> str:
    """What the service would not take, or would show badly; empty when all is well."""
    if activity.get("type") != "message" or not (activity.get("text") or activity.get("attachments")):
        return "BadSyntax"
    for attachment in activity.get("attachments", ()):
        if problems(attachment["content"]):
            return "BadArgument"
    return ""
