"""Everybody is reminded of a class in time, and once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.model.errors import NotSent
from bot.model.messages import Place
from store import schema
from tests.stories.classes import ALL_OF_TOMORROW, DAY, FRIDAY, HOUR, INVITATION, MENTIONS, TOMORROW, in_class, plans
from tests.world import ALGEBRA, MONDAY, World


def test_the_invitation_comes_exactly_three_days_before(world: World) -> None:
    plans(world)
    assert world.teacher.hears() == [f"The class is planned. Everybody is invited on {TOMORROW}."]

    world.passes(hours=24, minutes=59, seconds=59)
    assert in_class(world) == []

    world.passes(seconds=1)
    assert in_class(world) == [f"{INVITATION}{FRIDAY}."]
    assert world.student.hears() == [f"{INVITATION}{FRIDAY}."]
    assert world.teacher.hears() == [f"Your class “Algebra 2” is on {FRIDAY}. Everybody is invited now."]


def test_a_class_less_than_three_days_ahead_is_announced_at_once(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra @sam')

    assert world.teacher.hears() == ["The class is planned. Everybody is told now."]
    assert in_class(world) == world.student.hears() == [f"{INVITATION}{TOMORROW}."]


def test_everybody_is_reminded_once_a_day_and_an_hour_before(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00 #algebra @sam @kim @sam')
    kim = world.person("kim")
    world.passes(days=2)
    for someone in (world.teacher, world.student, kim):
        someone.hears()

    world.passes(days=5)

    for someone in (world.teacher, world.student, kim):
        assert someone.hears() == [f"{DAY}{FRIDAY}.", f"{HOUR}{FRIDAY}."]
    assert in_class(world) == [f"{INVITATION}{FRIDAY}.", f"{DAY}{FRIDAY}.", f"{HOUR}{FRIDAY}."]


def test_reminders_come_to_the_second(world: World) -> None:
    plans(world)
    said = []
    for hours in (25, 73, 96):
        world.clock.moment = MONDAY + timedelta(hours=hours, seconds=-1)
        world.passes()
        said.append(len(in_class(world)))
        world.passes(seconds=1)

    assert said == [0, 1, 2]
    assert len(in_class(world)) == 3


def test_twenty_four_hours_stay_twenty_four_hours_when_the_clocks_change(world: World) -> None:
    world.clock.moment = datetime(2027, 3, 20, 9, 0, tzinfo=UTC)
    plans(world, '"Algebra 2" 2027-03-28 10:00 #algebra')
    world.clock.moment = datetime(2027, 3, 27, 8, 59, 59, tzinfo=UTC)
    world.passes()
    said = len(in_class(world))

    world.passes(seconds=1)

    assert len(in_class(world)) == said + 1
    assert in_class(world)[-1] == f"{DAY}Sun 28 Mar 2027, 10:00 Lisbon time."
    world.passes(hours=23)
    assert in_class(world)[-1] == f"{HOUR}Sun 28 Mar 2027, 10:00 Lisbon time."


def test_a_class_in_thirty_minutes_has_an_invitation_and_nothing_more(world: World) -> None:
    plans(world, '"Algebra 2" today 09:30 #algebra')
    world.passes(hours=2)

    assert in_class(world) == [f"{INVITATION}Mon 23 Nov 2026, 09:30 Lisbon time."]


def test_nothing_is_said_twice_after_a_restart_a_copy_or_a_second_tick(world: World) -> None:
    words = 'session add "Algebra 2" tomorrow 10:00 #algebra'
    world.teacher.says(words, mentions=MENTIONS, keys=("once",))
    assert world.teacher.says(words, mentions=MENTIONS, keys=("once", "again")) == "copy"
    world.restarts()
    world.passes(hours=24)
    world.restarts()
    world.engine.tick(world.clock.moment)
    world.engine.tick(world.clock.moment)
    world.deliver()

    assert in_class(world) == ALL_OF_TOMORROW
    assert len(world.teacher.hears()) == 3


def test_after_an_outage_only_the_last_reminder_is_said_and_it_tells_the_time_left(world: World) -> None:
    plans(world)
    world.passes(days=2)
    world.down_for(hours=48, minutes=30)

    assert in_class(world)[1:] == [f"“Algebra 2” starts in 30 minutes: {FRIDAY}."]


def test_after_an_outage_with_many_classes_each_has_one_reminder(world: World) -> None:
    for number in range(52):
        plans(world, f'"Class {number}" friday 10:00 @sam')
    world.passes(days=2)
    world.student.hears()
    world.down_for(hours=48, minutes=30)

    said = world.student.hears()
    assert len(said) == len(set(said)) == 52


def test_an_outage_past_the_start_leaves_nothing_to_say(world: World) -> None:
    plans(world)
    world.down_for(days=5)

    assert in_class(world) == []


def test_a_reminder_that_could_not_be_said_is_not_said_after_the_start(world: World) -> None:
    plans(world, '"Algebra 2" today 10:30 #algebra')
    world.delivers = False
    world.passes(hours=1, minutes=45)
    world.delivers = True
    world.deliver()

    assert in_class(world) == [f"{INVITATION}Mon 23 Nov 2026, 10:30 Lisbon time."]


def test_a_channel_that_is_gone_does_not_keep_the_others_from_hearing(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra @sam')
    world.chat.gone.add("algebra")
    world.passes(days=2)

    assert world.student.hears()[-1] == world.teacher.hears()[-1] == f"{HOUR}{TOMORROW}."


def test_a_reminder_the_platform_did_not_take_is_said_a_moment_later(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 @sam')
    world.chat.failures += [NotSent("busy"), NotSent("busy")]
    world.passes(days=2)

    assert world.student.hears() == ALL_OF_TOMORROW


def test_talk_below_a_reminder_is_left_to_the_class(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    (number, post), *_ = world.chat.at(ALGEBRA)
    thread = Place(post.place.platform, post.place.workspace, post.place.channel, number)

    assert world.student.says("session cancel 1", where=thread) == "talk"
    assert world.student.says("1", where=thread) == "talk"
    assert len(world.chat.posts) == 2


def test_a_class_stays_at_the_time_people_agreed_on_when_its_zone_has_new_rules(world: World) -> None:
    plans(world)
    hour = timedelta(hours=1)
    with world.store.transaction() as connection:  # as it was counted under the rules of then
        sessions, reminders = schema.sessions, schema.reminders
        start = connection.execute(select(sessions.c.starts_at)).scalar_one()
        connection.execute(update(sessions).values(starts_at=start - hour))
        for row in connection.execute(select(reminders)).all():
            earlier = {"due": row.due - hour, "until": row.until - hour}
            connection.execute(update(reminders).where(reminders.c.id == row.id).values(earlier))
    world.restarts()
    world.passes(days=3, hours=23, minutes=59)
    assert world.student.hears() == [f"{INVITATION}{FRIDAY}.", f"{DAY}{FRIDAY}."]
    world.passes(minutes=1)
    assert world.student.hears() == [f"{HOUR}{FRIDAY}."]
    world.restarts()
    assert world.work().sessions.get(1).plan == 2


@pytest.mark.logs_errors("classes not recounted")
def test_a_class_in_a_zone_that_is_gone_keeps_nobody_from_beginning(world: World) -> None:
    plans(world)
    plans(world, '"Optics" friday 12:00')
    start = world.work().sessions.get(2).starts_at
    with world.store.transaction() as connection:
        sessions = schema.sessions
        gone, other = (update(sessions).where(sessions.c.number == number) for number in (1, 2))
        connection.execute(gone.values(zone="Mars/Olympus"))
        connection.execute(other.values(starts_at=start - timedelta(hours=1)))
    world.restarts()
    assert world.student.says("my tickets") == "ticket_list"
    assert world.work().sessions.get(2).starts_at == start


def test_new_rules_of_a_zone_reach_every_class_of_a_school_with_many(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.records.PAGE", 2)
    for hour in (9, 13, 11, 10, 12):
        plans(world, f'"Class {hour}" friday {hour}:00')
    with world.store.transaction() as connection:
        sessions = schema.sessions
        starts = {n: start for n, start in connection.execute(select(sessions.c.number, sessions.c.starts_at))}
        for number, start in starts.items():
            earlier = update(sessions).where(sessions.c.number == number)
            connection.execute(earlier.values(starts_at=start - timedelta(hours=1)))
    world.restarts()
    assert {each.number: each.starts_at for each in world.work().sessions.find()} == starts
