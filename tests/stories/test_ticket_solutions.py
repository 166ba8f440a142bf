"""How a ticket was solved: what the staff say among themselves stays there until somebody sends it."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import CALM, comments, fact, state
from tests.stories.outages import labels
from tests.world import STAFF, World

pytestmark = pytest.mark.usefixtures("checked")
SOLVED = "Ticket 1 is solved. Does it work for you now?"


@pytest.mark.parametrize("words", ["resolved, he lost it again, typical", "resolve he lost it again, typical"])
def test_what_is_said_with_it_in_the_thread_stays_with_the_staff(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says("ack", where=world.thread())
    world.first.says(words, where=world.thread())

    assert world.student.hears()[-1] == SOLVED
    assert world.thread_says()[-1] == ("Ana Alves has resolved ticket 1. What was said with it stays with the staff.")
    assert fact(world, STAFF, "Solution") == "he lost it again, typical"
    assert fact(world, world.student.place, "Solution") == ""
    assert comments(world) == [("he lost it again, typical", True)]


def test_one_press_sends_it_to_who_reported_it(world: World) -> None:
    world.student.says(CALM)
    world.first.says("fixed with a new lamp", where=world.thread())
    world.student.hears()
    world.first.presses("Send it to Sam")

    assert world.student.hears() == ["Ana Alves about your ticket 1: with a new lamp"]


def test_what_is_said_with_it_in_the_staff_channel_stays_there_too(world: World) -> None:
    world.student.says(CALM)
    world.first.says("@deskbell fixed 1 he lost it again", where=STAFF)

    assert state(world) is TicketState.RESOLVED
    assert world.student.hears()[-1] == SOLVED
    assert world.thread_says()[-1] == "Ana Alves: he lost it again"
    assert labels(world.first) == ["Send it to Sam"]


@pytest.mark.parametrize("place", ["thread", "private"])
def test_the_words_behind_its_number_are_for_who_reported_it(world: World, place: str) -> None:
    world.student.says(CALM)
    world.first.says("resolve 1 a new lamp", where=world.thread() if place == "thread" else None)

    assert world.student.hears()[-1] == "Ticket 1 is solved. “a new lamp” Does it work for you now?"


@pytest.mark.parametrize("words", ["resolve 1 a new lamp", "resolve 1, a new lamp", "resolve 1: a new lamp"])
def test_in_the_staff_channel_a_mark_behind_the_number_makes_no_difference(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says(f"@deskbell {words}", where=STAFF)

    assert world.student.hears()[-1] == "Ticket 1 is solved. “a new lamp” Does it work for you now?"


def test_what_is_told_of_it_afterwards_in_the_thread_stays_there_too(world: World) -> None:
    world.student.says(CALM)
    world.first.says("resolve", where=world.thread())
    world.student.hears()
    world.first.says("resolve he had unplugged it", where=world.thread())

    assert world.student.hears() == []
    assert "he had unplugged it" not in fact(world, world.student.place, "Solution")
    assert comments(world) == [("he had unplugged it", True)]
    assert world.first.hears()[-1] == "Added to ticket 1. Only the staff see it."


@pytest.mark.parametrize("place", ["thread", "private"])
@pytest.mark.parametrize("words", ["close 1, he never answers and is rude", "close 1 he never answers and is rude"])
def test_why_the_staff_close_somebody_else_s_ticket_stays_with_the_staff(world: World, place: str, words: str) -> None:
    world.student.says(CALM)
    world.first.says(words, where=world.thread() if place == "thread" else None)

    assert world.student.hears()[-1] == "Your ticket 1 is closed."
    assert fact(world, world.student.place, "Solution") == ""
    assert fact(world, STAFF, "Solution") == "he never answers and is rude"
    assert comments(world) == [("he never answers and is rude", True)]
    assert "Ana Alves has closed ticket 1. What was said with it stays with the staff." in world.thread_says()

    world.first.presses("Send it to Sam")
    assert world.student.hears() == ["Ana Alves about your ticket 1: he never answers and is rude"]


def test_why_they_close_their_own_ticket_is_how_it_was_solved(world: World) -> None:
    world.first.says(CALM)
    world.first.says("close 1, it works again")

    assert fact(world, STAFF, "Solution") == "it works again"
    assert comments(world) == []


def test_the_solution_is_what_was_said_with_it_and_no_earlier_word(world: World) -> None:
    world.student.says(CALM)
    world.first.says("is it the old one?", where=world.thread())
    world.first.says("resolve the cable was loose", where=world.thread())

    assert fact(world, STAFF, "Solution") == "the cable was loose"
