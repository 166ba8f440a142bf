"""What is longer than a card shows can be read all the same, by who may see the ticket."""

from __future__ import annotations

import pytest

from bot.model.tickets import Comment
from tests.world import MONDAY, NORTH, STAFF, World

LOG = "\n".join(f"line {number} of the log: timeout" for number in range(700))
"""About 20,000 letters."""
pytestmark = pytest.mark.usefixtures("checked")


def test_a_card_that_shows_a_part_leads_to_the_whole(world: World) -> None:
    world.student.says(f"ticket open {LOG}")
    assert "ticket 1 in full shows them" in world.student.hears()[-1]
    world.student.presses("Show all of it")

    _pointer, first, *more = world.student.hears()
    assert "\n".join((first.removeprefix("All that was written about ticket 1: "), *more)) == LOG


def test_everything_that_was_added_is_read_with_who_added_it(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.says(f"comment 1 {LOG}")
    world.first.says("ack 1 internal: bulb ordered")
    world.first.hears()
    world.first.says("ticket 1 in full")

    told = "\n".join(world.first.hears())
    assert all(line in told for line in LOG.splitlines())
    assert "internal: bulb ordered" in told
    world.student.hears()
    world.student.says("show all of ticket 1")
    assert "bulb" not in "\n".join(world.student.hears())


def test_of_very_many_comments_all_are_read_and_a_card_shows_the_newest(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    reporter = world.work().tickets.get(1).reporter
    with world.store.begin(NORTH, MONDAY) as work:
        for number in range(1, 1106):
            work.comments.add(Comment(0, 1, reporter, MONDAY, f"remark {number}.", internal=False))
    world.first.says("ticket 1")
    shown = world.first.hears()[-1]
    assert [number for number in range(1, 1106) if f"remark {number}." in shown] == [1101, 1102, 1103, 1104, 1105]

    world.first.says("ticket 1 in full")
    told = "\n".join(messages := world.first.hears())
    assert [number for number in range(1, 1106) if f"\nremark {number}.\n" in f"{told}\n"] == list(range(1, 1106))
    assert len(messages) < 20


def test_all_of_a_ticket_is_read_by_who_may_see_it_and_in_private(world: World) -> None:
    world.student.says(f"ticket open {LOG}")
    world.first.says("ticket 1 in full", STAFF)
    assert not [said for said in world.thread_says() if "line 699" in said]
    stranger = world.person("mia", "Mia")
    stranger.says("ticket 1 in full")
    assert stranger.hears() == ["I cannot find a ticket 1 that you may see."]
