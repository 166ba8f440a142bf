"""A question with many answers shows a few at once, and the others behind one more press."""

from __future__ import annotations

import pytest

from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")

SEEN = "What do you see?"


def asked(world: World) -> Someone:
    """A student at the question with twelve answers."""
    student = world.student
    for words in ("login", "1", "no"):
        student.says(words)
    assert student.hears()[-1] == SEEN
    return student


def numbers(someone: Someone) -> list[int]:
    return [number for number, _ in someone.last().numbered]


def test_the_first_ones_are_shown_and_the_others_behind_one_press(world: World) -> None:
    student = asked(world)
    first = student.choices()
    assert numbers(student) == [1, 2, 3, 4, 5, 6, 13]
    assert first[-1] == "More answers"

    student.presses("More answers")
    assert numbers(student) == [7, 8, 9, 10, 11, 12, 13]
    assert student.choices()[-1] == "Back to the first ones"

    student.presses("Back to the first ones")
    assert student.choices() == first


@pytest.mark.parametrize(
    "words", ["more", "More", "more answers", "13", "show me the others", "mehr", "más", "none of these"]
)
def test_the_others_are_typed_for_and_no_answer_is_given_by_that(world: World, words: str) -> None:
    student = asked(world)

    assert student.says(words) == "show_answers"
    assert numbers(student)[0] == 7
    assert student.hears() == [SEEN]

    assert student.says("13") == "show_answers"
    assert numbers(student)[0] == 1


def test_a_number_is_the_same_answer_on_either_page(world: World) -> None:
    student = asked(world)
    student.says("9")
    assert student.hears() == ["Are you a student in the course, or the teacher?"]

    student.says("back")
    student.says("more")
    student.says("1")
    assert "Wrong user name or password" in dict(student_answers(world)).values()


def test_words_of_an_answer_count_that_is_not_shown(world: World) -> None:
    student = asked(world)

    assert student.says("account expired or disabled") == "answer"
    assert SEEN not in student.hears()[-1]


def test_the_page_they_look_at_is_still_there_after_a_restart(world: World) -> None:
    student = asked(world)
    student.says("more")
    world.restarts()

    student.says("purple")
    student.says("Back to the question")
    student.presses("Account expired or disabled")
    assert SEEN not in student.hears()[-1]


def test_a_press_on_an_old_card_chooses_nothing(world: World) -> None:
    student = asked(world)
    number, old = list(world.chat.posts.items())[-1]
    student.says("3")
    here = student.hears()[-1]

    student.says_by_button(old.card.choices[-1], old, number)
    assert student.hears()[-1].endswith(here)
    assert student.hears() == []


def test_what_their_own_words_point_to_stands_first_with_its_number(world: World) -> None:
    student = world.student
    student.says("login")
    student.says("1")
    student.says("my course is missing and i dont know why my teacher said it is there, hm")
    student.says("no")

    assert numbers(student)[0] == 9
    assert numbers(student)[1:] == [1, 2, 3, 4, 5, 13]


def student_answers(world: World) -> list[tuple[str, str]]:
    """What was asked and answered in the newest walk-through."""
    mine = world.work().walkthroughs.find()[-1].walk["answers"]
    assert isinstance(mine, list)
    return [(question, label) for question, label, *_ in mine]


def test_what_all_the_questions_are_about_points_to_none(world: World) -> None:
    student = world.student
    for words in ("i cant log in and my mouse is broken", "canvas", "no"):
        student.says(words)
    assert numbers(student) == [1, 2, 3, 4, 5, 6, 13]
