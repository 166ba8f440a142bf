"""How urgent a ticket is, said in few words: in private, below its card, and by whoever reported it."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, TicketState
from tests.stories.looking import CALM, comments, pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
URGENT_NOW = "Its priority is now P3, normal."


@pytest.mark.parametrize(
    "words",
    [
        "make 1 urgent",
        "1 is urgent now",
        "mark 1 as urgent",
        "bump 1 to p3",
        "1 up to p3",
        "raise the priority of 1",
        "make ticket 1 more urgent",
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_the_number_and_how_urgent_sort_a_ticket_wherever_it_is_said(world: World, words: str, below: bool) -> None:
    world.student.says(CALM)
    if below:
        assert world.first.says(words, where=world.thread()) == "ticket_sort"
    else:
        assert world.first.says(words) == "ticket_sort"

    assert ticket(world).priority is Priority.P3
    assert pages(world.second) == []


@pytest.mark.parametrize(
    "words",
    [
        "make 1 low",
        "ticket 1 can wait",
        "1 can wait",
        "1 is not urgent",
        "lower 1 to p4",
        "lower priority of 1",
        "make ticket 1 less urgent",
        "deprioritize 1",
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_what_can_wait_is_low(world: World, words: str, below: bool) -> None:
    world.student.says(CALM)
    world.first.says("urgency 1 p3")
    world.first.says(words, **({"where": world.thread()} if below else {}))

    assert ticket(world).priority is Priority.P4


@pytest.mark.parametrize(
    ("words", "priority"),
    [("make it urgent", Priority.P3), ("priority p2", Priority.P2), ("set priority to p2", Priority.P2),
     ("priority low", Priority.P4), ("mark this as high", Priority.P3)],
)  # fmt: skip
def test_below_its_card_what_shall_be_done_with_it_needs_no_number(
    world: World, words: str, priority: Priority
) -> None:
    world.student.says(CALM)
    world.first.says(words, where=world.thread())

    assert ticket(world).priority is priority
    assert (len(pages(world.second)) == 1) is (priority is Priority.P2)


@pytest.mark.parametrize(
    "words", ["it can wait", "set it to low", "low", "turn it up to high", "make it loud", "3 people", "20 can wait"]
)
def test_talk_of_colleagues_below_a_card_sorts_nothing(world: World, words: str) -> None:
    world.student.says(CALM)
    before = ticket(world).priority
    world.first.says(words, where=world.thread())

    assert ticket(world).priority is before
    assert comments(world)[-1] == (words, True)


@pytest.mark.parametrize("words", ["ticket 1 is urgent", "1 is urgent now", "make ticket 1 urgent"])
def test_who_reported_several_is_believed_of_the_one_they_name(world: World, words: str) -> None:
    world.student.says(CALM)
    world.student.says("ticket open my chair is broken")
    world.student.says(words)

    assert (ticket(world).priority, ticket(world, 2).priority) == (Priority.P3, Priority.P4)


def test_what_its_reporter_says_can_wait_is_not_closed(world: World) -> None:
    world.student.says(CALM)
    world.student.says("ticket 1 can wait")

    assert ticket(world).state is TicketState.NEW
    assert comments(world) == [("ticket 1 can wait", False)]


def test_of_several_the_first_is_sorted_and_the_others_with_a_press(world: World) -> None:
    world.student.says(CALM)
    world.student.says("ticket open my chair is broken")
    world.first.says("make 1 and 2 urgent")
    world.first.presses("urgency 2 high")

    assert (ticket(world).urgency, ticket(world, 2).urgency) == (1, 1)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Schließe die Tickets 1 und 2 bitte", "Schließe die Ticket 2 bitte"),
        ("cierra 1 y 2", "cierra 2"),
        ("ferme 1 et 2", "ferme 2"),
        ("fecha 1 e 2", "fecha 2"),
    ],
)
def test_several_are_closed_in_other_languages(world: World, words: str, label: str) -> None:
    world.student.says(CALM)
    world.student.says("ticket open my chair is broken")
    world.first.says(words)
    assert (ticket(world).state, ticket(world, 2).state) == (TicketState.CLOSED, TicketState.NEW)
    world.first.presses(label)

    assert ticket(world, 2).state is TicketState.CLOSED
