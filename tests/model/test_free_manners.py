"""How people put it: what they ask each other, greet with, draw, misspell and say about their children."""

from __future__ import annotations

import pytest

from bot.commands.understood import name
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.signals import heard
from bot.model.understanding.understand import understand

DESK = Context()


def named(words: str) -> str:
    return name(words, understand(words, Role.ADMIN, DESK), DESK)


@pytest.mark.parametrize(
    "words",
    [
        "mañana no hay clase verdad chicos?",
        "no lecture on friday, right guys?",
        "lundi y a pas cours hein les gars",
        "heute kein unterricht, oder leute?",
        "hoje não tem aula né galera",
        "I have no class, haha",
        "let's cancel the study group",
    ],
)
def test_what_classmates_ask_each_other_cancels_nothing(words: str) -> None:
    assert named(words) == "none"


@pytest.mark.parametrize(
    "words",
    [
        "snooze button again this morning",
        "the article in the newspaper was nice",
        "cover for me if the teacher asks",
        "I can't log into fortnite",
        "report cards are printed",
        "how many sessions did they hold in 1789",
        "leave ticket 4100 open for now",
        "please don't open a ticket, it works",
        "what luck!",
    ],
)
def test_what_only_begins_like_a_command_is_none(words: str) -> None:
    assert named(words) == "none"


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("my daughter has a fever and stays home from class", "attendance_checkin"),
        ("mi hijo está enfermo y no irá a clase", "attendance_checkin"),
        ("🎤 is silent in zoom", "av_help"),
        ("📶 gone in the dorm again", "connectivity_help"),
        ("wehn is my nxet class", "session_list"),
        ("good morning dear team, my key board is broken", "asset_report"),
        ("he said close the ticket, could you please reopen 4120", "ticket_reopen"),
        ("the teacher said the lecture was moved, where is it now", "session_list"),
        ("I asked Ben and he said no, can you give me access to the shared folder", "account_request"),
        ("I wonder why the wifi is so slow here", "connectivity_help"),
        ("who do I call at night when the server is down", "oncall_who"),
        ("wen rufe ich heute nacht an, wenn der server ausfällt", "oncall_who"),
        ("is there a manual for the phones?", "kb_search"),
        ("snooze 4100 until monday", "snooze"),
        ("add a note in 1201 that it is the blue one", "ticket_comment"),
        ("article about passwords?", "kb_search"),
    ],
)
def test_it_is_heard_however_it_is_put(words: str, intent: str) -> None:
    assert named(words) == intent


def test_whom_somebody_greets_is_left_out_where_enough_follows() -> None:
    assert heard("hello dear team, my screen is dark", DESK).words == ("my", "screen", "is", "dark")
    assert heard("hello team", DESK).words == ("hello", "team")


def test_a_wish_behind_a_name_is_none_of_the_desks() -> None:
    assert named("Jake, could you cover the front desk at noon?") == "none"
