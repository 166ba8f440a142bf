"""Sorting tickets: what one is about and how urgent it is, guessed from its words and changed by the staff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from bot.model.playbooks.categories import CATEGORIES
from bot.model.reports.affected import affected
from bot.model.reports.awaiting import without_calm
from bot.model.tickets import Priority, Ticket
from bot.model.understanding.spelling import folded

_MATRIX = {(1, 1): 1, (1, 2): 2, (1, 3): 3, (2, 1): 2, (2, 2): 3, (2, 3): 4, (3, 1): 3, (3, 2): 4, (3, 3): 4}
_AT_LEAST_P2 = frozenset({"compromised", "malware", "data_exposure"})
_NOW = re.compile(
    r"\b(urgente?|asap|emergency|right now|exam|deadline|(due|starts?|begins?) (in|now|at)|cannot teach|in class|"
    r"emergencia|examen|cuanto antes|dringend|notfall|prufung|klausur|urgence|epreuve|exame|prova)\b"
)
_FIRST_PARTS = {
    "access": "permissions",
    "lms": "content",
    "live_class": "join",
    "network": "wifi",
    "device": "laptop",
    "software": "install",
    "mail_calendar": "mailbox",
    "classroom_av": "room_equipment",
    "account_request": "access",
    "security": "phishing",
}
"""What a category is about most often, for whoever names it alone."""
_LEVELS = {"high": 1, "medium": 2, "normal": 2, "low": 3, "1": 1, "2": 2, "3": 3}


def sorted_into(category: str, guessed: tuple[str, str]) -> tuple[str, str]:
    """Category and subcategory: the category the person chose, or else a guess. Something dangerous stays that."""
    if category in ("", "other", guessed[0]) or guessed[0] == "security":
        return guessed
    return category, _FIRST_PARTS[category]


@dataclass(frozen=True, slots=True)
class Lifts:
    """What makes a ticket more urgent than its impact and urgency say."""

    class_soon: bool = False
    """A class, exam or deadline of the reporter is running or starts within an hour."""
    burst: bool = False
    """Several people report the same, or more than one class is hit."""


def priority(impact: int, urgency: int, subcategory: str = "", lifts: Lifts = Lifts()) -> Priority:
    """The priority that follows from impact and urgency, 1 to 3 each; it is never typed."""
    level = _MATRIX[impact, urgency]
    if lifts.class_soon and level > Priority.P2:
        level -= 1
    if subcategory in _AT_LEAST_P2:
        level = min(level, Priority.P2)
    if lifts.burst:
        level = Priority.P1
    return Priority(level)


def weigh(words: str, soon: bool) -> tuple[int, int]:
    """Impact and urgency as a report's own words suggest them; `soon` when they say that something is `near`."""
    said = folded(words)
    return affected(said), 1 if soon or _NOW.search(without_calm(said)) else 2


def read_category(words: str) -> tuple[str, str] | None:
    """The category and subcategory that are meant: `access/password`, `live class: join`, or `wifi` alone."""
    said = _tidy(words)
    if said in map(_tidy, CATEGORIES):
        return None
    found = [(c, part) for c, part in _all() if said in (_tidy(f"{c} {part}"), _tidy(part))]
    whole = [pair for pair in found if said == _tidy(" ".join(pair))]
    return (whole or found)[0] if whole or len(found) == 1 else None


def near_categories(words: str) -> list[str]:
    """Categories that may be meant by words that are none, as they are typed."""
    said = _tidy(words)
    names = {f"{c}/{part}": _tidy(f"{c} {part}") for c, part in _all()}
    same = [name for name, tidy in names.items() if said and (tidy.endswith(f" {said}") or tidy.startswith(f"{said} "))]
    close = get_close_matches(said, [*names.values()], 3, 0.5)
    return list(dict.fromkeys([*same, *(name for name, tidy in names.items() if tidy in close)]))[:5]


def read_level(words: str) -> int | None:
    """Impact or urgency from 1 to 3: `high`, `medium`, `low`, or the number."""
    return _LEVELS.get(words.strip().lower().rstrip(".!"))


def read_priority(words: str) -> Priority | None:
    """`P1` to `P4`."""
    return next((each for each in Priority if each.name == words.strip().upper().rstrip(".!")), None)


def at_priority(ticket: Ticket, wanted: Priority) -> Ticket | None:
    """The ticket with the impact and urgency of this priority that are nearest to its own; the impact stays if it can.
    None where this kind of ticket cannot have that priority.
    """
    near = sorted(_MATRIX, key=lambda way: (abs(way[0] - ticket.impact), abs(way[1] - ticket.urgency)))
    ways = (weighed(ticket, impact, urgency) for impact, urgency in near)
    return next((way for way in ways if way.priority is wanted), None)


def sorted_as(ticket: Ticket, category: str, subcategory: str) -> Ticket:
    """The ticket about something else; its priority is computed anew."""
    return _weighed(ticket, replace(ticket, category=category, subcategory=subcategory), dropped=False)


def weighed(ticket: Ticket, impact: int | None = None, urgency: int | None = None) -> Ticket:
    """The ticket with another impact or urgency. What made it more urgent from outside counts no longer: the staff
    know better.
    """
    changed = replace(ticket, impact=impact or ticket.impact, urgency=urgency or ticket.urgency)
    return _weighed(ticket, changed, dropped=True)


def _weighed(before: Ticket, after: Ticket, dropped: bool) -> Ticket:
    lifted = not dropped and before.priority < priority(before.impact, before.urgency, before.subcategory)
    lifts = Lifts(lifted and before.priority > Priority.P1, lifted and before.priority is Priority.P1)
    return replace(after, priority=priority(after.impact, after.urgency, after.subcategory, lifts))


def _all() -> Iterator[tuple[str, str]]:
    return ((category, part) for category, parts in CATEGORIES.items() for part in sorted(parts))


def _tidy(words: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", words.lower().replace("-", "")))
