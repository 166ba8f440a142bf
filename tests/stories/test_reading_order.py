"""Words that could be read in two ways, by what was said last and by what is open: which of them is believed."""

from __future__ import annotations

import pytest

from tests.stories.offers import CAMERA, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
KEYBOARD = "my keyboard types nothing"


def test_what_is_urgent_is_what_they_have_just_told_and_not_the_ticket_they_wait_for(world: World) -> None:
    world.student.says(f"ticket open {KEYBOARD}")
    world.student.says(f"ticket open {CAMERA}")
    world.student.says("urgent")

    assert [ticket.summary for ticket in tickets(world)] == [KEYBOARD, f"{CAMERA}\nurgent"]


@pytest.mark.parametrize("words", ["still nothing", "still not working"])
def test_that_nothing_has_changed_is_said_of_the_article_they_have_read(world: World, words: str) -> None:
    world.student.says(f"ticket open {CAMERA}")
    world.student.says(words)

    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]


def test_what_is_asked_about_classes_is_no_answer_to_the_staff(world: World) -> None:
    world.student.says(f"ticket open {KEYBOARD}")
    world.first.says("ack 1")
    world.first.says("ask 1 which room are you in?")
    world.student.hears()
    world.student.says("link my outlook calendar")

    assert world.student.hears()[0].startswith("I do not read or write calendar files.")
