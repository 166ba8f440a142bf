"""What whoever is called for a ticket sees in one glance."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def test_who_is_called_sees_who_what_since_when_for_which_class_and_who_is_next(world: World) -> None:
    plans(world, '"Algebra 2" today 9:30 @sam')
    words = "nobody can hear me in the whole class, I have tried another headset. " * 5

    world.student.says(f"/ticket open {words}")

    card = facts(world.first.last())
    assert card["From"] == "Sam Rivera"
    assert card["Their words"] == words[:197].rstrip() + "…"
    assert card["Class"] == "Algebra 2, Mon 23 Nov 2026, 09:30 Lisbon time"
    assert card["People affected"] == "a whole class"
    assert card["Called next"] == "Ben Okafor, Mon 23 Nov 2026, 09:10 Lisbon time"


def test_nothing_is_told_twice_and_a_class_that_is_far_is_left_out(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 9:30 @sam')

    world.student.says("/ticket open nobody can hear me, my exam starts in ten minutes")

    card = facts(world.first.last())
    assert "Their words" not in card
    assert "Class" not in card


def test_the_last_who_can_be_called_hears_that_the_whole_channel_is_next_and_the_words_of_a_walk(world: World) -> None:
    world.student.says("human my exam begins in ten minutes and zoom is dead")
    world.passes(minutes=25)

    assert facts(world.last.last())["Called next"].startswith("everybody in the staff channel, ")


def test_who_is_called_once_more_sees_that_it_was_opened_again(world: World) -> None:
    world.student.says("/ticket open nobody can hear me, my exam starts in ten minutes")
    assert "Opened again" not in facts(world.first.last())
    world.first.says("resolve 1 another cable")
    world.student.says("reopen 1 still nothing")

    assert facts(world.first.last())["Opened again"] == "once"
