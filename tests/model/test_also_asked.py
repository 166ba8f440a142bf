"""What else one message asks for, in words of every length."""

from __future__ import annotations

from time import process_time

import pytest

from bot.model.intents.tickets import Close
from bot.model.people import Role
from bot.model.understanding.also_asked import also_asked


@pytest.mark.parametrize(
    "words",
    [
        "close" + " " * 1000 + "2" + " " * 300 + "x",
        "close 1" + " " * 30_000 + "then",
        "close 1" + " \n" * 10_000 + "x",
        "close 1" + ", 2" * 10_000 + " x",
        "close 1 and x" * 2_000,
        "close 1, and then" * 2_000,
    ],
)
def test_no_message_takes_long(words: str) -> None:
    began = process_time()
    also_asked(Close(2, "x"), words, Role.STUDENT)
    assert process_time() - began < 1


def test_blanks_change_nothing() -> None:
    assert also_asked(Close(1), "close   1 \n\n  close \t 2 ", Role.STUDENT) == ("close 2",)
    assert also_asked(Close(1), "close 1" + " " * 2_000 + "and 2", Role.STUDENT) == ("close 2",)


def test_a_long_story_is_no_row_of_commands() -> None:
    assert also_asked(Close(1), "close 1; close 2; " + "it was dark " * 100, Role.STUDENT) == ()
