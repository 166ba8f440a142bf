"""Voices: what is wanted is heard behind courtesy, in dictation, below tickets and in what somebody wishes to note."""

from __future__ import annotations

import pytest

from bot.model.intents.escalation import Assign, Escalate
from bot.model.intents.intent import Intent
from bot.model.intents.outages import OutageCheck
from bot.model.intents.tickets import Close, Comment, ShowTicket, Tell
from bot.model.intents.waiting import Snooze
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.signals import heard
from bot.model.understanding.understand import understand

BELOW = Context(addressed=False, direct=False, ticket=7)
IN_CLASS = Context(addressed=False, direct=False, session=7)


def meant(words: str, context: Context = Context(), role: Role = Role.ADMIN) -> Intent | None:  # noqa: B008
    return understand(words, role, context).intent


def named(words: str, context: Context = Context()) -> str:  # noqa: B008
    intent = meant(words, context)
    return intent.name if intent else "none"


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("great, now my password is refused as well", "login_help"),
        ("ok when is my next class", "session_list"),
        ("ok see you at the game", "none"),
        ("great, I will be there", "none"),
        ("nice, we have no class on friday", "none"),
        ("perfect, thank you", "none"),
    ],
)
def test_behind_a_word_of_courtesy_a_wish_is_heard_and_nothing_is_changed(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("make ticket 3120 high priority", Escalate(3120, "make ticket 3120 high priority")),
        ("open ticket 3120", ShowTicket(3120)),
        ("outage on sso?", OutageCheck("outage on sso")),
        ("tell the technician I am home", Tell(None, "the technician I am home")),
    ],
)
def test_what_only_looks_like_a_command_is_another_one(words: str, intent: Intent) -> None:
    assert meant(words) == intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("cancel the 2 pm", "session_cancel"),
        ("tell the students that there is no class tomorrow", "session_cancel"),
        ("tell mum I am late", "none"),
        ("tell Jo I said hello", "none"),
    ],
)
def test_a_time_is_no_ticket_and_telling_others_is_no_comment(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    "words",
    [
        "add a note to 3120 that I already restarted it",
        "please tell whoever handles 3120 that she found the key",
    ],
)
def test_what_is_noted_on_a_ticket_may_be_of_what_is_over(words: str) -> None:
    assert named(words) == "ticket_comment"


@pytest.mark.parametrize("words", ["do not add a note to 3120 yet", "she said add a note to 3120", "never note 3120"])
def test_a_note_that_is_denied_or_reported_is_none(words: str) -> None:
    assert named(words) == "none"


def test_who_asks_who_closed_a_ticket_that_still_fails_wants_it_open() -> None:
    assert named("who closed 3120? it still does not print, reopen it") == "ticket_reopen"
    assert named("did you close 3120?") != "ticket_reopen"


def test_who_denies_asks_nothing() -> None:
    assert "asks" not in heard("do not forget the key", Context()).concepts
    assert "asks" in heard("do we have class", Context()).concepts


def test_a_number_may_be_dictated_digit_by_digit() -> None:
    assert meant("um is there any news about three one two oh") == ShowTicket(3120)
    assert meant("any news from room three one two") != ShowTicket(312)


@pytest.mark.parametrize("words", ["tell me again in two hours", "ask me again after lunch"])
def test_below_a_ticket_the_desk_is_told_when_to_ask_again(words: str) -> None:
    assert isinstance(meant(words, BELOW), Snooze)


@pytest.mark.parametrize(
    ("words", "context", "intent"),
    [
        ("alright i take this one", BELOW, "ack"),
        ("this is done, changed the adapter", BELOW, "resolve"),
        ("can somebody more experienced come here", BELOW, "escalate"),
        ("today i come later because of the tram", IN_CLASS, "attendance_checkin"),
        ("is this one yours?", BELOW, "ticket_comment"),
        ("which page are we on", IN_CLASS, "none"),
    ],
)
def test_in_a_thread_examples_begin_something_if_they_are_sure(words: str, context: Context, intent: str) -> None:
    assert named(words, context) == intent


