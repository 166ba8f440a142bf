"""Nobody took the ticket, though all were called: who reported it is told, and reads no moment that is past."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.stories.looking import CRITICAL, now_reads
from tests.world import NORTH, World

pytestmark = pytest.mark.usefixtures("checked")


def test_the_reporter_is_told_once_that_nobody_answered_and_what_to_do(world: World) -> None:
    world.student.says(CRITICAL)
    world.student.hears()
    world.passes(hours=24)
    told = [said for said in world.student.hears() if "Nobody has taken your ticket 1 yet" in said]

    assert len(told) == 1
    assert "To get into a class now: join by phone" in told[0]


def test_what_the_school_says_of_how_to_reach_it_stands_there(world: World) -> None:
    hours = replace(NORTH.hours, contact="telephone 1234, room 2")
    world.schools = (replace(NORTH, hours=hours),)
    world.start()
    world.student.says(CRITICAL)
    world.passes(hours=2)

    assert any(
        "You can also reach the support team here: telephone 1234, room 2" in said for said in now_reads(world.student)
    )


def test_who_is_answered_in_time_is_told_no_such_thing(world: World) -> None:
    world.student.says(CRITICAL)
    world.passes(minutes=15)
    world.second.says("ack 1")
    world.passes(hours=24)

    assert not [said for said in world.student.hears() if "Nobody has taken" in said]


def test_the_card_never_names_a_moment_that_is_past(world: World) -> None:
    world.student.says(CRITICAL)
    for _ in range(12):
        world.passes(minutes=5)
        card = next(said for said in now_reads(world.student) if said.startswith("Your ticket 1"))
        for hour, minute in re.findall(r", (\d\d):(\d\d) ", card):
            assert timedelta(hours=int(hour), minutes=int(minute)) > timedelta(
                hours=world.clock.now().hour, minutes=world.clock.now().minute
            )
    assert "All on my list were called" in card
