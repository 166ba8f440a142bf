"""Somebody's duty begins or ends while nobody has taken a ticket: who has the duty now is called."""

from __future__ import annotations

import pytest

from tests.stories.looking import CALM, URGENT, pages
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize("by", ["first", "second", "last"])
def test_a_cover_that_is_called_off_calls_who_has_the_duty_again(world: World, by: str) -> None:
    world.second.says("cover for ana until 22:00")
    world.student.says(URGENT)
    assert (len(pages(world.first)), len(pages(world.second))) == (0, 1)
    world.passes(minutes=3)
    world.person({"first": "ana", "second": "ben", "last": "carla"}[by]).says("override 1 cancel")

    assert len(pages(world.first)) == 1
    called = "I am calling Ana Alves. If nobody answers, Ben Okafor is next: Mon 23 Nov 2026, 09:10 Lisbon time."
    assert world.thread_says()[-1] == called
    world.passes(minutes=7)
    assert (len(pages(world.first)), len(pages(world.second)), len(pages(world.last))) == (0, 1, 0)


def test_one_that_ends_by_itself_calls_who_has_the_duty_again(world: World) -> None:
    world.second.says("cover for ana until 9:05")
    world.student.says(URGENT)
    world.passes(minutes=4)
    assert len(pages(world.first)) == 0
    world.passes(minutes=1)

    assert len(pages(world.first)) == 1
    world.first.says("ack")
    world.passes(hours=2)
    assert len(pages(world.last)) == 0


@pytest.mark.parametrize(("words", "minutes"), [("cover for ana until 22:00", 0), ("cover ana from 9:05 to 22:00", 5)])
def test_who_takes_over_is_called_for_what_nobody_has_taken(world: World, words: str, minutes: int) -> None:
    world.student.says(URGENT)
    world.second.says(words)
    world.passes(minutes=minutes)

    assert (len(pages(world.first)), len(pages(world.second))) == (1, 1)
    assert world.thread_says()[-1].startswith("I am calling Ben Okafor. If nobody answers, Carla Cruz is next: ")
    world.passes(minutes=10)
    assert len(pages(world.last)) == 1


def test_when_everybody_was_called_who_comes_on_duty_is_called_all_the_same(world: World) -> None:
    world.second.says("cover for ana until 12:00")
    world.student.says(URGENT)
    world.passes(hours=2)
    assert len(pages(world.first)) == 0
    world.passes(hours=1)

    assert len(pages(world.first)) == 1


def test_nobody_is_called_for_what_somebody_has_or_for_what_is_still_to_come(world: World) -> None:
    world.second.says("cover for ana until 22:00")
    world.student.says(URGENT)
    world.second.says("ack 1")
    world.person("mia").says(CALM)
    world.second.says("override 1 cancel")
    assert len(pages(world.first)) == 0

    world.person("kim").says(f"{URGENT} in room 4")
    world.second.says("cover for ana from tomorrow 18:00 until 22:00")
    world.second.hears()
    world.second.says("override 2 cancel")
    assert (len(pages(world.first)), len(pages(world.second))) == (1, 0)


def test_who_reported_it_is_not_called_for_it_by_the_end_of_a_cover(world: World) -> None:
    world.second.says("cover for ana until 22:00")
    world.first.says(URGENT)
    assert len(pages(world.second)) == 1
    world.second.says("override 1 cancel")

    assert len(pages(world.first)) == 0
