"""Somebody says that nothing is wrong: nothing begins, and what is open is asked about."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import says_all, state, tickets
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
NOTHING_TO_DO = "Good, then there is nothing to do. Tell me when something does not work."


@pytest.mark.parametrize("words", ["my mouse isn't broken", "mi cuenta no fue hackeada", "mein Mikro funktioniert"])
def test_who_says_that_nothing_is_wrong_begins_nothing(world: World, words: str) -> None:
    assert says_all(world.student, words) == [NOTHING_TO_DO]
    assert tickets(world) == []
    assert world.first.hears() == []


def test_who_has_a_ticket_is_asked_whether_that_works_now(world: World) -> None:
    says_all(world.student, "/ticket open my mouse is broken")
    assert says_all(world.student, "my mouse is not broken any more") == [
        "Good to hear. Your ticket 1 is still open: my mouse is broken. Does that work now?"
    ]
    assert labels(world.student) == ["It works now", "Show my ticket", "Talk to a person"]
    assert state(world) is TicketState.NEW

    world.student.presses("It works now")
    assert state(world) is TicketState.CLOSED


def test_a_report_that_waits_beside_an_article_is_asked_about(world: World) -> None:
    says_all(world.student, "/ticket open the printer jams")
    assert says_all(world.student, "the printer isn't broken any more") == [
        "Good to hear. I keep a report of yours, and its ticket opens soon. Does that work now, too?"
    ]
    assert labels(world.student) == ["Yes, it works", "Open the ticket", "Talk to a person"]

    world.student.presses("Yes, it works")
    world.passes(hours=1)
    assert tickets(world) == []


def test_what_the_staff_asked_is_answered_with_it(world: World) -> None:
    says_all(world.student, "/ticket open my laptop makes a noise")
    world.first.says("ask 1 is it broken?")
    says_all(world.student, "no, my laptop isn't broken")

    assert "Sam Rivera: no, my laptop isn't broken" in world.thread_says()
