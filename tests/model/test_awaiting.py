"""What is said about time: that there is none to lose, or enough of it."""

from __future__ import annotations

import pytest

from bot.model.reports.awaiting import is_calm, urges


@pytest.mark.parametrize(
    "words", ["it is not so urgent", "not that urgent", "we don't need it asap", "no need that asap"]
)
def test_who_says_that_there_is_time_does_not_urge(words: str) -> None:
    assert is_calm(words)
    assert not urges(words)


@pytest.mark.parametrize("word", ["so", "need that", "need it", "that", "a", "un", "de"])
def test_a_long_row_of_small_words_is_read_at_once(word: str) -> None:
    """A pattern that can read such a row in two ways would not come to an end here."""
    assert not is_calm("it is not " + f"{word} " * 400 + "bad")
    assert is_calm("it is not " + f"{word} " * 40 + "urgent")
