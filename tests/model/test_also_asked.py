"""What else one message asks for, in words of every length."""

from __future__ import annotations

from time import process_time

import pytest

from bot.model.intents.escalation import Acknowledge, Assign, Resolve
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Close
from bot.model.people import Role
from bot.model.understanding.also_asked import also_asked
from bot.model.understanding.grammar import command


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
    assert also_asked(Close(1), "close   1 \n\n  close \t 2 ", Role.STUDENT)[1] == ("close 2",)
    assert also_asked(Close(1), "close 1" + " " * 2_000 + "and 2", Role.STUDENT)[1] == ("close 2",)


def test_a_long_story_is_no_row_of_commands() -> None:
    assert also_asked(Close(1), "close 1; close 2; " + "it was dark " * 100, Role.STUDENT)[1] == ()


@pytest.mark.parametrize(
    ("words", "first", "others"),
    [
        ("close 1 and 2", Close(1), ("close 2",)),
        ("close 1 lamp is fine; close 2 too", Close(1, "lamp is fine"), ("close 2 too",)),
        (
            "resolve 1 changed the fuse; tell him to try again",
            Resolve(1, "changed the fuse"),
            ("tell 1 to try again",),
        ),
        ("ack 1; the lamp is old; close 2", Acknowledge(1, "the lamp is old"), ("close 2",)),
        ("ack 1; close 2; the lamp is old", Acknowledge(1, "the lamp is old"), ("close 2",)),
        ("ack 1\npriority 1", Acknowledge(1), ("urgency 1 p1",)),
        ("assign 1 to ben and close 2", Assign(1, "ben"), ("close 2",)),
        ("ack 1, 2\nnote new lamp", Acknowledge(1), ("ack 2", "comment 1 new lamp")),
        ("close 1 and 2 please; the lamp is fine", Close(1, "the lamp is fine"), ("close 2",)),
        ("resolve 1, 3 & 4 people tried", Resolve(1, "3 & 4 people tried"), ()),
        ("ack 2 and ack 2", Acknowledge(2), ()),
        ("resolve 1 cut the cable, and  dried it", Resolve(1, "cut the cable, and  dried it"), ()),
    ],
)
def test_each_command_has_its_own_words(words: str, first: Intent, others: tuple[str, ...]) -> None:
    did = command(words)
    assert did is not None
    assert also_asked(did, words, Role.ON_CALL) == (first, others)


@pytest.mark.parametrize("words", ["urgency 2, 2", "impact 4, 2", "category 4, 5"])
def test_an_argument_is_no_ticket(words: str) -> None:
    did = command(words)
    assert did is not None
    assert also_asked(did, words, Role.ON_CALL) == (did, ())
