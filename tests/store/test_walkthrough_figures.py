"""Walk-throughs are read for figures: of one school, since a moment, a few at a time, and without anybody's words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.model.playbooks import Answer, Ended, Run, serialise
from bot.model.playbooks.figures import Passed
from bot.model.walkthroughs import Verdict, WalkState
from store.store import Store
from store.walkthroughs import passed
from tests.store.samples import NORTH, NOW, SOUTH, statements, walkthrough

RUN = Run("login:B", ("login:A", "login:B"), (Answer("Which?", "mine", "system", "lms"),), ended=Ended.PERSON)


@pytest.fixture
def kept(store: Store) -> Store:
    for person, (school, days) in enumerate(((NORTH, 40), (NORTH, 2), (NORTH, 1), (SOUTH, 1), (NORTH, 0)), 1):
        with store.begin(school, NOW) as work:
            more: dict[str, Any] = {"walk": serialise(RUN), "begun_at": NOW - timedelta(days=days), "due": None}
            work.walkthroughs.add(walkthrough(person, verdict=Verdict.HELPFUL, **more))
    return store


def test_only_what_one_school_began_since_then_is_read_without_words(kept: Store) -> None:
    with kept.looking() as connection:
        found = list(passed(connection, "north", NOW - timedelta(days=2)))

    way = ("login:A", "login:B")
    assert found == [Passed("login", WalkState.ASKING, Verdict.HELPFUL, way, "login:B", 1, Ended.PERSON)] * 3


def test_however_many_there_are_only_a_few_are_read_at_a_time(kept: Store) -> None:
    with kept.looking() as connection, statements(kept) as asked:
        found = list(passed(connection, "north", NOW - timedelta(days=50), size=2))

    assert (len(found), len(asked)) == (4, 3)
    assert all("LIMIT" in statement for statement in asked)
