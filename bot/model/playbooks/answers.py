"""Which option of a step a person means, and which code a pasted text holds."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.model.playbooks.book import Step, StepKind
from bot.model.requirements import measured
from bot.model.words import shortened

UNKNOWN_CODE = "unknown code"
LONGEST_INPUT = 500
_LONGEST_PASTE = 2000
_BARE = re.compile(r"(?<![\w-])\d{5,7}(?![\w-])")


class NotAnOption(ValueError):
    """The answer is none of those the question has."""


def chosen(said: int | str, labels: tuple[str, ...]) -> int:
    """The index of the label somebody means by its number from 1, by its words, or by yes or no."""
    words = " ".join(str(said).casefold().split()).rstrip(".)!")
    plain = [_plain(label) for label in labels]
    if words in plain:
        return plain.index(words)
    if words.isdecimal() and len(words) <= 3 and 1 <= int(words) <= len(labels):
        return int(words) - 1
    meant = [i for i, label in enumerate(plain) if re.split(r"\W", label)[0] == words]
    if words in ("yes", "no") and len(meant) == 1:
        return meant[0]
    raise NotAnOption


@lru_cache(2048)  # the same few are compared again and again
def _plain(label: str) -> str:
    return " ".join(label.casefold().split()).rstrip(".)!")


def several(said: int | str, labels: tuple[str, ...]) -> list[int]:
    """The indices of all options somebody means, as in `1, 3`. `NotAnOption` when any part means none."""
    try:
        return [chosen(said, labels)]
    except NotAnOption:
        parts = [part for part in re.split(r"[\s,;+&]+|and", str(said)) if part]
        if not parts:
            raise
        return sorted({chosen(part, labels) for part in parts})


def said_of(step: Step, said: int | str) -> str:
    """The words of somebody who was asked for words or figures. `NotAnOption` when they are none."""
    text = " ".join(str(said).split())
    if step.kind is StepKind.MEASURE and (kept := measured(step.of, text)):
        return kept
    if step.kind is StepKind.INPUT and re.search(r"\w", text):
        return shortened(text, LONGEST_INPUT)
    raise NotAnOption


def asked_code(text: str, step: Step) -> tuple[str, str]:
    """The label to keep for a pasted text, and where it leads.

    Digits without letters before them are kept only when they are in the table: they may be a one-time code.
    """
    text = text[:_LONGEST_PASTE]
    prefixes = "|".join(step.prefixes) or "(?!)"
    lettered = re.findall(rf"(?<![A-Z0-9])({prefixes})-?(\d{{3,8}})(?!\d)", text.upper())
    for digits in (*(digits for _, digits in lettered), *_BARE.findall(text)):
        if code := step.codes.get(digits):
            return f"{digits} ({code.means})", code.next
    if lettered:
        return f"{UNKNOWN_CODE} {''.join(lettered[0])}", step.next
    return UNKNOWN_CODE, step.next
