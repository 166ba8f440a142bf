"""A small number that begins a sentence is a ticket's, unless it says how many, or is one of several."""

from __future__ import annotations

import pytest

from bot.model.intents.escalation import Escalate, Resolve
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand

ALONE = Context(addressed=True, direct=True)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("2 is done, replaced cable", 2),
        ("2 – done, replaced the cable", 2),
        ("#2 fixed", 2),
        ("7: replaced the cable, resolved", 7),
        ("3, 4 and 5 are resolved", None),
        ("3, and 4 are resolved", None),
        ("2 - 3 people are locked out, please escalate", None),
        ("2 are locked out, please escalate", None),
        ("2 can not log in, escalate this", None),
        ("2 need help, escalate this", None),
    ],
)
def test_a_number_that_begins_is_that_of_one_ticket_or_none(words: str, number: int | None) -> None:
    intent = understand(words, Role.ON_CALL, ALONE).intent

    assert isinstance(intent, Resolve | Escalate)
    assert intent.number == number
