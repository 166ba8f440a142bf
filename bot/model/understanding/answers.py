"""Answers to the question of a walk-through: by number, by label, by yes or no."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.model.intents.troubleshooting import Answer
from bot.model.understanding.context import Context

_DIGITS = re.compile(r"\s*#?(\d{1,2})[\s.)]*")
_YES_OR_NO = ("yes", "no")


def answered(words: str, context: Context) -> Answer | None:
    """The answer these words are to the open question of the context."""
    if context.options is None:
        return None
    return next((found for said in _said(words, context.command) if (found := _answer(said, context))), None)


def can_answer(words: str, is_command: bool, labels: Collection[str]) -> bool:
    """Whether these words could be an answer to some question; `labels`, as `plain` writes them, are those of all."""
    return any(
        _DIGITS.fullmatch(said) or plain(said) in _YES_OR_NO or plain(said) in labels
        for said in _said(words, is_command)
    )


def plain(words: str) -> str:
    """A label, or what is compared with one."""
    return words.strip().lower().rstrip(".!")


def _said(words: str, is_command: bool) -> Iterator[str]:
    """The words, and what is left of them without the name of a command."""
    yield words
    first, _, rest = words.strip().lstrip("/!").lstrip().partition(" ")
    if rest and (is_command or first.lower() == "help"):
        yield rest


def _answer(words: str, context: Context) -> Answer | None:
    options = context.options or ()
    digits = _DIGITS.fullmatch(words)
    if digits and 1 <= int(digits[1]) <= len(options):
        return Answer(int(digits[1]))
    said, labels = plain(words), [plain(label) for label in options]
    if said in labels:
        return Answer(labels.index(said) + 1)
    first_words = [label.split(" ")[0].strip(",.-") for label in labels]
    if said in _YES_OR_NO and first_words.count(said) == 1:
        return Answer(first_words.index(said) + 1)
    return Answer(int(digits[1])) if digits and not context.typed else None
