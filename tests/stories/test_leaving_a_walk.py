"""Somebody wants no more questions: the walk-through ends politely, in five languages."""

from __future__ import annotations

import pytest

from tests.stories.classes import plans
from tests.stories.looking import AT, says_all, ticket
from tests.world import World, text

pytestmark = pytest.mark.usefixtures("checked")
STOPS = (
    *("stop", "cancel", "quit", "never mind", "forget it", "please stop", "Stop it!", "nevermind, thanks", "exit"),
    *("olvídalo", "cancelar", "déjalo", "laisse tomber", "annuler", "arrête", "vergiss es", "abbrechen", "schon gut"),
    *("esquece", "deixa pra lá", "sair"),
    *(
        "forget it, bye",
        "quit, bye",
        "bye, stop",
        "bye, forget it",
        "olvídalo, hasta luego",
        "laisse tomber, au revoir",
    ),
    *("laisse tomber, au revoir", "vergiss es, tschüss", "esquece, tchau"),
)


@pytest.mark.parametrize("words", STOPS)
def test_who_wants_no_more_questions_is_let_go(world: World, words: str) -> None:
    says_all(world.student, "login", "1")
    world.student.hears()
    world.student.says(words)

    assert world.student.hears() == [
        "We stop “Signing in” here. Nothing is lost: what you need next, just write it to me."
    ]
    assert world.student.says("2") != "answer" or "over" in world.student.hears()[0]


@pytest.mark.parametrize("way", ["choice", "confirm", "wait", "look_up", "later", "after an action"])
def test_out_of_every_kind_of_question_there_is_a_way(world: World, way: str) -> None:
    says_all(world.student, *AT[way])
    world.student.hears()
    world.student.says("stop")
    heard = world.student.hears()
    world.passes(hours=30)

    assert heard[0].startswith("We stop “")
    assert not [said for said in world.student.hears() if said.endswith("?")]


def test_a_ticket_that_was_opened_on_the_way_is_named_and_stays(world: World) -> None:
    says_all(world.student, *AT["after an action"], "stop")

    assert "Your ticket 1 is still open." in text(world.student.last())
    world.student.presses("It works now")


def test_without_a_walk_through_nothing_is_stopped(world: World) -> None:
    world.student.says("never mind")
    assert world.student.hears() == []
    world.student.says("stop the questions")
    assert world.student.hears() == ["No question is open just now."]


def test_it_can_be_begun_again_from_there(world: World) -> None:
    says_all(world.student, "login", "1", "stop")
    world.student.presses("Begin again")

    assert world.student.choices()


def test_every_greeting_in_private_is_returned(world: World) -> None:
    for words in ("hi", "hi", "hello", "hola"):
        world.student.says(words)
        assert len(world.student.hears()) == 1


@pytest.mark.parametrize("way", ["the button", "human"])
def test_a_person_who_is_asked_for_next_reads_what_was_answered(world: World, way: str) -> None:
    says_all(world.student, "login", "1", "2", "1", "never mind")
    if way == "human":
        world.student.says("human")
    else:
        world.student.presses("Talk to a person", on="We stop “Signing in”")

    assert ticket(world).summary == "Signing in: Course site, password is not accepted"
    assert ("What do you see?", "Wrong user name or password") in ticket(world).answers


@pytest.mark.parametrize("later", ["human about my broken screen", "an hour"])
def test_what_was_left_goes_onto_no_ticket_about_something_else(world: World, later: str) -> None:
    says_all(world.student, "login", "1", "2", "1", "never mind")
    if later == "an hour":
        world.passes(hours=1, minutes=1)
    world.student.says("human" if later == "an hour" else later)

    assert "What do you see?" not in dict(ticket(world).answers)


def test_cancel_it_is_said_of_the_class_that_was_planned_a_moment_before(world: World) -> None:
    says_all(world.teacher, "prepare a class", "1")
    plans(world)

    assert world.teacher.says("cancel it") == "refused"
    assert world.teacher.presses("Yes, cancel it") == "session_cancel"
    world.teacher.says("cancel it")
    assert text(world.teacher.last()).startswith("We stop “Preparing a class” here.")


@pytest.mark.parametrize("before", [(), ("sessions",)])
def test_cancel_it_is_said_of_a_class_whose_card_asks_before_it_is_cancelled(
    world: World, before: tuple[str, ...]
) -> None:
    says_all(world.teacher, "wifi", 'session add "Algebra 2" tomorrow 10:00 60m', *before)

    assert world.teacher.says("cancel it") == "refused"
    assert text(world.teacher.last()).startswith("Shall I cancel “Algebra 2” on ")
