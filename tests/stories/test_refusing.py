"""Somebody says that a class or a ticket shall stay as it is: it does, and they hear so."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.classes import plans
from tests.stories.looking import says_all, state
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
STAYS = ["Good, then it stays as it is. I have changed nothing."]


def test_a_class_that_shall_not_be_moved_or_cancelled_stays(world: World) -> None:
    plans(world)
    world.teacher.hears()

    for words in (
        "i do not want to move class 1 to 16:00",
        "please don't cancel class 1",
        "no quiero mover la clase 1 a las 16:00",
        "ich will klasse 1 nicht auf 16:00 verschieben",
    ):
        assert says_all(world.teacher, words) == STAYS


def test_a_ticket_that_shall_not_be_closed_or_escalated_stays(world: World) -> None:
    says_all(world.student, "/ticket open my chair squeaks")
    assert says_all(world.student, "please do not close ticket 1") == STAYS
    assert says_all(world.student, "don't escalate this") == STAYS
    assert says_all(world.first, "do not assign 1 to ben")[-1:] == STAYS
    assert state(world) is TicketState.NEW


def test_who_complains_that_it_was_never_done_is_not_told_that_all_stays(world: World) -> None:
    says_all(world.student, "/ticket open my chair squeaks")
    says_all(world.first, "resolve 1")
    world.student.hears()

    for words in ("you never resolved my ticket", "my class was never moved", "i want a human, don't close my ticket"):
        assert says_all(world.student, words) != STAYS
    assert says_all(world.student, "never resolved it, still broken")[-1:] == ["Ticket 1 is open again."]
