"""What is longer than a card shows can be read all the same, by who may see the ticket."""

from __future__ import annotations

import pytest

from tests.world import STAFF, World

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


def test_all_of_a_ticket_is_read_by_who_may_see_it_and_in_private(world: World) -> None:
    world.student.says(f"ticket open {LOG}")
    world.first.says("ticket 1 in full", STAFF)
    assert not [said for said in world.thread_says() if "line 699" in said]
    stranger = world.person("mia", "Mia")
    stranger.says("ticket 1 in full")
    assert stranger.hears() == ["I cannot find a ticket 1 that you may see."]
