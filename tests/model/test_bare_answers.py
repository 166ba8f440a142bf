"""Words said alone that are the answer to what a command lacked, and words that say more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.bare_answers import answer
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import left_over
from bot.model.unsaid import Lack

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize("words", ["at 14:00", "tomorrow at 14:00", "for 2 hours", "tomorrow 14:00 for 1 hour"])
def test_a_moment_or_a_length_and_nothing_else_is_the_answer(words: str) -> None:
    assert answer(Lack.MOMENT, words, "Europe/Lisbon", NOW) == words


@pytest.mark.parametrize("words", ["at 14:00 not so", "tomorrow at 14:00 no way", "14:00 nope", "tomorrow 14:00 never"])
def test_words_beside_the_moment_are_left_over(words: str) -> None:
    assert answer(Lack.MOMENT, words, "Europe/Lisbon", NOW) == ""


def test_a_span_that_is_given_twice_or_in_another_order_takes_no_more_words() -> None:
    words = "tomorrow at 14:00 no way"
    spans = read_moment(words, "Europe/Lisbon", NOW).spans
    assert left_over(words, (*spans, *spans)) == left_over(words, spans[::-1]) == "no way"
