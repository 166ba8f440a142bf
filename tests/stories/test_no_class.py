"""What is set to a number and is no class, and what is said of how a class is taught, plan and open nothing."""

from __future__ import annotations

import pytest

from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
DIALS = (
    "change the room temperature to 20",
    "set the room temperature to 21",
    "put the ac to 18 degrees",
    "cambia la temperatura a 20",
    "stell die Heizung auf 20",
    "mets la température à 20",
    "muda a temperatura para 20",
)
TAUGHT = ("start algebra with a quiz", "please begin geography with a video", "end the class with a poem")


@pytest.mark.parametrize("words", DIALS)
def test_who_wants_something_set_is_offered_a_ticket(world: World, words: str) -> None:
    assert world.teacher.says(words) == "unknown"
    assert world.teacher.hears()[-1].startswith("I did not understand")

    world.teacher.presses("Open a ticket")
    assert world.work().sessions.find() == []


@pytest.mark.parametrize("words", TAUGHT)
def test_talk_about_teaching_is_asked_back_about(world: World, words: str) -> None:
    world.teacher.says("session add Algebra tomorrow 10:00")
    world.teacher.hears()
    assert world.teacher.says(words) == "unknown"
    assert world.work().tickets.find() == []
    assert len(world.work().sessions.find()) == 1


def test_a_class_is_still_put_to_a_time(world: World) -> None:
    assert world.teacher.says("put physics at 10 tomorrow") == "session_schedule"
