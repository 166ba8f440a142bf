"""What met somebody else is done again after a moment that is not the same for both."""

from __future__ import annotations

import pytest

from bot.again import TRIES, Again
from bot.model.errors import Unavailable
from store.records import Stale


class Met:
    """Meets somebody else so many times, then is done."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.begun = 0

    def __call__(self) -> str:
        self.begun += 1
        if self.begun <= self.times:
            raise Stale("tickets")
        return "done"


def test_what_meets_nobody_waits_for_nothing() -> None:
    waits: list[float] = []
    assert Again(waits.append)(Met(0)) == "done"
    assert waits == []


def test_each_try_waits_longer_than_the_one_before_and_all_of_them_but_a_moment() -> None:
    waits: list[float] = []
    assert Again(waits.append)(Met(TRIES - 1)) == "done"
    assert waits == sorted(waits)
    assert [round(wait / 0.01 / 2**tries, 3) for tries, wait in enumerate(waits)] == [
        pytest.approx(0.75, abs=0.25) for _ in range(TRIES - 1)
    ]
    assert sum(waits) <= 0.15


def test_two_that_met_do_not_wait_for_the_same_time() -> None:
    waits: list[float] = []
    for _ in range(100):
        Again(waits.append)(Met(1))
    assert len(set(waits)) > 90


def test_after_five_times_it_is_given_up_without_another_pause() -> None:
    waits: list[float] = []
    with pytest.raises(Unavailable):
        Again(waits.append)(met := Met(TRIES))
    assert (met.begun, len(waits)) == (5, 4)
