"""What the desk listed last, and the one of it that somebody names by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.intents.intent import Intent
from bot.model.messages import Button, Card
from bot.model.understanding.grammar import exact
from bot.model.understanding.replies import numbered
from handlers.turn import Turn

_MARKS = ".) !"
_CLASS = re.compile(r"session [a-z ]+(\d+)")
_LONGEST = 40
"""Letters; who says more says something of their own."""


def meant(turn: Turn) -> Intent | None:
    """What the button does that is named by its place (`2`, `the second one`), in private, right behind the list."""
    words = turn.message.words.strip()
    if not turn.message.place.direct or len(words) > _LONGEST or not _place(words, 1):
        return None
    last = turn.last_said()
    listed = [button for card in last for button in _listed(card)]
    numbers = _numbers(listed)
    if numbers and words.rstrip(_MARKS).isdecimal():
        chosen = [button for button, number in zip(listed, numbers, strict=True) if number == words.rstrip(_MARKS)]
    else:
        place = _place(words, len(listed))
        chosen = listed[place - 1 : place] if place else []
    return exact(chosen[0].says, lambda _: True) if chosen else None


def _listed(card: Card) -> tuple[Button, ...]:
    return card.choices or card.buttons[: card.listed]


def _numbers(listed: Sequence[Button]) -> list[str]:
    """The numbers of the classes that are listed, which are said rather than their places; none for all else."""
    found = [match[1] for button in listed if (match := _CLASS.match(button.says))]
    return found if len(set(found)) == len(listed) else []


def _place(words: str, count: int) -> int | None:
    """Which of so many, from 1; the place may be behind the last one."""
    digits = words.rstrip(_MARKS)
    return int(digits) if digits.isdecimal() and len(digits) < 3 else numbered(words, count, among_words=False)
