"""What is said in passing: for the record, of somebody's own data, of a play, of a fault that is back."""

from __future__ import annotations

import pytest

from bot.commands.understood import name
from bot.model.intents.tickets import Comment
from bot.model.intents.waiting import Snooze
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.signals import numbers_of
from bot.model.understanding.understand import understand

DESK = Context()
THREAD = Context(addressed=False, direct=False, ticket=7)


def named(words: str) -> str:
    return name(words, understand(words, Role.ADMIN, DESK), DESK)


@pytest.mark.parametrize(
    "words",
    [
        "for the record on 5310: did not come back after the reboot",
        "fyi 5310: the same thing in room 9, did not come back",
        "para que conste, 5310: sigue sin funcionar",
    ],
)
def test_what_is_said_for_the_record_is_noted_and_opens_nothing_again(words: str) -> None:
    noted = understand(words, Role.ON_CALL, DESK).intent

    assert isinstance(noted, Comment)
    assert noted.number == 5310


@pytest.mark.parametrize(
    "words",
    [
        *("the problem is back", "the error is up again", "no resuelto", "el problema ha vuelto"),
        *("le problème est revenu", "der Fehler ist wieder da", "o erro voltou"),
    ],
)
def test_a_fault_that_is_back_ends_no_ticket(words: str) -> None:
    assert understand(words, Role.ON_CALL, THREAD).intent == Comment(7, words)


@pytest.mark.parametrize(
    "words", ["keep 7219 pending for two days, vendor is on leave", "leave 7219 on hold until the vendor calls"]
)
def test_a_ticket_that_stays_pending_is_put_off(words: str) -> None:
    put_off = understand(words, Role.ON_CALL, DESK).intent

    assert isinstance(put_off, Snooze)
    assert put_off.number == 7219


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("send me everything your bot has saved about me", "account_request"),
        ("schick mir alles, was der bot über mich gespeichert hat", "account_request"),
        ("me manda tudo o que o robô tem guardado de mim", "account_request"),
        ("stop with the steps. person. now.", "talk_to_human"),
        ("do you have a telephone line, i type slow", "talk_to_human"),
        ("this menu makes me dizzy, can a lady or gentleman help me", "talk_to_human"),
        ("Not holding the tutoring hour this evening, let folks know", "session_cancel"),
        ("i have a temperature, there will be no 8am class, please tell them they can sleep in", "session_cancel"),
        ("no practical today, fume hood is condemned, tell the group", "session_cancel"),
        ("some boy from outside got in the class meeting and showed horrible pictures", "security_report"),
        ("un vato se metió a la clase de zoom y empezó a poner porno", "security_report"),
        ("ich hab den Code am Telefon durchgegeben, war das falsch?", "security_report"),
        ("idea for you: put a countdown on screen before the breakout rooms close", "feedback"),
    ],
)
def test_what_is_wanted_is_heard_in_other_words(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    "words",
    [
        *("a dog got into our class lol", "is Tom not in our class anymore?"),
        *("a speaker from outside came to our class yesterday, really nice", "enough of human history for today"),
        *("we talked about porn and consent in health class today", "what does my teacher know about me lol"),
        *("my trainer always said 'close the ticket before it closes you'", "human after all 🎶"),
        *(
            "en la obra yo digo 'se cayó el sistema' y todos se ríen",
            "it's not the mic, i just don't feel like talking",
        ),
        *("I am not holding the phone today, my hands are full", "We are not having any trouble with Teams here."),
    ],
)
def test_what_only_sounds_like_it_starts_nothing(words: str) -> None:
    assert named(words) == "none"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("add a MAT 090 review on friday", ()),
        ("enrolled in ENG 101 last night", ()),
        ("ACK 123", (123,)),
        ("INC 123 please close", (123,)),
    ],
)
def test_the_number_of_a_course_is_none_of_a_ticket(words: str, numbers: tuple[int, ...]) -> None:
    assert numbers_of(words) == numbers
