"""The dialogs that Teams shows, and what it takes as one."""

from __future__ import annotations

import json
from typing import Any

from tests.fakes.adaptive_cards import problems


def dialog(answer: bytes) -> dict[str, Any]:
    """The card of the dialog that an answer opens, as Teams takes it."""
    task = json.loads(answer)["task"]
    assert task["type"] == "continue", task
    shown = task["value"]
    assert shown["title"], shown
    assert {shown["height"], shown["width"]} <= {"small", "medium", "large"}, shown
    assert shown["card"]["contentType"] == "application/vnd.microsoft.card.adaptive", shown
    card: dict[str, Any] = shown["card"]["content"]
    assert problems(card) == []
    return card


def inputs(card: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The inputs of a card, by what stands above them."""
    return {each["label"]: each for each in card["body"] if each["type"].startswith("Input.")}
