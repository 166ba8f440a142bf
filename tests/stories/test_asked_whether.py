"""A command that is typed as a question, or refused: nothing is done, and a press or a yes does it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.sessions import SessionState
from bot.model.tickets import TicketState
from tests.stories.looking import comments, says_all, state, tickets
from tests.stories.outages import labels
from tests.world import MONDAY, World

pytestmark = pytest.mark.usefixtures("checked")
SHALL_I = "You ask, so I have done nothing yet. Shall I?"
PLANNED = MONDAY + timedelta(days=1, hours=1)
MOVED = PLANNED + timedelta(hours=6)


@pytest.fixture
def planned(world: World) -> World:
    says_all(world.teacher, 'session add "Algebra" tomorrow 10:00 1h')
    return world


def starts(world: World) -> object:
    return world.work().sessions.numbered(1).starts_at


def test_a_class_is_not_moved_for_a_question_but_for_a_yes(planned: World) -> None:
    assert says_all(planned.teacher, "move class 1 to 16:00?") == [SHALL_I]
    assert labels(planned.teacher) == ["Do it", "Talk to a person"]
    assert starts(planned) == PLANNED

    says_all(planned.teacher, "yes please")
    assert starts(planned) == MOVED


def test_a_press_does_it_too(planned: World) -> None:
    says_all(planned.teacher, "move class 1 to 16:00?")
    planned.teacher.presses("Do it")

    assert starts(planned) == MOVED


def test_a_no_leaves_it_and_a_later_yes_is_for_something_else(planned: World) -> None:
    says_all(planned.teacher, "move class 1 to 16:00?", "no", "yes")
    says_all(planned.teacher, "move class 1 to 16:00?", "my sessions", "yes")

    assert starts(planned) == PLANNED


@pytest.mark.parametrize("words", ["could we move class 1 to 16:00?", "move class 1 to 16:00 please?"])
def test_a_kind_wish_with_a_question_mark_is_one(planned: World, words: str) -> None:
    says_all(planned.teacher, 'session add "Physics" tomorrow 12:00 1h', words)

    assert starts(planned) == MOVED


def test_what_is_wished_for_behind_its_reason_is_done(planned: World) -> None:
    says_all(planned.teacher, 'session add "Physics" tomorrow 12:00 1h', "i am ill, can you cancel class 1?")

    assert planned.work().sessions.numbered(1).state is SessionState.CANCELLED


def test_who_may_not_do_it_is_not_offered_it(planned: World) -> None:
    assert SHALL_I not in says_all(planned.student, "cancel class 1?")


def test_who_wants_no_ticket_hears_that_none_is_opened(world: World) -> None:
    for words in ("no quiero abrir un ticket", "ich will kein Ticket"):
        assert says_all(world.student, words) == ["Then I open no ticket. Tell me when you need something."]
    assert tickets(world) == []


def test_who_wants_none_takes_back_what_waits_beside_an_article(world: World) -> None:
    says_all(world.student, "/ticket open the printer jams")
    [said] = says_all(world.student, "i don't want a ticket")
    assert said.startswith("You have taken your words back, so I open no ticket.")

    world.passes(hours=1)
    assert tickets(world) == []


@pytest.mark.parametrize("words", ["i don't want to close my ticket", "i can not open the ticket page"])
def test_who_speaks_of_their_ticket_is_not_asked_whether_it_shall_go(world: World, words: str) -> None:
    says_all(world.student, "/ticket open broken chair in room 5")
    said = says_all(world.student, words)

    assert not any(each.startswith(("Shall I withdraw", "Then I open no ticket")) for each in said)
    assert state(world) is TicketState.NEW


def test_who_needs_no_other_one_keeps_what_they_have(world: World) -> None:
    says_all(world.student, "/ticket open broken chair in room 5")

    assert says_all(world.student, "i don't need a new ticket, it is about my old ticket") == [
        "Then I open no ticket. Tell me when you need something."
    ]


def test_who_has_one_is_asked_whether_it_shall_go(world: World) -> None:
    says_all(world.student, "/ticket open broken chair in room 5")
    [said] = says_all(world.student, "je ne veux pas de ticket")

    assert said.startswith("Shall I withdraw your ticket 1")
    world.student.presses("Withdraw it")
    assert state(world) is TicketState.CANCELLED


@pytest.mark.parametrize(
    ("words", "then"),
    [
        (("forget it",), TicketState.CANCELLED),
        (("je ne veux pas de ticket",), TicketState.CANCELLED),
        (("my chair is not broken any more",), TicketState.CLOSED),
    ],
)
def test_a_yes_answers_what_is_asked_of_their_ticket(world: World, words: tuple[str, ...], then: TicketState) -> None:
    says_all(world.student, "/ticket open broken chair in room 5", *words, "yes")
    assert state(world) is then


def test_a_yes_puts_what_nobody_understood_onto_their_ticket(world: World) -> None:
    says_all(
        world.student, "/ticket open broken chair in room 5", "zorp the flarn", "quux my frobnicator", "yes please"
    )
    assert comments(world) == [("quux my frobnicator", False)]


def test_a_yes_to_something_later_puts_nothing_onto_it(world: World) -> None:
    says_all(world.student, "/ticket open broken chair in room 5", "zorp the flarn", "quux my frobnicator")
    says_all(world.student, "my tickets", "yes")
    assert comments(world) == []


@pytest.mark.parametrize("asked", ["forget it", "my chair is not broken any more", "close ticket 1?"])
def test_a_no_is_heard_and_leaves_the_ticket(world: World, asked: str) -> None:
    says_all(world.student, "/ticket open broken chair in room 5", asked)

    assert says_all(world.student, "no") == ["Then I leave it."]
    assert labels(world.student) == ["What can I do?", "Talk to a person"]
    assert state(world) is TicketState.NEW
