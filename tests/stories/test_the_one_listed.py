"""One of what the desk listed is named by its place: there are no numbers on buttons, and people type them anyway."""

from __future__ import annotations

import pytest

from tests.stories.classes import labels
from tests.stories.looking import says_all, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
UNKNOWN = "the flurbl is wobbing"


@pytest.mark.parametrize("words", ["1", "1.", "the first one", "number 1", "first", "el primero", "die erste"])
def test_what_was_found_is_read_by_its_place(world: World, words: str) -> None:
    says_all(world.student, "search eduroam")
    says_all(world.student, words)

    assert labels(world.student.last())[-3:-1] == ["It helped", "It did not help"]


@pytest.mark.parametrize(
    ("words", "place"), [("1", 0), ("two", 1), ("the second one", 1), ("3", 2), ("the last one", 2)]
)
def test_what_may_have_been_meant_is_done_by_its_place(world: World, words: str, place: int) -> None:
    says_all(world.student, UNKNOWN)
    does = world.student.last().buttons[place].says
    by_place = says_all(world.student, words)

    assert by_place == says_all(world.student, does)


@pytest.mark.parametrize("words", ["4", "99", "0", "the fourth one"])
def test_a_place_that_is_not_there_names_nothing(world: World, words: str) -> None:
    says_all(world.student, UNKNOWN)

    assert says_all(world.student, words)[0].startswith("I still do not understand")


@pytest.mark.parametrize("words", ["i have 2 laptops", "room 1", "1 laptop is broken and i cannot find the other"])
def test_words_with_a_number_of_their_own_choose_nothing(world: World, words: str) -> None:
    says_all(world.student, "search eduroam", words)

    assert "It helped" not in labels(world.student.last())


def test_once_something_else_was_said_a_number_chooses_nothing(world: World) -> None:
    says_all(world.student, "search eduroam", "my tickets", "1")

    assert "It helped" not in labels(world.student.last())


def test_the_open_question_comes_first(world: World) -> None:
    says_all(world.student, "login", "search eduroam")
    says_all(world.student, "1")

    assert "It helped" not in labels(world.student.last())
    assert tickets(world) == []


def test_an_answer_with_a_number_of_its_own_is_chosen_by_it(world: World) -> None:
    says_all(world.first, "maintenance flurbl friday 22:00 1h")

    assert says_all(world.first, "1")[0].startswith('What is done, and when? Type maintenance lms "WHAT IS DONE"')
