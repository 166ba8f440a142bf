"""Somebody changes a class in the moment in which its people are told of it, over and over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.model.messages import Guard
from bot.model.sessions import Reminder, ReminderKind
from tests.faults.two import RARE, Two
from tests.store.samples import reply, session
from tests.world import ALGEBRA, HELP_DESK, MONDAY, NORTH

SESSION_AND_CLAIM = (r"(?s)SELECT sessions\.id.*FOR UPDATE", r"(?s)SELECT sessions\.school.*FOR SHARE")
MOVE_AND_TICK = (r"(?s)SELECT sessions\.id.*FOR UPDATE", r"(?s)SELECT reminders\.id.*SKIP LOCKED")
INVITE_AND_TICK = (r"(?s)SELECT reminders\.", r"(?s)SELECT reminders\.id.*SKIP LOCKED")
OUT_AND_TICK = (
    r"(?s)SELECT reminders\.",
    r"(?s)SELECT reminders\.id, reminders\.session, reminders\.plan.*SKIP LOCKED",
)
"""The tick meets it where it takes what is due, and not where it looks for what it missed: there nothing is locked."""
CLASS_NUMBER_TWICE = (r"UPDATE schools SET sessions", r"UPDATE schools SET sessions")
EVERYBODY = 3
"""Who teaches it, who takes part, and the channel."""
CARLA = {"@carla": "carla"}


def classes(two: Two, most: int) -> list[int]:
    """As many as there are rounds, each to be announced a minute after the other; their ids."""
    student, teacher = two.student(), two.world.work().people.with_handles(["tess"])[0].id
    with two.world.store.begin(NORTH, MONDAY) as work:
        ids = []
        for number in range(1, min(most, two.times) + 1):
            row = replace(session(number), title=f"Class {number}", instructor=teacher, channel=ALGEBRA)
            kept = work.sessions.add(replace(row, participants=(student,)))
            due = MONDAY + timedelta(minutes=number)
            work.reminders.add(Reminder(0, kept.id, 1, ReminderKind.INVITATION, due, kept.starts_at))
            ids.append(kept.id)
    return ids


MOVES = "session move {number} to 2027-05-05 10:00"


def test_no_reminder_begins_after_the_commit_of_a_move(two: Two) -> None:
    late, begun = [], 0
    for number, row in enumerate(classes(two, two.times), 1):
        with two.world.store.begin(NORTH, MONDAY) as work:
            guard = Guard("sessions", row, "scheduled", 1)
            work.outbox.add([reply("soon", HELP_DESK, key=f"soon/{number}", only_while=guard)])
        move = two.hears(two.world.engine, two.world.first, MOVES.format(number=number))
        (_, moved), (said, claimed) = two.meeting.of(move, two.claims, SESSION_AND_CLAIM, number % 2)
        begun += f"soon/{number}" in said
        late += [number] if f"soon/{number}" in said and claimed > moved else []
        two.forgets()

    assert late == []
    assert two.world.store.sqlite or 0 < begun < two.times


def test_who_hears_of_a_class_while_it_is_moved_hears_that_too(two: Two) -> None:
    untold = []
    for number, row in enumerate(classes(two, RARE), 1):
        two.world.clock.moment = now = MONDAY + timedelta(minutes=number)
        move = two.hears(two.world.engine, two.world.first, MOVES.format(number=number))
        _, said = two.meeting.of(move, partial(two.announces, now), MOVE_AND_TICK, number % 2)
        told = [key for key in two.claims()[0] if key and key.startswith(f"change/{row}/")]
        untold += [number] if f"invitation/{row}/1" in str(said) and len(told) < EVERYBODY else []
        two.forgets()

    assert untold == []


def test_who_is_invited_while_a_class_is_announced_is_told(two: Two) -> None:
    untold = []
    for number, row in enumerate(classes(two, RARE), 1):
        two.world.clock.moment = now = MONDAY + timedelta(minutes=number)
        invite = two.hears(two.world.engine, two.world.first, f"session invite {number} @carla", mentions=CARLA)
        two.meeting.of(invite, partial(two.beside.tick, now), INVITE_AND_TICK, number % 2)
        two.beside.tick(now)
        told = [key for key in two.waiting() if key.startswith(f"invitation/{row}/")]
        untold += [number] if len(told) <= EVERYBODY else []
        two.forgets()

    assert untold == []


def test_who_is_taken_out_while_a_class_is_announced_hears_that_too(two: Two) -> None:
    untold, invited = [], 0
    for number, row in enumerate(classes(two, RARE), 1):
        two.hears(two.world.engine, two.world.first, f"session invite {number} @carla", mentions=CARLA)()
        now = two.world.clock.moment = MONDAY + timedelta(minutes=number)
        takes_out = two.hears(two.world.engine, two.world.first, f"session uninvite {number} @carla", mentions=CARLA)
        two.meeting.of(takes_out, partial(two.beside.tick, now), OUT_AND_TICK, number % 2)
        two.beside.tick(now)
        carla = two.world.work().people.with_handles(["carla"])[0].id
        told = [f"{kind}/{row}/1/{carla}" in two.waiting() for kind in ("invitation", "change")]
        invited += told[0]
        untold += [number] if told[0] and not told[1] else []
        two.forgets()

    assert untold == []
    assert two.world.store.sqlite or 0 < invited < RARE


def test_of_two_who_plan_the_same_class_at_the_same_moment_one_does(two: Two) -> None:
    for number in range(1, RARE + 1):
        words = f'session add "Class {number}" 2026-12-04 10:00 60m'
        one = two.hears(two.world.engine, two.world.first, words)
        other = two.hears(two.beside, two.world.first, words)
        two.meeting.of(one, other, CLASS_NUMBER_TWICE, number % 2)
        two.forgets()

    planned = two.world.work().sessions.find(limit=1000)
    assert [each.number for each in planned] == list(range(1, RARE + 1))
