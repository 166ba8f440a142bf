"""The program, or the platform, was away for a day: what matters comes first, and what came too late makes no noise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.metronome import TICK
from bot.model.errors import NotSent
from bot.model.messages import Guard, Lane, Place, Reply
from bot.model.sessions import Reminder, ReminderKind
from tests.store.samples import reply, session
from tests.stories.looking import URGENT, pages
from tests.world import World

CLASSES, ALIKE = 1_500, 450
WAITING = 300
BEGUN = "“Algebra” on Mon 23 Nov 2026, 09:30 Lisbon time"
LATE = "\n".join(
    (
        f"I was away when {CLASSES} classes were to be announced. They have begun by now:",
        *(BEGUN, BEGUN, BEGUN),
        f"and {CLASSES - 3} more",
    )
)


def plan(world: World, count: int) -> None:
    """Classes in half an hour whose reminders are due within twenty minutes."""
    start = world.clock.now() + timedelta(minutes=30)
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        for number in range(1, count + 1):
            channel = Place("chat", "north", f"class{number}")
            kept = work.sessions.add(replace(session(number, channel=channel), starts_at=start))
            for minutes, kind in ((20, ReminderKind.DAY_BEFORE), (15, ReminderKind.HOUR_BEFORE)):
                work.reminders.add(Reminder(0, kept.id, 1, kind, start - timedelta(minutes=minutes), start))


def test_after_a_day_the_page_leaves_with_the_first_tick_and_the_staff_hear_of_all_classes_in_one_line(
    world: World,
) -> None:
    plan(world, CLASSES)
    world.student.says(URGENT)
    world.clock.moment += timedelta(days=1)
    world.restarts()
    world.first.hears()
    world.engine.tick(world.clock.now())
    world.deliver()

    assert len(pages(world.second)) == 1
    assert [said for said in world.staff() if "I was away" in said] == [LATE]
    assert not [post for post in world.chat.posts.values() if post.place.channel.startswith("class")]
    world.engine.tick(world.clock.now())
    world.deliver()
    assert [said for said in world.staff() if "I was away" in said] == [LATE]


def test_hundreds_of_classes_that_begin_in_the_same_minute_are_announced_within_seconds(world: World) -> None:
    plan(world, ALIKE)
    world.clock.moment += timedelta(minutes=10)
    said = []
    while made := world.engine.tick(world.clock.now()):
        said.append(made)

    assert sum(said) == 2 * ALIKE
    assert len(said) * TICK <= timedelta(seconds=5)


def test_the_one_class_that_was_not_announced_in_time_is_named(world: World) -> None:
    plan(world, 1)
    world.down_for(days=1)

    told = [said for said in world.staff() if "I was away" in said]
    assert told == [f"I was away when a class was to be announced. It has begun by now:\n{BEGUN}"]


def test_a_class_that_has_not_begun_is_announced_once_beside_those_that_have(world: World) -> None:
    plan(world, 1)
    world.clock.moment += timedelta(minutes=20)
    world.engine.tick(world.clock.now())
    world.deliver()

    said = [post for post in world.chat.posts.values() if post.place.channel == "class1"]
    assert len(said) == 1
    assert [line for line in world.staff() if "I was away" in line] == []


@pytest.mark.parametrize(("count", "line"), [(40, "40 reminders came too late"), (1, "A reminder came too late")])
def test_reminders_that_a_platform_kept_waiting_are_told_of_together(world: World, count: int, line: str) -> None:
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        added = work.sessions.add(session())
        guard = Guard("sessions", added.id, "scheduled", 1)
        until = world.clock.now() + timedelta(hours=1)
        work.outbox.add(notice(number, guard, until) for number in range(count))
    world.chat.failures = [NotSent("refused")] * count
    world.deliver()
    world.clock.moment += timedelta(hours=1, minutes=5)
    world.deliver()
    world.engine.tick(world.clock.now())
    world.deliver()
    assert [said for said in world.staff() if "too late" in said] == []

    world.passes(minutes=15)
    (told,) = [said for said in world.staff() if "too late" in said]
    assert told.startswith(line)


def notice(number: int, guard: Guard, until: object) -> Reply:
    return reply("soon", Place("chat", "north", f"c{number}"), lane=Lane.NOTICE, until=until, only_while=guard)


@pytest.mark.unasked
def test_the_page_is_the_first_of_hundreds_that_waited_for_a_day(world: World) -> None:
    world.delivers = False
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        work.outbox.add(reply("flood", Place("chat", "north", f"c{number}")) for number in range(WAITING))
    world.student.says(URGENT)
    world.clock.moment += timedelta(hours=23)
    world.delivers = True
    world.restarts()
    world.engine.tick(world.clock.now())
    world.deliver()

    order = [post.place.channel for post in world.chat.posts.values()]
    assert order.index("@ana") < 16
    assert len(order) > WAITING
