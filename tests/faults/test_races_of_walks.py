"""Somebody asks for help twice in the same moment: they are walked through it once."""

from __future__ import annotations

import pytest

from bot.model.messages import Kind, Message
from bot.model.walkthroughs import WalkState
from tests.faults.two import Two
from tests.world import World

ROUNDS = 12
HEARD_TWICE = (r"(?s)INSERT INTO heard", r"(?s)INSERT INTO heard")
BEGUN_TWICE = (r"(?s)INSERT INTO walkthroughs", r"(?s)INSERT INTO walkthroughs")


def walks(world: World) -> list[tuple[WalkState, str]]:
    return [(each.state, each.playbook) for each in world.work().walkthroughs.find(limit=1000)]


@pytest.mark.parametrize("reads", [HEARD_TWICE, BEGUN_TWICE], ids=["heard", "begun"])
def test_who_asks_twice_at_the_same_moment_is_in_one_walk_through(two: Two, reads: tuple[str, str]) -> None:
    for number in range(ROUNDS):
        sam = two.world.person(f"sam{number}")
        if reads == BEGUN_TWICE or number % 4 > 1:  # whom the desk has met; who has not been met, waits before that
            two.hears(two.world.engine, sam, "help")()
        one, other = (two.hears(engine, sam, "login") for engine in (two.world.engine, two.beside))
        two.meeting.of(one, other, reads, number % 2)

    assert walks(two.world) == [(WalkState.ASKING, "login")] * ROUNDS


def test_who_asks_for_two_things_at_the_same_moment_is_asked_about_one_and_then_the_other(two: Two) -> None:
    for number in range(ROUNDS):
        sam = two.world.person(f"sam{number}")
        two.hears(two.world.engine, sam, "help")()
        one = two.hears(two.world.engine, sam, "login")
        other = two.hears(two.beside, sam, "my screen is black")
        two.meeting.of(one, other, BEGUN_TWICE, number % 2)

    states = [state for state, _ in walks(two.world)]
    assert states.count(WalkState.ASKING) == ROUNDS
    assert set(states) <= {WalkState.ASKING, WalkState.ASIDE, WalkState.LEFT}


def test_who_asks_twice_in_one_batch_is_in_one_walk_through(world: World) -> None:
    sam = world.student
    twice = [Message((f"h{number}",), sam.identity, sam.place, "login", Kind.COMMAND) for number in (1, 2)]
    world.engine.hear_all(twice, world.clock.now())

    assert walks(world) == [(WalkState.ASKING, "login")]
