"""Somebody says that something is wrong and not what, or that time is short, or nothing at all: it leads somewhere."""

from __future__ import annotations

import pytest

from tests.stories.looking import pages, says_all
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
WAYS = ["Get help with signing in", "Get help with Wi-Fi", "Get help with sound", "Tell of a broken device",
    "Open a ticket", "Talk to a person"]  # fmt: skip
SAID = (
    ("it doesnt work", "What does not work? Say it in a few words, or press what comes nearest:"),
    ("no me funciona", "What does not work? Say it in a few words, or press what comes nearest:"),
    ("idk", "That is fine, you need not know. Press what comes nearest, or talk to a person:"),
    ("😭😭😭", "I can read no words in that. What do you need? Say it in a few words, or press what comes nearest:"),
)
SOON = "its urgent my class starts in 5 min"


@pytest.mark.parametrize(("words", "answer"), SAID)
def test_who_names_no_trouble_is_asked_for_it_with_the_commonest_ones(world: World, words: str, answer: str) -> None:
    assert says_all(world.student, words) == [answer]
    assert labels(world.student) == WAYS


def test_four_times_without_a_word_of_it_nothing_is_said_twice(world: World) -> None:
    said = [says_all(world.student, words)[0] for words in ("it doesnt work", "💻❌", "idk", "dunno")]

    assert len(set(said)) == 4
    assert "Talk to a person" in labels(world.student)


def test_who_says_only_that_a_class_begins_is_asked_what_fails_and_not_when(world: World) -> None:
    (asked,) = says_all(world.student, SOON)
    assert asked.startswith("I know now that there is little time. What does not work?")

    says_all(world.student, "zoom says wrong meeting id")
    assert len(pages(world.first)) == 1


def test_a_greeting_amid_questions_brings_the_question_again(world: World) -> None:
    says_all(world.student, "i forgot my password")

    (said,) = says_all(world.student, "hello??")
    assert said.startswith("Hello, I am here. We are at “Signing in”.")
    assert said.endswith("Which service will not let you in?")


@pytest.mark.parametrize("words", ["ok, the password again", "okay, my password"])
def test_who_changed_the_subject_and_comes_back_reads_the_question_again(world: World, words: str) -> None:
    says_all(world.student, "i forgot my password", "when is my next class?")

    assert says_all(world.student, words) == ["Which service will not let you in?"]


@pytest.mark.parametrize("words", ["ok", "ok thanks"])
def test_who_only_says_ok_is_not_asked_again(world: World, words: str) -> None:
    says_all(world.student, "i forgot my password")

    assert says_all(world.student, words) == []


def test_a_yes_to_a_list_of_things_to_do_is_asked_back_about(world: World) -> None:
    says_all(world.student, "i clicked on a link in an email and typed in my password", "yes")

    assert says_all(world.student, "yes") == ["Did you mean this?"]
    assert labels(world.student)[0] == "All done"


def test_a_no_that_several_answers_begin_with_is_asked_back_about(world: World) -> None:
    says_all(world.student, "i cant log in to canvas", "no", "forgot", "yes")

    assert says_all(world.student, "actually no it didnt") == ["Which of these do you mean?"]
    assert labels(world.student)[:2] == ["No code arrived", "No, for another reason"]


def test_who_asks_what_to_do_right_behind_a_ticket_reads_of_it(world: World) -> None:
    says_all(world.student, "ticket open my exam starts in 10 minutes, the browser is blocked")

    (said,) = says_all(world.student, "what do i do")
    assert said.startswith("Your ticket 1:")
    world.passes(hours=2)
    assert not says_all(world.student, "what do i do")[-1].startswith("Your ticket 1:")


@pytest.mark.parametrize("words", ["its in 5 min", "in 10 minutes", "es en 5 minutos", "in 5 Minuten"])
def test_who_says_nothing_but_how_soon_it_is_is_asked_what_does_not_work(world: World, words: str) -> None:
    (said,) = says_all(world.student, words)

    assert said.startswith("I know now that there is little time. What does not work?")
