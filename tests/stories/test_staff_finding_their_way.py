"""The staff find what is theirs: the queue, a ticket, and who has it."""

from __future__ import annotations

import pytest

from adapters.plain import plain_text
from tests.stories.looking import DARK, ticket
from tests.stories.outages import labels
from tests.stories.test_help import READER
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def test_help_for_the_staff_begins_with_what_they_do_every_day(world: World) -> None:
    world.first.says("help")
    rows = plain_text(world.first.last(), READER)

    for words in ("queue", "ack NUMBER", "tell NUMBER", "resolve NUMBER", "escalate NUMBER", "outage lms"):
        assert -1 < rows.find(words) < rows.find("login"), words
    world.student.says("help")
    assert "ack NUMBER" not in plain_text(world.student.last(), READER)


@pytest.mark.parametrize("words", ["tickets", "what is open?"])
def test_who_is_on_call_gets_from_their_own_tickets_to_all_that_are_open(world: World, words: str) -> None:
    world.student.says(DARK)
    world.first.says(words)
    assert world.first.hears()[-1] == "One ticket is open. You have reported none yourself."

    world.first.presses("All open tickets: 1")
    assert "the projector stays dark" in world.first.hears()[-1]
    world.student.says(words)
    assert not any("All open" in label for label in labels(world.student))


def test_who_wants_to_give_a_ticket_to_somebody_hears_how_they_get_it(world: World) -> None:
    world.student.says(DARK)
    world.first.says("assign 1 to the zoo")

    said = world.first.hears()[-1]
    assert said.startswith("I cannot give ticket 1 to the zoo: a ticket is theirs who takes it.")
    assert "ack 1" in said
    assert ticket(world).owner is None
    world.first.presses("I take it")
    assert ticket(world).owner is not None


def test_who_may_not_see_tickets_cannot_give_them_away(world: World) -> None:
    world.student.says(DARK)

    assert world.student.says("assign 1 to ben") == "refused"


def test_the_staff_are_told_how_many_tickets_are_open_where_none_is_theirs(world: World) -> None:
    world.first.says("how many open tickets")
    assert world.first.hears() == ["No ticket is open, and you have reported none yourself."]
    for words in ("ticket open the lamp is dark", "ticket open the door is locked"):
        world.student.says(words)
    world.first.hears()
    world.first.says("how many open tickets")

    assert world.first.hears() == ["2 tickets are open. You have reported none yourself."]
    assert world.first.presses("All open tickets: 2") == "ticket_list"


@pytest.mark.parametrize("words", ["planned changes", "upcoming changes"])
def test_who_looks_for_planned_changes_is_led_to_what_is_planned(world: World, words: str) -> None:
    world.first.says('maintenance lms "new disks" from friday 22:00 until 2:00')
    world.first.says(words)
    assert plain_text(world.first.last(), READER).startswith("maintenance shows what is planned, and when.")

    world.first.presses("Planned maintenance")
    assert world.first.hears()[-1].startswith("Planned maintenance: 1: the course site, from Fri 27 Nov 2026, 22:00")
