"""Which of many answers are shown at once: a few that fit on a phone, and the others behind one more press."""

from __future__ import annotations

from collections.abc import Collection

MOST_AT_ONCE = 6
"""So many answers are shown at once; of a question that has more, these first."""
MORE, FIRST_ONES = "More answers", "Back to the first ones"
FIRST_PAGE, OTHERS_PAGE = 1, 2
"""What is shown at first, and the others."""


def shown_of(count: int, first: Collection[int], further: bool) -> tuple[int, ...]:
    """The numbers, from 1, of the answers to show of so many: in the order of the file, what is likeliest for this
    person before all others. `further`: those that are not shown at first; one alone never is.
    """
    if not is_long(count):
        return tuple(range(1, count + 1))
    numbers = sorted(range(1, count + 1), key=lambda number: number not in first)
    at = min(MOST_AT_ONCE, count - 2)
    return tuple(numbers[at:] if further else numbers[:at])


def is_long(count: int) -> bool:
    """Whether a question has more answers than are shown at once."""
    return count > MOST_AT_ONCE


def turns_over(count: int) -> int:
    """The number that is typed to see the answers that are not shown; of no answer."""
    return count + 1
