"""The limits of Block Kit, as Slack checks them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

LARGEST = 13_200


def problems(blocks: object) -> list[str]:
    """Everything Slack would refuse in the blocks of one message."""
    if not isinstance(blocks, list):
        return ["blocks is no list"]
    found = ["more than 50 blocks"] if len(blocks) > 50 else []
    for number, block in enumerate(blocks):
        check = _CHECKS.get(block.get("type"))
        found += [f"block {number}: {what}" for what in (check(block) if check else ["unknown type"])]
    ids = [element.get("action_id") for block in blocks for element in block.get("elements", [])]
    named = [each for each in ids if each]
    return found + (["an action_id stands twice"] if len(named) != len(set(named)) else [])


def size(blocks: object) -> int:
    return len(json.dumps(blocks, ensure_ascii=False))


def texts(blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The type and content of every text that is shown."""
    for block in blocks:
        for holder in (block, *block.get("elements", ())):
            shown = (holder.get("text"), *holder.get("fields", ()))
            if holder.get("type") in {"mrkdwn", "plain_text"}:
                yield holder["type"], holder["text"]
            else:
                yield from ((text["type"], text["text"]) for text in shown if text)


def _text(value: Any, limit: int, kinds: tuple[str, ...] = ("mrkdwn", "plain_text")) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") not in kinds:
        yield f"no text of {kinds}"
    elif not 1 <= len(value.get("text", "")) <= limit or not value["text"].strip():
        yield f"text of {len(value.get('text', ''))} characters, 1 to {limit} are allowed"
    elif value["type"] == "plain_text" and "verbatim" in value:
        yield "plain_text knows no verbatim"


def _header(block: Mapping[str, Any]) -> Iterator[str]:
    yield from _text(block.get("text"), 150, ("plain_text",))


def _section(block: Mapping[str, Any]) -> Iterator[str]:
    fields = block.get("fields")
    if fields is None:
        yield from _text(block.get("text"), 3000)
    elif not 1 <= len(fields) <= 10:
        yield f"{len(fields)} fields"
    else:
        for field in fields:
            yield from _text(field, 2000)


def _context(block: Mapping[str, Any]) -> Iterator[str]:
    if not 1 <= len(block.get("elements", ())) <= 10:
        yield "1 to 10 elements are allowed"
    for element in block.get("elements", ()):
        yield from _text(element, 2000)


def _actions(block: Mapping[str, Any]) -> Iterator[str]:
    if not 1 <= len(block.get("elements", ())) <= 25:
        yield "1 to 25 elements are allowed"
    for element in block.get("elements", ()):
        yield from _text(element.get("text"), 75, ("plain_text",))
        if element.get("type") != "button" or not 1 <= len(element.get("action_id", "")) <= 255:
            yield "a button needs an action_id of 1 to 255 characters"
        if not 1 <= len(element.get("value", "")) <= 2000:
            yield "a value has 1 to 2000 characters"
        if element.get("style", "primary") not in {"primary", "danger"}:
            yield "unknown style"


_CHECKS = {"header": _header, "section": _section, "context": _context, "actions": _actions}
