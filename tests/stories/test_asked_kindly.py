"""A please or thanks beside a command is nothing but kind: nobody reads it, and nothing else is done for it."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, plans
from tests.stories.looking import says_all
from tests.world import World, text

pytestmark = pytest.mark.usefixtures("checked")
BY_TWO = "on call override ben until 14:00"


@pytest.mark.parametrize("words", ["please cancel override 1", "override 1 cancel please", "cancel override 1, bitte"])
def test_a_cover_is_called_off_and_no_class(world: World, words: str) -> None:
    plans(world, who=world.first)

    assert says_all(world.first, BY_TWO, words)[-1] == "Override 1 is over: Ana Alves is called."


@pytest.mark.parametrize("words", ["cancel maintenance 1 please", "maintenance 1 cancel please"])
def test_maintenance_is_called_off_and_no_class(world: World, words: str) -> None:
    plans(world, who=world.first)
    said = says_all(world.first, 'maintenance lms "new disks" from friday 22:00 until 23:00', words)

    assert said[-1] == "Maintenance 1 is called off, or over."


@pytest.mark.parametrize("kind", ["please", "thanks", "por favor", "merci beaucoup", "vielen Dank", "obrigada"])
def test_what_was_done_to_a_ticket_is_told_without_it(world: World, kind: str) -> None:
    world.student.says("ticket open my keyboard is broken")
    says_all(world.first, "ack 1")
    world.student.hears()
    world.first.says(f"resolve 1 {kind}")

    assert world.student.hears() == ["Ticket 1 is solved. Does it work for you now?"]


@pytest.mark.parametrize("words", ["please release 1", "release 1 please", "could you please release 1, thanks"])
def test_a_ticket_is_given_back(world: World, words: str) -> None:
    world.student.says("ticket open my keyboard is broken")

    assert says_all(world.first, "ack 1", words)[-1] == "You gave ticket 1 back. It waits for somebody."


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("session rename 1 to Physics please", "1: Physics"),
        ("please session rename 1 to Physics", "1: Physics"),
        ('session rename 1 to "Say please"', "1: Say please"),
        ("session room 1 204 please", "1: Algebra 2, room 204"),
        ("can you session move 1 to 11:00 thank you", "1: Algebra 2"),
        ("session restore 1 por favor", "1: Algebra 2"),
    ],
)
def test_a_class_is_changed_and_not_named_after_it(world: World, words: str, name: str) -> None:
    plans(world)
    if "restore" in words:
        world.teacher.says("session cancel 1")
    world.teacher.says(words)

    assert facts(world.teacher.last())["Class"] == name


@pytest.mark.parametrize("words", ["please session add Greek today 15:00", "can you session add Greek today 15:00"])
def test_a_class_is_planned_under_its_own_name(world: World, words: str) -> None:
    world.teacher.says(words)

    assert facts(world.teacher.last())["Class"] == "1: Greek"


def test_a_class_is_cancelled_without_a_reason(world: World) -> None:
    plans(world, '"Algebra 2" today 15:00 #algebra @sam')
    world.student.hears()
    world.teacher.says("session cancel 1 please")

    assert world.student.hears() == ["“Algebra 2” on Mon 23 Nov 2026, 15:00 Lisbon time is cancelled."]


def test_what_is_told_to_people_keeps_its_words(world: World) -> None:
    world.student.says("ticket open my keyboard is broken please")
    says_all(world.first, "ack 1")
    world.student.hears()
    world.first.says("tell 1 please restart it, thanks")

    assert world.student.hears() == ["Ana Alves about your ticket 1: please restart it, thanks"]
    world.first.says("comment 1 thanks")
    assert "Ana Alves: thanks" in [text(post.card) for post in world.chat.heard]
    assert world.work().tickets.numbered(1).summary == "my keyboard is broken please"
