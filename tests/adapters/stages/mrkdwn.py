"""What a person sees of what was sent to Slack."""

from __future__ import annotations

import re
from typing import Any

from tests.adapters.stages.stage import NAMES

USERS = {"student": "U01STUD", "teacher": "U02INST", "ana": "U03ONCA"}
_GAP = "\u200b"
_TOKEN = re.compile(r"<([^<>]*)>")
_SPAN = re.compile(r"(?<![\w*_~`\u200b])([*_~`])(?=[^\s\u200b])([^\n]*?[^\s\u200b])\1(?![\w*_~`\u200b])")


def label_of(element: dict[str, Any]) -> str:
    """What stands on a button, or in the list above it, without its number."""
    label = str(element.get("accessibility_label") or element["text"]["text"])
    return re.sub(r"\A\d+\. ", "", label) if element["action_id"].startswith("choice") else label


def as_shown(text: str) -> str:
    """Finished mrkdwn as Slack shows it."""
    shown = _SPAN.sub(lambda span: span[2], text)
    shown = _TOKEN.sub(lambda token: _word(token[1]), shown).replace(_GAP, "")
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _word(token: str) -> str:
    target, _, label = token.partition("|")
    if target.startswith("@"):
        return next(NAMES[who] for who, user in USERS.items() if user == target[1:])
    if target.startswith("#"):
        return {"C01HELP": "#help-desk"}[target[1:]]
    if target.startswith("!"):
        return label
    return f"{label} ({target})" if label else target


def marks_in(text: str) -> list[str]:
    """Everything that Slack would act on."""
    quotes = [line[:4] for line in text.splitlines() if line.startswith(("&gt;", ">"))]
    return [*_TOKEN.findall(text), *(span[1] for span in _SPAN.finditer(text)), *quotes]
