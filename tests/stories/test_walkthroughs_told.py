"""What somebody has told in their first words is not asked again: the building, what they see, and how little time."""

from __future__ import annotations

import pytest

from bot.model.messages import Button
from bot.model.ports import Post
from tests.stories.looking import SECOND, comments, facts, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
HOW, WHERE, SEES = "How are you connected?", "Which building are you in?", "What do you see?"
QUIZ = "my quiz closes in 20 minutes"
TRIED = "What have you tried already?"
WRONG = "canvas says wrong password"
TOLD = "You told me: Wrong user name or password. Is that wrong? Type back."


@pytest.mark.parametrize(
    ("words", "building"),
    [
        ("wifi in the science building is down", "science building"),
        ("wifi is down in block B", "block b"),
        ("no wifi in the library", "library"),
        ("eduroam does not let me in, in building 7", "building 7"),
    ],
)
def test_who_names_the_building_is_asked_neither_for_it_nor_for_the_network(
    world: World, words: str, building: str
) -> None:
    [said] = says_all(world.student, words)
    assert said == f"You told me: {building}. Is that wrong? Type back.\n{SECOND}"

    says_all(world.student, "human")
    assert building in ticket(world).summary


def test_three_who_name_their_building_in_the_first_words_are_several_there(world: World) -> None:
    for number in range(2):
        says_all(world.person(f"pupil{number}"), "wifi in the science building is down")
    said = says_all(world.student, "the science building has no wifi")

    assert said[0].startswith("You told me: science building.\nIt is not only you: others there have the same.")
    assert len(tickets(world)) == 1


@pytest.mark.parametrize("words", ["vpn will not connect", "the vpn won't connect from home", "no internet at home"])
def test_who_names_the_line_is_not_asked_for_it(world: World, words: str) -> None:
    assert says_all(world.student, words) == [SECOND]


@pytest.mark.parametrize("words", ["wifi", "my wifi does not work", "eduroam does not work at home"])
def test_who_does_not_say_clearly_how_they_are_connected_is_asked(world: World, words: str) -> None:
    assert says_all(world.student, words)[-1] == HOW


def test_what_somebody_sees_is_taken_after_the_question_of_time_and_can_be_taken_back(world: World) -> None:
    assert says_all(world.student, WRONG) == [SECOND]
    assert says_all(world.student, "no") == [f"{TOLD}\n{TRIED}"]

    assert says_all(world.student, "back") == [SEES]
    assert says_all(world.student, "4") == ["What happens at the second step?"]
    assert says_all(world.student, "back", "back") == [SEES, SECOND]


def test_with_little_time_the_ticket_and_the_other_way_in_come_first(world: World) -> None:
    said = says_all(world.student, f"{WRONG}, my quiz closes in 20 minutes")[0]

    assert "I opened a ticket at once, because there is little time." in said
    assert said.endswith(TRIED)
    assert tickets(world)[0][:2] == ("access", "blocked_before_class")
    says_all(world.student, "human")
    assert facts(world)["What do you see?"] == "Wrong user name or password"


@pytest.mark.parametrize(
    "words", ["canvas does not let me in", "I cannot sign in to canvas", "canvas is down", "is canvas my password?"]
)
def test_who_does_not_say_what_they_see_is_asked(world: World, words: str) -> None:
    says_all(world.student, words)
    said = says_all(world.student, "no")
    assert not [each for each in said if each.startswith("You told me")]


@pytest.mark.parametrize(
    ("way", "words", "answer"),
    [
        (("login", "1"), "exam at 09:20", "I opened a ticket at once"),
        (("login", "1"), "my quiz closes in 20 minutes", "I opened a ticket at once"),
        (("login", "1"), "the exam is at 3pm", SEES),
        (("login", "1"), "my exam is tomorrow", SEES),
        (("wifi", "7"), "my class is at 9:30", "I opened a ticket at once"),
        (("sound", "1"), "class at 9:15", "I opened a ticket, because a class is near."),
        (("sound", "1"), "my exam is at 16:00", "Who has the problem?"),
        (("coursework", "1"), "exam at 09:20", "I made a ticket now."),
        (("coursework", "1"), "the deadline is tomorrow", SEES),
        (("device check", "5"), "my exam is at 9:30", "I opened a ticket at once"),
    ],
)
def test_when_it_is_answers_whether_it_is_near(world: World, way: tuple[str, ...], words: str, answer: str) -> None:
    says_all(world.student, *way)
    assert says_all(world.student, words)[0].startswith(answer)


@pytest.mark.parametrize("words", ["my exam was at 8:30", "is the exam at 09:20?", "exam at 08:50"])
def test_a_time_that_is_past_or_asked_for_answers_nothing(world: World, words: str) -> None:
    says_all(world.student, "login", "1", words)
    assert tickets(world) == []
    assert says_all(world.student, "login")[-1].endswith(SECOND)


def test_who_begins_with_the_first_question_again_is_asked_what_they_see(world: World) -> None:
    says_all(world.student, WRONG, "no")
    says_all(world.student, "restart", "1")

    assert says_all(world.student, "no", "back")[-1] == SEES


def test_what_was_not_understood_before_it_began_is_heard_as_well(world: World) -> None:
    assert says_all(world.student, QUIZ)[-1].startswith("I did not understand")
    world.student.says_by_button(*pressed(world, "coursework"))
    said = says_all(world.student, "Upload of an assignment")

    assert any(words.startswith("I made a ticket now.") for words in said)
    assert facts(world)["In their own words"] == QUIZ


def test_what_was_not_understood_is_on_no_ticket_of_who_types_what_they_want(world: World) -> None:
    says_all(world.student, QUIZ, "coursework", "Upload of an assignment")
    assert "In their own words" not in facts(world)

    says_all(world.student, "human")
    assert QUIZ in str((facts(world), comments(world)))


def test_only_the_words_whose_answer_is_pressed_are_on_the_ticket(world: World) -> None:
    says_all(world.student, QUIZ)
    button = pressed(world, "coursework")
    says_all(world.student, "my teacher touches the flarn")
    world.student.says_by_button(*button)
    says_all(world.student, "Upload of an assignment")

    assert facts(world)["In their own words"] == QUIZ


def pressed(world: World, says: str) -> tuple[Button, Post, str]:
    """The button of the newest message that says so, and where it stands."""
    number, post = world.chat.at(world.student.place)[-1]
    return next(button for button in post.card.buttons if button.says == says), post, number


@pytest.mark.parametrize(
    ("words", "next_one"),
    [
        ("it says wrong password", "What have you tried already?"),
        ("it keeps sending me back to login", "What have you"),
        ("olvidé mi contraseña", "Did you set up"),
        ("esqueci a senha", "Did you set up"),
        ("Passwort vergessen", "Did you set up"),
    ],
)
def test_what_they_see_said_in_a_sentence_answers_the_question_that_is_open(
    world: World, words: str, next_one: str
) -> None:
    heard = says_all(world.student, "login", "1", "2", words)

    assert heard[-1].startswith(next_one)
