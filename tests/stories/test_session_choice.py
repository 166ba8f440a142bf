"""Which class is meant when its number was not said: the ones with that name, at that time, on that day."""

from __future__ import annotations

import pytest

from tests.stories.classes import labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("cancel my 10am class", ["Cancel 1: Algebra"]),
        ("cancel the class at 14:00", ["Cancel 2: Physics"]),
        ("cancel tomorrow's class", ["Cancel 2: Physics"]),
        ("cancel class on wednesday", ["Cancel 3: Algebra"]),
        ("cancel algebra on wednesday", ["Cancel 3: Algebra"]),
        ("move my 10am class to 11", ["Move 1: Algebra"]),
        ("move my class to wednesday 11:30", ["Move 1: Algebra", "Move 2: Physics", "Move 3: Algebra"]),
        ("cancel the class at 20:00", ["Cancel 1: Algebra", "Cancel 2: Physics", "Cancel 3: Algebra"]),
    ],
)
def test_a_time_or_a_day_tells_which_class_is_meant(world: World, words: str, offered: list[str]) -> None:
    for plan in ('"Algebra" today 10:00', '"Physics" tomorrow 14:00', '"Algebra" wednesday 11:30'):
        plans(world, plan)
    assert world.teacher.says(words) == "refused"

    assert labels(world.teacher.last()) == [*offered, "My classes", "Talk to a person"]


def test_when_each_begins_is_told_of_classes_with_one_name(world: World) -> None:
    plans(world, '"Algebra" today 10:00')
    plans(world, '"Algebra" wednesday 11:30')
    world.teacher.hears()
    world.teacher.says("cancel my algebra class")

    assert world.teacher.hears() == [
        "Which class shall be cancelled? Press one of these, or say its number after the command.\n"
        "1: Mon 23 Nov 2026, 10:00 Lisbon time\n2: Wed 25 Nov 2026, 11:30 Lisbon time"
    ]
