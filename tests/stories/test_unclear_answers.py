"""Nonsense is met with other words each time, and then each time with a way to a person; in every kind of step."""

from __future__ import annotations

import pytest

from bot.model.playbooks.parse import shelve
from tests.stories.looking import says_all, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")

NONSENSE = ("foo bar baz", "plugh", "xyzzy frob", "qux")
MARKS = ("???", "!!!", "...", "--")
SAID = (("99", "98", "97", "96"), MARKS, NONSENSE)
STEPS = {
    "choice": 'options = [{ label = "It is dark", next = "GOOD" }, { label = "It smokes", next = "TELL" }]',
    "confirm": 'yes = "GOOD"\nno = "TELL"',
    "checklist": 'items = ["A cable"]\ndone = "GOOD"\notherwise = [{ label = "A plug lacks", next = "TELL" }]',
    "tried": 'remedies = ["TELL", "MORE"]\nnext = "TELL"',
    "input": 'set = "sponsor"\nnext = "TELL"',
    "measure": 'of = "speed"\nunknown = "TELL"\nnext = "GOOD"',
    "wait": 'after = "30 minutes"\nnext = "TELL"',
}
BOOK = """
title = "The lamp"
category = "other"
start = "START"
stuck = "STUCK"

[step.START]
kind = "{kind}"
text = "What now?"
{rest}

[step.TELL]
kind = "instruction"
text = "Press it."
tried = "Pressed it"
next = "ASK"

[step.ASK]
kind = "confirm"
text = "Did that work?"
yes = "GOOD"
no = "MORE"

[step.MORE]
kind = "instruction"
text = "Turn it."
tried = "Turned it"
next = "LAST"

[step.LAST]
kind = "confirm"
text = "Did it help?"
yes = "GOOD"
no = "STUCK"

[step.GOOD]
kind = "end"
outcome = "solved"
text = "Good."

[step.STUCK]
kind = "end"
outcome = "ticket"
text = "A ticket."
ticket = {{ category = "other", subcategory = "question", impact = 3, urgency = 3 }}
"""


def at(world: World, kind: str) -> None:
    """The student stands at a step of this kind."""
    world.engine.stock("north", shelve({"login": BOOK.format(kind=kind, rest=STEPS[kind])}))
    assert "What now?" in says_all(world.student, "login")[-1]


@pytest.mark.parametrize(
    ("kind", "said"), [(kind, said) for kind in STEPS for said in SAID if kind != "input" or said == MARKS]
)
def test_no_two_answers_to_nonsense_are_the_same_whatever_is_asked(
    world: World, kind: str, said: tuple[str, ...]
) -> None:
    at(world, kind)
    heard = [says_all(world.student, words) for words in said]

    assert [len(each) for each in heard] == [1, 1, 1, 1]
    assert len({each[0] for each in heard}) == 4
    assert "human" in [button.says.partition(" about ")[0] for button in world.student.last().buttons]


def test_the_second_time_the_answers_stand_below_and_the_third_time_the_way_back(world: World) -> None:
    says_all(world.student, "login", "1", "2", "1")
    said = [says_all(world.student, words)[0] for words in NONSENSE[:2]]
    assert said[0].startswith("Please answer with a number from 1 to")
    assert said[1].startswith("I still cannot tell which answer you mean.")
    assert "None of these" in world.student.choices()

    assert says_all(world.student, NONSENSE[2])[0].startswith("We are stuck here.")
    world.student.presses("Back to the question")
    assert world.student.hears()[-1].endswith("What have you tried already?")


def test_an_answer_ends_the_count(world: World) -> None:
    says_all(world.student, "login", "99", "98", "1")
    assert says_all(world.student, "97")[0].startswith("Please answer with a number from 1 to 2")


def test_what_is_near_is_not_asked_back_in_the_same_words_twice(world: World) -> None:
    says_all(world.student, "login", "1", "2")
    heard = [says_all(world.student, "password") for _ in range(4)]

    assert [len(each) for each in heard] == [1, 1, 1, 1]
    assert len({each[0] for each in heard}) == 4


def test_back_to_the_question_goes_back_in_whichever_walk_it_is(world: World) -> None:
    (first,) = says_all(world.student, "wifi")
    said = [says_all(world.student, "plugh xyzzy")[-1] for _ in range(3)]
    assert said[0].endswith(first.splitlines()[-1])
    world.student.presses("Back to the question")

    assert world.student.hears()[-1].endswith(first.splitlines()[-1])


@pytest.mark.parametrize(("words", "kept"), [("99", ""), ("0", ""), ("3.", ""), ("it beeps", "it beeps")])
def test_a_number_that_is_no_answer_does_not_stand_on_the_ticket_as_their_words(
    world: World, words: str, kept: str
) -> None:
    says_all(world.student, "login", "1", "no", words, "human")

    assert dict(ticket(world).answers).get("In their own words", "") == kept


@pytest.mark.parametrize(("end", "kept"), [("no", ""), ("human", "dark, it smokes")])
def test_what_was_no_answer_stands_on_the_ticket_of_who_asks_for_a_person_alone(
    world: World, end: str, kept: str
) -> None:
    at(world, "choice")
    says_all(world.student, "dark, it smokes", "2", "no", end)

    assert dict(ticket(world).answers).get("In their own words", "") == kept
