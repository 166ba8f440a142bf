"""Which ticket is meant when none of theirs can be."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.classes import labels
from tests.stories.looking import state
from tests.world import STAFF, World, text

pytestmark = pytest.mark.usefixtures("checked")
LONG = "resolve, " + "we replaced the cable and the plug, " * 12 + "and the lamp"
DARK = "/ticket open The projector stays dark"


@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("fixed, dead battery", "resolve 1, dead battery"),
        ("resolve", "resolve 1"),
        ("escalate", "escalate 1"),
        ("tell I come to room 4", "tell 1, I come to room 4"),
        ("ask which room are you in", "ask 1, which room are you in"),
        ("snooze until tomorrow 9:00", "snooze 1, tomorrow 9:00"),
        ("waiting supplier, new lamp", "waiting supplier 1, new lamp"),
        ("urgency high", "urgency 1, high"),
    ],
)
def test_the_staff_find_the_tickets_they_have_taken_where_no_number_was_said(
    world: World, words: str, done: str
) -> None:
    world.student.says(DARK)
    world.student.says("/ticket open The printer eats paper")
    world.first.says("ack 1")

    assert world.first.says(words) == "refused"
    assert world.first.hears()[-1].startswith("Shall I ")
    assert [each.says for each in world.first.last().buttons] == [done, "ticket 1", "queue", "human"]
    assert world.first.presses("Yes") not in ("refused", "unknown")


@pytest.mark.parametrize("before", ["close", ""])
def test_long_words_are_asked_for_again_with_the_number_and_not_cut(world: World, before: str) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    world.first.says(before)
    world.first.hears()

    assert world.first.says(LONG) == "refused"
    assert world.first.hears() == [
        "Which ticket is solved? Type resolve, its number, and how it was solved. I keep no words as long as these. "
        "Please say them once more: resolve, the number, your words."
    ]
    assert [each.says for each in world.first.last().buttons] == ["ticket 1", "queue", "human"]
    world.first.says("1")
    assert state(world) is TicketState.IN_PROGRESS

    world.first.says(LONG.replace("resolve", "resolve 1"))
    assert world.work().tickets.numbered(1).solution.endswith("and the lamp")


def test_words_of_some_length_go_onto_the_ticket_whole_and_longer_ones_are_asked_for_again(world: World) -> None:
    world.student.says(DARK)
    for length, buttons in ((10, "comment 1 "), (200, "ticket 1")):
        words = "it still doesnt work" + ", the lamp is dark" * length + " and hot"
        world.student.says(f"reopen, {words}")
        says = world.student.last().buttons[0].says
        assert says.startswith(buttons)
        assert says.endswith("and hot") or buttons == says


def test_in_the_staff_channel_a_private_ticket_has_no_title_on_a_button(world: World) -> None:
    world.student.says("security")
    world.student.says("human")
    world.first.says("ack 1")
    world.first.says("@deskbell resolve", where=STAFF)

    assert labels(world.first.last())[:3] == ["Yes", "Show the ticket", "Queue"]
    assert text(world.first.last()) == "Shall I say that it is solved? Ticket 1: private"


@pytest.mark.parametrize("words", ["close my ticket", "withdraw"])
def test_who_has_no_open_ticket_hears_so_and_how_to_open_one(world: World, words: str) -> None:
    assert world.student.says(words) == "refused"

    assert world.student.hears() == ["You have no open ticket."]
    assert [button.says for button in world.student.last().buttons] == ["ticket form", "my tickets", "human"]


def test_what_still_does_not_work_can_be_added_to_the_ticket_that_is_open(world: World) -> None:
    world.student.says(DARK)
    world.student.hears()
    assert world.student.says("it still doesnt work") == "refused"
    assert world.student.hears() == [
        "Your ticket 1 is still open, and a person has not solved it yet. Shall I add this to it?"
    ]

    world.student.presses("Add this to ticket 1")
    assert world.thread_says()[-1] == "Sam Rivera: it still doesnt work"


def test_who_never_had_a_ticket_is_asked_what_does_not_work(world: World) -> None:
    assert world.student.says("it still doesnt work") == "refused"

    assert world.student.hears() == [
        "You have no ticket yet. What does not work? Say it in a sentence, or press a button."
    ]
    assert [button.says for button in world.student.last().buttons] == ["ticket form", "help", "human"]
