"""Who is on call at another time, and when the support team is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from adapters.plain import plain_text
from bot.model.moments.asked_days import asked_for, days_asked
from bot.model.people import Identity
from bot.model.school import Hours
from tests.stories.outages import labels
from tests.world import MONDAY, NORTH, Someone, World

pytestmark = pytest.mark.usefixtures("checked")
THERE = "The support team of North School answers Monday to Friday, 08:00 to 17:00, Lisbon time."


@pytest.mark.parametrize("words", ["who is on call tomorrow morning", "who is on call tomorrow at 10?"])
def test_who_asks_for_another_time_hears_who_stands_in_then(world: World, words: str) -> None:
    world.second.says("on call override ben for ana from tomorrow 8:00 until tomorrow 12:00")
    world.first.hears()
    world.first.says(words)
    then = world.first.hears()[-1]
    assert then.startswith("On call at Tue 24 Nov 2026, ")
    assert "1. Ben Okafor (for Ana Alves until Tue 24 Nov 2026, 12:00 Lisbon time), at once" in then
    assert "I take over" not in labels(world.first)

    world.first.says("who is on call")
    assert world.first.hears()[-1].startswith(
        "On call now, in this order: 1. Ana Alves, at once\n2. Ben Okafor, if nobody"
    )


@pytest.mark.parametrize("when", ["in december", "some day"])
def test_the_answer_for_a_time_that_is_not_read_says_that_it_is_for_now(world: World, when: str) -> None:
    world.first.says(f"who is on call {when}?")

    assert world.first.hears()[-1].startswith("On call now, in this order: 1. Ana Alves, at once")


def test_after_it_ends_the_plan_is_as_ever(world: World) -> None:
    world.second.says("on call override ben for ana from tomorrow 8:00 until tomorrow 12:00")
    world.first.says("who is on call on friday at 10")

    assert "1. Ana Alves, at once" in world.first.hears()[-1]


@pytest.mark.parametrize("words", ["what are your opening hours", "when are you open?", "office hours"])
def test_who_asks_when_somebody_is_there_hears_it(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears() == [
        f"{THERE}\nIt is there now, until Mon 23 Nov 2026, 17:00 Lisbon time.\n"
        "What is urgent calls somebody at any time: tell me what is wrong, and that it is urgent.\n"
        "I am here all the time."
    ]


@pytest.mark.parametrize("words", ["are you there?", "when do you answer?", "are you working on it?"])
def test_who_waits_for_an_answer_is_not_told_the_hours(world: World, words: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.says(words)

    assert not any("answers Monday to Friday" in said for said in world.student.hears())


def test_who_lives_elsewhere_hears_when_it_is_there_again_in_their_own_time(world: World) -> None:
    nyla = Someone(world, Identity("chat", "north", "nyla", "Nyla Young", zone="America/New_York"))
    world.passes(hours=10)
    nyla.says("opening hours")

    post = world.chat.heard[-1]
    assert "It is there again on Tue 24 Nov 2026, 03:00 New York time." in plain_text(post.card, post.reader)


def test_a_school_that_calls_nobody_promises_no_call(world_of: object) -> None:
    hours = Hours(frozenset({0, 2, 6}), contact="call 555 01 00")
    world = world_of(replace(NORTH, ladders={}, hours=hours))  # type: ignore[operator]
    world.student.says("opening hours")

    said = world.student.hears()[-1]
    assert "answers Monday, Wednesday and Sunday, 08:00" in said
    assert "What is urgent" not in said
    assert said.endswith("You can also reach the support team here: call 555 01 00.")


def test_the_time_that_is_named_is_read_by_the_persons_own_clock() -> None:
    def at(words: str) -> datetime | None:
        return asked_for(words, "Europe/Lisbon", MONDAY)

    assert at("who is on call tonight") == MONDAY.replace(hour=20)
    assert at("who is on call tomorrow afternoon") == MONDAY.replace(hour=15) + timedelta(days=1)
    assert at("who is on call on friday") == MONDAY + timedelta(days=4)
    assert at("who is on call today") is None
    assert at("who is on call now") is None
    assert at("on call") is None
    assert at("who was on call yesterday at 10") is None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on call next week", "from Mon 30 Nov 2026 to Sun 6 Dec 2026, in"),
        ("who is on call this weekend?", "from Sat 28 Nov 2026 to Sun 29 Nov 2026, in"),
        ("who is on call on friday", "on Fri 27 Nov 2026, in this order"),
        ("who's on call tomorrow", "on Tue 24 Nov 2026, in this order"),
        ("who is on call this week", "from Mon 23 Nov 2026 to Sun 29 Nov 2026, in"),
        ("wer hat am Wochenende Bereitschaft", "from Sat 28 Nov 2026 to Sun 29 Nov"),
        ("quién está de guardia mañana", "on Tue 24 Nov 2026, in"),
        ("qui est d'astreinte demain", "on Tue 24 Nov 2026, in"),
    ],
)
def test_of_whole_days_the_plan_is_told_with_whoever_stands_in(world: World, words: str, days: str) -> None:
    world.student.says(words)

    told = world.student.hears()[-1]
    assert told.startswith(f"On call {days}")
    assert told.endswith(
        "1. Ana Alves, at once\n2. Ben Okafor, if nobody answers for 10 minutes\n"
        "3. Carla Cruz, if nobody answers for 15 more minutes"
    )


def test_who_stands_in_on_one_of_these_days_is_told_and_for_whom_only_to_the_staff(world: World) -> None:
    world.second.says("on call override ben for ana from saturday 8:00 until saturday 12:00")
    world.second.says("on call override ben for ana from 1 dec 8:00 until 1 dec 12:00")
    for someone in (world.student, world.first):
        someone.hears()
        someone.says("who is on call this weekend")
    times = "Sat 28 Nov 2026, 08:00 Lisbon time until Sat 28 Nov 2026, 12:00 Lisbon time"

    told = world.student.hears()[-1]
    assert told.endswith(f"\nFrom {times} Ben Okafor stands in.")
    assert world.first.hears()[-1].endswith(f"Override 1: Ben Okafor for Ana Alves, from {times}")


def test_tomorrow_night_is_one_moment(world: World) -> None:
    for words in ("who is on call tomorrow night", "wer hat morgen abend Bereitschaft"):
        world.student.says(words)
        assert world.student.hears()[-1].startswith("On call at Tue 24 Nov 2026, 20:00 Lisbon time")


def test_a_week_end_that_has_begun_is_this_one() -> None:
    sunday = MONDAY + timedelta(days=6)
    days = days_asked("who is on call at the weekend", "Europe/Lisbon", sunday)
    assert days is not None
    assert (days.start, days.end) == (sunday, MONDAY.replace(hour=0) + timedelta(days=7))


def test_who_stands_in_for_all_the_time_that_is_asked_about_is_named_first(world: World) -> None:
    world.second.says("on call override ben for ana from tomorrow 0:00 until thursday 0:00")
    world.first.hears()
    world.student.says("who is on call tomorrow")
    world.first.says("who is on call tomorrow")
    until = "Thu 26 Nov 2026, 00:00 Lisbon time"

    after = "2. Carla Cruz, if nobody answers for 10 minutes"
    assert world.student.hears()[-1].endswith(f"in this order: 1. Ben Okafor, at once\n{after}")
    assert world.first.hears()[-1].endswith(f": 1. Ben Okafor (for Ana Alves until {until}), at once\n{after}")


def test_beside_who_stands_in_all_the_time_who_does_for_a_part_of_it_is_told(world: World) -> None:
    world.second.says("on call override ben for ana from tomorrow 0:00 until thursday 0:00")
    world.last.says("on call override carla for ben from tomorrow 10:00 until tomorrow 12:00")
    world.first.hears()
    world.first.says("who is on call tomorrow")
    told = world.first.hears()[-1]

    assert "1. Ben Okafor (for Ana Alves until " in told
    assert "\nOverride 2: Carla Cruz for Ben Okafor, from Tue 24 Nov 2026, 10:00 Lisbon time until " in told
