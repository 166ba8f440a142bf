"""Words become intents: each pattern of the catalogue, and what a thread, a question or a role makes of words."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.help import Help, TalkToHuman
from bot.model.intents.intent import Intent
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.intents.sessions import (
    ListSessions,
)
from bot.model.intents.tickets import (
    ListTickets,
)
from bot.model.intents.walkthroughs import Answer, Back, LoginHelp
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.grammar import patterns
from bot.model.understanding.understand import GUESSES, guesses, understand
from tests.model.sayings import EXAMPLES
from tests.model.session_sayings import BELOW_A_CLASS

ALONE = Context()
STAFF_THREAD = Context(addressed=False, direct=False, ticket=7)
OWN_NAMES = {"answer", "back", "restart", "helpful", "unhelpful", "draft_drop", "ticket_wait", "ticket_sort"}
OWN_NAMES |= {"show_answers"}
"""Names of what is said within a walk-through or of a form, and of what only the staff say about a ticket."""
OWN_NAMES |= {"account_link", "account_unlink", "coursework_help", "end_of_session", "approve", "reject", "ask_more"}
OWN_NAMES |= {"outage_tell", "outage_over", "outage_join", "outage_answer"}
OWN_NAMES |= {"maintenance_list", "maintenance_plan", "maintenance_change"}
OWN_NAMES |= {"walk_leave", "reminders"}
OWN_NAMES |= {"kb_article", "kb_verdict"}
OWN_NAMES |= {"phrase_report", "phrase_list", "phrase_teach", "phrase_forget"}
NAMES = {
    *("none", "login_help", "security_report", "session_list", "av_help", "account_request", "ticket_create", "ack"),
    *("attendance_checkin", "kb_search", "connectivity_help", "classroom_setup_help", "compatibility_help", "snooze"),
    *("ticket_status", "escalate", "session_schedule", "outage_check", "change_request", "asset_report", "feedback"),
    *("talk_to_human", "help_menu", "onboarding_help", "ticket_list", "ticket_comment", "ticket_close", "resolve"),
    *("oncall_who", "session_cancel", "ticket_reopen", "oncall_override", "home", "ticket_read", *OWN_NAMES),
}
"""Every name an intent may have, whether there is one yet or not."""


def meant(words: str, context: Context = ALONE, role: Role = Role.ADMIN) -> Intent | None:
    return understand(words, role, context).intent


@pytest.mark.parametrize(("words", "intent"), EXAMPLES)
def test_words_are_understood(words: str, intent: Intent) -> None:
    assert meant(words) == intent


@pytest.mark.parametrize(("words", "intent"), EXAMPLES)
def test_how_a_command_is_dressed_changes_nothing(words: str, intent: Intent) -> None:
    kind = type(intent)
    for dressed in (f"/{words}", f"!{words}", f"  {words} ", words.upper(), f"{words}.", words.replace(" ", "  ", 1)):
        assert type(meant(dressed)) is kind, dressed


def test_every_pattern_has_an_example() -> None:
    said = [words for words, _ in (*EXAMPLES, *BELOW_A_CLASS)]
    unused = [
        pattern.pattern
        for kind in CATALOGUE
        for pattern in patterns(kind)
        if not any(pattern.match(words) for words in said)
    ]

    assert unused == []


@pytest.mark.parametrize("kind", CATALOGUE)
def test_every_command_is_named_and_explained(kind: type[Intent]) -> None:
    assert kind.name in NAMES
    assert (kind.__doc__ or "").strip().endswith(".")
    assert bool(kind.topic) == bool(kind.shown)


@pytest.mark.parametrize("kind", [kind for kind in CATALOGUE if kind.shown])
def test_what_the_help_shows_is_understood(kind: type[Intent]) -> None:
    assert type(meant(kind.shown.replace("NUMBER", "7"))) is kind
    assert not kind.example or type(meant(kind.example)) is kind


@pytest.mark.parametrize("kind", CATALOGUE)
def test_patterns_take_time_in_proportion_to_the_words(kind: type[Intent]) -> None:
    """Nothing that repeats holds a repetition, and words that may be anything come last."""
    for pattern, words in zip(patterns(kind), (*kind.words, *kind.sentences, *kind.below), strict=True):
        assert not re.search(r"\)[*+{]", pattern.pattern)
        assert pattern.pattern.count(".*") <= 1
        numbers = {field.name for field in fields(kind) if "int" in str(field.type)}
        texts = [match for match in re.finditer(r"{(\w+)(?:=[^}]*)?}", words) if match[1] not in numbers]
        assert [words[text.end() :].strip("]) ") for text in texts] in ([], [""])


@pytest.mark.parametrize("piece", [" ", ",", "a", "session ", "fixed, ", "[", "1", "/", "ä", "\n", "help ", "thanks "])
def test_a_very_long_message_is_understood_or_not(piece: str) -> None:
    words = piece * (100_000 // len(piece))

    understand(f"session{words}x", Role.ADMIN, ALONE)
    understand(words, Role.ADMIN, STAFF_THREAD)


@settings(max_examples=150)
@given(st.lists(st.sampled_from([w for words, _ in EXAMPLES for w in words.split()]) | st.text(max_size=5), max_size=6))
def test_whatever_is_typed_has_a_meaning_or_three_guesses(pieces: list[str]) -> None:
    understood = understand(" ".join(pieces), Role.STUDENT, ALONE)

    assert understood.intent or len(understood.guesses) == GUESSES


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("2", Answer(2)),
        (" 2. ", Answer(2)),
        ("#2)", Answer(2)),
        ("9", Answer(9)),
        ("I see an error", Answer(2)),
        ("i see an error.", Answer(2)),
        ("YES", Answer(1)),
        ("no", Answer(3)),
    ],
)
def test_an_open_question_is_answered_by_number_or_label(words: str, answer: Answer) -> None:
    question = Context(options=("Yes, I am in", "I see an error", "No"))

    assert meant(words, question) == answer


def test_yes_is_asked_back_when_two_labels_begin_with_it() -> None:
    assert meant("yes", Context(options=("Yes, now", "Yes, later"))) == Answer(near=(1, 2))


def test_a_number_is_no_answer_when_nothing_was_asked() -> None:
    assert meant("2") is None


def test_commands_work_while_a_question_is_open() -> None:
    assert meant("human", Context(options=("Yes", "No"))) == TalkToHuman()
    assert meant("back", Context(options=(), typed=True)) == Back()


def test_a_question_that_wants_words_takes_them() -> None:
    assert meant("AADSTS50126", Context(options=(), typed=True)) == Answer(text="AADSTS50126")


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "/", "!"])
def test_nothing_said_means_nothing(blank: str) -> None:
    assert meant(blank) is None
    assert meant(blank.strip("/!"), STAFF_THREAD) is None


@pytest.mark.parametrize("words", ["yes", "no", "undo", "?", "idk"])
def test_words_that_are_like_nothing_get_what_everybody_needs(words: str) -> None:
    assert [kind.pressed() for kind in guesses(words, Role.STUDENT)] == ["help", "ticket form", "login"]
    assert [kind.pressed() for kind in guesses(words, Role.ON_CALL)] == ["help", "queue", "on call"]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("words", ["ack it", "sesion ad", "tikcets", "everything", "", "who is there", "a" * 500])
def test_guesses_are_three_and_only_what_the_role_may_do(words: str, role: Role) -> None:
    found = guesses(words, role)

    assert len({kind.pressed() for kind in found}) == GUESSES
    assert all(kind.allowed <= role for kind in found)


def test_a_person_is_no_guess_because_every_answer_leads_to_one() -> None:
    assert TalkToHuman not in guesses("a persn", Role.STUDENT)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("passwrod", LoginHelp),
        ("tikets", ListTickets),
        ("sesions", ListSessions),
        ("shift tonight", WhoIsOnCall),
    ],
)
def test_the_best_guess_comes_first(words: str, kind: type[Intent]) -> None:
    assert guesses(words, Role.STUDENT)[0] is kind


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("help login", LoginHelp()),
        ("Help! I cannot log in", LoginHelp()),
        ("help me sign in", LoginHelp()),
        ("help with login", LoginHelp()),
        ("help sessions", ListSessions()),
        ("help tickets", ListTickets()),
        ("help about tickets", Help("tickets")),
        ("help about on call", Help("on call")),
    ],
)
def test_help_with_something_is_that_thing(words: str, intent: Intent) -> None:
    assert meant(words) == intent
