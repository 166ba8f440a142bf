"""Words in a thread become intents: what it is about need not be said, and people's own talk is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.intents.escalation import Acknowledge, Escalate, Resolve
from bot.model.intents.intent import Intent
from bot.model.intents.sessions import CancelSession
from bot.model.intents.tickets import Ask, Close, Comment, Reopen, Tell
from bot.model.people import Role
from bot.model.understanding.context import Context
from tests.model.session_sayings import BELOW_A_CLASS
from tests.model.test_understanding import STAFF_THREAD, meant

CLASS_THREAD = Context(addressed=False, direct=False, session=7)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("ack", Acknowledge(7)),
        ("ack 9", Acknowledge(9)),
        ("on it", Acknowledge(7)),
        ("fixed it, new cable", Resolve(7, "new cable")),
        ("escalate", Escalate(7)),
        ("tell we are coming", Tell(7, "we are coming")),
        ("ask which room?", Ask(7, "which room?")),
        ("close", Close(7)),
        ("reopen", Reopen(7)),
        ("reopen still broken", Reopen(7, "still broken")),
        ("reopen it, still broken", Reopen(7, "still broken")),
        ("close it please, works", Close(7, "works")),
        ("close because it works", Close(7, "because it works")),
        ("fixed with a new cable", Resolve(7, "with a new cable")),
        ("resolved: see https://wiki.example/a?b=1", Resolve(7, "see https://wiki.example/a?b=1")),
        ("tell the lamp is on its way, ok?", Tell(7, "the lamp is on its way, ok?")),
        ("help", Comment(7, "help")),
        ("sessions", Comment(7, "sessions")),
        ("thanks", Comment(7, "thanks")),
        ("the mine is closed", Comment(7, "the mine is closed")),
    ],
)
def test_in_a_ticket_s_thread_the_number_is_known(words: str, intent: Intent) -> None:
    assert meant(words, STAFF_THREAD) == intent


@pytest.mark.parametrize(("words", "intent"), BELOW_A_CLASS)
def test_below_the_card_of_a_class_its_number_is_known(words: str, intent: Intent) -> None:
    assert meant(words, CLASS_THREAD) == meant(words, Context(session=7)) == intent
    assert meant(words, CLASS_THREAD, Role.STUDENT) is None


@pytest.mark.parametrize(
    "words",
    ["cancel culture is our topic", "session cancel 8", "sessions", "help cancel", "move", "we cancel it", "7", ""],
)
def test_other_words_below_a_class_are_talk(words: str) -> None:
    assert meant(words, CLASS_THREAD) is None


@pytest.mark.parametrize("words", ["cancel", "move to friday 10:00"])
def test_elsewhere_the_words_for_below_a_class_mean_nothing(words: str) -> None:
    assert meant(words) is None
    assert meant(words, STAFF_THREAD) == Comment(7, words)


def test_the_number_of_a_ticket_is_not_that_of_a_class() -> None:
    assert meant("session cancel", Context(ticket=7)) == CancelSession(None)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Resolved?",
            "fixed?",
            "resolved by whom?",
            "fixed, right?",
            "ack?",
            "mine?",
            "escalate?",
            "close?",
            "done 7?",
        ),
        *(
            "resolved yesterday but it came back",
            "fixed, but only for now",
            "solved the one in room 3",
            "fixed his desk",
        ),
        *("tell ben I am late", "Tell Ben: later", "tell @ben I am late", "tell me when you are there", "ask us first"),
        *("ask Ben which cable?", "I can't log in to canvas either", "i need a human", "reopen the gate at 8"),
        *("close it down at 5", "report a problem to ben"),
    ],
)
def test_the_staff_talk_with_each_other_below_a_ticket(words: str) -> None:
    assert meant(words, replace(STAFF_THREAD, colleagues=frozenset({"ana", "ben"}))) == Comment(7, words)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("resolved new cable", Resolve(7, "new cable")),
        ("fixed!", Resolve(7)),
        ("tell ben I am late", Tell(7, "ben I am late")),
        ("reopen the lamp is dark again", Reopen(7, "lamp is dark again")),
    ],
)
def test_what_is_said_to_the_desk_below_a_ticket_is_no_talk(words: str, intent: Intent) -> None:
    assert meant(words, replace(STAFF_THREAD, addressed=True, colleagues=frozenset({"ben"}))) == intent


@pytest.mark.parametrize("words", ["ok", "thanks!", "it is the blue one", "I can't log in to canvas either"])
def test_below_one_s_own_ticket_any_words_are_added_to_it(words: str) -> None:
    assert meant(words, Context(ticket=7)) == Comment(7, words)


def test_a_command_works_below_one_s_own_ticket_too() -> None:
    assert meant("close", Context(ticket=7)) == Close(7)
