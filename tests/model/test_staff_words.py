"""What the staff say of tickets that there are, as commands; other words are none of these."""

from __future__ import annotations

import time

import pytest

from bot.model.intents.escalation import Acknowledge, Assign, Resolve
from bot.model.intents.intent import Intent
from bot.model.intents.joining import SameTrouble
from bot.model.intents.tickets import Ask, Comment, ListQueue, ShowTicket, Tell
from bot.model.intents.triage import SetUrgency
from bot.model.intents.waiting import WaitForSupplier
from bot.model.understanding.staff_words import Names, of_tickets

NAMES = Names(frozenset(("ana", "ben")), lambda name: name == "sam")


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("hand this over to Ben", Assign(None, "ben")),
        ("gib 3 an ben", Assign(3, "ben")),
        ("donne le 3 a ben", Assign(3, "ben")),
        ("ben, can you take 3?", Assign(3, "ben")),
        ("Done, New Cable", Resolve(None, "New Cable")),
        ("3 is fixed: new lamp", Resolve(3, "new lamp")),
        ("fait, nouveau câble", Resolve(None, "nouveau câble")),
        ("resolvido", Resolve()),
        ("sam says it works again", Resolve()),
        ("still waiting for the vendor", WaitForSupplier(None, "waiting for the vendor")),
        ("es urgente", SetUrgency(None, "high")),
        ("this can wait", SetUrgency(None, "low")),
        ("ask Sam for the serial number", Ask(None, "sam for the serial number")),
        ("pergunta-lhe qual é", Ask(None, "qual é")),
        ("dile que está listo", Tell(None, "está listo")),
        ("tell the student it is ready", Tell(None, "the student it is ready")),
        ("Note: He dropped it", Comment(None, "He dropped it")),
        ("quem tem o 3", ShowTicket(3)),
        ("did he reply?", ShowTicket()),
        ("2 es lo mismo que 3", SameTrouble(2, 3)),
        ("its a duplicate of 3", SameTrouble(None, 3)),
        ("quoi de neuf", ListQueue("new")),
        ("how many tickets this week?", ListQueue("week")),
        ("give me an overview of this week", ListQueue("week")),
        ("Good morning. Could you give me an overview of the open tickets, please?", ListQueue()),
        ("And how many of them are urgent?", ListQueue("urgent")),
        ("3am, what's burning?", ListQueue("urgent")),
        ("which ones have been open the longest?", ListQueue("oldest")),
        ("show me what came in tonight", ListQueue("new")),
        ("night shift starting, show the open P2s", ListQueue("p2")),
        ("p1?", ListQueue("p1")),
        ("it is 3am, show the p2s", ListQueue("p2")),
        ("it's 22:00, any p1?", ListQueue("p1")),
        ("ticket 1, p2", SetUrgency(1, "p2")),
        ("1 is not urgent. P3", SetUrgency(1, "p3")),
        ("make it p2", SetUrgency(None, "p2")),
        ("3 down to p3", SetUrgency(3, "p3")),
        ("make 3 low", SetUrgency(3, "low")),
        ("#12: p1", SetUrgency(12, "p1")),
        ("set 1 to p2 please", SetUrgency(1, "p2")),
        ("2 mine", Acknowledge(2)),
        ("je prends le 2", Acknowledge(2)),
        ("call Ben", Assign(None, "ben")),
        ("get ben for 3", Assign(3, "ben")),
        ("t3", ShowTicket(3)),
        ("note 3 ordered a new lamp", Comment(3, "ordered a new lamp")),
        ("3 waiting for a new lamp", WaitForSupplier(3, "waiting for a new lamp")),
    ],
)
def test_it_is_a_command(words: str, intent: Intent) -> None:
    assert of_tickets(words, NAMES) == intent


@pytest.mark.parametrize(
    "words",
    [
        "tell me a joke",
        "call the parents",
        "3 waiting for sam",
        "1 is on it",
        "1 is not urgent. show p3",
        "is 1 p2?",
        "1:30 p2",
        "i have 2 of them, p2",
        "tell ben i am late",
        "give it to the student",
        "give it to me",
        "done with my homework",
        "is it done?",
        "not done",
        "done, but it is still dark",
        "the printer is done for",
        "this is urgent, my class has no sound",
        "i am waiting for my turn",
        "waiting for parts?",
        "who has a charger",
        "what did you say",
        "2 is the same as yesterday",
        "the same as ever",
        "what is new in the new term",
        "ben says it works",
        "the urgent ones are all gone",
        "do not tell him that it is ready",
        "nobody told him that it is ready",
        "",
    ],
)
def test_other_words_are_none(words: str) -> None:
    assert of_tickets(words, NAMES) is None


@pytest.mark.parametrize("words", ["it is ", "please can you ", "waiting for the ", "is the ", "1 2 ", "! "])
def test_long_words_take_no_long_time(words: str) -> None:
    before = time.process_time()
    of_tickets(words * 2_000, NAMES)
    assert time.process_time() - before < 1
