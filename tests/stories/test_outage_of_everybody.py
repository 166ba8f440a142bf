"""Somebody tells that the whole school is kept out: it is critical, and needs no form."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import pages, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("nobody at school can log in", ("access", "service_down", Priority.P1)),
        ("wifi is down in the whole campus", ("network", "wifi", Priority.P1)),
        ("niemand kann sich anmelden", ("access", "service_down", Priority.P1)),
        ("whole school offline now", ("network", "network_down", Priority.P1)),
        ("the wifi is slow in the whole school", ("network", "wifi", Priority.P2)),
        ("the wifi is down", ("network", "wifi", Priority.P4)),
    ],
)
def test_what_keeps_everybody_out_is_critical(world: World, words: str, about: tuple[str, str, Priority]) -> None:
    world.student.says(f"ticket open {words}")

    assert tickets(world) == [about]


def test_said_without_a_command_one_press_opens_the_ticket(world: World) -> None:
    world.student.says("whole school offline now")
    assert tickets(world) == []

    world.student.presses("Open a ticket about it")
    assert tickets(world) == [("network", "network_down", Priority.P1)]
    assert len(pages(world.first)) == 1
