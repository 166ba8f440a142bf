"""A command with a wrong letter is the command, where it is whole."""

from __future__ import annotations

import pytest

from bot.model.intents.escalation import Acknowledge, Resolve
from bot.model.intents.intent import Intent
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.intents.sessions import MoveSession
from bot.model.intents.tickets import Ask, Close, Comment, ListQueue, Reopen, ShowTicket, Tell
from bot.model.people import Role
from bot.model.understanding.misspelt import misspelt
from tests.model.test_understanding import STAFF_THREAD, meant


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("teel 1 hello", Tell(1, "hello")),
        ("reslove 1 it was the cable", Resolve(1, "it was the cable")),
        ("akc 1", Acknowledge(1)),
        ("ack1", Acknowledge(1)),
        ("ack12 on my way", Acknowledge(12, "on my way")),
        ("aks 1 which room", Ask(1, "which room")),
        ("comment1 hello", Comment(1, "hello")),
        ("clsoe 1", Close(1)),
        ("reopn 1", Reopen(1)),
        ("tiket 1", ShowTicket(1)),
        ("session mvoe 1 friday", MoveSession(1, "friday")),
        ("quue", ListQueue()),
        ("on cal", WhoIsOnCall()),
    ],
)
def test_a_wrong_letter_in_the_first_words_of_a_command_is_put_right(words: str, intent: Intent) -> None:
    assert meant(words) == intent


@pytest.mark.parametrize("words", ["akc", "ackk", "akc 7"])
def test_in_a_ticket_s_thread_it_is_taken_with_a_wrong_letter(words: str) -> None:
    assert meant(words, STAFF_THREAD) == Acknowledge(7)
    assert meant(words, STAFF_THREAD, Role.STUDENT) == Comment(7, words)


@pytest.mark.parametrize(
    "words",
    ["tel 912345678 call me", "rack 1", "math101 is boring", "room12", "lost 1 cable", "ask", "tell", "", "1", "?!"],
)
def test_other_words_are_no_command_with_a_wrong_letter(words: str) -> None:
    assert misspelt(words, lambda _: True) is None


def test_what_somebody_may_not_say_is_not_put_right() -> None:
    assert meant("teel 1 hello", role=Role.STUDENT) != Tell(1, "hello")


@pytest.mark.parametrize(
    ("words", "number"),
    [("transfer 2 to network team", 2), ("bump 7 to the next person", 7), ("close as duplicate 2", None)],
)
def test_the_number_right_behind_the_first_word_is_the_ticket_s(words: str, number: int | None) -> None:
    found = meant(words)
    assert getattr(found, "number") == number  # noqa: B009
