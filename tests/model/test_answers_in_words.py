"""The open question has the first word: its answers in people's own words."""

from __future__ import annotations

import pytest

from bot.model.intents.help import TalkToHuman
from bot.model.intents.playbooks import ConnectivityHelp
from bot.model.intents.walkthroughs import Answer
from bot.model.people import Role
from bot.model.understanding.answers import yes_or_no
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand

SERVICE = (
    "Course site (Canvas, Moodle, Blackboard, Brightspace, Classroom)",
    "Live class (Zoom, Teams, Meet)",
    "School mail, Microsoft or Google account",
    "Wi-Fi or VPN",
    "Something else",
)
SEEN = (
    "Wrong user name or password",
    "I forgot my password or user name",
    "Account locked, or too many tries",
    "Problem with the code, app or second step",
    "It keeps sending me back to sign-in",
    "No prompt or text message arrives",
)
TRIED = ("Restarted the device", "Cleared the cache", "None of these")


def answer(words: str, options: tuple[str, ...], asked: str = "", typed: bool = False) -> object:
    return understand(words, Role.STUDENT, Context(options=options, asked=asked, typed=typed)).intent


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("canvas", 1), ("Moodle", 1), ("moodel please", 1), ("course site", 1), ("it's canvas", 1), ("zoom", 2),
        ("webex", 2), ("mail", 3), ("email", 3), ("my school mail", 3), ("the vpn", 4), ("something else", 5),
        ("another one", 5), ("none of these", 5), ("option 2", 2), ("the second one", 2), ("number 2", 2), ("2)", 2),
        ("#2", 2), ("b", 2), ("2nd", 2), ("first", 1), ("the last one", 5), ("la segunda", 2), ("der zweite", 2),
        ("one", 1), ("answer 3", 3),
    ],
)  # fmt: skip
def test_an_answer_is_meant_by_the_words_of_its_label_and_by_its_place(words: str, option: int) -> None:
    assert answer(words, SERVICE) == Answer(option)


@pytest.mark.parametrize(
    ("words", "option"),
    [("forgot password", 2), ("i forgot the password", 2), ("account locked", 3), ("accuont locked", 3), ("locked", 3),
     ("the app", 4)],
)  # fmt: skip
def test_a_part_of_one_label_is_enough(words: str, option: int) -> None:
    assert answer(words, SEEN) == Answer(option)


def test_between_near_answers_it_is_asked_back() -> None:
    assert answer("password", SEEN) == Answer(near=(1, 2))
    assert answer("text message", SEEN) == Answer(near=(6,))


@pytest.mark.parametrize(
    "words", ["not moodle", "it is not canvas", "no zoom", "anything but the mail", "never the vpn"]
)
def test_what_is_denied_is_never_chosen(words: str) -> None:
    found = answer(words, SERVICE)
    assert not isinstance(found, Answer) or not found.option


def test_commands_and_other_wishes_go_on_through() -> None:
    assert isinstance(answer("human", SERVICE), TalkToHuman)
    assert isinstance(answer("wifi", SEEN), ConnectivityHelp)


@pytest.mark.parametrize(
    "words",
    ["yes", "yep", "yup", "Yeah!", "y", "oui", "si", "sí", "ja", "sim", "it works now", "works now", "yes, it works",
     "that helped", "yes thanks", "ya funciona"],
)  # fmt: skip
def test_yes_is_said_in_many_ways(words: str) -> None:
    assert answer(words, ("Yes", "No"), "Does it work now?") == Answer(1)


@pytest.mark.parametrize(
    "words",
    ["no", "nope", "nah", "no i don't", "Nein", "não", "didnt work", "still broken", "still not", "didn't help",
     "no luck", "same", "no, still the same", "not yet", "sorry no", "doesn't work", "it still doesn't work"],
)  # fmt: skip
def test_no_is_said_in_many_ways(words: str) -> None:
    assert answer(words, ("Yes", "No, or I am not sure"), "Did that work?") == Answer(2)


@pytest.mark.parametrize("words", ["it works now", "still broken", "same", "no luck"])
@pytest.mark.parametrize(
    "asked", ["Is there a ransom note?", "Shall we do it now?", "Does a class start in 30 minutes?"]
)
def test_that_it_works_is_no_answer_where_something_else_is_asked(words: str, asked: str) -> None:
    assert not isinstance(answer(words, ("Yes", "No"), asked), Answer)


@pytest.mark.parametrize("words", ["no it works", "yes but no", "works?", "no?"])
def test_who_says_both_or_asks_has_not_answered(words: str) -> None:
    found = answer(words, ("Yes", "No"), "Does it work now?")
    assert not isinstance(found, Answer) or not found.option


def test_no_between_two_labels_that_begin_with_it_is_asked_back() -> None:
    assert answer("no", ("Yes", "No code arrived", "No, for another reason"), "Did that work?") == Answer(near=(2, 3))


@pytest.mark.parametrize("words", ["none", "nothing", "none of these", "no", "nada", "nothing yet"])
def test_none_of_what_may_have_been_tried(words: str) -> None:
    assert answer(words, TRIED, typed=True) == Answer(3)


@pytest.mark.parametrize("words", ["canvas", "none", "the second one", "b", "no luck", "yep"])
def test_where_any_words_are_wanted_they_are_only_words(words: str) -> None:
    found = understand(words, Role.STUDENT, Context(options=("Skip",), typed=True, free=True)).intent
    assert found == Answer(text=words)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        *((each, "yes") for each in (
            "yes", "it works again", "works now", "ok now", "sorted now", "back to normal", "I can get in now",
            "oui c'est bon", "ça remarche", "ça y est ça marche", "läuft wieder", "es geht wieder", "jetzt geht's",
            "ya está", "ya funciona", "funciona de novo", "já está a funcionar",
        )),
        *((each, "no") for each in (
            "no", "still can't get in", "still the same error", "not for me", "aún no funciona", "no me deja entrar",
            "ça ne marche toujours pas", "non, toujours rien", "geht immer noch nicht", "leider nicht, noch kaputt",
            "continua sem funcionar", "ainda não",
        )),
        *((each, None) for each in (
            "still", "now", "does it work?", "when will it work", "my printer is broken too", "merci", "ok",
            "it works but my mail does not",
        )),
    ],
)  # fmt: skip
def test_whether_it_works_is_said_in_many_words(words: str, meant: str | None) -> None:
    assert yes_or_no(words, "Does it work for you now?") == meant


@pytest.mark.parametrize(
    ("words", "option"), [("school wifi", 1), ("School Wi-Fi", 1), ("vpn of the", 2), ("guest", 3)]
)
def test_the_label_that_begins_with_the_words_is_meant(words: str, option: int) -> None:
    ways = ("School Wi-Fi (eduroam or the school's own)", "VPN of the school", "Guest Wi-Fi of the school")
    assert answer(words, ways) == Answer(option)
