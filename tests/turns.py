"""On which database each case of a test is tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pytest

ALL_ON_BOTH = ("tests/store/", "tests/faults/", "tests/invariants/")
"""What is tried there is the database itself, or what breaks with it."""
KINDS = ("postgresql", "sqlite")


def by_turns(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """The first case of a test on each database, and every other one on one, which stays the same from run to run:
    what another wording may change is not what a database does. `@pytest.mark.on_both` says of a test that each case
    has rows or statements of its own, and `in_turn` the contrary where all is tried on both. Cases that were chosen on
    one database alone stay.
    """
    for _, group in groupby(items, key=lambda item: (item.parent, getattr(item, "originalname", item.name))):
        some = list(group)
        on = [[item for item in some if _kind(item) == kind] for kind in KINDS]
        paired = len(on[0]) == len(on[1]) and not _stays(some[0])
        left_out = {each[at] for kind, each in enumerate(on) for at in range(1, len(each)) if kind != turn(at)}
        yield from (item for item in some if not paired or item not in left_out)


def turn(at: int) -> int:
    """Which kind's turn it is with the case of this number. Not one after the other: where a case is made of two
    parameters, each value of either shall meet both databases. The slower one has the turns of which there is one less.
    """
    return at.bit_count() % len(KINDS)


def _kind(item: pytest.Item) -> str | None:
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return None
    kind = item.callspec.params.get("database_url")
    return kind if kind in KINDS else None


def _stays(item: pytest.Item) -> bool:
    if item.get_closest_marker("in_turn"):
        return False
    return item.nodeid.startswith(ALL_ON_BOTH) or item.get_closest_marker("on_both") is not None
