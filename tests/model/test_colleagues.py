"""Words about a colleague, however long they are."""

from __future__ import annotations

from time import process_time

import pytest

from bot.model.understanding.colleagues import of_a_colleague


@pytest.mark.parametrize("piece", ["a.", "a-", "let ", ", ", "i ", "ben"])
def test_no_message_takes_long(piece: str) -> None:
    began = process_time()
    of_a_colleague(f"on it {piece * 10_000}", frozenset(("ben",)))
    assert process_time() - began < 1
