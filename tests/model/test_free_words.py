"""Words that are no command: what they are about in many voices, and that talk starts nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.understood import name
from bot.model.intents.attendance import CheckIn
from bot.model.intents.devices import ReportDevice
from bot.model.intents.escalation import Escalate
from bot.model.intents.intent import Intent
from bot.model.intents.sessions import AddSession, CancelSession
from bot.model.intents.tickets import Close, Comment, ShowTicket, Tell
from bot.model.intents.waiting import Snooze
from bot.model.intents.walkthroughs import Answer
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.lexicon import Way, lexicon, read
from bot.model.understanding.signals import heard
from bot.model.understanding.spelling import MOST_WORDS, plain_words
from bot.model.understanding.understand import GUESSES, understand
from bot.model.understanding.weighing import weighed
from tests.model.test_understanding import NAMES, OWN_NAMES

THREADS = {
    "incident_thread": Context(addressed=False, direct=False, ticket=7),
    "session_thread": Context(addressed=False, direct=False, session=7),
}
ALONE = Context()
EVERY = 3
"""A third of the messages is of all voices, and enough to see a share of them that is misunderstood."""
EXAMPLES = Path(__file__).parents[2] / "bot" / "content" / "examples"


class Row(NamedTuple):
    text: str
    intent: str
    context: Context
    ticket: int | None


@cache
def rows() -> list[Row]:
    lines = (line for file in sorted(EXAMPLES.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    told = map(json.loads, lines)
    return [Row(row["text"], row["intent"], THREADS.get(row.get("context"), ALONE), row.get("ticket")) for row in told]


def named(words: str, context: Context = ALONE, role: Role = Role.ADMIN) -> str:
    intent = understand(words, role, context).intent
    return intent.name if intent else "none"


def meant(words: str, context: Context = ALONE, role: Role = Role.ADMIN) -> Intent | None:
    return understand(words, role, context).intent


@cache
def judged(row: Row) -> str:
    """What the row was understood as, as the file of `understand` counts it."""
    return name(row.text, understand(row.text, Role.ADMIN, row.context), row.context)


def test_messages_in_many_voices_are_understood() -> None:
    told = [(row, judged(row)) for row in rows()[::EVERY]]
    wrong = [(row.text, row.intent, found) for row, found in told if found != row.intent]

    assert len(told) > 900
    assert len(wrong) <= len(told) // 50, wrong


def test_the_ticket_that_is_meant_is_found_in_many_voices() -> None:
    meant_ones = [(row.text, row.ticket, getattr(meant(row.text), "number", None)) for row in rows() if row.ticket]

    assert len(meant_ones) > 80
    assert [told for told in meant_ones if told[1] != told[2]] == []


def test_talk_starts_nothing() -> None:
    acted = [row.text for row in rows() if row.intent == "none" and judged(row) != "none"]

    assert acted == []


@pytest.mark.parametrize("words", ["my zorpel does not work", "it does not work"])
def test_what_does_not_work_is_asked_back_about_where_nobody_knows_what_it_is(words: str) -> None:
    asked = understand(words, Role.STUDENT, ALONE)

    assert asked.intent is None
    assert len(asked.guesses) == GUESSES


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("any idea how far you are with #2210?", ShowTicket(2210)),
        ("please note on t-431 - it only happens on Macs", Comment(431, "it only happens on Macs")),
        ("cierra el ticket 431, ya funciona", Close(431, "ya funciona")),
        ("you may close the ticket 431, it plays again", Close(431, "it plays again")),
        (
            "tell the porter on #431 that the room is free after 3",
            Tell(431, "the porter on #431 that the room is free after 3"),
        ),
        ("defer T-431 to next week", Snooze(431, "next week")),
        ("please remind me in two hours about 431", Snooze(431, "in two hours")),
        ("the screen of my school laptop is smashed", ReportDevice("the screen of my school laptop is smashed")),
        ("please arrange a webinar on friday at 9:00", AddSession("webinar on friday at 9:00")),
        ("we have to call off the seminar on thursday", CancelSession()),
    ],
)
def test_the_number_and_what_is_said_about_it_are_taken_from_free_words(words: str, intent: Intent) -> None:
    assert meant(words) == intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("stop pinging me about this for 15 min", Snooze(7, "15 min")),
        ("remind me about it tomorrow 10:00", Snooze(7, "tomorrow 10:00")),
        ("we have resolved to read more", Comment(7, "we have resolved to read more")),
        ("drop table tickets", Comment(7, "drop table tickets")),
        ("who is on call tonight?", Comment(7, "who is on call tonight?")),
    ],
)
def test_in_a_thread_only_what_belongs_there_is_heard(words: str, intent: Intent) -> None:
    assert meant(words, THREADS["incident_thread"]) == intent


@pytest.mark.parametrize(
    "words",
    [
        *("still waiting for the vendor", "I called the vendor, they call back at 3"),
        *("the manager asked about this one", "talked to the network team, they see nothing"),
        *("the network team says it is fine", "not a p1"),
    ],
)
def test_who_tells_of_a_team_in_a_thread_calls_nobody(words: str) -> None:
    assert not isinstance(meant(words, THREADS["incident_thread"]), Escalate)


@pytest.mark.parametrize("words", ["we need the vendor on this", "get the network team on this", "this is a p1"])
def test_who_wants_a_team_in_a_thread_has_it_called(words: str) -> None:
    assert meant(words, THREADS["incident_thread"]) == Escalate(7, words)


@pytest.mark.parametrize(
    "words",
    [
        *("no need to close it, it still hums", "please do not escalate yet", "we already closed that one yesterday"),
        *("she said close it", "if it hums again I would reopen it", "imagine we cancelled every lecture"),
        *(
            "Dana, can you take this one?",
            "@dana please close 3120",
            "did you ack it?",
            "oh sure, close all my tickets",
        ),
        *("no hace falta cerrarlo", "ne fermez pas encore", "bitte noch nicht schließen", "não precisa cancelar"),
    ],
)
@pytest.mark.parametrize("where", ["incident_thread", "session_thread", "dm"])
def test_what_is_denied_reported_supposed_past_or_said_to_another_is_not_done(words: str, where: str) -> None:
    context = THREADS.get(where, ALONE)

    assert name(words, understand(words, Role.ADMIN, context), context) == "none"


def test_a_word_of_wishing_in_front_changes_nothing() -> None:
    for wish in ("", "I would like to ", "is it possible to ", "please, we have to "):
        assert named(f"{wish}pull the training on thursday") == "session_cancel", wish


def test_who_comes_late_is_heard_below_a_class_and_nowhere_else() -> None:
    assert isinstance(meant("joining 5 min late", THREADS["session_thread"]), CheckIn)
    assert meant("joining 5 min late") is None


@pytest.mark.parametrize("words", ["the printer is jammed again", "my password is refused", "is it down?"])
def test_below_one_s_own_ticket_free_words_stay_what_they_are(words: str) -> None:
    assert meant(words, Context(ticket=7), Role.STUDENT) == Comment(7, words)


def test_a_question_that_wants_words_gets_them_whatever_they_are_about() -> None:
    words = "the wifi drops every ten minutes"

    assert meant(words, Context(options=(), typed=True)) == Answer(text=words)


def test_what_somebody_may_not_do_is_not_done_in_free_words() -> None:
    assert named("I'm taking 3120", role=Role.ON_CALL) == "ack"
    assert named("I'm taking 3120", role=Role.STUDENT) == "none"


@pytest.mark.parametrize("words", ["my camera is dark and the wifi drops", "klass muve"])
def test_what_may_mean_two_things_is_asked_back_with_three_guesses(words: str) -> None:
    understood = understand(words, Role.STUDENT, ALONE)

    assert understood.intent is None
    assert len(understood.guesses) == GUESSES


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("I can’t sign-in!!", ("i", "cant", "sign", "in")),
        ("¿Cuándo es mi próxima clase?", ("cuando", "es", "mi", "proxima", "clase")),
        ("J'ai oublié l'adresse", ("j", "ai", "oublie", "l", "adresse")),
        ("sooo looong", ("so", "long")),
        ("T-431 and CHG-55", ("t-431", "and", "chg-55")),
        ("we're late, they'll wait", ("we", "are", "late", "they", "will", "wait")),
    ],
)
def test_words_are_compared_without_capitals_accents_and_haste(said: str, plain: tuple[str, ...]) -> None:
    assert plain_words(said) == plain


@pytest.mark.parametrize(
    ("typed", "known"),
    [("passwrod", "password"), ("pasword", "password"), ("camrea", "camera"), ("plz", "please"), ("glass", "glass")],
)
def test_one_wrong_letter_is_heard_through(typed: str, known: str) -> None:
    assert lexicon().spelling.mended((typed,)) == (known,)


@pytest.mark.parametrize("piece", ["a", "wifi ", "é", "'", "#1 ", "pasword ", "\u0301", "🎉", "/", "1/"])
def test_a_very_long_message_is_weighed_in_its_first_words(piece: str) -> None:
    listened = heard(piece * 100_000, ALONE)

    assert len(listened.words) <= 2 * MOST_WORDS


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_whatever_is_typed_weighs_something_or_nothing(words: str) -> None:
    assert all(weight > 0 for _, weight in weighed(heard(words, THREADS["incident_thread"])))


def spoken(way: Way) -> Iterator[str]:
    yield from way.concepts
    for further in way.further.values():
        yield from spoken(further)


def test_every_rule_names_an_intent_and_concepts_that_exist() -> None:
    shapes = {"number", "change", "code", "rating", "when", "long", "course", "speed", "signincode"}
    shapes |= {"meetcode", "setoff", "asks", "short", "desk", "tagged", "thingcode"}
    rules = [rule for found in lexicon().rules.values() for rule in found]
    words = set(spoken(lexicon().ways))
    words |= {concept for found in lexicon().stems.values() for concept in found} | shapes | {"ticket", "session"}
    used = {concept.lstrip("^") for rule in rules for need in (*rule.needs, rule.without) for concept in need}

    assert {rule.intent for rule in rules} <= NAMES - OWN_NAMES
    assert used - words == set()


def test_a_lexicon_is_read_from_its_file() -> None:
    text = """
    [around]
    asking = "is"
    units = ""
    counted = ""
    polite = "please"
    wishes = "i want to, quiero"
    real = ""
    [spelling]
    lite = "light"
    [concepts]
    lamp = "lamp, the light"
    dark = "dark*"
    [rules]
    ticket_create = "4 lamp dark -^dark"
    """
    small = read(text)
    found = small.concepts(small.spelling.mended(("please", "the", "lite", "darkens")))

    assert found == {"lamp", "^lamp", "dark"}
    assert [(rule.intent, rule.weight) for rule in small.rules_of(found)] == [("ticket_create", 4.0)]
    assert list(small.rules_of(small.concepts(("dark", "lamp")))) == []
