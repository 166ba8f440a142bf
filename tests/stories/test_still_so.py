"""Who says that something is still so, or so again, and has one ticket, is asked whether it is about that one."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import comments, state
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
DARK = "ticket open my laptop screen is black"
SAYINGS = ("it is still black", "it broke again", "sigue negra", "toujours noir", "ainda esta preto")


@pytest.mark.parametrize("words", SAYINGS)
def test_a_yes_puts_it_on_the_open_ticket(world: World, words: str) -> None:
    world.student.says(DARK)
    world.student.hears()
    world.student.says(words)
    assert world.student.hears() == ["Shall I put that on your ticket 1: my laptop screen is black?"]
    assert comments(world) == []

    world.student.says("yes")
    assert comments(world) == [(words, False)]


@pytest.mark.parametrize("words", SAYINGS)
def test_a_yes_opens_the_solved_one_again(world: World, words: str) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 new cable")
    world.passes(minutes=40)
    world.student.hears()
    world.student.says(words)
    assert world.student.hears() == ["Shall I open your ticket 1 again: my laptop screen is black?"]
    assert state(world) is TicketState.RESOLVED

    world.student.says("yes")
    assert state(world) is not TicketState.RESOLVED


@pytest.mark.parametrize("words", ["the screen is still black", "my laptop screen is still black"])
def test_it_begins_nothing_else_where_it_names_what_the_ticket_is_about(world: World, words: str) -> None:
    world.student.says(DARK)
    world.student.hears()
    world.student.says(words)
    assert world.student.hears() == ["Shall I put that on your ticket 1: my laptop screen is black?"]
    world.student.presses("It is something else")
    assert not world.student.hears()[-1].startswith("Shall I")
    assert comments(world) == []


def test_what_is_about_something_else_begins_as_ever(world: World) -> None:
    world.student.says(DARK)
    world.student.hears()
    assert world.student.says("i still cannot log in to moodle") == "login_help"


def test_who_has_no_ticket_or_several_is_not_asked_so(world: World) -> None:
    world.student.says("it is still black")
    assert world.student.hears() == ["Which screen is black?"]
    world.student.says(DARK)
    world.student.says("ticket open the lamp in my room flickers")
    world.student.hears()
    world.student.says("it is still purple")
    assert not world.student.hears()[-1].startswith("Shall I put that on")


def test_who_says_that_nothing_was_solved_opens_the_solved_one_again_with_a_yes(world: World) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 new cable")
    world.student.says("ticket open my keyboard is broken")
    world.student.hears()
    world.student.says("you never resolved my ticket")
    assert world.student.hears() == ["Shall I open your ticket 1 again: my laptop screen is black?"]

    assert world.student.says("yes") == "ticket_reopen"
    assert state(world) is not TicketState.RESOLVED


def test_of_several_solved_ones_they_say_which_one_is_not(world: World) -> None:
    for number, words in enumerate((DARK, "ticket open my keyboard is broken"), 1):
        world.student.says(words)
        world.first.says(f"resolve {number} done")
    world.student.hears()
    world.student.says("you never resolved my ticket")
    assert world.student.hears() == ["I am sorry. Which one is not solved? Please say its number."]

    assert world.student.says("1") == "ticket_reopen"
    assert state(world) is not TicketState.RESOLVED


@pytest.mark.parametrize("words", ["this isn't fixed at all", "no se ha resuelto mi tique"])
def test_what_is_not_solved_is_heard_however_it_is_denied(world: World, words: str) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 new cable")
    world.student.hears()
    world.student.says(words)
    [heard] = world.student.hears()
    assert heard.startswith(("Shall I open your ticket 1 again: ", "Ticket 1 is open again."))


@pytest.mark.parametrize(
    "words",
    [
        "no it is fixed, the problem was mine",
        "no, that problem is solved",
        "you did not fix it, i clicked on a phishing link",
    ],
)
def test_who_says_no_and_that_it_is_solved_or_tells_of_danger_is_not_asked_which(world: World, words: str) -> None:
    for number, said in enumerate((DARK, "ticket open my keyboard is broken"), 1):
        world.student.says(said)
        world.first.says(f"resolve {number} done")
    world.student.hears()
    world.student.says(words)

    assert not world.student.hears()[-1].startswith("I am sorry. Which one")


def test_who_tells_of_an_equation_opens_no_ticket_again(world: World) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 new cable")
    world.student.hears()
    world.student.says("the teacher did not solve the equation")

    assert not world.student.hears()[0].startswith("Shall I")
