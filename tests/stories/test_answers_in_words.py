"""People answer in words of their own."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import FIRST, SECOND, says_all, state, ticket
from tests.stories.outages import down_for, labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")

SEEN = "What do you see?"


@pytest.mark.parametrize("words", ["canvas", "Moodle", "Course site", "the first one", "moodel"])
def test_a_service_is_named_by_one_of_its_words(world: World, words: str) -> None:
    assert says_all(world.student, "login", words) == [FIRST, SECOND]


@pytest.mark.parametrize("words", ["nope", "nah", "no i don't", "Nein", "não", "n"])
def test_no_is_no_in_whatever_words(world: World, words: str) -> None:
    assert says_all(world.student, "login", "1", words)[-1] == SEEN


@pytest.mark.parametrize("words", ["forgot password", "account locked", "option 2", "the second one", "2)", "#2", "b"])
def test_what_somebody_sees_is_told_in_words(world: World, words: str) -> None:
    before = says_all(world.student, "login", "1", "2")
    said = says_all(world.student, words)

    assert before[-1] == SEEN
    assert len(said) == 1
    assert not said[0].startswith(("You were here", "I did not understand", "Please answer", "I am ", "How can"))


def test_between_two_answers_it_is_asked_back_and_a_press_goes_on(world: World) -> None:
    says_all(world.student, "login", "1", "2")

    assert says_all(world.student, "password") == ["Which of these do you mean?"]
    assert labels(world.student) == [
        "Wrong user name or password",
        "I forgot my password or user name",
        "Back to the question",
        "Talk to a person",
    ]
    world.student.presses("I forgot my password or user name")
    assert world.student.hears()[-1].startswith("Did you set up a way to reset your password before")


def test_not_moodle_chooses_nothing(world: World) -> None:
    says_all(world.student, "login", "not moodle")
    assert SECOND not in world.student.hears()
    assert says_all(world.student, "zoom") == [SECOND]


@pytest.mark.parametrize("words", ["the wifi again"])
def test_another_trouble_in_between_has_a_way_on_and_nothing_is_lost(world: World, words: str) -> None:
    says_all(world.student, "login", "1", words)

    assert "Get help with Wi-Fi" in labels(world.student)
    assert says_all(world.student, "no")[-1] == SEEN


def test_who_may_speak_of_another_trouble_is_asked_whether_to_go_on(world: World) -> None:
    says_all(world.student, "login", "1")
    (said,) = says_all(world.student, "the cable thing")

    assert said.startswith("You are in the middle of something else.")
    assert [button.says for button in world.student.last().buttons][:2] == ["login", "wifi"]
    world.student.presses("Back to the question")
    assert world.student.hears()[-1].endswith(SECOND)


@pytest.mark.parametrize(("words", "answer"), [("no", "Thank you, I have told"), ("still broken", "Thank you, I have"),
    ("nope", "Thank you, I have"), ("yes", "Thank you for telling"), ("works now", "Thank you for telling"),
    ("sí", "Thank you for telling")])  # fmt: skip
def test_after_an_outage_yes_and_no_are_typed_as_well(world: World, words: str, answer: str) -> None:
    (someone,) = down_for(world, 1)

    assert says_all(someone, words)[0].startswith(answer)
    assert state(world) is TicketState.RESOLVED


def test_the_question_of_a_walk_comes_before_that_of_an_outage(world: World) -> None:
    (someone,) = down_for(world, 1)

    assert says_all(someone, "login", "mail", "no")[-1] == SEEN
    assert world.thread_says()[-1].startswith("Pupil 1 says") is False
    assert says_all(someone, "nope")[-1].startswith("Thank you, I have told")


@pytest.mark.parametrize("words", ["none", "nothing", "none of these"])
def test_none_of_what_may_have_been_tried(world: World, words: str) -> None:
    said = says_all(world.student, "login", "1", "2", "1")
    assert said[-1].endswith("What have you tried already?")
    assert not says_all(world.student, words)[0].startswith("Please answer")


@pytest.mark.parametrize(
    "words",
    [
        "didn't help",
        "this didn't help me at all",
        "sorry, that has not helped",
        "no me ayudó",
        "ça ne m'a pas aidé",
        "das hat leider nicht geholfen",
        "isso não ajudou",
    ],
)
def test_that_it_did_not_help_is_a_no_where_that_is_asked_and_else_asked_back(world: World, words: str) -> None:
    says_all(world.student, "login", "1", "2", "5", "None of these")
    assert world.student.hears() == []
    assert world.student.says(words) == "answer"
    assert "Are you in?" in world.student.hears()[-1]

    says_all(world.student, "restart")
    assert world.student.says(words) == "answer"
    assert world.student.hears()[-1].startswith(("I am sorry that it still", "Please answer with a number from 1 to"))


def test_that_something_was_no_help_is_an_opinion_where_nothing_is_asked(world: World) -> None:
    assert world.student.says("your article was not helpful") == "feedback"


@pytest.mark.parametrize("words", ["mot de passe oublié", "ich habe mein Passwort vergessen", "senha esquecida"])
def test_what_is_wrong_is_answered_in_the_middle_of_a_walk_in_another_language(world: World, words: str) -> None:
    asked = says_all(world.student, "login", "course site", "no", words)

    assert asked[-1] == "Did you set up a way to reset your password before (private e-mail, phone or app)?"


@pytest.mark.parametrize("words", ["é no teams", "está no Teams", "c'est sur teams", "es en teams", "das ist in teams"])
def test_the_program_a_class_is_in_is_taken_in_five_languages(world: World, words: str) -> None:
    assert "Is the class going on right now?" in says_all(world.student, "sound", words)[-1]

    says_all(world.student, "human")
    assert ticket(world).summary == "Sound and picture: Microsoft Teams"


@pytest.mark.parametrize(
    "words",
    [
        'it says "Your account has been locked due to too many failed attempts. Please contact your administrator."',
        "dice cuenta bloqueada",
        "ça dit compte bloqué",
        "da steht konto gesperrt",
        "diz conta bloqueada",
    ],
)
def test_what_stands_on_the_screen_is_the_answer_to_what_they_see(world: World, words: str) -> None:
    says_all(world.student, "login", "1", "2", words, "human")

    assert ("What do you see?", "Account locked, or too many tries") in ticket(world).answers


@pytest.mark.parametrize("words", ["it says try again later", "it says password", "dice que no"])
def test_what_stands_there_and_tells_of_no_answer_is_none(world: World, words: str) -> None:
    says_all(world.student, "login", "1", "2", words, "human")

    assert "What do you see?" not in dict(ticket(world).answers)
