"""Five thousand classes on one day: each is announced when it is time, and none is left behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.metronome import TICK
from bot.model.messages import Place
from bot.model.sessions import ReminderKind, ReminderState
from store import schema
from store.insert import insert_all
from store.sessions import Sessions
from tests.store.samples import session
from tests.world import World

CLASSES, DAY = 5_000, timedelta(hours=10)
WATCHED = 40
"""Minutes of it, in each of which eight classes are announced."""
IN_TIME = timedelta(seconds=5)


def begins(world: World, number: int) -> datetime:
    """On a whole minute, as classes do."""
    minute = number * int(DAY.total_seconds() // 60) // CLASSES
    return world.clock.now() + timedelta(hours=1, minutes=1 + minute)


def fill(world: World) -> dict[int, datetime]:
    """Classes of which everybody heard a day before, each in its own channel; when each begins."""
    school = world.schools[0]
    columns = [column.name for column in Sessions.columns]
    classes, reminders = [], []
    for number in range(1, CLASSES + 1):
        start, channel = begins(world, number), Place("chat", "north", f"class{number}")
        row = replace(session(number, channel=channel), id=number, starts_at=start)
        classes.append({"school": school.id, **{name: getattr(row, name) for name in columns}})
        planned = {"school": school.id, "session": number, "plan": 1, "until": start, "state": ReminderState.PLANNED}
        reminders.append({**planned, "kind": ReminderKind.HOUR_BEFORE, "due": start - timedelta(hours=1)})
    with world.store.begin(school, world.clock.now()) as work:
        insert_all(work.connection, schema.sessions, classes)
        insert_all(work.connection, schema.reminders, reminders)
    return {number: begins(world, number) for number in range(1, CLASSES + 1)}


def test_of_five_thousand_classes_each_is_announced_within_five_seconds(world: World) -> None:
    starts = fill(world)
    for _ in range(WATCHED):
        world.clock.moment += timedelta(minutes=1)
        for _ in range(IN_TIME // TICK):
            world.engine.tick(world.clock.now())
        world.deliver()

        assert not world.work().reminders.find(schema.reminders.c.due <= world.clock.now())
    said = [post.place.channel for post in world.chat.posts.values() if post.place.channel.startswith("class")]
    hour = world.clock.now() + timedelta(hours=1)
    due = [number for number, start in starts.items() if start <= hour]
    assert sorted(said) == sorted(f"class{number}" for number in due)
