"""A teacher calls a class by its number alone, and says a whole hour without its minutes."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, plans
from tests.stories.looking import says_all
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("session move 1 to 11", "Fri 27 Nov 2026, 11:00"),
        ("move class 1 to 11", "Fri 27 Nov 2026, 11:00"),
        ("move 1 to thursday", "Thu 26 Nov 2026, 10:00"),
        ("please move 1 to 11:30, thanks", "Fri 27 Nov 2026, 11:30"),
        ("move 1 to 11", "Fri 27 Nov 2026, 11:00"),
        ("reschedule #1 to thursday 9:00", "Thu 26 Nov 2026, 09:00"),
    ],
)
def test_a_class_is_moved(world: World, words: str, start: str) -> None:
    plans(world)
    world.teacher.says(words)

    shown = facts(world.teacher.last())
    assert (shown["Starts"], shown["Length"]) == (f"{start} Lisbon time", "60 minutes")


def test_a_class_is_renamed(world: World) -> None:
    plans(world)
    world.teacher.says("rename 1 to Optics")

    assert facts(world.teacher.last())["Class"] == "1: Optics"


@pytest.mark.parametrize("words", ["move 2 to thursday", "rename 2 to Optics", "move 1 to the other building"])
def test_what_is_no_class_of_theirs_or_no_time_changes_nothing(world: World, words: str) -> None:
    plans(world)
    plans(world, '"Physics" friday 12:00', world.first)
    world.teacher.says(words)

    assert [(one.title, one.plan) for one in world.work().sessions.find()] == [("Algebra 2", 1), ("Physics", 1)]


def test_whoever_has_tickets_too_is_asked_first(world: World) -> None:
    plans(world, who=world.first)
    (said,) = says_all(world.first, "move 1 to thursday")[-1:]

    assert said.startswith("Shall I move “Algebra 2” from ")