@pytest.mark.parametrize(
    "words",
    [
        "a fuse was to blame and the lamp burns",
        "perhaps your chief should read this",
    ],
)
def test_in_a_thread_examples_that_are_not_sure_end_and_raise_nothing(words: str) -> None:
    assert meant(words, BELOW) == Comment(7, words)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("should i get a mac or a windows laptop for the course", "compatibility_help"),
        ("i start next week, what should i prepare", "onboarding_help"),
        ("should we escalate 3120", "none"),
    ],
)
def test_help_may_begin_with_what_is_only_supposed(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("my test closed before i was finished, what now", "ticket_create"),
        ("how can i reach somebody by phone", "talk_to_human"),
        ("how do i set up the second step on my new phone", "login_help"),
        ("the why fi in the canteen keeps disconnecting", "connectivity_help"),
        ("um i forgot my past word", "login_help"),
        ("can you make brake out rooms for my class", "classroom_setup_help"),
        ("totp rejected, time is right", "login_help"),
        ("timetable friday", "session_list"),
        ("could 3120 be done sooner, i need it tonight", "escalate"),
        ("who is handling 3120", "ticket_status"),
        ("which of my requests are still open", "ticket_list"),
        ("i no longer need 3120", "ticket_close"),
        ("the fault of 3120 has recurred", "ticket_reopen"),
        ("disable user kmoore", "account_request"),
        ("i should like to withdraw 3120", "ticket_close"),
        ("please remove Tom from the shared mailbox as he has moved departments", "account_request"),
        ("please cancel my lesson tomorrow as they moved the exam", "session_cancel"),
        ("i keep getting prompts to approve a login that i did not make", "security_report"),
    ],
)
def test_everyday_wishes_are_understood_in_other_voices(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        (
            "Hi, I was away for two weeks and it was lovely. Now Canvas says my password is too old. What should I do?",
            "login_help",
        ),
        (
            "Hello, thanks for all your help last week. Sadly 3120 began again this morning. Could you open it again?",
            "ticket_reopen",
        ),
        ("Hello, it is a bit private. I'd rather talk it over with somebody. Who can I call?", "talk_to_human"),
    ],
)
def test_what_the_whole_clearly_says_no_single_sentence_overrules(words: str, intent: str) -> None:
    assert named(words) == intent


@pytest.mark.parametrize(
    "words",
    [
        *("how do you spell necessary", "our train tickets were sold out", "the choir meets in the hall"),
        *("i told them no", "call me when you are home", "it works on my machine", "add eggs to the shopping list"),
        *("she works the night shift", "take everything into account", "social networks are odd"),
    ],
)
def test_talk_in_the_desk_s_own_words_starts_nothing(words: str) -> None:
    assert named(words) == "none"


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("thanks, close 4410", Close(4410)),
        ("no need to come for 4410 any longer", Close(4410, "any longer")),
        ("remove 4410", Close(4410)),
        ("write on ticket 31 that the fan hums first", Comment(31, "the fan hums first")),
        ("give 3312 to the experts", Escalate(3312, "give 3312 to the experts")),
        ("give 3312 to Dana", Assign(3312, "Dana")),
    ],
)
def test_a_ticket_is_found_and_what_shall_become_of_it(words: str, intent: Intent) -> None:
    assert meant(words) == intent


@pytest.mark.parametrize(
    "words",
    ["no need to escalate 4410", "solved the sudoku", "@dana please close 3120", "could someone pick up a parcel"],
)
def test_what_is_not_for_the_desk_changes_no_ticket(words: str) -> None:
    assert named(words) == "none"


def test_words_of_a_language_are_not_taken_for_those_of_the_desk() -> None:
    said = ("changing", "waited", "books", "crash", "terms")

    assert [heard(f"I was {word}", Context()).words[-1] for word in said] == list(said)


@pytest.mark.parametrize("words", ["7", "i spoke with the vendor, no need for anyone else", "do we need the vendor?"])
def test_in_a_thread_a_number_or_what_is_told_or_asked_begins_nothing(words: str) -> None:
    assert meant(words, BELOW) == Comment(7, words)
    assert meant(words, IN_CLASS) is None
