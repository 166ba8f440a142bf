"""Two plan the same, or react to the same words, in the same moment: the second one sees what the first one did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from bot.engine import Engine
from bot.model.messages import Message
from tests import gestures
from tests.faults.two import EVERYBODY, RARE, Two, classes
from tests.world import ALGEBRA, MONDAY, Someone

UNINVITE_AND_TICK = (r"(?s)SELECT reminders\.", r"(?s)SELECT reminders\.id.*SKIP LOCKED")
NUMBER_TWICE = (r"(?s)SELECT schools\.school.*FOR UPDATE", r"(?s)SELECT schools\.school.*FOR UPDATE")
COUNTED_TWICE = (r"(?s)UPDATE schools SET sessions", r"(?s)UPDATE schools SET sessions")
REACTED_TWICE = (r"(?s)SELECT origins", r"(?s)SELECT origins")
CARLA = {"@carla": "carla"}


def test_who_is_taken_out_while_a_class_is_announced_is_told_of_both_or_of_neither(two: Two) -> None:
    two.world.last.says("help")
    wrong = []
    for number, row in enumerate(classes(two, RARE), 1):
        two.world.clock.moment = now = MONDAY + timedelta(minutes=number)
        two.hears(two.world.engine, two.world.teacher, f"session invite {number} @carla", mentions=CARLA)()
        out = two.hears(two.world.engine, two.world.teacher, f"session uninvite {number} @carla", mentions=CARLA)
        two.meeting.of(out, partial(two.beside.tick, now), UNINVITE_AND_TICK, number % 2)
        two.beside.tick(now)
        waits = two.waiting()
        invited = sum(key.startswith(f"invitation/{row}/") for key in waits)
        told = sum(key.startswith(f"out/{row}/") for key in waits)
        wrong += [number] if (invited > EVERYBODY) != (told > 0) else []
        two.forgets()

    assert wrong == []


def test_of_two_who_stand_in_for_the_same_one_is_entered(two: Two) -> None:
    for number in range(1, RARE + 1):
        hours = "from 2027-01-01 09:00 until 2027-01-01 17:00"
        one = two.hears(two.world.engine, two.world.second, f"on call override me instead of ana {hours}")
        ring = two.hears(two.beside, two.world.first, f"on call override me instead of ben {hours}")
        same = two.hears(two.beside, two.world.last, f"on call override me instead of ana {hours}")
        two.meeting.of(one, ring if number % 4 < 2 else same, NUMBER_TWICE, number % 2)
        (kept,) = two.world.work().covers.ahead(two.world.clock.now())
        two.hears(two.world.engine, two.world.first, f"override {kept.number} cancel")()
        two.forgets()


def test_a_class_that_is_planned_twice_in_the_same_moment_is_planned_once(two: Two) -> None:
    for number in range(1, RARE + 1):
        words = f'session add "Class {number}" 2026-12-04 10:00 60m'
        one, other = (two.hears(engine, two.world.teacher, words) for engine in (two.world.engine, two.beside))
        two.meeting.of(one, other, COUNTED_TWICE, number % 2)
        two.forgets()

    assert len(two.world.work().sessions.find()) == RARE


def test_what_two_react_to_at_the_same_moment_becomes_one_ticket(two: Two) -> None:
    two.student()
    world, now = two.world, two.world.clock.now()

    def reacts(engine: Engine, who: Someone, to: Message) -> Callable[[], str]:
        return partial(engine.hear, gestures.reaction(who.identity, world.count(), "ticket open", to, {}), now)

    for number in range(1, RARE + 1):
        world.student.says(f"my login does not work, {number}", where=ALGEBRA)
        (*_, said) = world.student.said
        one = reacts(world.engine, world.teacher if number % 4 < 2 else world.student, said)
        two.meeting.of(one, reacts(two.beside, world.first, said), REACTED_TWICE, number % 2)
        two.forgets()

    assert len(world.work().tickets.find()) == RARE
