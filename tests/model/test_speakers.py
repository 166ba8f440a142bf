"""Below a ticket only what somebody says of themselves and of now is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.intents.escalation import Acknowledge, Escalate, Resolve
from bot.model.intents.tickets import Close, Comment
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand
from tests.model.speaking_sayings import CALLS, ENDS, OF_OTHERS, OUT_LOUD, TAKES, TOLD_HOW
from tests.model.test_understanding import STAFF_THREAD, meant

AMONG_STAFF = replace(STAFF_THREAD, colleagues=frozenset({"ana", "ben", "tess"}))
TO_THE_DESK = Context(colleagues=AMONG_STAFF.colleagues)


@pytest.mark.parametrize("words", [*OF_OTHERS, *OUT_LOUD])
def test_what_is_said_of_others_or_of_another_time_is_talk(words: str) -> None:
    assert meant(words, AMONG_STAFF, Role.ON_CALL) == Comment(7, words)


@pytest.mark.parametrize("words", TAKES)
def test_who_says_so_of_themselves_takes_the_ticket(words: str) -> None:
    taken = meant(words, AMONG_STAFF, Role.ON_CALL)
    assert isinstance(taken, Acknowledge)
    assert taken.number == 7


@pytest.mark.parametrize("words", [*ENDS, *TOLD_HOW])
def test_who_says_that_it_is_done_ends_the_ticket(words: str) -> None:
    ended = meant(words, AMONG_STAFF, Role.ON_CALL)
    assert isinstance(ended, Resolve | Close)
    assert ended.number == 7


@pytest.mark.parametrize("words", CALLS)
def test_who_calls_for_more_may_tell_that_nobody_came(words: str) -> None:
    assert isinstance(meant(words, AMONG_STAFF, Role.ON_CALL), Escalate)


@pytest.mark.parametrize("words", ["nobody is on it", "ben is on it", "half done", "it is fixed for two people"])
def test_said_to_the_desk_it_is_asked_back(words: str) -> None:
    found = understand(words, Role.ON_CALL, TO_THE_DESK)
    assert found.intent is None
    assert found.guesses


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("ack 5 please", Acknowledge(5)),
        ("take 5 please", Acknowledge(5)),
        ("ack 5 nobody is in the room", Acknowledge(5, "nobody is in the room")),
        ("resolve 5 nobody was there", Resolve(5, "nobody was there")),
    ],
)
def test_a_command_with_its_number_may_say_anything_besides(words: str, intent: Acknowledge | Resolve) -> None:
    assert meant(words, TO_THE_DESK, Role.ON_CALL) == intent
