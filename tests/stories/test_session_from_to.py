"""Classes that are moved from one time to another: the first is when they begin, and not another length."""

from __future__ import annotations

import pytest

from tests.stories.classes import FRIDAY, facts, labels, plans
from tests.stories.looking import says_all
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
AT = "Fri 27 Nov 2026, {} Lisbon time"


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("from 16:00 to 17:00", AT.format("17:00")),
        ("from 4 to 5", AT.format("17:00")),
        ("from 4pm to 6pm", AT.format("18:00")),
        ("from friday to thursday", "Thu 26 Nov 2026, 16:00 Lisbon time"),
        ("from friday 16:00 to thursday 11:00", "Thu 26 Nov 2026, 11:00 Lisbon time"),
        ("from 16:00 to 9:30 on thursday", "Thu 26 Nov 2026, 09:30 Lisbon time"),
    ],
)
def test_a_class_moves_to_the_second_time_and_stays_as_long_as_it_was(world: World, words: str, start: str) -> None:
    plans(world, "Physics friday 16:00 2h #algebra")
    world.teacher.hears()
    world.teacher.says(f"move physics {words}")

    assert world.teacher.hears() == [f"Shall I move “Physics” from {AT.format('16:00')} to {start}?"]
    world.teacher.says(f"session move 1 {words}")
    shown = facts(world.teacher.last())
    assert (shown["Starts"], shown["Length"]) == (start, "120 minutes")


def test_a_class_of_today_moves_too(world: World) -> None:
    plans(world, "Physics today 10:00")
    world.teacher.says("session move 1 from today 10:00 to 11:00")

    assert facts(world.teacher.last())["Starts"] == "Mon 23 Nov 2026, 11:00 Lisbon time"


@pytest.mark.parametrize("words", ["session move 1 from 14:00 to 15:30", "move algebra from 14:00 to 15:30"])
def test_where_the_class_begins_at_another_time_it_is_asked_what_is_meant(world: World, words: str) -> None:
    plans(world)
    (said,) = says_all(world.teacher, words)[-1:]

    assert said == f"“Algebra 2” starts on {FRIDAY}. Shall I move it to {AT.format('15:30')}?"
    assert labels(world.teacher.last())[:2] == ["Move 1: Algebra 2", f"From {AT.format('14:00')} on, 90 minutes"]
    world.teacher.says("yes")
    shown = facts(world.teacher.last())
    assert (shown["Starts"], shown["Length"]) == (AT.format("15:30"), "60 minutes")


def test_a_day_on_which_the_class_is_not_is_asked_about_too(world: World) -> None:
    plans(world)
    (said,) = says_all(world.teacher, "session move 1 from tuesday to wednesday")[-1:]

    assert said == f"“Algebra 2” starts on {FRIDAY}. Shall I move it to Wed 25 Nov 2026, 10:00 Lisbon time?"
